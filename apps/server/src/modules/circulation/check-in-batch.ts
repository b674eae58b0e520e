import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { defineJob, handle, type JobContext, type JobHandler } from '../../platform/jobs.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { readWork, tablesOf, withWork, type Work } from '../../platform/work.ts'
import { checkIn, type CheckInRequest } from './check-in.ts'
import type { CheckInBatch, CheckInLine } from './contract-desk.ts'
import { deskBranch } from './desk.ts'
import type { CirculationTables } from './tables.ts'

/** A list of returns as it is sent. */
export interface CheckInBatchRequest extends Omit<CheckInRequest, 'barcode' | 'override'> {
  readonly name?: string
  readonly barcodes: readonly string[]
}

const WorkOff = defineJob<{ batch: number; name: string }>('circulation.check-in-batch', {
  title: ({ name }) => `Check in: ${name}`,
})

/** Up to this many lines are done while the caller waits. */
const atOnce = 100

/** Questions that a list cannot ask are answered yes: everything in it is here. */
const unasked = { codes: ['wrong-return-branch', 'ask-at-desk', 'accompanying-material'], reason: 'Checked in by list' }

/** Takes a list of returns; short ones are done at once, longer ones by a job. */
export async function createCheckInBatch(w: Work, request: CheckInBatchRequest): Promise<CheckInBatch | Refusal> {
  const { barcodes, name, branch: asked, ...options } = request
  const lines = [...new Set(barcodes.map((text) => text.trim()).filter((text) => text !== ''))]
  if (lines.length === 0)
    return refuse({ code: 'invalid-barcodes', field: 'barcodes', message: 'The list holds no barcode.' })
  const waits = lines.length > atOnce
  const batch = await withWork(w.platform, w.actor, async (work) => {
    const branch = await deskBranch(work, asked)
    if (isRefusal(branch)) return branch
    const title = name?.trim() ?? ''
    const { id } = await tablesOf<CirculationTables>(work)
      .insertInto('circulation.check_in_batch')
      .values({
        name: title === '' ? `${lines.length} items` : title,
        branch_id: branch.id,
        at: work.now,
        by_name: actorName(work.actor),
        options: jsonb({ ...options, branch: branch.id }),
        total: lines.length,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`insert into circulation.check_in_batch_line (batch_id, number, barcode)
      select ${id}, l.number, l.barcode from unnest(${lines}::text[]) with ordinality as l(barcode, number)`.execute(
      work.db,
    )
    if (waits) {
      const job = await work.enqueue(WorkOff, { batch: id, name: title === '' ? `${lines.length} items` : title })
      await sql`update circulation.check_in_batch set job = ${job} where id = ${id}`.execute(work.db)
    }
    await work.audit({ action: 'check-in-batch.add', subject: `check-in-batch:${id}`, detail: { lines: lines.length } })
    return { id }
  })
  if (isRefusal(batch)) return batch
  if (!waits) await workOff(w, batch.id)
  return getCheckInBatch(readWork(w.platform, w.actor), batch.id)
}

/** Does the lines that are left, each with its result in one transaction, so that nothing is taken in twice. */
async function workOff(
  { platform, actor }: Pick<Work, 'platform' | 'actor'>,
  batch: number,
  told: (done: number) => boolean = () => true,
): Promise<void> {
  const db = tablesOf<CirculationTables>({ db: platform.database.kysely })
  const { options } = await db
    .selectFrom('circulation.check_in_batch')
    .select('options')
    .where('id', '=', batch)
    .executeTakeFirstOrThrow()
  const lines = await db
    .selectFrom('circulation.check_in_batch_line')
    .select(['number', 'barcode'])
    .where('batch_id', '=', batch)
    .where('done_at', 'is', null)
    .orderBy('number')
    .execute()
  const asked = storedOptions(options)
  for (const { number, barcode } of lines) {
    const done = await withWork(platform, actor, async (work) => {
      const outcome = await checkIn(work, { ...asked, barcode, override: unasked })
      if (isRefusal(outcome)) return outcome
      await writeLine(work, batch, number, {
        check_in_id: outcome.checkIn,
        tone: outcome.tone,
        message: outcome.message,
        title: outcome.item.title,
        route: outcome.route,
      })
      return outcome
    })
    if (isRefusal(done))
      await withWork(platform, actor, (work) =>
        writeLine(work, batch, number, {
          tone: 'refused',
          message: done.blocks.map((block) => block.message).join(' '),
        }),
      )
    if (!told(number)) return
  }
}

function storedOptions(options: unknown): Omit<CheckInRequest, 'barcode'> {
  return typeof options === 'object' && options !== null ? options : {}
}

function writeLine(
  w: Work,
  batch: number,
  number: number,
  values: {
    readonly tone: 'ok' | 'attention' | 'stop' | 'refused'
    readonly message: string
    readonly check_in_id?: number
    readonly title?: string
    readonly route?: string
  },
): Promise<unknown> {
  return tablesOf<CirculationTables>(w)
    .updateTable('circulation.check_in_batch_line')
    .set({ done_at: w.now, ...values })
    .where('batch_id', '=', batch)
    .where('number', '=', number)
    .execute()
}

/** The job that works off long lists. */
export const checkInBatchJob: JobHandler = handle(WorkOff, async (context: JobContext, { batch }) => {
  const found = await getCheckInBatch(readWork(context.platform, context.actor), batch)
  if (isRefusal(found)) return
  await workOff(context, batch, (number) => {
    context.progress(number, found.total)
    return !context.cancelled()
  })
})

interface Row extends Omit<CheckInBatch, 'at'> {
  readonly at: Temporal.Instant
  readonly rows: number
}

async function read(
  w: Work,
  id: number | null,
  page: { readonly limit?: number; readonly offset?: number },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select b.id, b.name, b.branch_id as branch, b.at, b.by_name as by, b.total, b.job, count(*) over () as rows, l.*
    from circulation.check_in_batch b, lateral (
      select count(*) filter (where done_at is not null) as done, count(*) filter (where tone = 'ok') as ok,
        count(*) filter (where tone in ('attention', 'stop')) as attention, count(*) filter (where tone = 'refused') as refused
      from circulation.check_in_batch_line where batch_id = b.id) l
    where ${id}::bigint is null or b.id = ${id}
    order by b.id desc limit ${page.limit ?? 50} offset ${page.offset ?? 0}`.execute(w.db)
  return rows
}

const viewOf = ({ at, ...batch }: Row): CheckInBatch => ({ ...batch, at: at.toString() })

/** One list and how far it is. */
export async function getCheckInBatch(w: Work, id: number): Promise<CheckInBatch | Refusal> {
  const [row] = await read(w, id, {})
  return row ? viewOf(row) : notFound('check-in-batch', `There is no list ${id}.`)
}

/** Lists that were checked in, newest first. */
export async function listCheckInBatches(
  w: Work,
  page: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: CheckInBatch[] }> {
  const rows = await read(w, null, page)
  return { total: rows[0]?.rows ?? 0, rows: rows.map(viewOf) }
}

/** The lines of a list, each with what became of it. */
export async function listCheckInLines(
  w: Work,
  batch: number,
  query: { readonly tone?: 'ok' | 'attention' | 'stop' | 'refused'; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: CheckInLine[] }> {
  const { rows } = await sql<CheckInLine & { readonly total: number }>`
    select number, barcode, title, route, tone, message, check_in_id as "checkIn", count(*) over () as total
    from circulation.check_in_batch_line
    where batch_id = ${batch} and (${query.tone ?? null}::text is null or tone = ${query.tone ?? null})
    order by number limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows: [...rows] }
}
