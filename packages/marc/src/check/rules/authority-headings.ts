import type { DataField } from '../../record/field.ts'
import type { Rule, RuleGroup } from '../rule.ts'

/** See-from references of an authority record lead somewhere else than to the heading itself (MARC 21 Authority, tracings). */
const authorityRule: Rule = (checked, report) => {
  if (checked.kind !== 'authority') return
  const heading = checked.fields.find((field) => field.kind === 'data' && /^1\d\d$/.test(field.tag))
  if (heading?.kind !== 'data') return
  const key = keyOf(heading)
  for (const field of checked.fields) {
    if (field.kind !== 'data' || !/^[145](?:[0145]\d|[68]\d)$/.test(field.tag)) continue
    const { tag } = field
    if (field.subfields.length > 0 && !field.subfields.some(({ code }) => /^[a-z]$/.test(code) && code !== 'w')) {
      report({ code: 'heading-missing', message: `${tag} has no heading, only subfields that speak of it.`, field })
    }
    if (tag === `4${heading.tag.slice(1)}` && keyOf(field) === key) {
      report({ code: 'tracing-same', message: `${tag} refers from the heading of the record to itself.`, field })
    }
  }
}

/** What makes two headings the same: their texts, letter for letter, in the same subfields. */
function keyOf(field: DataField): string {
  const texts = field.subfields.filter(({ code }) => /^[a-z]$/.test(code) && code !== 'w' && code !== 'i')
  return `${field.indicators.charAt(0)} ${texts.map(({ code, value }) => `$${code}${value.trim()}`).join('')}`
}

/** Headings and references of authority records. */
export const authorityGroup: RuleGroup = { rules: [authorityRule] }
