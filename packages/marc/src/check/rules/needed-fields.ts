import type { CheckedRecord, Report, Rule, RuleGroup } from '../rule.ts'

/** A field that a record must or should have. */
interface Need {
  readonly tag: string
  readonly severity: 'error' | 'warning'
  readonly what: string
}

const control: Need = { tag: '001', severity: 'warning', what: 'a control number' }
const fixed: Need = { tag: '008', severity: 'error', what: 'the fixed-length data elements' }
const needs: Readonly<Record<string, readonly Need[]>> = {
  bibliographic: [control, fixed, { tag: '245', severity: 'error', what: 'a title' }],
  authority: [control, fixed],
  holdings: [control, fixed],
  classification: [control, fixed],
  community: [control, fixed],
}
const unimarcNeeds: readonly Need[] = [
  control,
  { tag: '100', severity: 'error', what: 'general processing data' },
  { tag: '200', severity: 'error', what: 'a title' },
]

/** The fields without which a record is of no use are there. */
const neededFieldRule: Rule = (checked, report) => {
  const needed = checked.dialect === 'unimarc' ? unimarcNeeds : (needs[checked.kind] ?? [])
  for (const { tag, severity, what } of needed) {
    if (checked.has(tag)) continue
    report({ code: 'field-missing', severity, message: `The record has no ${tag} (${what}).`, tag })
  }
  if (checked.kind === 'authority' && !checked.fields.some((field) => /^1\d\d$/.test(field.tag))) {
    report({ code: 'field-missing', severity: 'error', message: 'The record has no 1XX (the heading).', tag: '1XX' })
  }
  if (checked.kind === 'bibliographic' && checked.dialect !== 'unimarc') titleHasText(checked, report)
}

function titleHasText(checked: CheckedRecord, report: Report): void {
  for (const field of checked.fieldsOf('245')) {
    if (field.kind !== 'data' || field.subfields.some(({ code }) => 'abfgk'.includes(code) && code !== '')) continue
    const message = '245 has neither a title ($a) nor a form or date ($k, $f, $g) in its place.'
    report({ code: 'title-missing', severity: 'error', message, field })
  }
}

/** Fields that a record cannot do without. */
export const neededFieldGroup: RuleGroup = { rules: [neededFieldRule] }
