import { codeSet, eaccPairs, finals } from './code-sets.ts'

/** Sets in the order in which a character is looked for: what needs no escape first. */
const order = [
  finals.ascii,
  finals.ansel,
  finals.superscripts,
  finals.subscripts,
  finals.greek,
  finals.cyrillic,
  finals.extendedCyrillic,
  finals.hebrew,
  finals.arabic,
  finals.extendedArabic,
]

/** Characters that are written otherwise now: both halves of the double marks, and a doublet. */
const older: readonly (readonly [number, number])[] = [
  [0xfe20, 0x6b],
  [0xfe21, 0x6c],
  [0xfe22, 0x7a],
  [0xfe23, 0x7b],
]

/** 21 22 7E, a second code for the ideographic space (21 23 21). */
const OLD_SPACE = 1 * 94 + 0x5d

let single: Map<number, number> | undefined
let eastAsian: Map<number, number> | undefined

function loadSingle(): Map<number, number> {
  const places = new Map<number, number>()
  for (const final of order) {
    codeSet(final)?.characters.forEach((character, position) => {
      if (character !== 0 && !places.has(character)) places.set(character, (final << 8) | position)
    })
  }
  for (const [character, position] of older) places.set(character, (finals.ansel << 8) | position)
  return places
}

/** Where a character is: final of its set × 256 + position (21 to 7E), or 0. East Asian characters are not here. */
export function placeOf(character: number): number {
  single ??= loadSingle()
  return single.get(character) ?? 0
}

/** The position of a character in one set, or 0; to stay in a set that is designated already. */
export function positionIn(final: number, character: number): number {
  const set = codeSet(final)
  if (!set || set.isMultibyte) return 0
  const position = set.characters.indexOf(character, 0x21)
  return position < 0 ? 0 : position
}

/** The three bytes of an East Asian character as one number, or 0. Of several codes the first is taken. */
export function eaccPlaceOf(character: number): number {
  if (!eastAsian) {
    eastAsian = new Map()
    for (const [index, code] of eaccPairs()) {
      if (eastAsian.has(code) || index === OLD_SPACE) continue
      const first = Math.trunc(index / 8836) + 0x21
      const second = (Math.trunc(index / 94) % 94) + 0x21
      eastAsian.set(code, (first << 16) | (second << 8) | ((index % 94) + 0x21))
    }
  }
  return eastAsian.get(character) ?? 0
}
