import type { Rule, RuleGroup } from '../rule.ts'

/** Fields that a MARC 21 record has once at most. */
const once = ['001', '003', '005', '008']

/** Fields that cannot be repeated are not, and a record has one main entry (MARC 21, repeatability). */
const uniqueFieldRule: Rule = ({ fields, fieldsOf, isRepeated, kind, dialect }, report) => {
  for (const tag of dialect === 'unimarc' ? ['001', '005', '100', '200'] : once) {
    if (!isRepeated(tag)) continue
    const { length } = fieldsOf(tag)
    const message = `The record has ${length} fields ${tag}; it may have one.`
    report({ code: 'field-repeated', severity: 'error', message, field: fieldsOf(tag)[1] })
  }
  if (dialect === 'unimarc') return
  const titles = isRepeated('245') ? fieldsOf('245').length : 1
  if (titles > 1 && kind === 'bibliographic') {
    const message = `The record has ${titles} fields 245; it may have one.`
    report({ code: 'field-repeated', severity: 'error', message, field: fieldsOf('245')[1] })
  }
  if (kind !== 'bibliographic' && kind !== 'authority') return
  const main = fields.filter(({ tag }) => tag.charCodeAt(0) === 0x31 && /^1[0-9]{2}$/.test(tag))
  if (main.length < 2) return
  const tags = main.map((field) => field.tag).join(', ')
  const message = `The record has ${main.length} main entries (${tags}); it may have only one 1XX.`
  report({ code: 'main-entry-repeated', severity: 'error', message, field: main[1] })
}

/** Fields that stand once. */
export const uniqueFieldGroup: RuleGroup = { rules: [uniqueFieldRule] }
