import { parentPort } from 'node:worker_threads'
import { clusterByKey, clusterByNearness, distanceMethods, keyMethods, type Cluster } from '@carrel/clustering'
import type { ClusterMethod } from '../contract.ts'

/** What the thread is asked: texts with a zero character between them, and how many records have each. */
export interface ClusterQuestion {
  readonly texts: string
  readonly counts: Int32Array
  readonly method: ClusterMethod
  readonly radius: number | undefined
}

const port = parentPort
port?.once('message', (question: ClusterQuestion) => {
  port.postMessage(clustersOf(question), [])
})

function clustersOf({ texts, counts, method, radius }: ClusterQuestion): readonly Cluster[] {
  const values = texts.split('\0').map((text, index) => ({ text, count: counts[index] ?? 0 }))
  const byKey = keyMethods.find((each) => each === method)
  if (byKey) return clusterByKey(values, byKey, byKey === 'ngram' && radius !== undefined ? Math.max(1, radius) : 2)
  const near = distanceMethods.find((each) => each === method)
  return near ? clusterByNearness(values, near, radius === undefined ? {} : { radius }) : []
}
