import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { batchRow, noTitles, titlesOf } from '../batch-rows.ts'
import type { BatchStep, PlanBatchStep } from '../contract.ts'
import { certainHeadings } from './heading-plan.ts'
import { plannerOf } from './plan-change.ts'
import { stepRow, stepView } from './steps.ts'

type Request = NonNullable<typeof PlanBatchStep.types>['body']

/** What a job does with a step. */
export type StepPhase = 'plan' | 'apply' | 'undo'

/** Works a step out, writes it or takes it back. Tried again after a crash, it goes on with the titles that are left. */
export const stepJob = defineJob<{
  readonly step: number
  readonly batch: number
  readonly phase: StepPhase
  readonly name: string
}>('cataloguing-batches.step', { title: ({ name }) => name, retries: 3 })

const names = { constant: 'Constant data', headings: 'Headings', class: 'Call numbers', links: 'Links' } as const

/** Begins to work out what a step would do to each title of a batch. */
export async function planStep(w: Work, batch: number, { kind, ...asked }: Request): Promise<Outcome<BatchStep>> {
  const row = await batchRow(w, batch)
  if (isRefusal(row)) return row
  const bibs = (await titlesOf(w, row.list)).map(({ bib }) => bib)
  if (bibs.length === 0) return noTitles()
  // Those that are certain now are written down: what was looked at is what is written.
  const request =
    kind === 'headings' && asked.certain === true ? { headings: [...(await certainHeadings(w, bibs))] } : asked
  const planner = await plannerOf(w, kind, request)
  if (isRefusal(planner)) return planner
  const { rows } = await sql<{ id: number }>`
    insert into cataloguing_batches.step (batch_id, kind, request, by_name, created_at)
    values (${batch}, ${kind}, ${jsonb(request)}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
  return queue(w, { batch, step: rows[0]?.id ?? 0, phase: 'plan', name: `${names[kind]}: ${row.name}` })
}

/** Begins to write what was worked out, or to take it back. */
export async function goOn(
  w: Work,
  { id: batch, step }: { readonly id: number; readonly step: number },
  phase: 'apply' | 'undo',
): Promise<Outcome<BatchStep>> {
  const row = await stepRow(w, batch, step, { lock: true })
  if (isRefusal(row)) return row
  const can =
    phase === 'apply'
      ? row.state === 'planned' || row.state === 'failed'
      : row.state === 'applied' || row.state === 'failed'
  const left = phase === 'apply' ? row.counts.ready : row.counts.written
  if (!can || left === 0) {
    return refuse({
      code: 'step-not-now',
      message:
        phase === 'apply'
          ? 'There is nothing of this step to be written now. Work it out first.'
          : 'There is nothing of this step to be taken back now.',
    })
  }
  const { name } = await nameOf(w, batch)
  await w.audit({
    action: `cataloguing-batch.${phase}`,
    subject: `cataloguing-batch:${batch}`,
    detail: { step: row.kind },
  })
  return queue(w, { batch, step, phase, name: `${names[row.kind]}: ${name}` })
}

/** Leaves a title out of a step that is not written yet, or takes it in again. */
export async function leaveOut(
  w: Work,
  { id, step, bib }: { readonly id: number; readonly step: number; readonly bib: number },
  isOut: boolean,
): Promise<Outcome<object>> {
  const row = await stepRow(w, id, step, { lock: true })
  if (isRefusal(row)) return row
  await sql`
    update cataloguing_batches.change set state = ${isOut ? 'left-out' : 'ready'}
    where step_id = ${step} and bib_id = ${bib} and state in ('ready', 'left-out')`.execute(w.db)
  return {}
}

async function nameOf(w: Work, batch: number): Promise<{ readonly name: string }> {
  const row = await batchRow(w, batch)
  return isRefusal(row) ? { name: '' } : row
}

const during = { plan: 'planning', apply: 'applying', undo: 'undoing' } as const

async function queue(
  w: Work,
  payload: { readonly batch: number; readonly step: number; readonly phase: StepPhase; readonly name: string },
): Promise<Outcome<BatchStep>> {
  const job = await w.enqueue(stepJob, payload)
  await sql`update cataloguing_batches.step set job_id = ${job}, state = ${during[payload.phase]}, error = null
    where id = ${payload.step}`.execute(w.db)
  const row = await stepRow(w, payload.batch, payload.step)
  return isRefusal(row) ? row : stepView(row)
}
