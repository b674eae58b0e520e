import type { DataField } from '../../record/field.ts'
import { subfieldsFix } from '../fix.ts'
import { excerpt, type Rule, type RuleGroup } from '../rule.ts'

/** The parts of a contents note are divided by two hyphens (MARC 21 505, ISBD 7.7). */
const contentsRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  for (const field of checked.dataFieldsOf('505')) {
    if (!needsHyphens(field)) continue
    const text = field.subfields.map(({ value }) => value).join(' ')
    const message = `The parts of the contents in 505 are divided by ";" instead of " -- ": "${excerpt(text)}".`
    report({ code: 'contents-separator', message, field })
  }
}

/** Titles one after the other with semicolons, without statements of responsibility, whose names have semicolons too. */
function needsHyphens({ subfields, indicators }: DataField): boolean {
  const texts = subfields.filter(({ code }) => code === 'a' || code === 't' || code === 'r' || code === 'g')
  const text = texts.map(({ value }) => value).join(' ')
  if (/--|[—–]| \/ |\/$/.test(text) || subfields.some(({ code }) => code === 'r')) return false
  const isByTitle = indicators.charAt(1) === '0' && texts.filter(({ code }) => code === 't').length > 1
  if (isByTitle) return texts.slice(0, -1).every(({ value }) => value.trimEnd().endsWith(' ;'))
  const parts = text.split(' ; ')
  // A colon, or sentences, tell that the semicolons are inside of a part.
  return parts.length > 1 && !/[.:(]/.test(text.replace(/\.$/, '')) && parts.every((part) => part.length < 120)
}

const divide = subfieldsFix((subfields) => {
  const last = subfields.findLastIndex(({ code }) => code === 't' || code === 'a')
  return subfields.map(({ code, value }, index) => {
    if (code !== 'a' && code !== 't' && code !== 'g') return { code, value }
    const text = value.replaceAll(' ; ', ' -- ')
    if (code === 'a' || !text.trimEnd().endsWith(' ;')) return { code, value: text }
    return { code, value: text.trimEnd().slice(0, -2) + (index === last ? '' : ' --') }
  })
})

/** Notes of contents. */
export const contentsGroup: RuleGroup = { rules: [contentsRule], fixes: { 'contents-separator': divide } }
