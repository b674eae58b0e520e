import { packedEacc } from './eacc.data.ts'
import { singleByteSets } from './single-byte-sets.data.ts'

/** Final characters of the sets that MARC-8 can designate, and of those that only UNIMARC uses (last two). */
export const finals = {
  ascii: 0x42,
  ansel: 0x45,
  greekSymbols: 0x67,
  subscripts: 0x62,
  superscripts: 0x70,
  hebrew: 0x32,
  cyrillic: 0x4e,
  extendedCyrillic: 0x51,
  arabic: 0x33,
  extendedArabic: 0x34,
  greek: 0x53,
  eacc: 0x31,
  iso5426: 0x50,
  african: 0x4d,
} as const

/** A designated set. The East Asian one has three bytes for each character and is looked up with {@link eaccCharacter}. */
export interface CodeSet {
  readonly final: number
  readonly isMultibyte: boolean
  /** Code point for each of 128 positions; 0 where there is none. */
  readonly characters: Uint16Array
  /** 1 for each position that holds a nonspacing mark, which stands before its letter in MARC-8. */
  readonly marks: Uint8Array
}

function loadSets(): Map<number, CodeSet> {
  const sets = new Map<number, CodeSet>()
  for (const { final, characters, marks } of singleByteSets) {
    const set = { final, isMultibyte: false, characters: new Uint16Array(128), marks: new Uint8Array(128) }
    for (let index = 0; index < characters.length; index++) {
      const character = characters.charCodeAt(index)
      if (character !== 0x20) set.characters[index + 0x21] = character
    }
    for (const mark of marks) set.marks[mark] = 1
    sets.set(final, set)
  }
  const empty = { characters: new Uint16Array(128), marks: new Uint8Array(128) }
  sets.set(finals.eacc, { final: finals.eacc, isMultibyte: true, ...empty })
  return sets
}

const sets = loadSets()

/** The set with this final character, or `undefined`. */
export function codeSet(final: number): CodeSet | undefined {
  return sets.get(final)
}

function knownSet(final: number): CodeSet {
  const set = sets.get(final)
  if (!set) throw new Error(`no code set ${final}`)
  return set
}

/** Basic Latin, the set of a new field in G0. */
export const asciiSet: CodeSet = knownSet(finals.ascii)
/** Extended Latin, the set of a new field in G1. */
export const anselSet: CodeSet = knownSet(finals.ansel)

/** Characters of the C1 area, the same whatever is designated; 0 where there is none (MARC 21 §MARC-8, control functions). */
export function controlCharacter(byte: number): number {
  if (byte === 0x88) return 0x98
  if (byte === 0x89) return 0x9c
  if (byte === 0x8d) return 0x200d
  if (byte === 0x8e) return 0x200c
  return 0
}

const CUBE = 94 * 94 * 94
/** Some ideographs are beyond the first plane of Unicode, so that two bytes are not enough. */
let eacc: Uint32Array | undefined

/** Steps through the packed table: code in a cube of 94, code point. */
export function* eaccPairs(): Generator<readonly [number, number]> {
  const bytes = Uint8Array.fromBase64(packedEacc)
  let at = 0
  const next = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  let [index, character] = [0, 0]
  while (at < bytes.length) {
    index += next()
    const step = next()
    character += step & 1 ? -(step + 1) / 2 : step / 2
    yield [index, character]
  }
}

/** The character of three bytes of EACC (21 to 7E each), or 0. The table is unpacked when first needed. */
export function eaccCharacter(first: number, second: number, third: number): number {
  if (first < 0x21 || first > 0x7e || second < 0x21 || second > 0x7e || third < 0x21 || third > 0x7e) return 0
  if (!eacc) {
    eacc = new Uint32Array(CUBE)
    for (const [index, character] of eaccPairs()) eacc[index] = character
  }
  return eacc[((first - 0x21) * 94 + (second - 0x21)) * 94 + (third - 0x21)]!
}
