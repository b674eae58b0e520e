import type { Condition, FieldCondition, PositionCondition } from '../language/condition.ts'

/** A condition as one line that `parseCondition` reads. */
export function printCondition(condition: Condition): string {
  return print(condition, 0)
}

/** @param within - 0 for nothing, 1 inside of `or`, 2 inside of `and`, 3 behind `not` */
function print(condition: Condition, within: number): string {
  if ('any' in condition) return joined(condition.any, 'or', 1, within)
  if ('all' in condition) return joined(condition.all, 'and', 2, within)
  if ('not' in condition) return printNot(condition.not)
  if ('text' in condition) return `record ~ ${pattern(condition.text, condition.ignoreCase)}`
  return 'field' in condition ? printField(condition, '') : printPosition(condition, '')
}

function joined(conditions: readonly Condition[], word: string, own: number, within: number): string {
  const text = conditions.map((each) => print(each, own)).join(` ${word} `)
  return within > own || (within === own && conditions.length > 1) ? `(${text})` : text
}

function printNot(condition: Condition): string {
  if ('text' in condition) return `record !~ ${pattern(condition.text, condition.ignoreCase)}`
  if ('field' in condition && (condition.is !== undefined || condition.matches !== undefined))
    return printField(condition, '!')
  const isPosition = 'leader' in condition || 'position' in condition
  if (isPosition && (typeof condition.is === 'string' || condition.matches !== undefined))
    return printPosition(condition, '!')
  return `not ${print(condition, 3)}`
}

function printField(condition: FieldCondition, not: string): string {
  const { field, indicators, subfield, is, contains, matches, ignoreCase } = condition
  const subject = `${field}${indicators === undefined ? '' : `[${indicators}]`}${subfield === undefined ? '' : `$${subfield}`}`
  if (matches !== undefined) return `${subject} ${not}~ ${pattern(matches, ignoreCase)}`
  // What has no sign of its own where capitals make no difference is said as a regular expression.
  if (ignoreCase === true && is !== undefined) return `${subject} ${not}~ ${pattern(`^${plain(is)}$`, true)}`
  if (ignoreCase === true && contains !== undefined) return `${subject} ~ ${pattern(plain(contains), true)}`
  if (is !== undefined) return `${subject} ${not}= ${value(is)}`
  return contains === undefined ? subject : `${subject} : ${value(contains)}`
}

function printPosition(condition: PositionCondition, not: string): string {
  const [tag = 'LDR', start = String(condition.leader ?? 0)] = condition.position?.split('/') ?? []
  const { length, is, matches } = condition
  const subject = `${tag}/${start}${length === undefined ? '' : `-${Number(start) + length - 1}`}`
  if (matches !== undefined) return `${subject} ${not}~ ${pattern(matches, false)}`
  if (is === undefined) return subject
  return typeof is === 'string' ? `${subject} ${not}= ${value(is)}` : `${subject} in (${is.map(value).join(', ')})`
}

function pattern(text: string, ignoreCase: boolean | undefined): string {
  const escaped = text.replaceAll(/(\\.)|\//gs, (_, pair: string | undefined) => pair ?? '\\/')
  return `/${escaped}/${ignoreCase === true ? 'i' : ''}`
}

function value(text: string): string {
  if (/^[\p{L}\p{N}.#*\\-]+$/u.test(text) && !/^(?:and|or|not|in)$/i.test(text)) return text
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

function plain(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
