import { upperHalves } from './code-pages.data.ts'

/** Code pages that receipt printers have in common. */
export const codePages = ['cp437', 'cp850', 'cp858', 'cp852', 'cp866', 'cp1252'] as const
export type CodePage = (typeof codePages)[number]

/** The numbers by which `ESC t n` chooses them (Epson's list, which most makers follow). */
export const codePageNumbers: Readonly<Record<CodePage, number>> = {
  cp437: 0,
  cp850: 2,
  cp1252: 16,
  cp866: 17,
  cp852: 18,
  cp858: 19,
}

const characters: Readonly<Record<CodePage, readonly string[]>> = {
  cp437: [...upperHalves.cp437],
  cp850: [...upperHalves.cp850],
  cp858: [...upperHalves.cp858],
  cp852: [...upperHalves.cp852],
  cp866: [...upperHalves.cp866],
  cp1252: [...upperHalves.cp1252],
}

// A space that does not break and a hyphen that is not seen are written as the plain space and as nothing.
const unwritten = new Set(['\ufffd', '\u00a0', '\u00ad'])

const bytes: Readonly<Record<CodePage, ReadonlyMap<string, number>>> = {
  cp437: byteOf(characters.cp437),
  cp850: byteOf(characters.cp850),
  cp858: byteOf(characters.cp858),
  cp852: byteOf(characters.cp852),
  cp866: byteOf(characters.cp866),
  cp1252: byteOf(characters.cp1252),
}

function byteOf(upper: readonly string[]): ReadonlyMap<string, number> {
  return new Map(upper.flatMap((character, i) => (unwritten.has(character) ? [] : [[character, 0x80 + i] as const])))
}

/** The byte of a character in a code page; undefined when the page has none. Control characters have none. */
export function byteIn(page: CodePage, character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return code
  return bytes[page].get(character)
}

/** The character of a byte in a code page. */
export function characterIn(page: CodePage, byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte)
  return characters[page][byte - 0x80] ?? '\ufffd'
}
