import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import {
  createRecord,
  diffRecords,
  isSameRecord,
  readerFor,
  type FieldPart,
  type InputFormat,
  type MarcRecord,
} from '@carrel/marc'
import { combineHoldings, matchScore, overlay, scoredRecord, withoutItems } from '@carrel/marc-merge'
import { sql } from 'kysely'
import type { Static } from 'typebox'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibBriefs, bibRecords, contentsOf, storedRecord, type RecordForm } from '../../catalog/index.ts'
import type { ImportRowDetail, RecordDiffView } from '../contract.ts'
import { planOfImport } from './plan-of-import.ts'
import type { ImportRecord } from './import-view.ts'
import { importNotFound } from './list-imports.ts'

interface Row {
  readonly number: number
  readonly at: number
  readonly length: number
  readonly state: Static<typeof ImportRowDetail>['state']
  readonly bib: number | null
  readonly version: number | null
  readonly notes: string[]
  readonly choice: 'skip' | 'add' | 'match' | null
  readonly choiceBib: number | null
  readonly candidates: number[] | null
  readonly lost: string[] | null
}

const largest = 16 * 2 ** 20

/** One record of an import beside the title that it is or may be, with what becomes or became of each field. */
export async function rowDetail(
  w: Work,
  id: number,
  number: number,
  against?: number,
): Promise<Outcome<Static<typeof ImportRowDetail>>> {
  const { rows: imports } = await sql<ImportRecord>`select * from loading.import where id = ${id}`.execute(w.db)
  const known = imports[0]
  if (!known) return importNotFound(id)
  const { rows } = await sql<Row>`
    select number, at, length, state, bib_id as bib, version, notes, choice, choice_bib as "choiceBib", candidates, lost
    from loading.import_row where import_id = ${id} and number = ${number}`.execute(w.db)
  const row = rows[0]
  if (!row) return refuse({ code: 'import-row-not-found', message: `The file has no record ${number}.` })
  const incoming = await recordAt(w, known, row)
  const { plan } = planOfImport(known)
  const target = against ?? row.choiceBib ?? row.bib ?? row.candidates?.[0] ?? null
  const pair =
    target === null ? undefined : await pairOf(w, known, { ...row, target, incoming, isOther: target !== row.bib })
  const rule = plan?.match
  const ids = [...new Set([...(row.candidates ?? []), ...(target === null ? [] : [target])])]
  const titles = new Map((await bibBriefs(w, ids)).map((brief) => [brief.id, brief.title]))
  const records = new Map((await bibRecords(w, ids)).map(({ bib, bytes, form }) => [bib, storedRecord(bytes, form)]))
  return {
    number: row.number,
    state: row.state,
    notes: row.notes,
    lost: row.lost ?? [],
    choice: row.choice,
    bib: target,
    // A refused record may be no record at all.
    text: incoming === undefined,
    diff: pair ? diffView(pair.before, pair.after) : incoming ? diffView(undefined, incoming) : null,
    reasons: pair?.reasons ?? [],
    candidates: ids.map((bib) => {
      const record = records.get(bib)
      const score =
        rule && record && incoming ? matchScore(scoredRecord(incoming), scoredRecord(record), rule).score : null
      return { bib, title: titles.get(bib) ?? `${bib}`, score }
    }),
  }
}

interface Pair {
  readonly before: MarcRecord | undefined
  readonly after: MarcRecord
  readonly reasons: { fate: string; tag: string; text: string; reason: string }[]
}

async function pairOf(
  w: Work,
  known: ImportRecord,
  row: Row & { readonly target: number; readonly incoming: MarcRecord | undefined; readonly isOther: boolean },
): Promise<Pair | undefined> {
  const { plan, profile } = planOfImport(known)
  if (row.version !== null && !row.isOther) {
    const after = await versionOf(w, row.target, row.version)
    const before = row.version > 1 ? await versionOf(w, row.target, row.version - 1) : undefined
    return after ? { before, after, reasons: [] } : undefined
  }
  const [stored] = await bibRecords(w, [row.target])
  if (!stored || !row.incoming) return undefined
  const before = storedRecord(stored.bytes, stored.form)
  const incoming = plan?.items && plan.items.keepFields !== true ? withoutItems(row.incoming, plan.items) : row.incoming
  if (!profile) return { before, after: isSameRecord(before, incoming) ? before : incoming, reasons: [] }
  const laid = overlay(before, incoming, profile)
  return { before, after: laid.record, reasons: laid.notes.map((note) => ({ ...note })) }
}

async function versionOf(w: Work, bib: number, version: number): Promise<MarcRecord | undefined> {
  const { rows } = await sql<{ form: RecordForm; record: Buffer }>`
    select form, record from catalog.record_version_view where bib_id = ${bib} and version = ${version}`.execute(w.db)
  return rows[0] ? storedRecord(rows[0].record, rows[0].form) : undefined
}

/** Two records field by field; without one before, all of it is new. */
export function diffView(before: MarcRecord | undefined, after: MarcRecord): RecordDiffView {
  const { isSame, leader, fields } = diffRecords(before ?? createRecord(after.leader, []), after, { ignore: ['005'] })
  const part = ({ what, kind, text }: FieldPart) => ({ what, kind, text })
  return {
    isSame,
    ...(leader && { leader: leader.map(part) }),
    fields: fields.slice(0, 2000).map(({ kind, tag, parts }) => ({ kind, tag, parts: parts.map(part) })),
  }
}

/** The record at a place of the stored file, with its holdings where these belong to it. */
async function recordAt(w: Work, known: ImportRecord, { at, length }: Row): Promise<MarcRecord | undefined> {
  if (length > largest) return undefined
  const bytes = await bytesAt(w, known.file, at, length)
  const reader = readerFor((known.form ?? 'iso2709') as InputFormat)
  const records = [...reader.push(bytes), ...reader.end()].flatMap(({ record }) => record ?? [])
  const combiner = combineHoldings<number>()
  const [first] = [...records.flatMap((record, index) => combiner.push(index, record)), ...combiner.end()]
  return first?.record
}

async function bytesAt(w: Work, file: string, at: number, length: number): Promise<Buffer> {
  const path = w.platform.files.path(file)
  const handle = await open(path)
  const head = Buffer.alloc(2)
  await handle.read(head, 0, 2, 0)
  await handle.close()
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    return Buffer.concat(
      await Array.fromAsync<Buffer>(createReadStream(path, { start: at, end: at + Math.max(1, length) - 1 })),
    )
  }
  const pieces: Uint8Array[] = []
  let position = 0
  const source = createReadStream(path)
  try {
    for await (const chunk of contentsOf(source)) {
      const [from, to] = [Math.max(0, at - position), Math.min(chunk.length, at + length - position)]
      if (from < to) pieces.push(chunk.subarray(from, to))
      position += chunk.length
      if (position >= at + length) break
    }
  } finally {
    source.destroy()
  }
  return Buffer.concat(pieces)
}
