import { fieldsWith, type Field, type MarcRecord } from '@carrel/marc'
import { isIndicators } from '../text/indicators.ts'
import { leaderLine, recordText } from '../text/record-text.ts'
import { readPattern } from '../text/pattern.ts'
import { tagPattern } from '../text/tag-pattern.ts'
import type { Condition, FieldCondition, PositionCondition, TextCondition } from './condition.ts'

type Test = (record: MarcRecord) => boolean

/** Makes a condition ready for many records; a text says what is wrong with it. */
export function compileCondition(condition: Condition): Test | string {
  if ('all' in condition) return compileAll(condition.all, (tests, record) => tests.every((test) => test(record)))
  if ('any' in condition) return compileAll(condition.any, (tests, record) => tests.some((test) => test(record)))
  if ('not' in condition) return compileAll([condition.not], ([test], record) => test !== undefined && !test(record))
  if ('text' in condition) return textTest(condition)
  if ('field' in condition) return fieldTest(condition)
  if ('leader' in condition || 'position' in condition) return positionTest(condition)
  return 'A condition must ask something: all, any, not, field, leader, position or text.'
}

function compileAll(
  conditions: readonly Condition[],
  join: (tests: readonly Test[], record: MarcRecord) => boolean,
): Test | string {
  const tests: Test[] = []
  for (const condition of conditions) {
    const test = compileCondition(condition)
    if (typeof test === 'string') return test
    tests.push(test)
  }
  return (record) => join(tests, record)
}

function textTest({ text, ignoreCase }: TextCondition): Test | string {
  const pattern = readPattern(text, { ignoreCase: ignoreCase === true, lines: true })
  if (typeof pattern === 'string') return pattern
  // What can only be found in the line of the leader need not be looked for in the others.
  const isLeader = /^\^?=LDR/.test(text) && !/\||\[\^|\\[nrsSWD]/.test(text)
  return isLeader ? ({ leader }) => pattern.test(leaderLine(leader)) : (record) => pattern.test(recordText(record))
}

function fieldTest(condition: FieldCondition): Test | string {
  const { field, indicators, subfield } = condition
  const tag = tagPattern(field)
  const fits = wordTest(condition)
  if (typeof fits === 'string') return fits
  const texts = (one: Field): readonly string[] => {
    if (one.kind === 'control') return [one.value]
    if (subfield === undefined) return [one.subfields.map(({ value }) => value).join(' ')]
    return one.subfields.filter(({ code }) => code !== '' && subfield.includes(code)).map(({ value }) => value)
  }
  return (record) =>
    fieldsWith(record, tag).some(
      (one) => (indicators === undefined || isIndicators(one, indicators)) && texts(one).some(fits),
    )
}

function positionTest(condition: PositionCondition): Test | string {
  const [tag = '', from = '0'] = condition.position?.split('/') ?? ['LDR', String(condition.leader)]
  const start = Number(from)
  if (!Number.isInteger(start) || start < 0) return 'A position must be written as 008/23, counted from 0.'
  const wanted = condition.is === undefined ? undefined : [condition.is].flat()
  const pattern = condition.matches === undefined ? undefined : readPattern(condition.matches, {})
  if (typeof pattern === 'string') return pattern
  const length = condition.length ?? wanted?.[0]?.length ?? 1
  const fits = (text: string): boolean => {
    const part = text.slice(start, start + length)
    if (wanted) return wanted.some((one) => one.replaceAll('\\', ' ') === part)
    return pattern ? pattern.test(part) : part.trim() !== ''
  }
  if (tag === 'LDR') return (record) => fits(record.leader)
  return (record) => record.fields.some((field) => field.kind === 'control' && field.tag === tag && fits(field.value))
}

/** What a text must be; anything where nothing is asked of it. */
function wordTest({ is, contains, matches, ignoreCase }: FieldCondition): ((text: string) => boolean) | string {
  if (matches !== undefined) {
    const pattern = readPattern(matches, { ignoreCase: ignoreCase === true })
    return typeof pattern === 'string' ? pattern : (text) => pattern.test(text)
  }
  const folded = (text: string) => (ignoreCase === true ? text.toLowerCase() : text)
  if (is !== undefined) return (text) => folded(text) === folded(is)
  if (contains !== undefined) return (text) => folded(text).includes(folded(contains))
  return () => true
}
