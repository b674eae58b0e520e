import { codeList } from '@carrel/marc-format'
import type { DataField, Subfield } from '../../record/field.ts'
import { subfieldsFix } from '../fix.ts'
import { excerpt, type Report, type Rule, type RuleGroup } from '../rule.ts'

const nameTags = ['100', '110', '111', '600', '610', '611', '700', '710', '711', '720', '800', '810', '811']

/** Relationships to a name are codes of the MARC list ($4), and words where words belong ($e, $j of meetings). */
const relatorRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  for (const tag of nameTags) for (const field of checked.dataFieldsOf(tag)) checkRelators(field, report)
}

function checkRelators(field: DataField, report: Report): void {
  const term = termCode(field.tag)
  for (const { code, value } of field.subfields) {
    if (code === '4') {
      if (/^(?:https?:|\()/.test(value.trim())) continue
      const known = codeList('relators').get(bare(value))
      if (value.trim() === '' || (known && !known.obsolete)) continue
      const now = known?.replacement
      const message = known
        ? `Relationship "${known.code}" (${known.name}) in ${field.tag} $4 is no longer given${now === undefined ? '' : `; today it is "${now}"`}.`
        : `Relationship "${excerpt(value)}" in ${field.tag} $4 is not in the MARC list of relators.`
      const found = known ? 'relator-obsolete' : 'relator-unknown'
      report({ code: found, message, field, subfield: '4', fixable: now !== undefined })
    } else if (code === term && /^[a-z]{3}$/.test(value) && codeList('relators').has(value)) {
      const message = `"${value}" in ${field.tag} $${term} is a code; codes stand in $4, words in $${term}.`
      report({ code: 'relator-code-as-term', message, field, subfield: term })
    }
  }
}

function termCode(tag: string): string {
  return tag.endsWith('11') ? 'j' : 'e'
}

/** The code without punctuation that ends the heading. */
function bare(value: string): string {
  return value.trim().replace(/[.,\s]+$/, '')
}

const moveCodes = subfieldsFix((subfields, { tag }) => {
  const isCode = ({ code, value }: Subfield): boolean =>
    code === termCode(tag) && /^[a-z]{3}$/.test(value) && codeList('relators').has(value)
  return subfields.map((subfield) => (isCode(subfield) ? { code: '4', value: subfield.value } : subfield))
})

const renewCodes = subfieldsFix((subfields) =>
  subfields.map((subfield) => {
    const now = subfield.code === '4' ? codeList('relators').get(bare(subfield.value))?.replacement : undefined
    return now === undefined ? subfield : { code: '4', value: now }
  }),
)

/** Relationships between names and what they have made. */
export const relatorGroup: RuleGroup = {
  rules: [relatorRule],
  fixes: { 'relator-code-as-term': moveCodes, 'relator-obsolete': renewCodes },
}
