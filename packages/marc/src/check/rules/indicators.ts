import { Trait } from '../field-traits.ts'
import { excerpt, type Rule, type RuleGroup } from '../rule.ts'

/** Data fields have two indicators, each a blank, a figure or a small letter (MARC 21, "Variable data fields"). */
const indicatorRule: Rule = ({ fieldsWith }, report) => {
  for (const field of fieldsWith(Trait.form)) {
    if (field.kind !== 'data') continue
    const { tag, indicators } = field
    if (indicators.length === 2) {
      if (isIndicator(indicators.charCodeAt(0)) && isIndicator(indicators.charCodeAt(1))) continue
      const message = `The indicators of field ${tag} are "${excerpt(indicators)}"; each must be a blank, a figure or a small letter.`
      report({ code: 'indicator-invalid', message, field })
    } else {
      const message = `Field ${tag} has ${indicators.length} indicators instead of 2.`
      report({ code: 'indicator-count', message, field })
    }
  }
}

function isIndicator(code: number): boolean {
  return code === 0x20 || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
}

/** Indicators by their form. */
export const indicatorGroup: RuleGroup = { rules: [indicatorRule] }
