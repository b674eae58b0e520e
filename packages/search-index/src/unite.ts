import { emptySet, type DocSet } from './doc-set.ts'
import type { SetRoom } from './set-room.ts'

/** The documents of any of some sets, each with the highest of its scores; the two shortest are united first. */
export function uniteBest(sets: readonly DocSet[], room: SetRoom): DocSet {
  const left = [...sets]
  for (;;) {
    left.sort((a, b) => b.length - a.length)
    const one = left.pop()
    const other = left.pop()
    if (!one || !other) return one ?? emptySet()
    left.push(uniteTwo(one, other, room.set(one.length + other.length)))
  }
}

function uniteTwo(one: DocSet, other: DocSet, into: DocSet): DocSet {
  const { docs, scores } = into
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
  into.length = length
  return into
}
