import { eaccCharacter } from './code-sets.ts'

/** A run of East Asian bytes made readable. */
export interface EaccRun {
  /** Code points; U+FFFD where nothing fits. */
  readonly characters: readonly number[]
  /** Bytes that had to be supplied. */
  readonly supplied: number
  /** Bytes that fit nowhere, and supplied bytes for which there was a choice. */
  readonly doubtful: number
}

interface Step {
  readonly cost: number
  readonly length: number
  readonly character: number
  readonly supplied: number
  readonly doubtful: number
}

/** The bytes that careless programs take for their own marks and delete: `[`, `]` and `|`. */
const lostBytes = [0x5b, 0x5d, 0x7c]

/**
 * Reads a run of EACC in which bytes were lost, by the smallest number of supplied bytes that makes every character a
 * known one. Spaces stand for themselves. Worked from the end, so that each place knows the best way onward.
 */
export function repairEacc(bytes: Uint8Array, start: number, end: number): EaccRun {
  const count = end - start
  const best: (Step | undefined)[] = Array.from({ length: count + 1 })
  best[count] = { cost: 0, length: 0, character: 0, supplied: 0, doubtful: 0 }
  for (let index = count - 1; index >= 0; index--) {
    for (const step of stepsAt(bytes, start + index, end)) {
      const onward = best[index + step.length]
      if (!onward) continue
      const cost = step.cost + onward.cost
      if (cost < (best[index]?.cost ?? Infinity)) best[index] = { ...step, cost }
    }
  }
  const characters: number[] = []
  let [supplied, doubtful] = [0, 0]
  for (let index = 0; index < count;) {
    const step = best[index]!
    characters.push(step.character)
    supplied += step.supplied
    doubtful += step.doubtful
    index += step.length
  }
  return { characters, supplied, doubtful }
}

function* stepsAt(bytes: Uint8Array, at: number, end: number): Generator<Step> {
  const [a, b, c] = [bytes[at]!, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0]
  if (a <= 0x20) {
    yield { cost: 0, length: 1, character: a, supplied: 0, doubtful: 0 }
    return
  }
  const whole = at + 2 < end ? eaccCharacter(a, b, c) : 0
  if (whole) yield { cost: 0, length: 3, character: whole, supplied: 0, doubtful: 0 }
  if (at + 1 < end) {
    const found = completions(a, b)
    if (found.length === 1) yield { cost: 20, length: 2, character: found[0]!, supplied: 1, doubtful: 0 }
    if (found.length > 1) yield { cost: 22, length: 2, character: found[0]!, supplied: 1, doubtful: 1 }
    if (b > 0x20 && c > 0x20 && at + 2 < end) yield { cost: 31, length: 3, character: 0xfffd, supplied: 0, doubtful: 3 }
  }
  yield { cost: 25, length: 1, character: 0xfffd, supplied: 0, doubtful: 1 }
}

/** Characters that two bytes can be with one of the lost bytes put back. */
function completions(a: number, b: number): number[] {
  const found = new Set<number>()
  for (const lost of lostBytes) {
    for (const character of [eaccCharacter(a, b, lost), eaccCharacter(a, lost, b), eaccCharacter(lost, a, b)]) {
      if (character) found.add(character)
    }
  }
  return [...found]
}
