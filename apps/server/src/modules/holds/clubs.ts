import { sql } from 'kysely'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { patronFacts } from '../patrons/index.ts'
import type { Club } from './contract-groups.ts'
import { pickupBlocks } from './place-hold.ts'
import type { HoldsTables } from './tables.ts'

/** A club as it is to be. */
export interface ClubContent {
  readonly name: string
  readonly pickup?: number | null
  readonly note?: string
  readonly members?: readonly number[]
  readonly cards?: readonly string[]
}

const tables = (w: Pick<Work, 'db'>) => tablesOf<HoldsTables>(w)

async function readClubs(w: Pick<Work, 'db'>, id: number | undefined): Promise<Club[]> {
  const { rows } = await sql<Club>`
    select c.id, c.name, c.pickup_branch_id as pickup, c.note,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'card', p.card) order by p.sort_key)
        from holds.club_member m join patrons.patron_view p on p.id = m.patron_id where m.club_id = c.id), '[]') as members,
      (select count(*) from holds.hold h where h.club_id = c.id and h.state in ('waiting', 'in-transit', 'ready')) as "openHolds"
    from holds.club c where c.ended_at is null and (${id ?? null}::bigint is null or c.id = ${id ?? null})
    order by lower(c.name), c.id`.execute(w.db)
  return rows
}

/** Every club, by name. */
export async function listClubs(w: Work): Promise<{ total: number; rows: Club[] }> {
  const rows = await readClubs(w, undefined)
  return { total: rows.length, rows }
}

/** One club with its members. */
export async function clubById(w: Pick<Work, 'db'>, id: number): Promise<Club | Refusal> {
  return (await readClubs(w, id))[0] ?? notFound('club', `There is no club ${id}.`)
}

/** Adds a club, or changes the one given. */
export async function putClub(w: Work, content: ClubContent, id?: number): Promise<Club | Refusal> {
  const blocks: Block[] = []
  const name = content.name.trim()
  if (name === '') blocks.push({ code: 'invalid-name', field: 'name', message: 'Give the club a name.' })
  const pickup = content.pickup ?? null
  if (pickup !== null) blocks.push(...(await pickupBlocks(w, pickup)))
  const members = new Set<number>()
  for (const key of [
    ...(content.members ?? []).map((member) => ({ id: member })),
    ...(content.cards ?? []).map((card) => ({ card })),
  ]) {
    const patron = await patronFacts(w, key)
    if (patron) members.add(patron.id)
    else
      blocks.push({
        code: 'patron-not-found',
        field: 'id' in key ? 'members' : 'cards',
        message: 'id' in key ? `There is no patron ${key.id}.` : `No patron has the card ${key.card}.`,
      })
  }
  if (blocks.length > 0) return refuse(...blocks)
  const values = { name, pickup_branch_id: pickup, note: content.note?.trim() ?? '' }
  const written =
    id === undefined
      ? await tables(w)
          .insertInto('holds.club')
          .values({ ...values, created_at: w.now })
          .returning('id')
          .executeTakeFirst()
      : await tables(w)
          .updateTable('holds.club')
          .set(values)
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .returning('id')
          .executeTakeFirst()
  if (!written) return notFound('club', `There is no club ${id}.`)
  await tables(w).deleteFrom('holds.club_member').where('club_id', '=', written.id).execute()
  if (members.size > 0)
    await tables(w)
      .insertInto('holds.club_member')
      .values([...members].map((patron) => ({ club_id: written.id, patron_id: patron })))
      .execute()
  await w.audit({
    action: id === undefined ? 'club.create' : 'club.change',
    subject: `club:${written.id}`,
    detail: { name, pickup, members: [...members] },
  })
  return clubById(w, written.id)
}

/** Takes a club off the list; its holds stay as they are. */
export async function endClub(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const ended = await tables(w)
    .updateTable('holds.club')
    .set({ ended_at: w.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return notFound('club', `There is no club ${id}.`)
  await w.audit({ action: 'club.end', subject: `club:${id}` })
  return {}
}
