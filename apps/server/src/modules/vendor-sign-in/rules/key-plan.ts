/** When a key was made. */
export interface MadeKey {
  readonly kid: string
  readonly made: Temporal.Instant
}

/** Which key signs, which are known to programs, and what is to be done. */
export interface KeyPlan<K extends MadeKey> {
  readonly signing: K | undefined
  /** A new key is to be made now. */
  readonly makeOne: boolean
  /** Keys that nothing was signed with for so long that nobody needs them. */
  readonly gone: readonly K[]
}

const days = (count: number): Temporal.DurationLike => ({ hours: 24 * count })
// A key signs for ninety days. Programs read our keys a day before one is used; eight days after its successor was made, which
// has signed for a week by then, it is forgotten.
const renewAfter = days(90)
const knownAhead = days(1)
const knownAfter = days(8)

/** Keys change by the clock, with an overlap: nobody who reads them once a day meets one that they do not know. */
export function keyPlan<K extends MadeKey>(keys: readonly K[], now: Temporal.Instant): KeyPlan<K> {
  const newestFirst = keys.toSorted((a, b) => Temporal.Instant.compare(b.made, a.made))
  const isPast = (key: K, after: Temporal.DurationLike) => Temporal.Instant.compare(key.made.add(after), now) <= 0
  const signing = newestFirst.find((key) => isPast(key, knownAhead)) ?? newestFirst.at(-1)
  const [newest] = newestFirst
  const gone = newestFirst.filter((_, index) => {
    const successor = newestFirst[index - 1]
    return successor !== undefined && isPast(successor, knownAfter)
  })
  return { signing, makeOne: !newest || isPast(newest, renewAfter), gone }
}
