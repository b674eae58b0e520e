/** Documents of one segment with what each scored so far; the first `length` entries count, documents ascending. */
export interface DocSet {
  docs: Uint32Array
  scores: Float32Array
  length: number
}

/** A set without documents. */
export function emptySet(): DocSet {
  return { docs: new Uint32Array(0), scores: new Float32Array(0), length: 0 }
}

/** The first place from `from` on (and before `to`) whose number is not below `target`; `to` when there is none. */
export function gallop(numbers: Uint32Array, from: number, to: number, target: number): number {
  if (from >= to || numbers[from]! >= target) return from
  let low = from
  let step = 1
  while (low + step < to && numbers[low + step]! < target) {
    low += step
    step += step
  }
  let high = Math.min(low + step, to)
  low++
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < target) low = middle + 1
    else high = middle
  }
  return low
}

/** Keeps the documents that are in the other set too, their scores added up. */
export function intersect(set: DocSet, other: DocSet): void {
  let out = 0
  let i = 0
  let j = 0
  while (i < set.length && j < other.length) {
    const doc = set.docs[i]!
    j = gallop(other.docs, j, other.length, doc)
    if (j === other.length) break
    if (other.docs[j] === doc) {
      set.docs[out] = doc
      set.scores[out++] = set.scores[i]! + other.scores[j]!
      i++
    } else i = gallop(set.docs, i + 1, set.length, other.docs[j]!)
  }
  set.length = out
}

/** Keeps the documents that are not in the other set. */
export function subtract(set: DocSet, other: DocSet): void {
  let out = 0
  let j = 0
  for (let i = 0; i < set.length; i++) {
    const doc = set.docs[i]!
    j = gallop(other.docs, j, other.length, doc)
    if (j < other.length && other.docs[j] === doc) continue
    set.docs[out] = doc
    set.scores[out++] = set.scores[i]!
  }
  set.length = out
}

/** Keeps the documents for which `test` is true. */
export function keep(set: DocSet, test: (doc: number) => boolean): void {
  let out = 0
  for (let i = 0; i < set.length; i++) {
    const doc = set.docs[i]!
    if (!test(doc)) continue
    set.docs[out] = doc
    set.scores[out++] = set.scores[i]!
  }
  set.length = out
}
