import { excerpt, type Rule } from '../rule.ts'

/** Data fields have two indicators, each a blank, a figure or a small letter (MARC 21, "Variable data fields"). */
export const indicatorRule: Rule = ({ fields }, report) => {
  for (const field of fields) {
    if (field.kind !== 'data' || /^[ 0-9a-z]{2}$/.test(field.indicators)) continue
    const { tag, indicators } = field
    if (indicators.length === 2) {
      const message = `The indicators of field ${tag} are "${excerpt(indicators)}"; each must be a blank, a figure or a small letter.`
      report({ code: 'indicator-invalid', severity: 'error', message, field })
    } else {
      const message = `Field ${tag} has ${indicators.length} indicators instead of 2.`
      report({ code: 'indicator-count', severity: 'error', message, field })
    }
  }
}
