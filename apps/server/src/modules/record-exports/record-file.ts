import { controlField, createRecord, createWriter, dataField, editLeader, type MarcRecord } from '@carrel/marc'
import { withItems, type ItemMapping, type ItemPart } from '@carrel/marc-merge'
import { sql } from 'kysely'
import { decimalMoney } from '../../platform/money.ts'
import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { selected } from '../batch-editing/index.ts'
import { bibRecords, storedRecord } from '../catalog/index.ts'
import { definitionOf } from '../loading/index.ts'
import type { ExportSettings } from './contract.ts'

/** What a file shall hold. */
export interface Wanted {
  readonly settings: ExportSettings
  /** Only what changed from this moment on; null for everything. */
  readonly since: Temporal.Instant | null
}

/** What a file holds, counted while it is made. */
export interface Counts {
  records: number
  removed: number
  items: number
  /** Records that the format could not hold. */
  leftOut: number
}

interface Making {
  readonly bibs: readonly number[]
  readonly mapping: ItemMapping | null
  readonly counts: Counts
  readonly progress: (done: number, total: number) => void
}

/** A file that is made while it is read, and what is counted meanwhile. */
export interface RecordFile {
  readonly bytes: AsyncGenerator<Uint8Array>
  readonly counts: Counts
}

const page = 500
const enough = 256 * 1024

/** Records as a file: the titles are found at once, then read page by page as the bytes are taken. */
export async function recordFile(
  w: Work,
  wanted: Wanted,
  progress: (done: number, total: number) => void,
): Promise<Outcome<RecordFile>> {
  const { items } = wanted.settings
  const mapping = items === null ? null : await definitionOf(w, 'items', items)
  if (isRefusal(mapping)) return mapping
  const bibs = await bibsOf(w, wanted)
  if (isRefusal(bibs)) return bibs
  const counts: Counts = { records: 0, removed: 0, items: 0, leftOut: 0 }
  return { bytes: fileOf(w, wanted, { bibs, mapping: mapping?.content ?? null, counts, progress }), counts }
}

/** The titles that go out, in the order of their numbers. */
async function bibsOf(w: Work, { settings, since }: Wanted): Promise<Outcome<readonly number[]>> {
  const found = settings.selection === null ? undefined : await selected(w, settings.selection)
  if (isRefusal(found)) return found
  const { branch, itemType, status } = settings.itemsLike ?? {}
  const like = settings.itemsLike !== undefined
  const { rows } = await sql<{ bib: number }>`
    select b.id as bib from catalog.bib_view b
    where ${found ? sql`b.id in (select bib from (${found.bibs}) s)` : sql`true`}
      and (${settings.suppressed} or not b.suppressed)
      and (${since === null} or b.changed_at >= ${since}::timestamptz
        or exists (select from catalog.item_history_view i where i.bib_id = b.id
          and ${settings.items !== null} and i.changed_at >= ${since}::timestamptz))
      and (not ${like} or exists (select from catalog.item_view i where i.bib_id = b.id
        and ${itemIsLike(branch, itemType, status)}))
    order by b.id`.execute(w.db)
  return rows.map(({ bib }) => bib)
}

const itemIsLike = (branch?: number, itemType?: string, status?: string) => sql`
  (${branch ?? null}::bigint is null or i.branch_id = ${branch ?? null})
  and (${itemType ?? null}::text is null or i.item_type = ${itemType ?? null})
  and (${status ?? null}::text is null or i.status = ${status ?? null})`

async function* fileOf(
  w: Work,
  { settings, since }: Wanted,
  { bibs, mapping, counts, progress }: Making,
): AsyncGenerator<Uint8Array> {
  const { format, encoding, deletes } = settings
  const writer = createWriter(format, { tooLong: 'split', ...(encoding && { encoding }) })
  yield writer.header
  for (let from = 0; from < bibs.length; from += page) {
    const some = bibs.slice(from, from + page)
    const items = mapping ? await itemsFor(w, some, settings) : new Map<number, ItemOut[]>()
    for (const { bib, bytes, form } of await bibRecords(w, some)) {
      const own = items.get(bib) ?? []
      const stored = storedRecord(bytes, form)
      const problem = writer.append(mapping ? withItems(stored, own, mapping) : stored)
      if (problem?.severity === 'error') counts.leftOut++
      else counts.records++
      counts.items += own.length
      if (writer.pending >= enough) yield writer.take()
    }
    progress(Math.min(bibs.length, from + page), bibs.length)
  }
  if (deletes && since !== null) {
    for await (const record of deletedSince(w, since)) {
      writer.append(record)
      counts.removed++
    }
  }
  yield writer.take()
  yield writer.footer
}

type ItemOut = Partial<Record<ItemPart, string>>

async function itemsFor(
  w: Work,
  bibs: readonly number[],
  { itemsLike = {} }: ExportSettings,
): Promise<Map<number, ItemOut[]>> {
  const { rows } = await sql<{
    bib: number
    barcode: string
    branch: string
    location: string | null
    itemType: string
    callNumber: string
    copyNumber: string | null
    part: string | null
    note: string
    status: string
    amount: number | null
    currency: string | null
  }>`
    select i.bib_id as bib, i.barcode, b.code as branch, l.code as location, i.item_type as "itemType",
      i.call_number as "callNumber", i.copy_number as "copyNumber", i.part, i.note, i.status, i.price_amount as amount,
      i.price_currency as currency
    from catalog.item_view i join org.branch_view b on b.id = i.branch_id
      left join org.shelving_location_view l on l.id = i.location_id
    where i.bib_id = any(${bibs}::bigint[]) and ${itemIsLike(itemsLike.branch, itemsLike.itemType, itemsLike.status)}
    order by i.bib_id, i.id`.execute(w.db)
  const items = new Map<number, ItemOut[]>()
  for (const { bib, amount, currency, location, copyNumber, part, ...row } of rows) {
    const item: ItemOut = {
      ...row,
      ...(location !== null && { location }),
      ...(copyNumber !== null && { copyNumber }),
      ...(part !== null && { part }),
      ...(amount !== null && currency !== null && { price: decimalMoney({ amount, currency }) }),
    }
    items.getOrInsertComputed(bib, () => []).push(item)
  }
  return items
}

/** Titles that were deleted, as records that say so and nothing else but what they are known by. */
async function* deletedSince(w: Work, since: Temporal.Instant): AsyncGenerator<MarcRecord> {
  for (let last = 0; ;) {
    const { rows } = await sql<{ bib: number; control: string; title: string }>`
      select b.id as bib, b.control_number as control, b.title from catalog.bib_history_view b
      where b.deleted_at >= ${since}::timestamptz and b.id > ${last} order by b.id limit ${page}`.execute(w.db)
    for (const { bib, control, title } of rows) {
      yield createRecord(editLeader('00000nam a2200000 i 4500', { status: 'd' }), [
        controlField('001', control === '' ? String(bib) : control),
        dataField('245', '00', ['a', title]),
      ])
    }
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = end.bib
  }
}
