import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import {
  historyForgotten,
  patronBlocked,
  patronBrief,
  patronChanged,
  patronDeleted,
  patronErased,
  patronMerged,
  patronRegistered,
  patronUnblocked,
  patronUnmerged,
} from '../patrons/index.ts'
import { forgetReader } from './forget.ts'
import { hooksFor } from './hooks-in-force.ts'
import { tellHooks } from './tell.ts'

/** Tells of a patron, at their home branch; one who is gone is told of at every branch. */
async function tellOfPatron(
  w: Work,
  type: string,
  patron: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if ((await hooksFor(w, type)).length === 0) return
  const branch = (await patronBrief(w, patron))?.branch ?? null
  await tellHooks(
    w,
    type,
    sql`select ${branch}::bigint as branch, ${patron}::bigint as patron, ${jsonb({ patron, ...more })} as data`,
  )
}

/** What happens to patrons. */
export const patronHappenings: readonly Subscription[] = [
  on(patronRegistered, (w, { patron }) => tellOfPatron(w, 'patron.created', patron)),
  on(patronChanged, (w, { patron, fields }) => tellOfPatron(w, 'patron.changed', patron, { fields })),
  on(patronBlocked, (w, { patron, block, kind, until }) =>
    tellOfPatron(w, 'patron.blocked', patron, { block, kind, until }),
  ),
  on(patronUnblocked, (w, { patron, block }) => tellOfPatron(w, 'patron.unblocked', patron, { block })),
  on(patronMerged, (w, { kept, gone }) => tellOfPatron(w, 'patron.merged', kept, { gone })),
  on(patronUnmerged, (w, { kept, gone }) => tellOfPatron(w, 'patron.unmerged', kept, { gone })),
  on(patronDeleted, (w, { patron }) => tellOfPatron(w, 'patron.deleted', patron)),
  on(patronErased, (w, { patron }) => forgetReader(w, patron)),
  on(historyForgotten, (w, { patron }) => forgetReader(w, patron)),
]
