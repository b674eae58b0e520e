import type { MarcRecord } from '../record/record.ts'
import { checkedRecord } from './checked-record.ts'
import type { CheckedRecord, FindingStatement } from './rule.ts'
import { ruleGroups } from './rules.ts'

/** Where to fix: the fields of a tag, or one of them. */
export interface FixPlace {
  readonly tag: string
  /** Which of the fields with this tag, from 1; all when it is left out. */
  readonly occurrence?: number
}

/** Codes of findings that {@link fixRecord} knows how to fix. */
export const fixableCodes: readonly string[] = ruleGroups.flatMap(({ fixes = {} }) => Object.keys(fixes))

/**
 * The record with the findings of these codes mended where that is mechanically sure (`fixable`), and nothing else touched; the
 * same record when there are none. Doing it twice changes nothing more. Codes without a fix are passed over.
 *
 * ```ts
 * fixRecord(record, ['non-filing', 'not-normalized'])
 * fixRecord(record, fixableCodes, { tag: '245', occurrence: 1 })
 * ```
 */
export function fixRecord(record: MarcRecord, codes: Iterable<string>, place?: FixPlace): MarcRecord {
  const wanted = codes instanceof Set ? codes : new Set(codes)
  let fixed = record
  for (const { rules, fixes } of ruleGroups) {
    for (const [code, fix] of Object.entries(fixes ?? {})) {
      if (!wanted.has(code)) continue
      const checked = checkedRecord(fixed)
      const statements: FindingStatement[] = []
      const gather = (statement: FindingStatement): void => {
        if (statement.code === code && statement.fixable !== false && isAt(checked, statement, place)) {
          statements.push(statement)
        }
      }
      for (const rule of rules) rule(checked, gather)
      if (statements.length > 0) fixed = fix(checked, statements)
    }
  }
  return fixed
}

function isAt(checked: CheckedRecord, { field, tag }: FindingStatement, place: FixPlace | undefined): boolean {
  if (!place) return true
  if ((tag ?? field?.tag) !== place.tag) return false
  if (place.occurrence === undefined || !field) return true
  return checked.fieldsOf(place.tag).indexOf(field) + 1 === place.occurrence
}
