import type { ByteSink } from '../bytes/byte-sink.ts'
import { codeSet, finals } from './code-sets.ts'
import { eaccPlaceOf, placeOf, positionIn } from './reverse-sets.ts'

const ESCAPE = 0x1b
/** A letter or sign with the marks on it. */
const clusters = /\P{M}?\p{M}*/gsu
const rightHalves: Readonly<Record<number, number>> = { 0x6b: 0xec, 0x7a: 0xfb }

/**
 * Appends text as MARC-8: marks before their letter, double marks as two halves, other scripts by their escape sequences,
 * and `&#x…;` for what MARC-8 has no code for. Returns the number of characters that needed that. The text ends with ASCII
 * designated, as the standard asks of every subfield.
 */
export function encodeMarc8(sink: ByteSink, text: string): number {
  sink.reserve(text.length * 12 + 16)
  if (isPlain(text)) {
    for (let index = 0; index < text.length; index++) sink.bytes[sink.length++] = text.charCodeAt(index)
    return 0
  }
  const writer = new Marc8Writer(sink)
  for (const [cluster] of text.matchAll(clusters)) {
    if (cluster !== '') writer.cluster(cluster)
  }
  writer.designate(finals.ascii)
  return writer.references
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false
  return true
}

class Marc8Writer {
  references = 0
  readonly #sink: ByteSink
  #g0: number = finals.ascii
  /** Right half of a double mark that belongs before the next letter. */
  #rightHalf = 0

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  cluster(cluster: string): void {
    const composed = cluster.length > 1 ? cluster.normalize('NFC') : cluster
    // A letter that has a code with its mark (й, آ, ơ) is that letter; only what is left is taken apart.
    const parts = Array.from(composed).every((part) => this.#canWrite(part)) ? composed : apart(composed)
    const characters = Array.from(parts, (part) => part.codePointAt(0)!)
    if (!Array.from(parts).every((part) => this.#canWrite(part))) {
      for (const part of composed) this.#reference(part.codePointAt(0)!)
      return
    }
    const marks = characters.filter((character) => isMark(character))
    const letters = characters.filter((character) => !isMark(character))
    const right = this.#rightHalf
    this.#rightHalf = 0
    if (right) this.#byte(right)
    for (const mark of marks) this.#mark(mark)
    for (const letter of letters) this.#letter(letter)
  }

  /** Makes a set G0, if it is not. */
  designate(final: number): void {
    if (this.#g0 === final) return
    const wasTechniqueOne = this.#isTechniqueOne
    this.#g0 = final
    if (final === finals.eacc) this.#bytes(ESCAPE, 0x24, final)
    else if (this.#isTechniqueOne) this.#bytes(ESCAPE, final)
    else if (final === finals.ascii && wasTechniqueOne) this.#bytes(ESCAPE, 0x73)
    else this.#bytes(ESCAPE, 0x28, final)
  }

  get #isTechniqueOne(): boolean {
    return this.#g0 === finals.subscripts || this.#g0 === finals.superscripts
  }

  #canWrite(part: string): boolean {
    const character = part.codePointAt(0)!
    return character <= 0x20 || c1Byte(character) > 0 || placeOf(character) > 0 || eaccPlaceOf(character) > 0
  }

  #mark(mark: number): void {
    const place = placeOf(mark)
    if (place >> 8 !== finals.ansel) return this.#letter(mark)
    const position = place & 0xff
    this.#byte(position | 0x80)
    this.#rightHalf = mark === 0x361 || mark === 0x360 ? rightHalves[position]! : this.#rightHalf
  }

  #letter(character: number): void {
    if (character <= 0x20) {
      // A raised or lowered figure ends with its word; in other scripts the space stays among their letters.
      if (character < 0x20 || this.#isTechniqueOne) this.designate(finals.ascii)
      return this.#byte(character)
    }
    const c1 = c1Byte(character)
    if (c1) return this.#byte(c1)
    const here = this.#g0 === finals.ascii ? 0 : positionIn(this.#g0, character)
    if (here) return this.#byte(here)
    const place = placeOf(character)
    // Signs that ASCII and the East Asian set share stay in Latin; ANSEL is reachable from everywhere.
    if (place >> 8 === finals.ansel) return this.#byte((place & 0xff) | 0x80)
    if (place) {
      this.designate(place >> 8)
      return this.#byte(place & 0xff)
    }
    this.designate(finals.eacc)
    const code = eaccPlaceOf(character)
    this.#bytes(code >> 16, (code >> 8) & 0xff, code & 0xff)
  }

  #reference(character: number): void {
    this.references++
    this.designate(finals.ascii)
    this.#sink.ascii(`&#x${character.toString(16).toUpperCase().padStart(4, '0')};`)
  }

  #byte(byte: number): void {
    this.#sink.reserve(8)
    this.#sink.bytes[this.#sink.length++] = byte
  }

  #bytes(...bytes: number[]): void {
    for (const byte of bytes) this.#byte(byte)
  }
}

/** Decomposed, but for the letters with a horn, which ANSEL has and whose horn it has not. */
function apart(text: string): string {
  return text.normalize('NFD').replace(/[OoUu]\u031B/g, (letter) => letter.normalize('NFC'))
}

function isMark(character: number): boolean {
  const place = placeOf(character)
  return place > 0 && (codeSet(place >> 8)?.marks[place & 0xff] ?? 0) === 1
}

function c1Byte(character: number): number {
  if (character === 0x98) return 0x88
  if (character === 0x9c) return 0x89
  if (character === 0x200d) return 0x8d
  return character === 0x200c ? 0x8e : 0
}
