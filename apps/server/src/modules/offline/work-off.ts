import { sql } from 'kysely'
import { jsonb, databaseError } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, type Block, type Refusal } from '../../platform/refusal.ts'
import { readWork, withWork, type Actor, type Work } from '../../platform/work.ts'
import { entryById, writeMade, type EntryRow, type Made } from './entry-rows.ts'
import { replayCheckIn } from './replay-check-in.ts'
import { replayCheckOut } from './replay-check-out.ts'
import { replayRenewal } from './replay-renewal.ts'

const replays = { 'check-out': replayCheckOut, 'check-in': replayCheckIn, renew: replayRenewal } as const

/**
 * Works off one entry in a transaction of its own, at most once: the row is locked, and whoever finds it worked off leaves it.
 * What cannot be written stays as an open exception with every reason.
 */
export async function workOff(platform: Platform, sender: Actor, id: string): Promise<void> {
  const entry = await entryById(readWork(platform, sender), id)
  if (entry?.state !== 'waiting') return
  const actor = actorFor(sender, entry)
  const refusal = await attempt(platform, actor, id)
  if (!refusal) return
  await withWork(platform, actor, async (w) => {
    const waiting = await entryById(w, id, { lock: true })
    if (waiting?.state !== 'waiting') return
    await claim(w, waiting)
    await write(w, waiting, { state: 'open', blocks: refusal.blocks, ...(await known(w, waiting)) })
  })
}

async function attempt(platform: Platform, actor: Actor, id: string): Promise<Refusal | undefined> {
  try {
    const result = await withWork(platform, actor, async (w): Promise<Refusal | undefined> => {
      const entry = await entryById(w, id, { lock: true })
      if (entry?.state !== 'waiting') return undefined
      const before = await claim(w, entry)
      if (before) {
        await write(w, entry, before)
        return undefined
      }
      const made = await replays[entry.kind](w, entry)
      if (isRefusal(made)) return made
      await write(w, entry, made)
      return undefined
    })
    return isRefusal(result) ? result : undefined
  } catch (error) {
    // One entry that breaks a constraint must not keep the others waiting; a database that is away concerns them all.
    const code = databaseError(error)?.code ?? ''
    if (!code.startsWith('23') && !code.startsWith('22')) throw error
    platform.log.error({ error, entry: id }, 'an entry from a desk without the server could not be written')
    const block: Block = {
      code: 'not-writable',
      message: 'This could not be written. Tell whoever looks after Carrel; it stands in the log.',
    }
    return { ok: false, blocks: [block] }
  }
}

/** The request that the desk had sent before the line was cut, if the server had taken it after all; from now on it takes it no more. */
async function claim(w: Work, entry: EntryRow): Promise<Made | undefined> {
  const { rows } = await sql<{ key: string }>`
    insert into platform.idempotency (key, actor, route, request_hash, status, response, at)
    values (${entry.id}, ${entry.sender}, 'POST /offline/entries', '', 200, ${jsonb({})}, ${w.now})
    on conflict (actor, key) do nothing returning key`.execute(w.db)
  if (rows.length > 0) return undefined
  const taken = await sql<{ loan: number | null; patron: number | null; item: number | null; checkIn: number | null }>`
    select (response -> 'loan' ->> 'id')::bigint as loan, (response -> 'loan' ->> 'patron')::bigint as patron,
      coalesce(response -> 'loan' ->> 'item', response -> 'item' ->> 'id')::bigint as item, (response ->> 'checkIn')::bigint as "checkIn"
    from platform.idempotency where key = ${entry.id} and actor = ${entry.sender}`.execute(w.db)
  return {
    state: 'done',
    notes: ['The server had taken this just before the line was cut.'],
    ...taken.rows[0],
  }
}

async function write(w: Work, entry: EntryRow, made: Made): Promise<void> {
  await writeMade(w, entry.id, made)
  await w.audit({
    action: 'offline.replay',
    subject: `offline:${entry.id}`,
    detail: {
      kind: entry.kind,
      at: entry.at.toString(),
      desk: entry.desk,
      by: entry.by,
      sentBy: entry.sentBy,
      outcome: made.state,
      ...(made.loan != null && { loan: made.loan }),
      ...(made.item != null && { item: made.item }),
      ...(made.blocks && made.blocks.length > 0 && { blocks: made.blocks.map(({ code }) => code) }),
    },
  })
  w.afterCommit(() => w.platform.live.tell('offline', { branch: entry.branch }))
}

/** Patron and item of an entry that could not be written, as far as they exist. */
async function known(w: Work, { card, barcode }: EntryRow): Promise<Pick<Made, 'patron' | 'item' | 'loan'>> {
  const { rows } = await sql<{ patron: number | null; item: number | null; loan: number | null }>`
    with i as (select id from catalog.item_view where barcode = ${barcode.trim()}),
      p as (select patron_id from patrons.card_view where upper(barcode) = upper(${card?.trim() ?? ''}) limit 1)
    select (select patron_id from p) as patron, (select id from i) as item,
      (select l.id from circulation.open_loan_view l where l.item_id = (select id from i) and l.patron_id = (select patron_id from p)) as loan`.execute(
    w.db,
  )
  return rows[0] ?? {}
}

/** Who acts for an entry: the sender with their permissions, at the branch and under the name of who did it. */
export function actorFor(sender: Actor, entry: Pick<EntryRow, 'branch' | 'by' | 'byId' | 'sentBy'>): Actor {
  if (sender.kind === 'system') return { kind: 'system', name: entry.by }
  if (!('permissions' in sender)) return sender
  const own = sender.kind === 'staff' && sender.id === entry.byId
  const name = own || entry.by === sender.name ? sender.name : `${entry.by} (sent by ${entry.sentBy})`
  return { ...sender, name, branch: entry.branch }
}
