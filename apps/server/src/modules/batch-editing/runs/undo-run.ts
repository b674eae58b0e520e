import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchRun } from '../contract.ts'
import { notNow } from './apply-run.ts'
import { startPreview } from './begin-run.ts'
import { runNotFound, runRow } from './run-row.ts'

/**
 * Begins the undoing of a run that was written, in whole or in part: a run of its own, so that it shows its effect first,
 * can be left in the middle, and can be undone in turn.
 */
export async function undoRun(
  w: Work,
  id: number,
  { applyAtOnce = false, why }: { readonly applyAtOnce?: boolean; readonly why?: string },
): Promise<Outcome<BatchRun>> {
  const row = await runRow(w, id, { lock: true })
  if (!row) return runNotFound()
  if (row.state !== 'applied' && row.state !== 'stopped') return notNow(row)
  if (row.undone_by !== null) {
    return refuse({
      code: 'batch-edit-undone',
      message: row.undone
        ? `This batch edit is undone already, by batch edit ${row.undone_by}. To do it again, undo that one.`
        : `Batch edit ${row.undone_by} is to undo this one. Look at it and write it, or throw it away.`,
      facts: { undoneBy: row.undone_by },
    })
  }
  const { rows: written } = await sql<{ bib: number }>`
    select c.bib_id as bib from batch_editing.change c
      join batch_editing.run_part p on p.run_id = c.run_id and p.number = c.part
    where c.run_id = ${id} and c.state = 'ready' and p.state = 'written' order by c.bib_id`.execute(w.db)
  if (written.length === 0) {
    return refuse({
      code: 'batch-nothing-to-undo',
      message: 'This batch edit wrote nothing; there is nothing to undo.',
    })
  }
  const name = `Undo: ${row.name}`
  await sql`update batch_editing.run set state = 'discarded' where undoes = ${id} and state = 'failed'`.execute(w.db)
  const { rows } = await sql<{ id: number }>`
    insert into batch_editing.run (name, why, kind, undoes, task_id, task_name, task, selection_text, apply_at_once,
      created_at, by_name, records)
    values (${name}, ${why?.trim() || name}, 'undo', ${id}, ${row.task_id}, ${row.task_name}, ${jsonb(row.task)},
      ${`what batch edit ${id} wrote`}, ${applyAtOnce}, ${w.now}, ${actorName(w.actor)}, ${written.length})
    returning id`.execute(w.db)
  return startPreview(w, { id: rows[0]?.id ?? 0, name, bibs: written.map(({ bib }) => bib) })
}
