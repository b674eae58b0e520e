import { withIndicators } from '../../edit/edit-field.ts'
import type { DataField } from '../../record/field.ts'
import { fieldFix } from '../fix.ts'
import type { Rule, RuleGroup } from '../rule.ts'

/** Headings that say nothing without their $a. */
const headings = new Set(
  '100 110 111 130 600 610 611 630 648 650 651 653 655 700 710 711 730 740 800 810 811 830 240 246 250 490 500 520'.split(
    ' ',
  ),
)
/** Fields whose second indicator 7 says that the source is named in $2. */
const sourcedBySecond = new Set('600 610 611 630 648 650 651 655 656 657 041 072'.split(' '))
const sourcedByFirst = new Set(['016', '024'])

/** Subfields that need another one, and indicators that announce one, have it. */
const neededSubfieldRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  for (const field of checked.fields) {
    if (field.kind !== 'data' || field.subfields.length === 0) continue
    const { tag } = field
    if (headings.has(tag)) {
      if (field.subfields[0]?.code !== 'a' && !has(field, 'a') && !isOtherwiseSaid(field)) {
        const message = `${tag} has no $a: the ${tag < '500' ? 'heading' : 'text'} itself is missing.`
        report({ code: 'heading-missing', message, field, subfield: 'a' })
      }
    } else if (tag === '856') {
      if (!has(field, 'u') && !has(field, 'a') && !has(field, 'd') && !has(field, 'f') && !has(field, 'g')) {
        report({ code: 'url-missing', message: '856 has no address ($u).', field, subfield: 'u' })
      }
    }
    const isBySecond = sourcedBySecond.has(tag)
    if (!isBySecond && !sourcedByFirst.has(tag)) continue
    const indicator = field.indicators.charAt(isBySecond ? 1 : 0)
    if (indicator === '7' && !has(field, '2')) {
      const which = isBySecond ? 'second' : 'first'
      const message = `The ${which} indicator of ${tag} is 7 (source in $2), but there is no $2.`
      report({ code: 'source-missing', message, field, subfield: '2' })
    } else if (isBySecond && indicator !== '7' && has(field, '2')) {
      const is = indicator === ' ' ? 'blank' : indicator
      const message = `${tag} names its source in $2, but its second indicator is ${is} instead of 7.`
      report({ code: 'source-unannounced', message, field, subfield: '2', fixable: /^[ 4]$/.test(indicator) })
    }
  }
}

function has(field: DataField, wanted: string): boolean {
  for (const { code, value } of field.subfields) if (code === wanted && value !== '') return true
  return false
}

/** Notes can be given by their parts, a linked heading by its number, a series by its title. */
function isOtherwiseSaid(field: DataField): boolean {
  return has(field, 't') || has(field, 'k') || (field.tag === '246' && (has(field, 'p') || has(field, 'n')))
}

/** Subfields that others need. */
export const neededSubfieldGroup: RuleGroup = {
  rules: [neededSubfieldRule],
  fixes: {
    'source-unannounced': fieldFix((field) =>
      field.kind === 'data' ? withIndicators(field, `${field.indicators.charAt(0)}7`) : field,
    ),
  },
}
