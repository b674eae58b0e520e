import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { typedText } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { changed, lockList } from './change-list.ts'
import { listLimits, type WholeList } from './contract.ts'
import type { Owner } from './read-lists.ts'

/** Adds a title at the end of a list, or at a place; one that is there is moved or given its note. */
export async function putEntry(
  w: Work,
  owner: Owner,
  { list, bib }: { readonly list: number; readonly bib: number },
  content: { readonly note?: string; readonly place?: number },
): Promise<WholeList | Refusal> {
  const found = await lockList(w, owner, list)
  if (isRefusal(found)) return found
  const { rows: titles } = await sql`select from catalog.bib_view where id = ${bib} and not suppressed`.execute(w.db)
  if (titles.length === 0) return notFound('bib', `The catalogue shows no title ${bib}.`)
  const { rows } = await sql<{ bib_id: number }>`
    select bib_id from lists.entry where list_id = ${list} order by place`.execute(w.db)
  const order = rows.map(({ bib_id }) => bib_id)
  const isNew = !order.includes(bib)
  if (isNew && order.length >= listLimits.titles)
    return refuse({
      code: 'list-full',
      message: `A list holds at most ${listLimits.titles} titles. Begin another list.`,
    })
  const note = content.note === undefined ? undefined : typedText(content.note).slice(0, listLimits.entryNote)
  if (isNew)
    await sql`
      insert into lists.entry (list_id, bib_id, place, note, added_at)
      values (${list}, ${bib}, ${order.length + 1}, ${note ?? ''}, ${w.now})`.execute(w.db)
  else if (note !== undefined)
    await sql`update lists.entry set note = ${note} where list_id = ${list} and bib_id = ${bib}`.execute(w.db)
  if (content.place !== undefined) {
    const others = order.filter((one) => one !== bib)
    await writeOrder(w, list, others.toSpliced(content.place - 1, 0, bib))
  }
  return changed(w, owner, list)
}

/** Takes a title off a list; those after it move up. */
export async function takeEntry(
  w: Work,
  owner: Owner,
  { list, bib }: { readonly list: number; readonly bib: number },
): Promise<WholeList | Refusal> {
  const found = await lockList(w, owner, list)
  if (isRefusal(found)) return found
  await sql`delete from lists.entry where list_id = ${list} and bib_id = ${bib}`.execute(w.db)
  const { rows } = await sql<{ bib_id: number }>`
    select bib_id from lists.entry where list_id = ${list} order by place`.execute(w.db)
  await writeOrder(
    w,
    list,
    rows.map(({ bib_id }) => bib_id),
  )
  return changed(w, owner, list)
}

async function writeOrder(w: Work, list: number, bibs: readonly number[]): Promise<void> {
  await sql`
    update lists.entry e set place = o.place from unnest(${[...bibs]}::bigint[]) with ordinality as o(bib, place)
    where e.list_id = ${list} and e.bib_id = o.bib and e.place <> o.place`.execute(w.db)
}
