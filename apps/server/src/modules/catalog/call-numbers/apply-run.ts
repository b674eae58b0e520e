import { sql } from 'kysely'
import { auditLines } from '../../../platform/audit.ts'
import { defineJob, handle, type JobContext, type JobHandler, type JobKind } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { mustWork, type Work } from '../../../platform/work.ts'
import type { CallNumberRun } from '../contract-call-number-runs.ts'
import { itemChanged } from '../events.ts'
import { shelfKeyOf } from '../rules/call-number.ts'
import { noteSearchChange } from '../search/note-change.ts'
import { getRun } from './runs.ts'

const batchSize = 200

interface RunPayload {
  readonly run: number
  readonly name: string
}
const ApplyRun = defineJob<RunPayload>('catalog.apply-call-numbers', {
  title: ({ name }) => `Give call numbers: ${name}`,
})
const UndoRun = defineJob<RunPayload>('catalog.undo-call-numbers', {
  title: ({ name }) => `Take back call numbers: ${name}`,
})

/** Queues the giving of planned numbers. */
export function applyRun(w: Work, id: number): Promise<Outcome<CallNumberRun>> {
  return begin(w, id, ApplyRun, { from: ['planned'], to: 'applying', wanted: 'planned' })
}

/** Queues the giving back of the numbers of before. */
export function undoRun(w: Work, id: number): Promise<Outcome<CallNumberRun>> {
  return begin(w, id, UndoRun, { from: ['done'], to: 'undoing', wanted: 'done' })
}

interface Step {
  readonly from: readonly CallNumberRun['state'][]
  readonly to: 'applying' | 'undoing'
  readonly wanted: 'planned' | 'done'
}

async function begin(
  w: Work,
  id: number,
  kind: JobKind<RunPayload>,
  { from, to, wanted }: Step,
): Promise<Outcome<CallNumberRun>> {
  await sql`select from catalog.call_number_run where id = ${id} for update`.execute(w.db)
  const run = await getRun(w, id)
  if (isRefusal(run)) return run
  if (!from.includes(run.state)) {
    const busy = run.state === 'planning' || run.state === 'applying' || run.state === 'undoing'
    return refuse({
      code: 'run-in-other-state',
      message: busy ? 'This run is still being worked on. Wait for its job, or stop it.' : 'This was done already.',
    })
  }
  if (run.counts[wanted] === 0) {
    return refuse({ code: 'run-empty', message: 'No item of this run would change.' })
  }
  const job = await w.enqueue(kind, { run: id, name: run.name })
  await sql`update catalog.call_number_run set state = ${to}, job_id = ${job} where id = ${id}`.execute(w.db)
  await w.audit({ action: `call-number-run.${to === 'applying' ? 'apply' : 'undo'}`, subject: `call-number-run:${id}` })
  return getRun(w, id)
}

/** Gives planned numbers, item by item; what was changed since the plan is kept and said. */
export const applyRunHandler: JobHandler = handle(ApplyRun, (context, { run }) => walk(context, run, 'apply'))
/** Gives back the numbers of before. */
export const undoRunHandler: JobHandler = handle(UndoRun, (context, { run }) => walk(context, run, 'undo'))

async function walk(context: JobContext, run: number, way: 'apply' | 'undo'): Promise<object> {
  const { platform, actor } = context
  const wanted = way === 'apply' ? 'planned' : 'done'
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from catalog.call_number_run_row where run_id = ${run} and state = ${wanted}`.execute(
    platform.database.kysely,
  )
  const total = rows[0]?.total ?? 0
  const sum = { changed: 0, kept: 0 }
  while (!context.cancelled()) {
    const step = await mustWork(platform, actor, (w) => changeBatch(w, run, way))
    sum.changed += step.changed
    sum.kept += step.kept
    context.progress(sum.changed + sum.kept, total)
    if (step.changed + step.kept === 0) break
  }
  // What was stopped half way can be undone, and what was half undone can be undone again.
  const state = way === 'apply' || context.cancelled() ? 'done' : 'undone'
  await sql`update catalog.call_number_run set state = ${state}, finished_at = ${platform.clock.now()} where id = ${run}`.execute(
    platform.database.kysely,
  )
  platform.live.tell('call-number-run', { run })
  return { run, ...sum }
}

interface Change {
  readonly item: number
  readonly bib: number
  readonly from: string
  readonly to: string
  readonly present: string | null
}

async function changeBatch(w: Work, run: number, way: 'apply' | 'undo') {
  const [wanted, done] = way === 'apply' ? ['planned', 'done'] : ['done', 'undone']
  const [from, to] = way === 'apply' ? [sql`r.before`, sql`r.after`] : [sql`r.after`, sql`r.before`]
  const { rows } = await sql<Change>`
    select r.item_id as item, i.bib_id as bib, ${from} as from, ${to} as to,
      case when i.deleted_at is null then coalesce(i.home_call_number, i.call_number) end as present
    from catalog.call_number_run_row r join catalog.item i on i.id = r.item_id
    where r.run_id = ${run} and r.state = ${wanted} order by r.item_id limit ${batchSize} for update of i`.execute(w.db)
  const changed = rows.filter(({ from: expected, present }) => present === expected)
  const kept = rows.filter(({ from: expected, present }) => present !== expected)
  if (changed.length > 0) {
    await writeNumbers(w, changed)
    await noteSearchChange(w, 'availability', [...new Set(changed.map(({ bib }) => bib))])
    for (const { item, bib, from: callNumberBefore } of changed)
      await w.publish(itemChanged, { item, bib, callNumberBefore })
    w.send(
      auditLines(
        w,
        changed.map((each) => ({
          action: 'item.change',
          subject: `item:${each.item}`,
          detail: { callNumber: each.to, run },
        })),
      ),
    )
  }
  await sql`update catalog.call_number_run_row set state = ${done}
    where run_id = ${run} and item_id = any(${changed.map(({ item }) => item)}::bigint[])`.execute(w.db)
  await sql`update catalog.call_number_run_row set state = 'kept', why = 'Someone has changed or deleted this item since.'
    where run_id = ${run} and item_id = any(${kept.map(({ item }) => item)}::bigint[])`.execute(w.db)
  return { changed: changed.length, kept: kept.length }
}

/** What an item on reserve is meanwhile stays; the new number counts when the reserve ends. */
async function writeNumbers(w: Work, changes: readonly Change[]): Promise<void> {
  await sql`
    update catalog.item i set changed_at = ${w.now},
      call_number = case when i.on_reserve then i.call_number else c.number end,
      shelf_key = case when i.on_reserve then i.shelf_key else c.key end,
      home_call_number = case when i.on_reserve then c.number end,
      home_shelf_key = case when i.on_reserve then c.key end
    from unnest(${changes.map(({ item }) => item)}::bigint[], ${changes.map(({ to }) => to)}::text[],
      ${changes.map(({ to }) => shelfKeyOf(to))}::text[]) as c(item, number, key)
    where i.id = c.item`.execute(w.db)
}
