import type { DocSet } from './doc-set.ts'

/** The documents of either set, with the higher of two scores. */
export function uniteBest(one: DocSet, other: DocSet): DocSet {
  const docs = new Uint32Array(one.length + other.length)
  const scores = new Float32Array(docs.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < one.length && j < other.length) {
    const left = one.docs[i]!
    const right = other.docs[j]!
    docs[length] = left < right ? left : right
    scores[length++] =
      left < right
        ? one.scores[i++]!
        : right < left
          ? other.scores[j++]!
          : Math.max(one.scores[i++]!, other.scores[j++]!)
  }
  for (; i < one.length; i++) {
    docs[length] = one.docs[i]!
    scores[length++] = one.scores[i]!
  }
  for (; j < other.length; j++) {
    docs[length] = other.docs[j]!
    scores[length++] = other.scores[j]!
  }
  return { docs, scores, length }
}
