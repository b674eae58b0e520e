import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { judgeOverride, type Override } from '../../../platform/override.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchRun } from '../contract.ts'
import { questionsOf } from '../rules/questions.ts'
import { keepCounts, runNotFound, runRow, type RunRow } from './run-row.ts'
import { getRun, runSettings } from './runs.ts'

/** Writes what was previewed. Tried again after a crash, it goes on where it was. */
export const writeJob = defineJob<{ readonly run: number; readonly name: string }>('batch-editing.write', {
  title: ({ name }) => `Batch edit ${name}`,
  retries: 3,
})

/** Has a preview written, once its questions are answered; the audit log gets one line for the whole of it. */
export async function applyRun(
  w: Work,
  id: number,
  { override }: { readonly override?: Override },
): Promise<Outcome<BatchRun>> {
  const row = await runRow(w, id, { lock: true })
  if (!row) return runNotFound()
  if (row.state !== 'previewed') return notNow(row)
  const counts = await keepCounts(w, id)
  if (counts.ready === 0) {
    return refuse({
      code: 'batch-nothing-to-write',
      message: 'Nothing would be written: no record of this preview changes, or all are left out.',
    })
  }
  const facts = { ...row, ...(await runSettings(w)), counts }
  const { standing, passed } = judgeOverride(w.actor, questionsOf(facts), override)
  if (standing.length > 0) return refuse(...standing)
  const codes = passed.map(({ code }) => code)
  await sql`
    update batch_editing.run set passed = ${codes}::text[], applied_by = ${actorName(w.actor)}
    where id = ${id}`.execute(w.db)
  await w.audit({
    action: row.kind === 'undo' ? 'batch-edit.undo' : 'batch-edit.apply',
    subject: `batch-edit:${id}`,
    reason: override?.reason.trim() || row.why,
    detail: {
      name: row.name,
      task: row.task_name,
      records: counts.ready,
      selection: row.selection_text,
      passed: codes,
    },
  })
  return startWriting(w, row)
}

/** Goes on with a run that was stopped, by hand or because of an error. */
export async function resumeRun(w: Work, id: number): Promise<Outcome<BatchRun>> {
  const row = await runRow(w, id, { lock: true })
  if (!row) return runNotFound()
  if (row.state !== 'stopped') return notNow(row)
  await w.audit({ action: 'batch-edit.resume', subject: `batch-edit:${id}` })
  return startWriting(w, row)
}

async function startWriting(w: Work, { id, name }: RunRow): Promise<Outcome<BatchRun>> {
  const job = await w.enqueue(writeJob, { run: id, name })
  await sql`update batch_editing.run set state = 'applying', job_id = ${job}, error = null where id = ${id}`.execute(
    w.db,
  )
  return getRun(w, id)
}

/** Throws a preview away. */
export async function discardRun(w: Work, id: number): Promise<Outcome<object>> {
  const row = await runRow(w, id, { lock: true })
  if (!row) return runNotFound()
  if (row.state !== 'previewed' && row.state !== 'failed') return notNow(row)
  await sql`update batch_editing.run set state = 'discarded' where id = ${id}`.execute(w.db)
  await sql`delete from batch_editing.draft where run_id = ${id}`.execute(w.db)
  await w.audit({ action: 'batch-edit.discard', subject: `batch-edit:${id}`, detail: { name: row.name } })
  return {}
}

const states: Readonly<Record<RunRow['state'], string>> = {
  waiting: 'It waits to be previewed.',
  previewing: 'It is still being previewed.',
  previewed: 'It is a preview; nothing of it was written yet.',
  applying: 'It is being written.',
  stopped: 'It was stopped in the middle: go on with it, or undo it.',
  applied: 'It was written already.',
  failed: 'Its preview failed.',
  discarded: 'It was thrown away.',
}

/** Refuses because a run stands otherwise than it would have to. */
export function notNow({ state }: Pick<RunRow, 'state'>) {
  return refuse({
    code: 'batch-edit-not-now',
    message: `This cannot be done with the batch edit now. ${states[state]}`,
    facts: { state },
  })
}
