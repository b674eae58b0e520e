import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { headingFormsChanged } from './events.ts'
import { linkHeadings, type HeadingToLink } from './link-headings.ts'
import { nearKey } from './rules/near-key.ts'

/** Headings that are linked anew at once when one record changes; the words of no heading have come near it. */
const most = 100_000
const portion = 2000

/** Headings in the order of their numbers, from one on. */
export async function headingsAfter(
  w: Pick<Work, 'db'>,
  after: number,
  limit: number,
): Promise<readonly HeadingToLink[]> {
  const { rows } = await sql<HeadingToLink>`
    select id, kind, key, source, text from authorities.heading where id > ${after} order by id limit ${limit}`.execute(
    w.db,
  )
  return rows
}

/** The forms by which records may be meant: before a change and after it. */
export async function formsOf(w: Pick<Work, 'db'>, authorities: readonly number[]) {
  const { rows } = await sql<{ key: string; text: string }>`
    select distinct key, text from authorities.authority_form
    where authority_id = any(${authorities}::bigint[]) and role <> 'see-also'`.execute(w.db)
  return rows
}

/**
 * Links anew the headings that records are, or were, meant by: those that are linked to them, those with one of the forms,
 * also with subdivisions behind it, and unlinked ones that are nearly alike. Their titles are looked at again by the search.
 */
export async function relinkAround(
  w: Work,
  authorities: readonly number[],
  forms: readonly { readonly key: string; readonly text: string }[],
): Promise<void> {
  const keys = [...new Set(forms.map(({ key }) => key))]
  const nears = [...new Set(forms.map(({ text }) => nearKey(text)))].filter((near) => near !== '')
  const { rows } = await sql<HeadingToLink>`
    select id, kind, key, source, text from authorities.heading where id in (
      select h.id from unnest(${keys}::text[]) as k(key) cross join unnest(array['name', 'title', 'subject', 'genre']) as t(kind)
        join authorities.heading h on h.kind = t.kind and h.key = k.key
      union select h.id from unnest(${keys}::text[]) as k(key) cross join unnest(array['subject', 'genre']) as t(kind)
        join authorities.heading h on h.kind = t.kind and h.key > k.key || ' ' and h.key < k.key || '!'
      union select heading_id from authorities.heading_link where authority_id = any(${authorities}::bigint[])
      union select heading_id from authorities.heading_link where near = any(${nears}::text[]) and how in ('none', 'near')
    ) order by id limit ${most}`.execute(w.db)
  for (let at = 0; at < rows.length; at += portion) {
    const some = rows.slice(at, at + portion)
    await linkHeadings(w, some)
    await w.publish(headingFormsChanged, { headings: some.map(({ id }) => id) })
  }
}
