import type { DataField } from '../../record/field.ts'
import { Trait } from '../field-traits.ts'
import { excerpt, type Rule, type RuleGroup } from '../rule.ts'

/** Captions and patterns of holdings with the fields that follow them (MFHD 853 to 865). */
const patterns = [
  ['863', '853'],
  ['864', '854'],
  ['865', '855'],
] as const

/** $8 links fields by a number, perhaps a place in the sequence, and a letter for the kind of link (MARC 21 appendix A). */
const fieldLinkRule: Rule = (checked, report) => {
  if (checked.dialect === 'unimarc' || (checked.kind !== 'bibliographic' && checked.kind !== 'holdings')) return
  for (const field of checked.fieldsWith(Trait.sequence)) {
    if (field.kind !== 'data') continue
    for (const { code, value } of field.subfields) {
      if (code !== '8' || /^\d+(?:\.\d+)?(?:\\[a-z])?$/.test(value.trim())) continue
      const message = `${field.tag} has $8 "${excerpt(value)}"; it is a number such as 1 or 1.2, perhaps with \\ and a letter.`
      report({ code: 'field-link-invalid', message, field, subfield: '8' })
    }
  }
  for (const [tag, pattern] of patterns) {
    const fields = checked.dataFieldsOf(tag)
    if (fields.length === 0) continue
    const known = new Set(checked.dataFieldsOf(pattern).map((field) => numberOf(field)))
    for (const field of fields) {
      const number = numberOf(field)
      if (number === undefined || known.has(number)) continue
      const message = `${tag} belongs to pattern ${number}, but no ${pattern} has $8 ${number}.`
      report({ code: 'pattern-missing', message, field, subfield: '8' })
    }
  }
}

function numberOf(field: DataField): string | undefined {
  return /^\d+/.exec(field.subfields.find(({ code }) => code === '8')?.value.trim() ?? '')?.[0]
}

/** Links between fields. */
export const fieldLinkGroup: RuleGroup = { rules: [fieldLinkRule] }
