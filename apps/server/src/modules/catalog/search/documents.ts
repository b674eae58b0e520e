import { sql, type Kysely } from 'kysely'
import type { SearchDocument } from '@carrel/search-index'
import type { BibDocument } from '../rules/search-document.ts'

/** A title as the index holds it. */
interface DocumentRow {
  readonly bib: number
  readonly document: string
  readonly created_at: Temporal.Instant
  readonly suppressed: boolean
  /** Forms that lead to its names and works, and to its subjects and genres (authority records). */
  readonly name_forms: readonly string[] | null
  readonly subject_forms: readonly string[] | null
  /** Its copies and their loans. */
  readonly used: number
}

/** What the copies of a title say about it. */
export interface Copies {
  readonly bib: number
  readonly available: readonly string[] | null
  readonly branches: readonly string[] | null
  readonly locations: readonly string[] | null
  readonly types: readonly string[] | null
}

const documents = sql`select d.bib_id as bib, d.document, b.created_at, b.suppressed, f.name_forms, f.subject_forms, u.used
  from catalog.search_document d join catalog.bib b on b.id = d.bib_id
    left join lateral (
      select array_agg(v.text) filter (where h.kind in ('name', 'title')) as name_forms,
        array_agg(v.text) filter (where h.kind in ('subject', 'genre')) as subject_forms
      from authorities.heading_variant_view v join authorities.heading_view h on h.id = v.heading_id
      where v.heading_id = any(b.headings)) f on true
    cross join lateral (
      select (count(*) + coalesce(sum(i.lent), 0))::int as used
      from catalog.item i where i.bib_id = b.id and i.deleted_at is null) u
  where b.deleted_at is null`

/** Forms that one title is found by at most: some names have hundreds. */
const mostForms = 200

const copies = sql`select bib_id as bib,
    array_agg(distinct holding_branch_id::text) filter (where status = 'available') as available,
    array_agg(distinct branch_id::text) as branches,
    array_agg(distinct location_id::text) filter (where location_id is not null) as locations,
    array_agg(distinct item_type) as types
  from catalog.item where deleted_at is null and status <> 'withdrawn'`

/** Documents of some titles; a title that is gone has none. */
export async function documentsOf(db: Kysely<unknown>, bibs: readonly number[]): Promise<readonly SearchDocument[]> {
  const { rows } = await sql<DocumentRow>`${documents} and d.bib_id = any(${bibs}::bigint[])`.execute(db)
  return rows.map(documentOf)
}

/** The next documents after a title, in the order of their numbers. */
export async function documentsAfter(
  db: Kysely<unknown>,
  bib: number,
  limit: number,
): Promise<readonly SearchDocument[]> {
  const { rows } = await sql<DocumentRow>`
    ${documents} and d.bib_id > ${bib} order by d.bib_id limit ${limit}`.execute(db)
  return rows.map(documentOf)
}

/** Copies of some titles; a title without any has no row. */
export async function copiesOf(db: Kysely<unknown>, bibs: readonly number[]): Promise<readonly Copies[]> {
  const { rows } = await sql<Copies>`${copies} and bib_id = any(${bibs}::bigint[]) group by bib_id`.execute(db)
  return rows
}

/** Copies of the titles with numbers from `from` up to before `to`. */
export async function copiesBetween(db: Kysely<unknown>, from: number, to: number): Promise<readonly Copies[]> {
  const { rows } = await sql<Copies>`${copies} and bib_id >= ${from} and bib_id < ${to} group by bib_id`.execute(db)
  return rows
}

/** The last title that has copies, 0 when none has. */
export async function lastTitleWithCopies(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(bib_id) as last from catalog.item where deleted_at is null`.execute(db)
  return rows[0]?.last ?? 0
}

/** About how many titles there are, without counting them. */
export async function roughTitleCount(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select greatest(reltuples, 0)::bigint as count from pg_class where oid = 'catalog.search_document'::regclass`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

function documentOf(row: DocumentRow): SearchDocument {
  const stored = JSON.parse(row.document) as BibDocument
  return {
    ...stored,
    id: row.bib,
    fields: {
      ...stored.fields,
      ...(row.name_forms && { 'author-variant': row.name_forms.slice(0, mostForms) }),
      ...(row.subject_forms && { 'subject-variant': row.subject_forms.slice(0, mostForms) }),
    },
    // What is typed is completed for everybody.
    suggest: row.suppressed ? [] : (stored.suggest ?? []),
    facets: { ...stored.facets, visibility: [row.suppressed ? 'staff' : 'public'] },
    // Minutes, so that titles of one day stand in the order in which they came.
    numbers: {
      ...stored.numbers,
      added: Math.floor(row.created_at.epochMilliseconds / 60_000),
      popularity: row.used,
    },
  }
}
