import { sql } from 'kysely'
import type { Static } from 'typebox'
import { newestFirst, type PageAsked } from '../../../platform/newest-first.ts'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { Import, ImportRow, ListImportRows } from '../contract.ts'
import type { LoadingTables } from '../tables.ts'
import { importView, type ImportRecord } from './import-view.ts'

/** Imports, newest first. */
export async function listImports(w: Pick<Work, 'db'>, page: PageAsked): Promise<{ total: number; rows: Import[] }> {
  const { total, rows } = await newestFirst<ImportRecord>(w, sql`loading.import`, page)
  return { total, rows: rows.map(importView) }
}

/** One import. */
export async function getImport(w: Pick<Work, 'db'>, id: number): Promise<Outcome<Import>> {
  const row = await tablesOf<LoadingTables>(w)
    .selectFrom('loading.import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? importView(row) : importNotFound(id)
}

/** Refuses because there is no such import. */
export function importNotFound(id: number) {
  return notFound('import', `There is no import ${id}.`)
}

type RowQuery = NonNullable<typeof ListImportRows.types>['query']

/** What happened with each record of an import, in the order of the file. */
export async function listImportRows(
  w: Pick<Work, 'db'>,
  id: number,
  query: RowQuery,
): Promise<Outcome<{ total: number; rows: Static<typeof ImportRow>[] }>> {
  const known = await getImport(w, id)
  if (isRefusal(known)) return known
  const state = query.state ?? null
  const { rows } = await sql<Static<typeof ImportRow>>`
    select r.number, r.at as offset, r.state, r.control, coalesce(r.title, b.title) as title, r.bib_id as bib, r.notes,
      r.choice, r.choice_bib as "choiceBib", coalesce(r.candidates, '{}') as candidates, coalesce(r.lost, '{}') as lost, r.items
    from loading.import_row r left join catalog.bib_history_view b on b.id = r.bib_id
    where r.import_id = ${id} and (${state}::text is null or r.state = ${state}::text)
      and (not ${query.open === true} or r.candidates is not null or r.lost is not null)
    order by r.number limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return { total: query.state === undefined ? known.read : known[query.state], rows }
}
