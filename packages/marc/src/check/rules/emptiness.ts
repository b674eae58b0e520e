import { Trait } from '../field-traits.ts'
import { isLocal, type Rule, type RuleGroup } from '../rule.ts'

/** Fields and subfields hold something. */
const emptinessRule: Rule = ({ fieldsWith }, report) => {
  for (const field of fieldsWith(Trait.form | Trait.blanks)) {
    const { tag } = field
    if (field.kind === 'control') {
      if (field.value.trim() === '') {
        report({ code: 'field-empty', severity: 'warning', message: `Field ${tag} is empty.`, field })
      }
      continue
    }
    if (field.subfields.length === 0) {
      report({ code: 'field-empty', severity: 'warning', message: `Field ${tag} has no subfields.`, field })
    }
    for (const { code, value } of field.subfields) {
      if (value !== '' && (value.length > 3 || value.trim() !== '')) continue
      const name = code.trim() === '' ? 'A subfield without code' : `Subfield $${code}`
      const message = `${name} of field ${tag} is empty.`
      report({ code: 'subfield-empty', severity: isLocal(tag) ? 'info' : undefined, message, field, subfield: code })
    }
  }
}

/** Fields and subfields without text. */
export const emptinessGroup: RuleGroup = { rules: [emptinessRule] }
