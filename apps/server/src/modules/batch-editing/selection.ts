import { sql, type RawBuilder } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { searchAllBibs } from '../catalog/index.ts'
import type { Selection, SelectedRecord } from './contract.ts'
import { visibleTo } from './owner.ts'
import { describeSelection } from './rules/describe-selection.ts'

/** What a selection holds now: a query of title numbers (`bib`), each once, and its name in words. */
export interface Selected {
  readonly bibs: RawBuilder<{ readonly bib: number }>
  readonly text: string
}

/**
 * Finds out which records a selection means now, without reading them yet. Refuses where the set or import that it names
 * is not there, or the search index cannot answer.
 */
export async function selected(w: Work, selection: Selection): Promise<Outcome<Selected>> {
  if ('search' in selection) {
    const found = await searchAllBibs(w, selection.search)
    return isRefusal(found) ? found : { bibs: listed(found), text: describeSelection(selection) }
  }
  if ('bibs' in selection) return { bibs: listed(selection.bibs), text: describeSelection(selection) }
  if ('set' in selection) return fromSet(w, selection)
  if ('import' in selection) return fromImport(w, selection)
  if ('finding' in selection) return fromFinding(w, selection)
  const since = Temporal.Instant.from(selection.changedSince)
  return {
    bibs: sql`select id as bib from catalog.bib_view where changed_at >= ${since}`,
    text: describeSelection(selection),
  }
}

/** The numbers of the titles that a selection holds now, in rising order. */
export async function selectedBibs(w: Work, { bibs }: Selected): Promise<readonly number[]> {
  const { rows } = await sql<{ bib: number }>`
    select b.id as bib from (${bibs}) s join catalog.bib_view b on b.id = s.bib order by b.id`.execute(w.db)
  return rows.map(({ bib }) => bib)
}

/** How many records a selection holds now, and the first of them. */
export async function countSelection(
  w: Work,
  { selection, sample = 10 }: { readonly selection: Selection; readonly sample?: number },
): Promise<Outcome<{ total: number; text: string; rows: SelectedRecord[] }>> {
  const found = await selected(w, selection)
  if (isRefusal(found)) return found
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from (${found.bibs}) s join catalog.bib_view b on b.id = s.bib`.execute(w.db)
  return { total: counts[0]?.total ?? 0, text: found.text, rows: [...(await firstOf(w, found, sample))] }
}

async function firstOf(w: Work, { bibs }: Selected, limit: number): Promise<readonly SelectedRecord[]> {
  const { rows } = await sql<SelectedRecord>`
    select ${briefColumns} from (${bibs}) s join catalog.bib_view b on b.id = s.bib order by b.id limit ${limit}`.execute(
    w.db,
  )
  return rows
}

/** Columns of a record for lists, of `catalog.bib_view b`. */
export const briefColumns = sql`b.id as bib, b.control_number as "controlNumber", b.title, b.author, b.year, b.format`

function listed(bibs: readonly number[]): Selected['bibs'] {
  return sql`select distinct unnest(${bibs}::bigint[]) as bib`
}

async function fromSet(w: Work, selection: Extract<Selection, { set: number }>): Promise<Outcome<Selected>> {
  const { rows } = await sql<{ name: string }>`
    select name from batch_editing.record_set
    where id = ${selection.set} and deleted_at is null and ${visibleTo(w)}`.execute(w.db)
  const [set] = rows
  if (!set) {
    return refuse({ code: 'record-set-not-found', message: 'There is no such record set. It may have been deleted.' })
  }
  return {
    bibs: sql`select bib_id as bib from batch_editing.record_set_member where set_id = ${selection.set}`,
    text: describeSelection(selection, set.name),
  }
}

async function fromImport(w: Work, selection: Extract<Selection, { import: number }>): Promise<Outcome<Selected>> {
  const { rows } = await sql<{ name: string }>`
    select name from loading.import_view where id = ${selection.import}`.execute(w.db)
  const [known] = rows
  if (!known) return refuse({ code: 'import-not-found', message: 'There is no such import.' })
  return {
    bibs: sql`select bib_id as bib from loading.import_bib_view where import_id = ${selection.import}`,
    text: describeSelection(selection, known.name),
  }
}

async function fromFinding(w: Work, selection: Extract<Selection, { finding: string }>): Promise<Outcome<Selected>> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('quality.finding_view') is not null as there`.execute(w.db)
  if (rows[0]?.there !== true) {
    return refuse({ code: 'findings-not-here', message: 'This Carrel does not check its records for flags.' })
  }
  const { finding, severity } = selection
  return {
    bibs: sql`select distinct bib_id as bib from quality.finding_view
      where code = ${finding} and (${severity ?? null}::text is null or severity = ${severity ?? null})`,
    text: describeSelection(selection),
  }
}
