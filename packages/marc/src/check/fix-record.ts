import type { MarcRecord } from '../record/record.ts'
import { checkedRecord } from './checked-record.ts'
import type { CheckedRecord, FindingStatement, Rule } from './rule.ts'
import { ruleGroups } from './rules.ts'

/** Where to fix: the fields of a tag, or one of them. */
export interface FixPlace {
  readonly tag: string
  /** Which of the fields with this tag, from 1; all when it is left out. */
  readonly occurrence?: number
}

/** Codes of findings that {@link fixRecord} knows how to fix. */
export const fixableCodes: readonly string[] = ruleGroups.flatMap(({ fixes = {} }) => Object.keys(fixes))

/** Records need two or three; no text is encoded oftener. */
const MOST_PASSES = 6

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
  let now = record
  // What one fix mends can bring to light what another does: text that was encoded three times, words behind an entity.
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = fixOnce(now, wanted, place)
    if (next === now) return now
    now = next
  }
  return now
}

function fixOnce(record: MarcRecord, wanted: ReadonlySet<string>, place: FixPlace | undefined): MarcRecord {
  let checked = checkedRecord(record)
  for (const { rules, fixes = {} } of ruleGroups) {
    const here = Object.entries(fixes).filter(([code]) => wanted.has(code))
    if (here.length === 0) continue
    let found = statementsOf(checked, rules, place)
    for (const [code, fix] of here) {
      const statements = found.filter((statement) => statement.code === code)
      if (statements.length === 0) continue
      const fixed = fix(checked, statements)
      if (fixed === checked.record) continue
      // What was found until now names fields that are no more.
      checked = checkedRecord(fixed)
      found = statementsOf(checked, rules, place)
    }
  }
  return checked.record
}

/** What some rules find that can be mended, at a place or anywhere. */
function statementsOf(checked: CheckedRecord, rules: readonly Rule[], place: FixPlace | undefined): FindingStatement[] {
  const statements: FindingStatement[] = []
  const gather = (statement: FindingStatement): void => {
    if (statement.fixable !== false && isAt(checked, statement, place)) statements.push(statement)
  }
  for (const rule of rules) rule(checked, gather)
  return statements
}

function isAt(checked: CheckedRecord, { field, tag }: FindingStatement, place: FixPlace | undefined): boolean {
  if (!place) return true
  if ((tag ?? field?.tag) !== place.tag) return false
  if (place.occurrence === undefined || !field) return true
  return checked.fieldsOf(place.tag).indexOf(field) + 1 === place.occurrence
}
