import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { AuthorityBrief, ListAuthorities } from './contract-authorities.ts'
import { briefOf, titlesUnder } from './get-authority.ts'
import { keyOf } from './rules/heading-text.ts'

type Query = NonNullable<typeof ListAuthorities.types>['query']

/**
 * Authority records from a word on, alphabetically by their headings and the forms that lead to them; first of all the
 * record whose number was typed.
 */
export async function listAuthorities(
  w: Pick<Work, 'db'>,
  query: Query,
): Promise<{ rows: AuthorityBrief[]; next: string | null }> {
  const limit = query.limit ?? 50
  const typed = (query.q ?? '').trim()
  const those = sql`(${query.vocabulary ?? null}::text is null or a.vocabulary = ${query.vocabulary ?? null})
    and (${query.class ?? null}::text is null or a.class = ${query.class ?? null})
    and (${query.state ?? null}::text is null or a.state = ${query.state ?? null})`
  const columns = sql`a.id, a.vocabulary, a.class, a.tag, a.text, a.control, a.state, a.undifferentiated, a.validation,
    ${titlesUnder} as bibs`
  const numbered =
    query.after !== undefined || !/\d/.test(typed)
      ? []
      : (
          await sql<AuthorityBrief>`
            select ${columns}, null as via from authorities.authority a
            where a.id in (
              select a.id from authorities.vocabulary v join authorities.authority a
                on a.vocabulary = v.code and a.control in (${typed}, ${typed.replaceAll(' ', '')})
              union select id from authorities.authority where lccn = ${typed}) and ${those} limit 20`.execute(w.db)
        ).rows
  const [from, place] = cursorOf(query.after) ?? [keyOf(typed), 0]
  const { rows } = await sql<AuthorityBrief & { key: string }>`
    select ${columns}, f.key, case f.role when 'heading' then null else f.text end as via
    from authorities.authority_form f join authorities.authority a on a.id = f.authority_id
    where f.role <> 'see-also' and f.key >= ${from} and (f.key > ${from} or a.id > ${place}) and ${those}
    order by f.key, a.id limit ${limit + 1}`.execute(w.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const known = new Set(numbered.map(({ id }) => id))
  return {
    rows: [...numbered, ...page.filter(({ id }) => !known.has(id))].map(briefOf),
    next: rows.length > limit && last ? `${last.id} ${last.key}` : null,
  }
}

function cursorOf(after: string | undefined): readonly [key: string, id: number] | undefined {
  const found = after === undefined ? null : /^(\d{1,15}) (.*)$/s.exec(after)
  return found?.[1] === undefined || found[2] === undefined ? undefined : [found[2], Number(found[1])]
}
