import type { Field } from '../record/field.ts'
import { recordKind } from '../record/leader.ts'
import { dialectOf, type MarcRecord } from '../record/record.ts'
import type { CheckedRecord, Finding, FindingStatement, Rule } from './rule.ts'
import { controlFieldRule } from './rules/control-fields.ts'
import { encodingRule } from './rules/encoding.ts'
import { emptinessRule } from './rules/emptiness.ts'
import { formatRule } from './rules/format.ts'
import { indicatorRule } from './rules/indicators.ts'
import { leaderRule } from './rules/leader.ts'
import { linkageRule } from './rules/linkage.ts'
import { neededFieldRule } from './rules/needed-fields.ts'
import { standardNumberRule } from './rules/standard-numbers.ts'
import { subfieldCodeRule } from './rules/subfield-codes.ts'
import { tagRule } from './rules/tags.ts'
import { uniqueFieldRule } from './rules/unique-fields.ts'

/** The rules that {@link checkRecord} follows unless it is given others, in the order of a record. */
export const basicRules: readonly Rule[] = [
  leaderRule,
  encodingRule,
  tagRule,
  controlFieldRule,
  indicatorRule,
  subfieldCodeRule,
  emptinessRule,
  neededFieldRule,
  uniqueFieldRule,
  formatRule,
  standardNumberRule,
  linkageRule,
]

/** Findings for one record above which no more are gathered. */
const MAX_FINDINGS = 500

/**
 * Checks the structure and the basic content of a record. What was wrong with its bytes (lengths, terminators) is told
 * when it is read; this looks at what was read.
 *
 * ```ts
 * for (const finding of checkRecord(record)) console.log(finding.tag, finding.message)
 * ```
 */
export function checkRecord(record: MarcRecord, rules: readonly Rule[] = basicRules): Finding[] {
  const findings: Finding[] = []
  const checked = checkedRecord(record)
  const report = (statement: FindingStatement): void => {
    if (findings.length < MAX_FINDINGS) findings.push(completed(checked, statement))
  }
  for (const rule of rules) rule(checked, report)
  return findings
}

function checkedRecord(record: MarcRecord): CheckedRecord {
  const { fields } = record
  const byTag = new Map<string, Field[]>()
  for (const field of fields) {
    const list = byTag.get(field.tag)
    if (list) list.push(field)
    else byTag.set(field.tag, [field])
  }
  return {
    record,
    dialect: dialectOf(record),
    kind: recordKind(record.leader),
    fields,
    fieldsOf: (tag) => byTag.get(tag) ?? [],
  }
}

function completed(checked: CheckedRecord, statement: FindingStatement): Finding {
  const { code, severity, message, field, subfield } = statement
  const tag = statement.tag ?? field?.tag
  return {
    code,
    severity,
    message,
    ...(tag !== undefined && { tag }),
    ...(field && { occurrence: checked.fieldsOf(field.tag).indexOf(field) + 1 }),
    ...(subfield !== undefined && { subfield }),
  }
}
