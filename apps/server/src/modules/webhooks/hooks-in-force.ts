import { defineCache } from '../../platform/live-cache.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchesOf } from '../org/index.ts'
import type { WebhooksTables } from './tables.ts'

/** A hook that wants events of a type. */
export interface WantingHook {
  readonly hook: number
  /** The branches whose events it wants; null for all. */
  readonly branches: readonly number[] | null
}

/** The topic under which a change of hooks is told to every process. */
export const hooksChanged = 'webhook'

const inForce = defineCache(
  'webhooks.in-force',
  [hooksChanged, 'branches'],
  async (w): Promise<ReadonlyMap<string, readonly WantingHook[]>> => {
    const rows = await tablesOf<WebhooksTables>(w)
      .selectFrom('webhooks.hook')
      .select(['id', 'events', 'branch_id'])
      .where('deleted_at', 'is', null)
      .where('state', '<>', 'inactive')
      .orderBy('id')
      .execute()
    if (rows.length === 0) return new Map()
    const { lines } = await branchesOf(w)
    const below = (root: number) => [...lines].filter(([, line]) => line.includes(root)).map(([branch]) => branch)
    const wanting = rows.flatMap((row) => {
      const branches = row.branch_id === null ? null : below(row.branch_id)
      return row.events.map((type) => ({ type, hook: row.id, branches }))
    })
    return Map.groupBy(wanting, ({ type }) => type)
  },
)

/**
 * The hooks that want events of a type. They are kept in memory, so that a library without hooks pays for none: no statement
 * joins the transactions of its desks.
 */
export async function hooksFor(w: Pick<Work, 'db' | 'platform'>, type: string): Promise<readonly WantingHook[]> {
  return (await inForce.get(w, 'all')).get(type) ?? []
}
