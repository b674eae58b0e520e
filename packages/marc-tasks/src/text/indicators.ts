import type { Field } from '@carrel/marc'

/** Whether the indicators of a field are as wanted: two characters, `*` for any, `\` or blank for a blank. */
export function isIndicators(field: Field, wanted: string): boolean {
  if (field.kind === 'control') return false
  return [0, 1].every((at) => {
    const one = wanted[at] ?? '*'
    return one === '*' || (one === '\\' ? ' ' : one) === field.indicators[at]
  })
}
