import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { patronExists } from '../patrons/index.ts'
import type { Hold } from './contract.ts'
import { listHolds } from './hold-views.ts'
import type { HoldsTables } from './tables.ts'

/** Suspends every waiting hold of a patron until a day, or takes all up again; each keeps its place. */
export async function awayFromHolds(
  w: Work,
  patron: number,
  until: string | null,
): Promise<{ changed: number; holds: Hold[] } | Refusal> {
  if (!(await patronExists(w, patron))) return notFound('patron', `There is no patron ${patron}.`)
  const day = until === null ? null : Temporal.PlainDate.from(until)
  const problem = await pastDay(w, day)
  if (isRefusal(problem)) return problem
  const changed = await tablesOf<HoldsTables>(w)
    .updateTable('holds.hold')
    .set({ suspended: day !== null, suspended_until: day })
    .where('patron_id', '=', patron)
    .where('state', '=', 'waiting')
    .where((is) => (day === null ? is('suspended', '=', true) : is.val(true)))
    .returning('id')
    .execute()
  await w.audit({
    action: day === null ? 'hold.take-up-all' : 'hold.suspend-all',
    subject: `patron:${patron}`,
    detail: { until, holds: changed.map((row) => row.id) },
  })
  w.afterCommit(() => w.platform.live.tell('hold', { patron }))
  return { changed: changed.length, holds: (await listHolds(w, { patron, open: true })).rows }
}

async function pastDay(w: Work, day: Temporal.PlainDate | null): Promise<Refusal | undefined> {
  if (day === null || Temporal.PlainDate.compare(day, await todayAt(w, null)) > 0) return undefined
  return refuse({ code: 'invalid-day', field: 'until', message: 'Choose a day to come.' })
}
