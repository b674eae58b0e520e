import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { violates } from '../../../platform/db.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { ProviderSet } from '../contract.ts'

/** What a set is, as it is asked for. */
export interface SetRequest {
  readonly name: string
  readonly provider?: string
  readonly note?: string
  readonly mostWithdrawn?: number
}

/** Sets of providers by their names. */
export async function listSets(w: Pick<Work, 'db'>): Promise<ProviderSet[]> {
  const { rows } = await sql<ProviderSet>`${columns} where s.deleted_at is null order by lower(s.name)`.execute(w.db)
  return rows
}

const columns = sql`
  select s.id, s.name, s.provider, s.note, s.most_withdrawn as "mostWithdrawn",
    (select count(*) from loading.set_member m where m.set_id = s.id) as titles,
    (select max(m.import_id) from loading.set_member m where m.set_id = s.id) as "lastImport"
  from loading.provider_set s`

/** One set; undefined when there is none. */
export async function setRow(w: Pick<Work, 'db'>, id: number): Promise<ProviderSet | undefined> {
  const { rows } = await sql<ProviderSet>`${columns} where s.id = ${id} and s.deleted_at is null`.execute(w.db)
  return rows[0]
}

/** Refuses because there is no such set. */
export function setNotFound() {
  return notFound('provider-set', 'There is no such set of a provider.')
}

/** Adds a set, or changes one. */
export async function saveSet(w: Work, request: SetRequest, id?: number): Promise<Outcome<ProviderSet>> {
  const known = id === undefined ? undefined : await setRow(w, id)
  if (id !== undefined && !known) return setNotFound()
  const name = request.name.trim()
  const {
    provider = known?.provider ?? '',
    note = known?.note ?? '',
    mostWithdrawn = known?.mostWithdrawn ?? 25,
  } = request
  try {
    const { rows } = known
      ? await sql<{ id: number }>`
          update loading.provider_set set name = ${name}, provider = ${provider}, note = ${note},
            most_withdrawn = ${mostWithdrawn} where id = ${known.id} returning id`.execute(w.db)
      : await sql<{ id: number }>`
          insert into loading.provider_set (name, provider, note, most_withdrawn, created_at, by_name)
          values (${name}, ${provider}, ${note}, ${mostWithdrawn}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(
          w.db,
        )
    const saved = rows[0]?.id ?? 0
    await w.audit({ action: 'provider-set.save', subject: `provider-set:${saved}`, detail: { name } })
    return (await setRow(w, saved)) ?? setNotFound()
  } catch (error) {
    if (!violates(error, 'provider_set_name')) throw error
    return refuse({
      code: 'name-taken',
      field: 'name',
      message: `There is a set “${name}” already. Choose another name.`,
    })
  }
}

/** A title of a set. */
interface Member {
  readonly bib: number
  readonly title: string
  readonly cameWithSet: boolean
  readonly links: string[]
  readonly import: number
}

/** Titles of a set, in the order of their numbers. */
export async function setMembers(
  w: Pick<Work, 'db'>,
  id: number,
  { limit = 100, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<Outcome<{ total: number; rows: Member[] }>> {
  const known = await setRow(w, id)
  if (!known) return setNotFound()
  if (isRefusal(known)) return known
  const { rows } = await sql<Member>`
    select m.bib_id as bib, b.title, m.came_with_set as "cameWithSet", m.links, m.import_id as import
    from loading.set_member m join catalog.bib_history_view b on b.id = m.bib_id
    where m.set_id = ${id} order by m.bib_id limit ${limit} offset ${offset}`.execute(w.db)
  return { total: known.titles, rows }
}
