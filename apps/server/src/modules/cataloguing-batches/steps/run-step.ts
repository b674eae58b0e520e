import { isSameRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { readWork, withWork, type Actor, type Work } from '../../../platform/work.ts'
import { bibRecordAt, changeItem, itemFacts, saveBibRecord } from '../../catalog/index.ts'
import { batchRow, titlesOf, type BatchTitle } from '../batch-rows.ts'
import { editedRecord, type RecordEdit } from '../rules/edit-record.ts'
import { plannerOf } from './plan-change.ts'
import { stepJob, type StepPhase } from './plan-step.ts'
import { stepRow } from './steps.ts'

/** Any number, the same in every process: with the number of a step it names the lock of whoever does it. */
const locks = 1_817_370

/** What someone who waits for a step hears, and says. */
export interface StepListener {
  progress(done: number, total: number): void
  cancelled(): boolean
}

/** Does a queued step, with its progress. */
export const stepHandler: JobHandler = handle(stepJob, async (context, { batch, step, phase }) => {
  await runStep(context.platform, context.actor, { batch, step, phase }, context)
  return { step }
})

interface StepRun {
  readonly batch: number
  readonly step: number
  readonly phase: StepPhase
}

/** Works a step out, writes it or takes it back, title by title; each title is one transaction. */
export async function runStep(
  platform: Platform,
  actor: Actor,
  { batch, step, phase }: StepRun,
  listener: StepListener,
): Promise<void> {
  await asOnlyRunner(platform, locks, step, async () => {
    const run = { plan: planAll, apply: applyAll, undo: undoAll }[phase]
    await run({ platform, actor, batch, step, listener })
    const state = { plan: 'planned', apply: 'applied', undo: 'undone' }[phase]
    const end = listener.cancelled() ? 'failed' : state
    const error = listener.cancelled() ? 'It was stopped. What was done stands; it can go on or be taken back.' : null
    await sql`update cataloguing_batches.step set state = ${end}, error = ${error}, finished_at = ${platform.clock.now()}
      where id = ${step}`.execute(platform.database.kysely)
    platform.live.tell('cataloguing-batch', { id: batch })
  })
}

interface Running {
  readonly platform: Platform
  readonly actor: Actor
  readonly batch: number
  readonly step: number
  readonly listener: StepListener
}

async function planAll({ platform, actor, batch, step, listener }: Running): Promise<void> {
  const w = readWork(platform, actor)
  const [row, stored] = [await stepRow(w, batch, step), await batchRow(w, batch)]
  if (isRefusal(row) || isRefusal(stored)) return
  const planner = await plannerOf(w, row.kind, row.request)
  if (isRefusal(planner)) throw new Error(planner.blocks[0]?.message)
  const titles = await titlesOf(w, stored.list)
  for (const [at, title] of titles.entries()) {
    if (listener.cancelled()) return
    const change = await planner(title)
    if (change) await keepPlan(w, step, title, change)
    listener.progress(at + 1, titles.length)
  }
}

async function keepPlan(
  w: Work,
  step: number,
  { bib }: BatchTitle,
  {
    edit,
    text,
    note,
    version,
    item,
  }: NonNullable<Awaited<ReturnType<Exclude<Awaited<ReturnType<typeof plannerOf>>, { ok: false }>>>>,
): Promise<void> {
  await sql`
    insert into cataloguing_batches.change (step_id, bib_id, state, edit, text, note, before_version, item_id, item_before)
    values (${step}, ${bib}, ${edit ? 'ready' : 'nothing'}, ${jsonb(edit ?? {})}, ${text}, ${note}, ${version},
      ${item?.id ?? null}, ${item?.before ?? null})
    on conflict (step_id, bib_id) do nothing`.execute(w.db)
}

interface ChangeRow {
  readonly bib: number
  readonly edit: RecordEdit
  readonly text: string
  readonly before: number
  readonly after: number | null
  readonly item: number | null
  readonly itemBefore: string | null
}

async function changesIn({ platform, step }: Running, state: string): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select bib_id as bib, edit, text, before_version as before, after_version as after, item_id as item,
      item_before as "itemBefore"
    from cataloguing_batches.change where step_id = ${step} and state = ${state} order by bib_id`.execute(
    platform.database.kysely,
  )
  return rows
}

async function applyAll(running: Running): Promise<void> {
  await eachChange(running, 'ready', 'refused', applyChange)
}

async function undoAll(running: Running): Promise<void> {
  await eachChange(running, 'written', 'kept', undoChange)
}

async function eachChange(
  running: Running,
  from: string,
  otherwise: string,
  act: (w: Work, step: number, change: ChangeRow) => Promise<Outcome<object>>,
): Promise<void> {
  const { platform, actor, step, listener } = running
  const changes = await changesIn(running, from)
  for (const [at, change] of changes.entries()) {
    if (listener.cancelled()) return
    const result = await withWork(platform, actor, (w) => act(w, step, change))
    if (isRefusal(result)) {
      const said = result.blocks.map(({ message }) => message).join(' ')
      await sql`update cataloguing_batches.change set state = ${otherwise}, note = ${said}
        where step_id = ${step} and bib_id = ${change.bib}`.execute(platform.database.kysely)
    }
    listener.progress(at + 1, changes.length)
  }
}

async function applyChange(
  w: Work,
  step: number,
  { bib, edit, text, before, item }: ChangeRow,
): Promise<Outcome<object>> {
  const saved = await saveBibRecord(w, bib, { version: before, why: 'Guided batch' }, (record) =>
    editedRecord(record, edit),
  )
  if (isRefusal(saved)) return saved
  if (item !== null) {
    const changed = await changeItem(w, item, { callNumber: text })
    if (isRefusal(changed)) return changed
  }
  await sql`update cataloguing_batches.change set state = 'written', after_version = ${saved.version}
    where step_id = ${step} and bib_id = ${bib}`.execute(w.db)
  return {}
}

async function undoChange(w: Work, step: number, change: ChangeRow): Promise<Outcome<object>> {
  const { bib, before, after, item, itemBefore, text } = change
  const [old, written, present] = [
    await bibRecordAt(w, bib, before),
    await bibRecordAt(w, bib, after ?? before),
    await bibRecordAt(w, bib),
  ]
  if (isRefusal(old)) return old
  if (isRefusal(written)) return written
  if (isRefusal(present)) return present
  // Later steps that were taken back have left versions, and nothing else.
  const stands = isSameRecord(present.record, written.record, { ignore: ['005'] })
  const why = 'Guided batch taken back'
  const saved = stands ? await saveBibRecord(w, bib, { version: present.version, why }, () => old.record) : undefined
  if (saved === undefined || isRefusal(saved)) {
    return refuse({
      code: 'bib-changed-since',
      message: 'The record was changed after this step, so it stays as it is.',
    })
  }
  const facts = item === null ? undefined : await itemFacts(w, { id: item })
  // A call number that somebody has set since is theirs.
  if (facts && facts.callNumber === text) {
    const changed = await changeItem(w, facts.id, { callNumber: itemBefore ?? '' })
    if (isRefusal(changed)) return changed
  }
  await sql`update cataloguing_batches.change set state = 'undone' where step_id = ${step} and bib_id = ${bib}`.execute(
    w.db,
  )
  return {}
}
