import { sql } from 'kysely'
import { actorName, type Actor } from '../../platform/actor.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import type { Claimed } from './contract-pull.ts'
import { claimMinutes } from './settings.ts'

/** Who someone is among those who fetch: a member of staff, or a machine with a key. */
export const claimantOf = (actor: Actor): string => `${actor.kind}:${'id' in actor ? actor.id : ''}`

/** A claim in force. */
export interface Claim {
  readonly item: number
  readonly by: string
  readonly key: string
  readonly at: Temporal.Instant
}

/** Since when claims must have been made to be in force still. */
async function oldest(w: Pick<Work, 'db' | 'now'>, branch: number): Promise<Temporal.Instant> {
  return w.now.subtract({ minutes: await readSetting(w, claimMinutes, branch) })
}

/** Claims of a branch that are in force. */
export async function claimsAt(w: Pick<Work, 'db' | 'now'>, branch: number): Promise<ReadonlyMap<number, Claim>> {
  const { rows } = await sql<Claim>`
    select item_id as item, by_name as by, by_key as key, claimed_at as at from holds.pull_claim
    where branch_id = ${branch} and claimed_at > ${await oldest(w, branch)}`.execute(w.db)
  return new Map(rows.map((row) => [row.item, row]))
}

/** Claims rows of the pull list for who acts; what a colleague has claimed stays theirs. */
export async function claimPulls(w: Work, branch: number, items: readonly number[]): Promise<Claimed> {
  const key = claimantOf(w.actor)
  await sql`
    insert into holds.pull_claim as c (item_id, branch_id, by_name, by_key, claimed_at)
    select i, ${branch}, ${actorName(w.actor)}, ${key}, ${w.now}
    from (select distinct i from unnest(${[...items]}::bigint[]) i join catalog.item_view v on v.id = i order by i) one
    on conflict (item_id) do update set branch_id = excluded.branch_id, by_name = excluded.by_name, by_key = excluded.by_key,
      claimed_at = excluded.claimed_at
      where c.by_key = excluded.by_key or c.claimed_at <= ${await oldest(w, branch)}`.execute(w.db)
  const { rows } = await sql<{ item: number; by: string; key: string }>`
    select item_id as item, by_name as by, by_key as key from holds.pull_claim where item_id = any(${[...items]}::bigint[]) order by item_id`.execute(
    w.db,
  )
  await w.audit({ action: 'pull.claim', subject: `branch:${branch}`, detail: { items: [...items] } })
  w.afterCommit(() => w.platform.live.tell('hold', { branch, claims: true }))
  return {
    claimed: rows.filter((row) => row.key === key).map((row) => row.item),
    taken: rows.filter((row) => row.key !== key).map(({ item, by }) => ({ item, by })),
  }
}

/** Gives claimed rows back; anybody may give back any, so that a colleague who went home holds nothing up. */
export async function releasePulls(
  w: Work,
  branch: number,
  items: readonly number[] | undefined,
): Promise<{ released: number[] }> {
  const which = items ? sql`item_id = any(${[...items]}::bigint[])` : sql`by_key = ${claimantOf(w.actor)}`
  const { rows } = await sql<{ item: number }>`
    delete from holds.pull_claim where branch_id = ${branch} and ${which} returning item_id as item`.execute(w.db)
  const released = rows.map((row) => row.item)
  if (released.length > 0) await w.audit({ action: 'pull.release', subject: `branch:${branch}`, detail: { released } })
  w.afterCommit(() => w.platform.live.tell('hold', { branch, claims: true }))
  return { released }
}
