import type { Step } from '../language/task.ts'

/**
 * The step for a line `RDAHELPER` of a task that was written for MarcEdit. Its settings are 18 values with `|` between them. What
 * each stands for is not published; they are taken in the order of the boxes of its window: 336; 337 and 338; 344; 345; 346;
 * 347; 380; 381; 260 to 264; signs for copyright; qualifiers of 015, 020, 024 and 027; 040; 502; deleting the designation;
 * making one; abbreviations; the language of cataloguing; relator terms. What is asked for and not done here is named in the note.
 *
 * @param settings - as they stand behind the verb: `1|1|0|…|eng|1`
 */
export function rdaSwitches(settings: string): Step {
  const values = settings
    .trim()
    .split('|')
    .map((value) => value.trim())
  const isOn = (...places: readonly number[]) => places.some((place) => /^(?:1|true)$/i.test(values[place - 1] ?? ''))
  const language = values.find((value) => /^[a-z]{3}$/.test(value)) ?? ''
  const undone = [
    ...(isOn(1) !== isOn(2) ? ['336 without 337 and 338, or the other way round'] : []),
    ...(isOn(15) ? ['making a designation of material'] : []),
  ]
  return {
    do: 'rda-helper',
    types: isOn(1, 2),
    characteristics: isOn(3, 4, 5, 6),
    work: isOn(7, 8),
    publication: isOn(9),
    qualifiers: isOn(11),
    copyright: 'sign',
    conventions: isOn(12),
    dissertation: isOn(13),
    designation: isOn(14),
    abbreviations: isOn(16),
    latin: isOn(16),
    relators: isOn(18) ? 'terms' : 'leave',
    ...(language !== '' && { language }),
    ...(undone.length > 0 && { note: `Not done as in MarcEdit: ${undone.join('; ')}.` }),
  }
}
