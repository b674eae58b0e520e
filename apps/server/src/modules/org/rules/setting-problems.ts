import type { Block } from '../../../platform/refusal.ts'
import type { Setting } from '../../../platform/setting.ts'

/** True for the three letters of a currency in use, e.g. `USD`. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

/** True for a well-formed language tag, e.g. `de-AT`. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  return Array.isArray(value)
    ? 'a list'
    : ({ boolean: 'yes or no', number: 'a number', string: 'a text' }[typeof value as string] ?? 'a group of values')
}

/** What is wrong with a value for a setting: another kind than its default, or none of its choices. */
export function settingProblem(setting: Setting<unknown>, value: unknown): Block | undefined {
  const wrong = (message: string): Block => ({ code: 'invalid-value', field: 'value', message })
  if (setting.choices) {
    return setting.choices.includes(value)
      ? undefined
      : wrong(`"${setting.name}" is one of ${setting.choices.join(', ')}.`)
  }
  if (setting.fallback !== null && kindOf(value) !== kindOf(setting.fallback))
    return wrong(`"${setting.name}" is ${kindOf(setting.fallback)}.`)
  const message = setting.problem?.(value)
  return message === undefined ? undefined : wrong(message)
}
