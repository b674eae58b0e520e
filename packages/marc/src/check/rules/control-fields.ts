import type { Field } from '../../record/field.ts'
import type { Report, Rule, RuleGroup } from '../rule.ts'

/** Lengths of 008 by what the record describes (MARC 21 008). */
const lengthsOf008: Readonly<Record<string, number>> = {
  bibliographic: 40,
  authority: 40,
  holdings: 32,
  classification: 14,
  community: 15,
}

/** Control fields have no subfields, and those of fixed length have it. */
const controlFieldRule: Rule = ({ fields, fieldsOf, kind, dialect }, report) => {
  for (const field of fields) {
    if (field.tag.charCodeAt(1) !== 0x30 || !field.tag.startsWith('00')) continue
    if (field.kind === 'data' || field.value.includes('\u001F')) {
      const message = `Control field ${field.tag} has subfields or indicators; it must be plain.`
      report({ code: 'control-field-subfields', severity: 'error', message, field })
    }
  }
  if (dialect === 'unimarc') return
  const length008 = lengthsOf008[kind]
  for (const field of fieldsOf('008')) if (length008 !== undefined) checkLength(field, length008, report)
  for (const field of fieldsOf('006')) checkLength(field, 18, report)
  for (const field of fieldsOf('005')) {
    if (field.kind !== 'control' || /^\d{14}\.\d$/.test(field.value)) continue
    const message = `005 is "${field.value}"; it must be a time such as 20260131235959.0.`
    report({ code: 'time-invalid', severity: 'warning', message, field })
  }
}

function checkLength(field: Field, length: number, report: Report): void {
  if (field.kind !== 'control' || field.value.length === length) return
  const message = `${field.tag} has ${field.value.length} characters; it must have ${length}.`
  report({ code: 'fixed-field-length', severity: 'error', message, field })
}

/** Control fields by their form and length. */
export const controlFieldGroup: RuleGroup = { rules: [controlFieldRule] }
