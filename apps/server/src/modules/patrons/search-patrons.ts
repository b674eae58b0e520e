import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { libraryOf, todayAt } from '../org/index.ts'
import type { PatronBrief } from './contract.ts'
import { seenBranches } from './queries.ts'
import { folded } from './rules/address-text.ts'
import { searchTerms, type SearchTerms } from './rules/search-terms.ts'

/** What patrons are looked for by; pages count from `offset`. */
export interface PatronSearch {
  readonly q?: string
  readonly category?: string
  readonly branch?: number
  /** Code of a field of the library, and what is in it. */
  readonly field?: string
  readonly value?: string
  readonly expiredBefore?: string
  readonly blocked?: boolean
  /** Those that were deleted and are not wiped yet, instead of the others. */
  readonly deleted?: boolean
  readonly limit?: number
  readonly offset?: number
}

interface Row {
  /** Null in the one row that carries the total of a page without patrons. */
  readonly id: number | null
  readonly name: string
  readonly sort_name: string
  readonly preferred_name: string
  readonly card: string | null
  readonly category_code: string
  readonly branch_id: number
  readonly birth_date: Temporal.PlainDate | null
  readonly expires: Temporal.PlainDate | null
  readonly blocked: boolean
}

/** Patrons by card, beginnings of names in any order, e-mail, end of the phone number or birth date; by name, whole words first. */
export async function searchPatrons(w: Work, search: PatronSearch): Promise<{ total: number; rows: PatronBrief[] }> {
  const terms = searchTerms(search.q ?? '', (await libraryOf(w)).locale)
  const today = await todayAt(w, null)
  const seen = await seenBranches(w)
  const named = terms.words.length > 0
  const whole = named ? sql`p.name_vector @@ ${nameQuery(terms.words, '')}::tsquery` : sql`false`
  // Found first and sorted then: walking through all names in their order until a page is full is slow for rare words.
  const found = sql`select p.id, p.sort_key, ${whole} as whole from patrons.patron p
    where ${sql.join(conditions(search, terms, today, seen), sql` and `)}`
  const { rows } = await sql<Row & { readonly total: number }>`
    with found as ${isEverything(search) && seen === undefined ? sql`not materialized` : sql`materialized`} (${found}),
    page as (
      select id, whole from found order by ${named ? sql`whole desc,` : sql``} sort_key, id
      limit ${search.limit ?? 50} offset ${search.offset ?? 0}
    )
    select all_found.total, p.id, p.name, p.sort_name, p.preferred_name, c.barcode as card, p.category_code, p.branch_id, p.birth_date, p.expires,
      not p.active or exists (select from patrons.block b where b.patron_id = p.id and b.cleared_at is null
        and (b.until is null or b.until >= ${today})) as blocked
    from (select count(*) as total from found) as all_found
    left join (page join patrons.patron p using (id) left join patrons.card c on c.patron_id = p.id and c.state = 'active') on true
    order by page.whole desc, p.sort_key, p.id`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows: rows.flatMap(briefOf) }
}

function isEverything({ q, limit: _limit, offset: _offset, ...narrower }: PatronSearch): boolean {
  return (q ?? '').trim() === '' && Object.values(narrower).every((one) => one === undefined)
}

function briefOf(row: Row): readonly PatronBrief[] {
  if (row.id === null) return []
  const brief = {
    id: row.id,
    name: row.name,
    sortName: row.sort_name,
    preferredName: row.preferred_name,
    card: row.card,
    category: row.category_code,
    branch: row.branch_id,
    birthDate: row.birth_date?.toString() ?? null,
    expires: row.expires?.toString() ?? null,
    blocked: row.blocked,
  }
  return [brief]
}

/** Words as a text search query; they hold letters and digits only, but are quoted all the same. */
function nameQuery(words: readonly string[], suffix: '' | ':*'): string {
  return words.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${suffix}`).join(' & ')
}

function startsWith(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

function conditions(
  search: PatronSearch,
  terms: SearchTerms,
  today: Temporal.PlainDate,
  seen: readonly number[] | undefined,
): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [
    search.deleted === true
      ? sql`p.deleted_at is not null and p.erased_at is null and p.merged_into is null`
      : sql`p.deleted_at is null`,
  ]
  if (seen !== undefined) all.push(sql`p.branch_id = any(${seen}::bigint[])`)
  if (search.expiredBefore !== undefined) all.push(sql`p.expires < ${search.expiredBefore}::date`)
  if (search.blocked === true)
    all.push(sql`(not p.active or exists (select from patrons.block b where b.patron_id = p.id and b.cleared_at is null
      and (b.until is null or b.until >= ${today})))`)
  if (search.field !== undefined)
    all.push(sql`p.id in (select patron_id from patrons.field_value where field_code = ${search.field}
      and ${search.value === undefined ? sql`true` : sql`lower(value) = lower(${search.value})`})`)
  if (search.category !== undefined) all.push(sql`p.category_code = ${search.category}`)
  if (search.branch !== undefined) all.push(sql`p.branch_id = ${search.branch}`)
  const any: RawBuilder<unknown>[] = []
  if (terms.card !== undefined)
    any.push(sql`select patron_id from patrons.card where upper(barcode) like ${startsWith(terms.card)}`)
  if (terms.words.length > 0)
    any.push(sql`select id from patrons.patron where name_vector @@ ${nameQuery(terms.words, ':*')}::tsquery`)
  if (terms.email !== undefined) {
    any.push(sql`select id from patrons.patron where email <> '' and lower(email) like ${startsWith(terms.email)}`)
  }
  if (terms.phone !== undefined) {
    const ending = [...terms.phone].reverse().join('')
    any.push(sql`select id from patrons.patron where phone_digits <> '' and phone_reversed like ${startsWith(ending)}`)
  }
  if (terms.birthDate) any.push(sql`select id from patrons.patron where birth_date = ${terms.birthDate}`)
  const value = folded(search.q ?? '')
  if (value.length > 1)
    any.push(
      sql`select patron_id from patrons.field_value where search_key is not null and search_key like ${startsWith(value)}`,
      sql`select id from patrons.patron where external_id is not null and lower(external_id) = ${(search.q ?? '').trim().toLowerCase()}`,
    )
  if (any.length > 0) all.push(sql`p.id in (${sql.join(any, sql` union `)})`)
  else if ((search.q ?? '').trim() !== '') all.push(sql`false`)
  return all
}
