import { subfieldTexts } from '../../record/field.ts'
import { fixedFieldFix, overwritten } from '../fix.ts'
import { excerpt, type CheckedRecord, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** A date of 008: four figures, `u` for those that are not known. */
const year = /^[0-9u]{4}$/
const full = /^[0-9]{4}$/

/** The kind of date (008/06) fits the dates (008/07-14), and these fit what 260 or 264 says (MARC 21 008/06). */
const dateRule: Rule = (checked, report) => {
  const { kind, dialect, fixed } = checked
  if (kind !== 'bibliographic' || dialect === 'unimarc' || fixed.length !== 40) return
  const type = fixed.charAt(6)
  const first = fixed.slice(7, 11)
  const second = fixed.slice(11, 15)
  const fault =
    first.includes('|') || second.includes('|') ? undefined : disagreement(type, first, second, checked.material)
  const field = checked.fieldsOf('008')[0]
  if (fault !== undefined) {
    const message = `008/06 is "${type}" with the dates "${first}" and "${second}": ${fault}.`
    report({ code: 'date-type', message, field, fixable: mended(fixed, checked.material) !== undefined })
  }
  const entered = fixed.slice(0, 6)
  if (!/^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(entered)) {
    const message = `008/00-05 is "${excerpt(entered)}"; it is the day of the first entry as year, month and day (yymmdd).`
    report({ code: 'date-entered', message, field })
  }
  if ('srtpqmick'.includes(type) && full.test(first)) checkPublication(checked, first, second, report)
}

/** What is wrong with dates of a type, in words; undefined when nothing is. */
function disagreement(type: string, first: string, second: string, material: string | undefined): string | undefined {
  const hasFirst = year.test(first)
  const hasSecond = year.test(second)
  switch (type) {
    case 's':
      if (!hasFirst) return 'a single date is in the first place'
      return second === '    ' ? undefined : 'a single date has no second one'
    case 't':
      return hasFirst && hasSecond ? undefined : 'a date of publication and one of copyright are two dates'
    case 'r':
      if (!hasFirst) return 'a reissue has its date in the first place'
      return hasSecond
        ? later(second, first, 'the original cannot be later than its reissue')
        : 'the date of the original is missing'
    case 'p':
      return hasFirst && hasSecond ? undefined : 'distribution and production are two dates'
    case 'm':
    case 'i':
    case 'k':
    case 'q':
      if (!hasFirst || !hasSecond) return 'a range has two dates'
      return later(first, second, 'the range ends before it begins')
    case 'c':
      if (isCopyright(type, first, second, material))
        return 'a date of publication and one of copyright are of kind "t" today'
      if (!hasFirst) return 'the date of the first issue is missing'
      return second === '9999' ? undefined : 'what is still published has 9999 as second date'
    case 'd':
      if (!hasFirst) return 'the date of the first issue is missing'
      if (!hasSecond || second === '9999') return 'what has ceased has a last date'
      return later(first, second, 'the range ends before it begins')
    case 'u':
      if (!hasFirst) return 'the date of the first issue is missing'
      return second === 'uuuu' ? undefined : 'a status that is not known has uuuu as second date'
    case 'b':
      return first === '    ' && second === '    ' ? undefined : 'no dates are given'
    case 'n':
      return first === 'uuuu' && second === 'uuuu' ? undefined : 'unknown dates are uuuu both times'
    case 'e':
      if (!hasFirst) return 'a detailed date begins with the year'
      return /^(?:0[1-9]|1[0-2]|uu|\d\d)(?:[0-3]\d|uu|  )$/.test(second)
        ? undefined
        : 'a detailed date ends with month and day'
    default:
      return undefined
  }
}

/** Until 1990 "c" was given to books for a date of publication and one of copyright. */
function isCopyright(type: string, first: string, second: string, material: string | undefined): boolean {
  return type === 'c' && material !== 'continuing-resources' && full.test(first) && full.test(second) && second <= first
}

function later(one: string, other: string, fault: string): string | undefined {
  return full.test(one) && full.test(other) && one > other ? fault : undefined
}

/** 008 with type and dates put right where only one thing can be meant; undefined where it takes a person. */
function mended(fixed: string, material: string | undefined): string | undefined {
  const type = fixed.charAt(6)
  const first = fixed.slice(7, 11)
  const second = fixed.slice(11, 15)
  if (!year.test(first)) return undefined
  if ('tq'.includes(type) && second === '    ') return full.test(first) ? overwritten(fixed, 6, 's') : undefined
  if (isCopyright(type, first, second, material)) return overwritten(fixed, 6, 't')
  if (type === 's' && second === first) return overwritten(fixed, 11, '    ')
  if (type === 'c' && /^[u 9]{4}$/.test(second)) return overwritten(fixed, 11, '9999')
  if (type === 'u' && /^(?: {4}|9999)$/.test(second)) return overwritten(fixed, 11, 'uuuu')
  return undefined
}

/** The first date of 008 is a year that the publication statement names, when it names any. */
function checkPublication(checked: CheckedRecord, first: string, second: string, report: Report): void {
  const fields = [...checked.dataFieldsOf('260'), ...checked.dataFieldsOf('264')]
  let years: string[] = []
  for (const field of fields) {
    for (const text of subfieldTexts(field, 'cg')) {
      if (text.includes(first)) return
      // A year that is not wholly known ("19--", "198?") can be any, and other calendars have years of their own.
      if (/\d-|\d\d\d\?|[-–]\s*\d{1,2}\b|\bi\.\s?e\.|(?<!\d)\d{1,3}(?!\d)|\d{5,}/u.test(text)) return
      years.push(...(text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []))
    }
  }
  years = years.filter((each) => each >= '0900' && each <= '2199')
  if (years.length === 0) return
  if (years.includes(first) || years.includes(second) || isWithin(years, first, second)) return
  const message = `The date in 008/07-10 is ${first}, but ${fields[0]?.tag} names ${years.slice(0, 3).join(', ')}.`
  report({ code: 'date-mismatch', message, field: checked.fieldsOf('008')[0] })
}

/** A range that surrounds what the statement names. */
function isWithin(years: readonly string[], first: string, second: string): boolean {
  return full.test(second) && first < second && years.every((each) => each >= first && each <= second)
}

/** Dates of 008. */
export const dateGroup: RuleGroup = {
  rules: [dateRule],
  fixes: { 'date-type': fixedFieldFix((fixed, { material }) => mended(fixed, material) ?? fixed) },
}
