import type { Field } from '@carrel/marc'

/** Whether the indicators of a field are as wanted: two characters, `*` for any, `\` or blank for a blank. */
export function isIndicators(field: Field, wanted: string): boolean {
  if (field.kind === 'control') return false
  return [0, 1].every((at) => {
    const one = wanted[at] ?? '*'
    return one === '*' || (one === '\\' ? ' ' : one) === field.indicators[at]
  })
}

/** Indicators changed as wanted: two characters, `*` for one that stays as it is, `\` for a blank. */
export function changedIndicators(indicators: string, wanted: string): string {
  const first = [0, 1].map((at) => {
    const one = wanted[at] ?? '*'
    return one === '*' ? (indicators[at] ?? ' ') : one === '\\' ? ' ' : one
  })
  return `${first.join('')}${indicators.slice(2)}`
}
