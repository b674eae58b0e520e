import type { DataField, Subfield } from '../../record/field.ts'
import { Trait } from '../field-traits.ts'
import { excerpt, isLocal, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** Subfield codes are figures or small letters; other signs are for local use, blanks and strange letters are damage. */
const subfieldCodeRule: Rule = ({ fieldsWith }, report) => {
  for (const field of fieldsWith(Trait.form)) {
    if (field.kind !== 'data') continue
    for (const subfield of field.subfields) {
      const { code } = subfield
      const isUsual = code.length === 1 && ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
      if (!isUsual) reportCode(field, subfield, report)
    }
  }
}

function reportCode(field: DataField, { code, value }: Subfield, report: Report): void {
  const { tag } = field
  if (code === '') {
    const message = `Field ${tag} has text before its first subfield code: "${excerpt(value)}".`
    report({ code: 'text-before-subfield', severity: 'error', message, field })
  } else if (code === ' ') {
    const message = `Field ${tag} has a subfield without a code: "${excerpt(value)}".`
    report({ code: 'subfield-code-missing', severity: 'error', message, field })
  } else if (/^[!-~]$/.test(code)) {
    const message = `Field ${tag} has the subfield code "${code}"; codes are figures and small letters.`
    report({
      code: 'subfield-code-unusual',
      severity: isLocal(tag) ? 'info' : undefined,
      message,
      field,
      subfield: code,
    })
  } else {
    const message = `Field ${tag} has the subfield code "${excerpt(code)}", which is none.`
    report({ code: 'subfield-code-invalid', severity: 'error', message, field, subfield: code })
  }
}

/** Subfield codes by their form. */
export const subfieldCodeGroup: RuleGroup = { rules: [subfieldCodeRule] }
