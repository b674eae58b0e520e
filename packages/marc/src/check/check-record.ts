import type { Severity } from '@carrel/iso2709'
import type { MarcRecord } from '../record/record.ts'
import { checkedRecord } from './checked-record.ts'
import { findingKind } from './rule-list.ts'
import type { CheckedRecord, Finding, FindingStatement, Rule } from './rule.ts'
import { allRules } from './rules.ts'

/** What a library wants to hear of, and how loudly. */
export interface CheckProfile {
  /** Codes of findings that are not reported. */
  readonly off?: Iterable<string>
  /** Severities other than the usual ones, by code. */
  readonly severity?: Readonly<Record<string, Severity>>
  /** The rules to follow; all of them unless given. */
  readonly rules?: readonly Rule[]
}

/** Findings for one record above which no more are gathered. */
const MAX_FINDINGS = 500

/**
 * Checks a record. What was wrong with its bytes (lengths, terminators) is told when it is read; this looks at what was read.
 *
 * ```ts
 * for (const finding of checkRecord(record)) console.log(finding.tag, finding.message)
 * checkRecord(record, { off: ['ending-mark'], severity: { 'not-normalized': 'warning' } })
 * ```
 *
 * @param profile - rules to follow instead of all, or what to leave out and to weigh otherwise
 */
export function checkRecord(record: MarcRecord, profile: readonly Rule[] | CheckProfile = allRules): Finding[] {
  const { rules = allRules, off = [], severity = {} } = isRules(profile) ? { rules: profile } : profile
  const silent = off instanceof Set ? off : new Set(off)
  const findings: Finding[] = []
  const checked = checkedRecord(record)
  const report = (statement: FindingStatement): void => {
    if (findings.length >= MAX_FINDINGS || silent.has(statement.code)) return
    findings.push(completed(checked, statement, severity[statement.code]))
  }
  for (const rule of rules) rule(checked, report)
  return findings
}

function isRules(profile: readonly Rule[] | CheckProfile): profile is readonly Rule[] {
  return Array.isArray(profile)
}

function completed(checked: CheckedRecord, statement: FindingStatement, severity: Severity | undefined): Finding {
  const { code, message, field, subfield } = statement
  const kind = findingKind(code)
  const tag = statement.tag ?? field?.tag
  const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    code,
    severity: severity ?? statement.severity ?? kind?.severity ?? 'warning',
    message,
  }
  if (tag !== undefined) finding.tag = tag
  if (field) finding.occurrence = checked.fieldsOf(field.tag).indexOf(field) + 1
  if (subfield !== undefined) finding.subfield = subfield
  if (kind?.fixable === true && statement.fixable !== false) finding.fixable = true
  return finding
}
