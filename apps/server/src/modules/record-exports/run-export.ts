import { controlField, createRecord, createWriter, dataField, editLeader, type MarcRecord } from '@carrel/marc'
import { withItems, type ItemMapping, type ItemPart } from '@carrel/marc-merge'
import { sql } from 'kysely'
import { decimalMoney } from '../../platform/money.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork, withWork, type Actor, type Work } from '../../platform/work.ts'
import { selected } from '../batch-editing/index.ts'
import { bibRecords, storedRecord } from '../catalog/index.ts'
import { definitionOf } from '../loading/index.ts'
import type { ExportSettings } from './contract.ts'
import { exportJob, startRun } from './exports.ts'

interface Asked {
  readonly id: number
  readonly export: number
  readonly state: string
  readonly since: Temporal.Instant | null
  readonly settings: ExportSettings
}

interface Counts {
  records: number
  removed: number
  items: number
  leftOut: number
}

const page = 500
const enough = 256 * 1024

/** Makes the file of a run, with its progress. */
export const exportHandler: JobHandler = handle(exportJob, async ({ platform, actor, progress }, { run }) => {
  try {
    return await makeFile(platform, actor, run, progress)
  } catch (error) {
    const message = error instanceof ExportProblem ? error.message : 'The export broke off; it is tried again.'
    await sql`update record_exports.run set state = 'failed', error = ${message}, finished_at = ${platform.clock.now()}
      where id = ${run}`.execute(platform.database.kysely)
    throw error
  }
})

/** Begins the runs that are due. */
export const scheduleHandler: JobHandler = handle(
  defineJob('record-exports.due'),
  async ({ platform }) => {
    for (;;) {
      const now = platform.clock.now()
      const begun = await withWork(platform, carrel, async (w) => {
        const { rows } = await sql<{ id: number }>`
          update record_exports.export set next_at = ${now}::timestamptz + make_interval(hours => every_hours)
          where id = (select id from record_exports.export where deleted_at is null and next_at <= ${now}
            order by next_at limit 1 for update skip locked) returning id`.execute(w.db)
        return rows[0] ? startRun(w, rows[0].id) : undefined
      })
      if (begun === undefined || isRefusal(begun)) return
    }
  },
  '*/5 * * * *',
)

class ExportProblem extends Error {}

async function makeFile(
  platform: Platform,
  actor: Actor,
  run: number,
  progress: (done: number, total: number) => void,
) {
  const w = readWork(platform, actor)
  const { rows } = await sql<Asked>`
    select r.id, r.export_id as export, r.state, r.since, e.settings from record_exports.run r
      join record_exports.export e on e.id = r.export_id where r.id = ${run}`.execute(w.db)
  const [asked] = rows
  if (!asked || asked.state === 'done') return {}
  // What is saved while the file is made goes out next time, too: better twice than never.
  const until = platform.clock.now()
  await sql`update record_exports.run set state = 'running', error = null where id = ${run}`.execute(w.db)
  const items = asked.settings.items === null ? null : await definitionOf(w, 'items', asked.settings.items)
  if (isRefusal(items)) throw new ExportProblem(items.blocks[0]?.message)
  const bibs = await bibsOf(w, asked)
  const counts: Counts = { records: 0, removed: 0, items: 0, leftOut: 0 }
  const file = await platform.files.put(
    fileOf(w, asked, { bibs, mapping: items?.content ?? null, counts, progress }),
    Number.MAX_SAFE_INTEGER,
  )
  await withWork(platform, actor, async (work) => {
    await sql`update record_exports.run set state = 'done', file = ${file.hash}, size = ${file.size},
      records = ${counts.records}, removed = ${counts.removed}, items = ${counts.items}, left_out = ${counts.leftOut},
      until = ${until}, finished_at = ${platform.clock.now()} where id = ${run}`.execute(work.db)
    await sql`update record_exports.export set changed_since = ${until} where id = ${asked.export}`.execute(work.db)
  })
  return { run, ...counts }
}

/** The titles that go out, in the order of their numbers. */
async function bibsOf(w: Work, { settings, since }: Asked): Promise<readonly number[]> {
  const found = settings.selection === null ? undefined : await selected(w, settings.selection)
  if (isRefusal(found)) throw new ExportProblem(found.blocks[0]?.message)
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
  asked: Asked,
  {
    bibs,
    mapping,
    counts,
    progress,
  }: {
    readonly bibs: readonly number[]
    readonly mapping: ItemMapping | null
    readonly counts: Counts
    readonly progress: (done: number, total: number) => void
  },
): AsyncGenerator<Uint8Array> {
  const { format, encoding, deletes } = asked.settings
  const writer = createWriter(format, { tooLong: 'split', ...(encoding && { encoding }) })
  yield writer.header
  for (let from = 0; from < bibs.length; from += page) {
    const some = bibs.slice(from, from + page)
    const items = mapping ? await itemsFor(w, some, asked.settings) : new Map<number, ItemOut[]>()
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
  if (deletes && asked.since !== null) {
    for await (const record of deletedSince(w, asked.since)) {
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
