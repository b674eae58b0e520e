import { withIndicators } from '../../edit/edit-field.ts'
import { fieldFix } from '../fix.ts'
import type { Rule, RuleGroup } from '../rule.ts'

/** Main entry and uniform title fit together; series are traced where they say so (MARC 21 240, 490). */
const entryRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  const uniform = checked.fieldsOf('240')[0]
  const hasName = checked.has('100') || checked.has('110') || checked.has('111')
  if (uniform && checked.has('130')) {
    const message = 'The record has a uniform title both as main entry (130) and below one (240).'
    report({ code: 'uniform-title-conflict', message, field: uniform })
  } else if (uniform && !hasName) {
    const message = 'The uniform title in 240 stands below no name; without a 100, 110 or 111 it belongs in 130.'
    report({ code: 'uniform-title-conflict', message, field: uniform })
  }
  const series = checked.dataFieldsOf('490')
  const claimed = series.filter((field) => field.indicators.startsWith('1'))
  const traced = ['800', '810', '811', '830'].flatMap((tag) => checked.fieldsOf(tag))
  if (claimed[0] && traced.length === 0 && checked.fieldsOf('440').length === 0) {
    const message = 'The series in 490 is said to be traced, but the record has no 800, 810, 811 or 830.'
    report({ code: 'series-not-traced', message, field: claimed[0] })
  }
  if (traced[0] && series.length > 0 && claimed.length === 0) {
    const message = `${traced[0].tag} traces a series, but no 490 says so with its first indicator 1.`
    report({ code: 'series-trace-unclaimed', message, field: series[0], fixable: series.length === 1 })
  }
}

/** Main entries, uniform titles and series. */
export const entryGroup: RuleGroup = {
  rules: [entryRule],
  fixes: {
    'series-trace-unclaimed': fieldFix((field) =>
      field.kind === 'data' ? withIndicators(field, `1${field.indicators.slice(1)}`) : field,
    ),
  },
}
