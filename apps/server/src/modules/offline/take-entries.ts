import { sql } from 'kysely'
import { actorName, type Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { readWork, withWork, type Work } from '../../platform/work.ts'
import { branchesOf } from '../org/index.ts'
import type { EntryOutcome, OfflineEntry } from './contract.ts'
import { entriesByIds, keepEntries, waitingEntries, type NewEntry } from './entry-rows.ts'
import { reckonedTime } from './rules/reckoned-time.ts'
import { workOff } from './work-off.ts'

/** What a desk is answered for what it sent. */
export interface TakenEntries {
  readonly entries: { id: string; outcome: EntryOutcome; messages: string[] }[]
  readonly exceptions: number
}

/**
 * Takes what was done without the server: keeps every entry first, in one transaction, then works off what waits in the order
 * in which it was done. Sent again, cut in the middle or sent by two at once, each entry happens once. For desks by HTTP and
 * for kiosks alike.
 */
export async function takeEntries(
  platform: Platform,
  sender: Actor,
  entries: readonly OfflineEntry[],
): Promise<TakenEntries | Refusal> {
  const kept = await withWork(platform, sender, async (w) => {
    const { byId } = await branchesOf(w)
    const stranger = entries.find(({ branch }) => byId.get(branch)?.kind !== 'branch')
    if (stranger)
      return refuse({
        code: 'invalid-branch',
        field: 'branch',
        message: `There is no branch ${stranger.branch} that lends.`,
      })
    await keepEntries(
      w,
      entries.map((entry) => received(w, entry)),
    )
    return undefined
  })
  if (isRefusal(kept)) return kept
  const reader = readWork(platform, sender)
  const ids = entries.map(({ id }) => id)
  for (const { id } of await waitingEntries(reader, ids)) await workOff(platform, sender, id)
  const rows = new Map((await entriesByIds(reader, ids)).map((row) => [row.id, row]))
  const branches = [...new Set(entries.map(({ branch }) => branch))]
  const open = await sql<{ count: number }>`
    select count(*) as count from offline.entry
    where branch_id = any(${branches}::bigint[]) and state in ('noted', 'open') and settled_at is null`.execute(
    reader.db,
  )
  return {
    entries: ids.flatMap((id) => {
      const row = rows.get(id)
      if (!row || row.state === 'waiting') return []
      return [{ id, outcome: row.state, messages: [...row.blocks.map(({ message }) => message), ...row.notes] }]
    }),
    exceptions: open.rows[0]?.count ?? 0,
  }
}

function received(w: Work, entry: OfflineEntry): NewEntry {
  const shown = entry.shown === undefined ? undefined : Temporal.Instant.from(entry.shown)
  const { at, notes } = reckonedTime({ at: Temporal.Instant.from(entry.at), shown }, w.now)
  const sentBy = actorName(w.actor)
  return {
    id: entry.id,
    kind: entry.kind,
    at,
    shown: shown ?? null,
    branch: entry.branch,
    desk: entry.desk,
    by: entry.by?.name ?? sentBy,
    byId: entry.by?.id ?? null,
    sentBy,
    sender:
      entry.by?.id === undefined ? `${w.actor.kind}:${'id' in w.actor ? w.actor.id : ''}` : `staff:${entry.by.id}`,
    card: entry.card ?? null,
    barcode: entry.barcode,
    due: entry.due ?? null,
    title: entry.title ?? null,
    told: entry.told ?? null,
    passed: entry.passed ?? null,
    notes,
  }
}
