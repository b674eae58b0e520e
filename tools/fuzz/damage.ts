import { bytesOf, type FuzzTarget } from './target.ts'

/** Numbers that look like chance and are the same for the same seed (mulberry32): whole, from 0, below the one given. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Inputs never grow beyond this. */
const longest = 100_000
const telling = [
  0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x1d, 0x1e, 0x1f, 0x20, 0x22, 0x26, 0x30, 0x3c, 0x5c, 0x7f, 0x80, 0x84, 0xc3, 0xff,
]

/** The input of a seed: the same one whenever it is asked for. */
export function inputOf(target: FuzzTarget, seed: number): Uint8Array {
  const chance = chanceOf(seed)
  if (target.pieces.length > 0 && chance(4) === 0) return madeOfPieces(target, chance)
  const sample = target.samples[chance(target.samples.length)] ?? new Uint8Array(0)
  let input = Uint8Array.from(sample)
  for (let times = chance(6) + 1; times > 0; times--) input = damaged(input, target, chance)
  return input.subarray(0, longest)
}

type Chance = (below: number) => number

function madeOfPieces({ pieces }: FuzzTarget, chance: Chance): Uint8Array {
  let text = ''
  for (let count = chance(30) + 1; count > 0; count--) text += pieces[chance(pieces.length)] ?? ''
  return bytesOf(text)
}

function damaged(input: Uint8Array, { pieces, samples }: FuzzTarget, chance: Chance): Uint8Array<ArrayBuffer> {
  const at = chance(input.length + 1)
  const [before, after] = [input.subarray(0, at), input.subarray(at)]
  switch (chance(9)) {
    case 0:
      return joined(before, Uint8Array.of(telling[chance(telling.length)] ?? 0), after.subarray(1))
    case 1: {
      const flipped = Uint8Array.from(input)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << chance(8))
      return flipped
    }
    case 2:
      return joined(before, after.subarray(chance(9)))
    case 3:
      return joined(
        before,
        Uint8Array.from({ length: chance(8) + 1 }, () => chance(256)),
        after,
      )
    case 4:
      return Uint8Array.from(before)
    case 5:
      return joined(before, bytesOf(pieces[chance(Math.max(1, pieces.length))] ?? ''), after)
    case 6:
      // A part of it twice.
      return joined(before, after.subarray(0, chance(300)), after)
    case 7: {
      const other = samples[chance(samples.length)] ?? new Uint8Array(0)
      return joined(before, other.subarray(chance(other.length + 1)))
    }
    default: {
      // The same again and again, as nesting without end is.
      const part = after.subarray(0, chance(12) + 1)
      return joined(before, ...Array.from({ length: chance(600) }, () => part), after)
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
