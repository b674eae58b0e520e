/** Composed forms of the letters of ASCII with one mark, as `letter * 0x10000 + mark` → code point. */
let composed: Map<number, number> | undefined

function loadComposed(): Map<number, number> {
  const table = new Map<number, number>()
  for (let mark = 0x300; mark < 0x330; mark++) {
    for (let letter = 0x41; letter < 0x7b; letter++) {
      const text = String.fromCharCode(letter, mark).normalize('NFC')
      if (text.length === 1) table.set(letter * 0x10000 + mark, text.charCodeAt(0))
    }
  }
  return table
}

/** The one character that is this letter of ASCII with this mark, or 0. */
export function composedLetter(letter: number, mark: number): number {
  composed ??= loadComposed()
  return composed.get(letter * 0x10000 + mark) ?? 0
}

/** Code points of a letter with its marks in normalization form C. */
export function composedText(letter: number, marks: readonly number[]): string {
  return String.fromCodePoint(letter, ...marks).normalize('NFC')
}
