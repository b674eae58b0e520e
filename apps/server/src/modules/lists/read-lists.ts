import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ListEntry, SharedList, TitleList, WholeList } from './contract.ts'

/** Whose list is meant: a patron's own, or one of the library's. */
export type Owner = { readonly patron: number } | 'library'

/** Lists of an owner as a condition on `l`. */
export function ownedBy(owner: Owner): RawBuilder<unknown> {
  return owner === 'library' ? sql`l.patron_id is null` : sql`l.patron_id = ${owner.patron}`
}

/** Public, and not taken from the public. */
export const isPublic = sql`l.sharing = 'public' and l.hidden_reason is null`

// What patrons and the public are shown leaves out titles that are deleted or kept from the public.
const shownEntries = sql`lists.entry e join catalog.bib_view b on b.id = e.bib_id and not b.suppressed`

const columns = sql`l.id, l.name, l.note, l.signed, l.sharing, l.patron_id is null as library, l.token,
  l.home_place as "homePlace", l.hidden_reason as "hiddenReason",
  (select count(*) from ${shownEntries} where e.list_id = l.id) as titles, l.changed_at as "changedAt"`

type Row = Omit<TitleList, 'changedAt'> & { readonly changedAt: Temporal.Instant }
const view = (row: Row): TitleList => ({ ...row, changedAt: row.changedAt.toString() })

/** A page of lists. */
export async function readLists(
  w: Pick<Work, 'db'>,
  where: RawBuilder<unknown>,
  { limit = 100, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<{ total: number; rows: TitleList[] }> {
  const { rows } = await sql<Row>`
    select ${columns} from lists.list l where ${where}
    order by l.home_place nulls last, l.patron_id is not null, l.changed_at desc, l.id desc
    limit ${limit} offset ${offset}`.execute(w.db)
  const counted = await sql<{ total: number }>`select count(*) as total from lists.list l where ${where}`.execute(w.db)
  return { total: counted.rows[0]?.total ?? 0, rows: rows.map(view) }
}

/** The titles of a list in its order. */
export async function entriesOf(w: Pick<Work, 'db'>, list: number): Promise<ListEntry[]> {
  const { rows } = await sql<ListEntry>`
    select e.bib_id as bib, e.place, e.note, b.title, b.author, b.year
    from ${shownEntries} where e.list_id = ${list} order by e.place`.execute(w.db)
  return rows
}

/** A list of an owner with its titles. */
export async function listOf(
  w: Pick<Work, 'db'>,
  id: number,
  where: RawBuilder<unknown>,
): Promise<WholeList | Refusal> {
  const { rows } = await sql<Row>`select ${columns} from lists.list l where l.id = ${id} and ${where}`.execute(w.db)
  const [row] = rows
  if (!row) return notFound('list', 'There is no such list, or it is not yours.')
  return { ...view(row), entries: await entriesOf(w, id) }
}

// What the ends of addresses are made of; anything else, such as a null, is not asked of the database.
const secretForm = /^[\w-]{10,60}$/

/** A list by the end of its address; private ones and those that staff took away are not found. */
export async function sharedList(w: Pick<Work, 'db'>, token: string): Promise<SharedList | Refusal> {
  const missing = notFound('list', 'There is no list at this address, or it is not shared any more.')
  if (!secretForm.test(token)) return missing
  const { rows } = await sql<Row>`
    select ${columns} from lists.list l
    where l.token = ${token} and l.sharing <> 'private' and l.hidden_reason is null`.execute(w.db)
  const [row] = rows
  if (!row) return missing
  return { ...publicPart(view(row)), entries: await entriesOf(w, row.id) }
}

const publicPart = ({ token, name, note, signed, library, changedAt }: TitleList) => ({
  token,
  name,
  note,
  signed,
  library,
  changedAt,
})

/** Lists that everyone may see and that have a title. */
export async function publicLists(w: Pick<Work, 'db'>, page: { readonly limit?: number; readonly offset?: number }) {
  const { total, rows } = await readLists(
    w,
    sql`${isPublic} and exists (select from ${shownEntries} where e.list_id = l.id)`,
    page,
  )
  return { total, rows: rows.map(publicPart) }
}

/** The lists of the library that stand on its home page, with the numbers of their titles. */
export async function homeLists(
  w: Pick<Work, 'db'>,
  most: number,
): Promise<readonly (Pick<TitleList, 'name' | 'note' | 'signed' | 'token'> & { readonly bibs: readonly number[] })[]> {
  const { rows } = await readLists(w, sql`${isPublic} and l.patron_id is null and l.home_place is not null`, {
    limit: 10,
  })
  const shown = []
  for (const { id, name, note, signed, token } of rows) {
    const bibs = (await entriesOf(w, id)).slice(0, most).map(({ bib }) => bib)
    if (bibs.length > 0) shown.push({ name, note, signed, token, bibs })
  }
  return shown
}
