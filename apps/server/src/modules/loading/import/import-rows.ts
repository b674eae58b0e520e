import { sql } from 'kysely'
import { jsonText } from '../../../platform/json-text.ts'
import type { Work } from '../../../platform/work.ts'
import type { WrittenBib } from '../../catalog/index.ts'
import type { ItemRows } from '../items/decide-items.ts'
import type { PreparedRecord } from './prepared-record.ts'

/** What can become of a record. */
export type RowState = 'added' | 'updated' | 'unchanged' | 'refused' | 'removed' | 'skipped'

/** How many records became what. */
export type ImportCounts = Readonly<Record<RowState | 'read' | 'itemsAdded' | 'itemsRefused', number>>

/** What became of one record. */
export interface Row {
  readonly record: PreparedRecord
  readonly state: RowState
  readonly written: Partial<WrittenBib>
  /** In a preview the title that it would be; below zero the number of the record of the file that adds it, turned round. */
  readonly previewed?: number
  readonly notes: readonly string[]
  /** Titles among which a person has to choose. */
  readonly candidates?: readonly number[]
  /** Local fields that go. */
  readonly lost?: readonly string[]
}

/** Counts what became of a batch. */
export function countRows(rows: readonly Row[], items: ItemRows): ImportCounts {
  const counts = { added: 0, updated: 0, unchanged: 0, refused: 0, removed: 0, skipped: 0 }
  for (const { state } of rows) counts[state]++
  return { read: rows.length, ...counts, itemsAdded: items.rows.length, itemsRefused: items.refused }
}

/** Notes what became of a batch, and the items that it made. */
export async function insertRows(w: Work, id: number, rows: readonly Row[], items: ItemRows): Promise<void> {
  const counts = new Map<number, number>()
  for (const { number } of items.rows) counts.set(number, (counts.get(number) ?? 0) + 1)
  const values = rows.map(({ record, state, written, notes, candidates, lost }) => ({
    number: record.number,
    at: record.offset,
    length: record.length,
    state,
    control: record.control?.slice(0, 200),
    title: written.bib === undefined ? record.title : null,
    ...written,
    notes: shortened([...notes, ...(items.notes?.get(record.number) ?? [])]),
    candidates: candidates?.slice(0, 50),
    lost,
    items: counts.get(record.number) ?? 0,
  }))
  await sql`
    insert into loading.import_row (import_id, number, at, length, state, control, title, bib_id, version, notes, candidates,
      lost, items)
    select ${id}, number, at, length, state, control, title, bib, version, notes, candidates, lost, items
    from json_to_recordset(${jsonText(values)}::json) as r(number bigint, at bigint, length bigint, state text,
      control text, title text, bib bigint, version integer, notes text[], candidates bigint[], lost text[],
      items integer)`.execute(w.db)
  const made = items.rows.filter(({ item }) => item !== undefined)
  if (made.length === 0) return
  await sql`
    insert into loading.import_item (import_id, number, item_id, bib_id)
    select ${id}, * from unnest(${made.map(({ number }) => number)}::bigint[], ${made.map(({ item }) => item)}::bigint[],
      ${made.map(({ bib }) => bib)}::bigint[])`.execute(w.db)
}

const mostNotes = 20

/** A record with hundreds of items says what is the matter with the first, and of how many others. */
function shortened(notes: readonly string[]): readonly string[] {
  if (notes.length <= mostNotes) return notes
  return [...notes.slice(0, mostNotes - 1), `And ${notes.length - mostNotes + 1} more of the kind.`]
}
