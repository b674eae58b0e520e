import type { Step } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { beginRun, type BatchRun, type Selection } from '../../batch-editing/index.ts'
import { changeTask } from '../changes/begin-change.ts'
import { headingForm } from '../changes/heading-form.ts'
import type { Clustering, MergeClusters } from '../contract.ts'
import { recordsBearing } from '../find-records.ts'
import { wantedHeading } from '../rules/wanted-headings.ts'
import { getClustering } from './clusterings.ts'
import type { ClusterRow } from './clusters.ts'

type Merges = NonNullable<typeof MergeClusters.types>['body']
type Pair = readonly [from: string, to: string]

/** Gives all forms of some clusters one form each: one batch edit of all of them, previewed first. */
export async function mergeClusters(w: Work, id: number, asked: Merges): Promise<Outcome<BatchRun>> {
  const clustering = await getClustering(w, id)
  if (isRefusal(clustering)) return clustering
  const numbers = asked.merges.map(({ cluster }) => cluster)
  const { rows } = await sql<ClusterRow>`
    select number, forms, records, state, chosen, run_id as run from heading_changes.cluster
    where clustering_id = ${id} and number = any(${numbers}::integer[]) and state <> 'merged' for update`.execute(w.db)
  const clusters = new Map(rows.map((row) => [row.number, row]))
  const pairs: Pair[] = []
  for (const { cluster, to, keep = [] } of asked.merges) {
    const kept = new Set(keep)
    for (const { text } of clusters.get(cluster)?.forms ?? []) {
      if (text !== to.trim() && !kept.has(text)) pairs.push([text, to.trim()])
    }
  }
  if (pairs.length === 0) {
    return refuse({ code: 'clusters-nothing-to-merge', message: 'In these clusters there is nothing left to change.' })
  }
  const name = `${clustering.name}: ${pairs.length === 1 ? `“${pairs[0]?.[0]}”` : `${pairs.length} forms`}`
  const work = await planned(w, clustering, pairs, name)
  if (isRefusal(work)) return work
  const begun = await beginRun(w, { ...work, name, why: name, applyAtOnce: asked.applyAtOnce === true })
  if (isRefusal(begun)) return begun
  await sql`
    insert into heading_changes.change (run_id, request, from_text, to_text, at, by_name)
    values (${begun.id}, ${jsonb({ kind: kindOf(clustering), clustering: id })}, ${pairs.length === 1 ? (pairs[0]?.[0] ?? '') : `${pairs.length} forms`},
      ${asked.merges.length === 1 ? (asked.merges[0]?.to ?? '') : clustering.name}, ${w.now}, ${actorName(w.actor)})`.execute(
    w.db,
  )
  for (const { cluster, to } of asked.merges) {
    await sql`
      update heading_changes.cluster set state = 'merged', chosen = ${to.trim()}, run_id = ${begun.id}
      where clustering_id = ${id} and number = ${cluster}`.execute(w.db)
  }
  return begun
}

function kindOf({ request: { of } }: Clustering) {
  return 'kind' in of ? of.kind : 'any'
}

async function planned(
  w: Work,
  { request: { of } }: Clustering,
  pairs: readonly Pair[],
  name: string,
): Promise<Outcome<{ task: { name: string; steps: Step[] }; selection: Selection }>> {
  if ('tag' in of) {
    const { tag, subfield } = of
    return {
      task: { name: name.slice(0, 200), steps: [{ do: 'replace-list', tag, subfield, pairs, how: 'whole' }] },
      // Every record, also where no search index runs.
      selection: of.selection ?? { changedSince: '1970-01-01T00:00:00Z' },
    }
  }
  const wanted = pairs.flatMap(([from]) => {
    const heading = wantedHeading({ kind: of.kind, from: plain(from), source: of.source })
    return typeof heading === 'string' ? [] : [heading]
  })
  const coded = new Map<string, string>()
  for (const to of new Set(pairs.map(([, text]) => text))) coded.set(to, await formOf(w, of.kind, to))
  return {
    task: changeTask(
      name,
      pairs.map(([from, to]) => [plain(from), coded.get(to) ?? to]),
      { kind: of.kind, source: of.source ?? '', subdivided: of.kind === 'name' || of.kind === 'title' },
    ),
    selection: { bibs: [...(await recordsBearing(w, wanted))] },
  }
}

/** A chosen form that records have brings the codes of its subfields. */
async function formOf(w: Work, kind: string, text: string): Promise<string> {
  const { rows } = await sql<{ id: number }>`
    select id from authorities.heading_view where kind = ${kind} and text = ${text} and bibs > 0 order by bibs desc limit 1`.execute(
    w.db,
  )
  const found = rows[0] && (await headingForm(w, rows[0].id))
  return !found || isRefusal(found) ? plain(text) : found.form
}

/** A text of a list that begins with a dollar sign is no code of a subfield. */
function plain(text: string): string {
  return /^([0-9 \\#]{2})?\$[a-z]/.test(text) ? `$a${text.replaceAll('$', '{dollar}')}` : text
}
