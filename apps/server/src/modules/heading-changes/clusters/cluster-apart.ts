import { Worker } from 'node:worker_threads'
import type { Cluster, CountedValue } from '@carrel/clustering'
import type { ClusteringRequest } from '../contract.ts'
import type { ClusterQuestion } from './cluster-worker.ts'

const timeLimit = 15 * 60_000

/** Clusters texts in a thread of its own, so that desks do not wait. */
export async function clusterApart(
  values: readonly CountedValue[],
  { method, radius }: Pick<ClusteringRequest, 'method' | 'radius'>,
): Promise<readonly Cluster[]> {
  if (values.length === 0) return []
  const worker = new Worker(new URL('./cluster-worker.ts', import.meta.url), { name: 'clusters' })
  const { promise, resolve, reject } = Promise.withResolvers<readonly Cluster[]>()
  const timer = setTimeout(() => reject(new Error('Clustering took too long.')), timeLimit).unref()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('The thread ended.')))
  const question: ClusterQuestion = {
    texts: values.map(({ text }) => text.replaceAll('\0', ' ')).join('\0'),
    counts: Int32Array.from(values, ({ count }) => count),
    method,
    radius: method === 'ngram' && radius !== undefined ? Math.round(radius) : radius,
  }
  worker.postMessage(question, [])
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
