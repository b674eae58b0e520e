import { fingerprint, nacoKey } from '@carrel/text'
import { clusterOf, inOrder, type Cluster, type CountedValue } from './cluster.ts'
import { cologne } from './keys/cologne.ts'
import { metaphone } from './keys/metaphone.ts'
import { ngramFingerprint } from './keys/ngram-fingerprint.ts'

/** Ways to make a key under which variants of a text meet, from the strictest to the loosest. */
export const keyMethods = ['naco', 'fingerprint', 'ngram', 'metaphone', 'cologne'] as const
export type KeyMethod = (typeof keyMethods)[number]

const keys: Readonly<Record<KeyMethod, (text: string, size: number) => string>> = {
  naco: (text) => nacoKey(text),
  fingerprint: (text) => fingerprint(text),
  ngram: (text, size) => ngramFingerprint(text, size),
  metaphone: (text) => metaphone(text),
  cologne: (text) => cologne(text),
}

/** The key of a text by a method; empty where the text has nothing to make one of. */
export function keyOf(method: KeyMethod, text: string, size = 2): string {
  return keys[method](text, size)
}

/**
 * Texts that have the same key, where there are at least two of them. Takes time and memory in proportion to the texts; a
 * text without a key is in no cluster.
 *
 * @param values - each text once
 * @param size - for `ngram`: characters of a piece
 */
export function clusterByKey(values: readonly CountedValue[], method: KeyMethod, size = 2): readonly Cluster[] {
  const last = new Map<string, number>()
  // Each value points to the one before it with the same key: no list for the many that stand alone.
  const before = new Int32Array(values.length).fill(-1)
  const isMet = new Uint8Array(values.length)
  values.forEach(({ text }, index) => {
    const key = keys[method](text, size)
    if (key === '') return
    const other = last.get(key)
    if (other !== undefined) {
      before[index] = other
      isMet[other] = 1
    }
    last.set(key, index)
  })
  const clusters: Cluster[] = []
  for (let index = 0; index < values.length; index += 1) {
    if (isMet[index] === 1 || before[index] === -1) continue
    const members: CountedValue[] = []
    for (let at = index; at >= 0; at = before[at] ?? -1) {
      const value = values[at]
      if (value) members.push(value)
    }
    clusters.push(clusterOf(members))
  }
  return inOrder(clusters)
}
