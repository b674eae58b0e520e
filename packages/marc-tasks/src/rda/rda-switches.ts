import type { Step } from '../language/task.ts'

/**
 * The step for a line `RDAHELPER` of a task that was written for MarcEdit, whose settings are 18 values with `|` between them.
 * MarcEdit has not published which value is which; the only one that speaks for itself is the language of cataloguing, a text.
 * So the step does what the helper does by its usual settings, and says so in its note. Nothing is done where all are off.
 *
 * @param settings - as they stand behind the verb: `1|1|0|…|eng|1`
 */
export function rdaSwitches(settings: string): Step {
  const values = settings
    .trim()
    .split('|')
    .map((value) => value.trim())
  const language = values.find((value) => /^[a-z]{3}$/.test(value)) ?? ''
  return {
    do: 'rda-helper',
    ...(language !== '' && { language }),
    ...(!values.includes('1') && { off: true }),
    note: `MarcEdit’s RDA helper with the settings ${settings.trim()}. MarcEdit does not say which setting is which, so the usual parts are done; see which of them you want.`,
  }
}
