import { sql } from 'kysely'
import { jsonText } from '../../../platform/json-text.ts'
import type { Work } from '../../../platform/work.ts'
import { type BibWrite, decideImport, newBibIds, writeBibs, type WrittenBib } from '../../catalog/index.ts'
import { KnownTitles } from './known-titles.ts'
import type { PreparedRecord } from './prepared-record.ts'

/** How many records became what. */
export interface ImportCounts {
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
}

/** What became of one record. */
interface Row {
  readonly record: PreparedRecord
  readonly state: 'added' | 'updated' | 'unchanged' | 'refused'
  readonly written: Partial<WrittenBib>
  readonly notes: readonly string[]
}

/**
 * Takes a batch of records into the catalogue: finds the titles that they are, writes what is new, and notes what became
 * of each, all in the transaction of `w`. `known` is what an import knows of itself for its versions.
 */
export async function writeBatch(
  w: Work,
  known: { readonly id: number; readonly name: string },
  batch: readonly PreparedRecord[],
): Promise<ImportCounts> {
  // One batch at a time in the whole library: two imports of one file must not both find that a title is new.
  await sql`select pg_advisory_xact_lock(hashtext('loading.import'))`.execute(w.db)
  const titles = await KnownTitles.of(w, known.id, batch)
  const ids = await newBibIds(w, batch.filter(({ usable }) => usable !== undefined).length)
  const reason = { why: `Import of ${known.name}`, import: known.id }
  let next = 0
  let pending: { readonly write: BibWrite; readonly id: number }[] = []
  const flush = async () => {
    const fresh = pending.flatMap(({ write, id }) => (write.replaces ? [] : [id]))
    await writeBibs(
      w,
      pending.map(({ write }) => write),
      reason,
      fresh,
    )
    pending = []
  }
  const rows: Row[] = []
  for (const record of batch) {
    const { usable, notes } = record
    if (!usable) {
      rows.push({ record, state: 'refused', written: {}, notes })
      continue
    }
    const { draft } = usable
    const decision = decideImport(draft.description, usable.thinness, titles.candidates(usable))
    const all = [...decision.notes, ...notes]
    if (decision.state === 'refused') {
      rows.push({ record, state: 'refused', written: {}, notes: all })
    } else if (decision.state === 'unchanged') {
      rows.push({ record, state: 'unchanged', written: { bib: decision.bib }, notes: all })
    } else {
      const bib = decision.state === 'updated' ? decision.bib : (ids[next++] ?? 0)
      const version = decision.state === 'updated' ? (titles.title(bib)?.version ?? 0) + 1 : 1
      // A title is written once in one statement: what this very batch brought is written before it is replaced.
      if (pending.some(({ id }) => id === bib)) await flush()
      pending.push({
        write: version === 1 ? { draft } : { draft, replaces: { bib, version } },
        id: bib,
      })
      titles.add({ bib, version }, usable)
      rows.push({ record, state: decision.state, written: { bib, version }, notes: all })
    }
  }
  await flush()
  await insertRows(w, known.id, rows)
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length
  return {
    read: rows.length,
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
}

async function insertRows(w: Work, id: number, rows: readonly Row[]): Promise<void> {
  const values = rows.map(({ record, state, written, notes }) => ({
    number: record.number,
    at: record.offset,
    length: record.length,
    state,
    control: record.control?.slice(0, 200),
    title: state === 'refused' ? record.title : null,
    ...written,
    notes: notes.slice(0, 20),
  }))
  await sql`
    insert into loading.import_row (import_id, number, at, length, state, control, title, bib_id, version, notes)
    select ${id}, number, at, length, state, control, title, bib, version, notes
    from json_to_recordset(${jsonText(values)}::json) as r(number bigint, at bigint, length bigint, state text,
      control text, title text, bib bigint, version integer, notes text[])`.execute(w.db)
}
