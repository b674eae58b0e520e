import type { ByteSink } from '../bytes/byte-sink.ts'
import { writeEscaped, type Escapes } from '../bytes/escapes.ts'
import { composedLetter, composedText } from './compose.ts'

const DOUBLE_BREVE = 0x361
const DOUBLE_TILDE = 0x360
const BREVE_RIGHT_HALF = 0xfe21
const TILDE_RIGHT_HALF = 0xfe23

/**
 * Turns marks that stand before their letter into composed letters. The two halves of a double mark, one before each of
 * two letters, become one mark between the letters. Room in the sink is the business of the caller.
 */
export class LetterWriter {
  readonly #sink: ByteSink
  readonly #escapes: Escapes
  #marks: number[] = []
  /** The right half that the double mark on the letter before still waits for; 0 for none. */
  #awaited = 0

  constructor(sink: ByteSink, escapes: Escapes) {
    this.#sink = sink
    this.#escapes = escapes
  }

  /** Whether marks wait for their letter. */
  get isWaiting(): boolean {
    return this.#marks.length > 0
  }

  /** Takes a mark for the next letter. */
  mark(mark: number): void {
    if (mark === this.#awaited) this.#awaited = 0
    else this.#marks.push(mark)
  }

  /** Writes a letter with the marks that wait for it. */
  letter(character: number): void {
    const marks = this.#marks
    if (marks.length === 0) return this.#write(character)
    const single = marks.length === 1 && character < 0x80 ? composedLetter(character, marks[0]!) : 0
    if (single) this.#write(single)
    else for (const part of composedText(character, marks)) this.#write(part.codePointAt(0)!)
    if (marks.includes(DOUBLE_BREVE)) this.#awaited = BREVE_RIGHT_HALF
    else if (marks.includes(DOUBLE_TILDE)) this.#awaited = TILDE_RIGHT_HALF
    this.#marks = []
  }

  /** Writes marks that found no letter. */
  lone(): void {
    for (const mark of this.#marks) this.#write(mark)
    this.#marks = []
  }

  #write(character: number): void {
    if (character < 0x80) writeEscaped(this.#sink, character, this.#escapes)
    else this.#sink.character(character)
  }
}
