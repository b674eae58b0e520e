import { sql, type RawBuilder } from 'kysely'
import type { Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BatchRun, ChooseBatchChanges } from '../contract.ts'
import { notNow } from './apply-run.ts'
import { keepCounts, runNotFound, runRow } from './run-row.ts'
import { getRun } from './runs.ts'

type Request = NonNullable<typeof ChooseBatchChanges.types>['body']

/** Leaves records out of a preview, or takes them in again. */
export async function chooseChanges(w: Work, id: number, request: Request): Promise<Outcome<BatchRun>> {
  const row = await runRow(w, id, { lock: true })
  if (!row) return runNotFound()
  if (row.state !== 'previewed') return notNow(row)
  const [from, to] = request.include ? ['left-out', 'ready'] : ['ready', 'left-out']
  const { bibs } = request
  await sql`
    update batch_editing.change c set state = ${to}, note = null
    where run_id = ${id} and state = ${from} and ${changesWhere(request)}
      and (${bibs === undefined} or bib_id = any(${bibs ?? []}::bigint[]))`.execute(w.db)
  await keepCounts(w, id)
  return getRun(w, id)
}

/** Which records of a run are meant, of `batch_editing.change c`. */
export function changesWhere({
  tag,
  step,
  only,
}: {
  readonly tag?: string
  readonly step?: number
  readonly only?: 'thinned' | 'protected' | 'locked'
}): RawBuilder<boolean> {
  const marked = {
    thinned: sql<boolean>`c.thinned`,
    protected: sql<boolean>`c.protected`,
    locked: sql<boolean>`c.locked_by is not null`,
  }
  return sql<boolean>`(${tag ?? null}::text is null or ${tag ?? ''} = any(c.tags))
    and (${step ?? null}::integer is null or ${step ?? 0} = any(c.steps)) and ${only ? marked[only] : sql`true`}`
}
