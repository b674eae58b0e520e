import { createWriter, type MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { bibRecords, storedRecord, type RecordForm } from '../catalog/index.ts'
import type { RecordFormat } from './contract.ts'

const page = 500

/** Media types and endings of files in the formats in which records are given out. */
export const fileKinds: Readonly<Record<RecordFormat, { readonly type: string; readonly ending: string }>> = {
  iso2709: { type: 'application/marc', ending: 'mrc' },
  marcxml: { type: 'application/marcxml+xml', ending: 'xml' },
  mrk: { type: 'text/plain; charset=utf-8', ending: 'mrk' },
  json: { type: 'application/json', ending: 'json' },
}

/** The records of a set as a file, in the order of their numbers. */
export function setRecords(w: Pick<Work, 'db'>, set: number, format: RecordFormat): AsyncGenerator<Uint8Array> {
  return fileOf(pages(w, set), format)
}

async function* pages(w: Pick<Work, 'db'>, set: number): AsyncGenerator<MarcRecord> {
  for (let last = 0; ;) {
    const { rows } = await sql<{ bib: number }>`
      select bib_id as bib from batch_editing.record_set_member
      where set_id = ${set} and bib_id > ${last} order by bib_id limit ${page}`.execute(w.db)
    const bibs = rows.map(({ bib }) => bib)
    for (const { bytes, form } of await bibRecords(w, bibs)) yield storedRecord(bytes, form)
    const end = bibs.at(-1)
    if (end === undefined || bibs.length < page) return
    last = end
  }
}

/** The records that a run changes, as they were when it looked at them, or as they would be or were written. */
export function runRecords(
  w: Pick<Work, 'db'>,
  run: number,
  which: 'before' | 'after',
  format: RecordFormat,
): AsyncGenerator<Uint8Array> {
  return fileOf(changedRecords(w, run, which), format)
}

async function* changedRecords(
  w: Pick<Work, 'db'>,
  run: number,
  which: 'before' | 'after',
): AsyncGenerator<MarcRecord> {
  const isBefore = which === 'before'
  for (let last = 0; ;) {
    const { rows } = await sql<{ bib: number; record: Buffer | null; form: RecordForm | null }>`
      select c.bib_id as bib,
        case when ${isBefore} then b.record else coalesce(a.record, d.record, o.record) end as record,
        case when ${isBefore} then b.form else coalesce(a.form, d.form, o.form) end as form
      from batch_editing.change c join batch_editing.run_part p on p.run_id = c.run_id and p.number = c.part
        left join catalog.record_version_view b on b.bib_id = c.bib_id and b.version = c.version
        left join batch_editing.draft d on d.run_id = c.run_id and d.bib_id = c.bib_id
        left join catalog.record_version_view o on o.bib_id = d.bib_id and o.version = d.from_version
        left join catalog.record_version_view a on a.bib_id = c.bib_id and a.version = c.version + 1 and p.state = 'written'
      where c.run_id = ${run} and c.bib_id > ${last} and c.state = 'ready' order by c.bib_id limit ${page}`.execute(
      w.db,
    )
    for (const { record, form } of rows) if (record && form) yield storedRecord(record, form)
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = end.bib
  }
}

const enough = 256 * 1024

/** Writes records one after the other. One that the format cannot hold is left out: ISO 2709 ends at 99,999 bytes. */
async function* fileOf(records: AsyncIterable<MarcRecord>, format: RecordFormat): AsyncGenerator<Uint8Array> {
  const writer = createWriter(format, { tooLong: 'split' })
  yield writer.header
  for await (const record of records) {
    writer.append(record)
    if (writer.pending >= enough) yield writer.take()
  }
  yield writer.take()
  yield writer.footer
}
