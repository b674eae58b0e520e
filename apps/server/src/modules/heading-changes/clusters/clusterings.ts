import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import { newestFirst, type PageAsked } from '../../../platform/newest-first.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import { readWork, type Actor, type Work } from '../../../platform/work.ts'
import { selected } from '../../batch-editing/index.ts'
import type { Clustering, ClusteringRequest } from '../contract.ts'
import { clusterApart } from './cluster-apart.ts'
import { findTexts, type TextListener } from './texts.ts'

/** Looks for clusters. Tried again after a crash, it begins anew: it changes nothing. */
const clusterJob = defineJob<{ readonly clustering: number; readonly name: string }>('heading-changes.cluster', {
  title: ({ name }) => name,
  retries: 2,
})

/** Does a queued look for clusters. */
export const clusterHandler: JobHandler = handle(clusterJob, async (context, { clustering }) => {
  await runClustering(context.platform, context.actor, clustering, context)
  return { clustering }
})

/** So many clusters are kept; who has more begins with the stricter way. */
const mostClusters = 20_000

const kinds = { name: 'Names', title: 'Titles of works and series', subject: 'Subjects', genre: 'Genres' } as const

/** Begins to look for texts that may mean the same. */
export async function beginClustering(w: Work, request: ClusteringRequest): Promise<Outcome<Clustering>> {
  const { of } = request
  const chosen = 'tag' in of && of.selection ? await selected(w, of.selection) : undefined
  if (isRefusal(chosen)) return chosen
  const where = chosen ? `, ${chosen.text}` : ''
  const source = 'kind' in of && of.source ? ` (${of.source})` : ''
  const name = 'kind' in of ? `${kinds[of.kind]}${source}` : `${of.tag} $${of.subfield}${where}`
  const { rows } = await sql<{ id: number }>`
    insert into heading_changes.clustering (request, name, at, by_name)
    values (${jsonb(request)}, ${name}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  const job = await w.enqueue(clusterJob, { clustering: id, name: `Clusters of ${name}` })
  await sql`update heading_changes.clustering set job_id = ${job} where id = ${id}`.execute(w.db)
  return getClustering(w, id)
}

/** Finds the clusters and keeps them. */
export async function runClustering(
  platform: Platform,
  actor: Actor,
  id: number,
  listener: TextListener,
): Promise<void> {
  const w = readWork(platform, actor)
  const { rows } = await sql<{ request: ClusteringRequest }>`
    update heading_changes.clustering set state = 'running', error = null
    where id = ${id} and state <> 'done' returning request`.execute(w.db)
  const [row] = rows
  if (!row) return
  try {
    const { values, samples } = await findTexts(w, row.request, listener)
    const found = await clusterApart(values, row.request)
    const clusters = found.slice(0, mostClusters).map((cluster, index) => ({
      number: index + 1,
      records: cluster.count,
      forms: cluster.values.map(({ text, count }) => ({ text, count, bibs: samples.get(text) ?? [] })),
    }))
    await sql`delete from heading_changes.cluster where clustering_id = ${id}`.execute(w.db)
    for (let at = 0; at < clusters.length; at += 1000) {
      await sql`
        insert into heading_changes.cluster (clustering_id, number, forms, records)
        select ${id}, number, forms, records
        from jsonb_to_recordset(${jsonb(clusters.slice(at, at + 1000))}) as c(number integer, forms jsonb, records integer)`.execute(
        w.db,
      )
    }
    await sql`
      update heading_changes.clustering set state = 'done', texts = ${values.length}, clusters = ${clusters.length}
      where id = ${id}`.execute(w.db)
  } catch (error) {
    await sql`
      update heading_changes.clustering
      set state = 'failed', error = 'The look for clusters failed. Begin it again, with a stricter way if there is much to compare.'
      where id = ${id}`.execute(w.db)
    throw error
  }
}

interface Row extends Omit<Clustering, 'at'> {
  readonly at: Temporal.Instant
}

const columns = sql`id, request, name, state, job_id as job, texts, clusters, error, at, by_name as by,
  (select count(*)::integer from heading_changes.cluster c where c.clustering_id = k.id and c.state = 'open') as open`

/** One look for clusters. */
export async function getClustering(w: Pick<Work, 'db'>, id: number): Promise<Outcome<Clustering>> {
  const { rows } = await sql<Row>`
    select ${columns} from heading_changes.clustering k where id = ${id}`.execute(w.db)
  const [row] = rows
  return row ? { ...row, at: row.at.toString() } : notFound('clustering', 'There is no such look for clusters.')
}

/** Looks for clusters, newest first. */
export async function listClusterings(
  w: Pick<Work, 'db'>,
  page: PageAsked,
): Promise<{ total: number; rows: Clustering[] }> {
  const { total, rows } = await newestFirst<Row>(w, sql`heading_changes.clustering k`, page, columns)
  return { total, rows: rows.map((row) => ({ ...row, at: row.at.toString() })) }
}
