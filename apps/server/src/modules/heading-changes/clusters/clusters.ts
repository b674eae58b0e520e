import { sql } from 'kysely'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { FoundCluster } from '../contract.ts'
import { getClustering } from './clusterings.ts'

interface StoredForm {
  readonly text: string
  readonly count: number
  readonly bibs: readonly number[]
}

/** A cluster as it is kept. */
export interface ClusterRow extends Omit<FoundCluster, 'forms'> {
  readonly forms: readonly StoredForm[]
}

/** The clusters that were found, those of most records first, with some titles of each form. */
export async function listClusters(
  w: Work,
  id: number,
  { state, limit = 20, offset = 0 }: { readonly state?: string; readonly limit?: number; readonly offset?: number },
): Promise<Outcome<{ total: number; rows: FoundCluster[] }>> {
  const clustering = await getClustering(w, id)
  if (isRefusal(clustering)) return clustering
  const found = sql`heading_changes.cluster
    where clustering_id = ${id} and (${state ?? null}::text is null or state = ${state ?? ''})`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<ClusterRow>`
    select number, forms, records, state, chosen, run_id as run from ${found} order by number
    limit ${Math.min(limit, 100)} offset ${offset}`.execute(w.db)
  const { of } = clustering.request
  const samples = 'kind' in of ? await headingSamples(w, of.kind, rows) : samplesKept(rows)
  const titles = await titlesOf(w, [...samples.values()].flat())
  return {
    total: counts[0]?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      forms: row.forms.map(({ text, count }) => ({
        text,
        count,
        bibs: (samples.get(text) ?? []).flatMap((bib) => {
          const title = titles.get(bib)
          return title === undefined ? [] : [{ bib, title }]
        }),
      })),
    })),
  }
}

function samplesKept(rows: readonly ClusterRow[]): ReadonlyMap<string, readonly number[]> {
  return new Map(rows.flatMap(({ forms }) => forms.map(({ text, bibs }) => [text, bibs] as const)))
}

async function headingSamples(
  w: Pick<Work, 'db'>,
  kind: string,
  rows: readonly ClusterRow[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const texts = rows.flatMap(({ forms }) => forms.map(({ text }) => text))
  const { rows: found } = await sql<{ text: string; bibs: number[] }>`
    with wanted as (
      select id, text from authorities.heading_view where kind = ${kind} and bibs > 0 and text = any(${texts}::text[])
    ), carried as (
      select h.text, b.bib_id, row_number() over (partition by h.text order by b.bib_id) as place
      from catalog.bib_heading_view b, unnest(b.headings) as carried(id) join wanted h on h.id = carried.id
    )
    select text, array_agg(bib_id) as bibs from carried where place <= 3 group by text`.execute(w.db)
  return new Map(found.map(({ text, bibs }) => [text, bibs]))
}

async function titlesOf(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from catalog.bib_view where id = any(${bibs}::bigint[])`.execute(w.db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Says that the forms of a cluster are different things, or takes that back. */
export async function skipCluster(w: Work, id: number, number: number, skipped: boolean): Promise<Outcome<object>> {
  const { rows } = await sql`
    update heading_changes.cluster set state = ${skipped ? 'skipped' : 'open'}
    where clustering_id = ${id} and number = ${number} and state <> 'merged' returning number`.execute(w.db)
  return rows.length === 0 ? notFound('cluster', 'There is no such open cluster.') : {}
}
