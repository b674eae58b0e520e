import { upperHalves } from './upper-halves.data.ts'

/** Code pages of one byte a character: those of PC and Windows, of ISO 8859, and plain ASCII. */
export const codePages = [
  'cp437',
  'cp850',
  'cp858',
  'cp852',
  'cp866',
  'cp1252',
  'iso-8859-1',
  'iso-8859-15',
  'ascii',
] as const
export type CodePage = (typeof codePages)[number]

const latin1 = Array.from({ length: 0x80 }, (_, i) => (i < 0x20 ? '\ufffd' : String.fromCharCode(0x80 + i)))
// ISO 8859-15 is ISO 8859-1 with the euro and seven letters that French and Finnish missed.
const latin9: Readonly<Record<string, string>> = {
  '\u00a4': '€',
  '\u00a6': 'Š',
  '\u00a8': 'š',
  '\u00b4': 'Ž',
  '\u00b8': 'ž',
  '\u00bc': 'Œ',
  '\u00bd': 'œ',
  '\u00be': 'Ÿ',
}

const characters: Readonly<Record<CodePage, readonly string[]>> = {
  cp437: [...upperHalves.cp437],
  cp850: [...upperHalves.cp850],
  cp858: [...upperHalves.cp858],
  cp852: [...upperHalves.cp852],
  cp866: [...upperHalves.cp866],
  cp1252: [...upperHalves.cp1252],
  'iso-8859-1': latin1,
  'iso-8859-15': latin1.map((character) => latin9[character] ?? character),
  ascii: latin1.map(() => '\ufffd'),
}

// A space that does not break and a hyphen that is not seen are written as the plain space and as nothing.
const unwritten = new Set(['\ufffd', '\u00a0', '\u00ad'])

const bytes: Readonly<Record<CodePage, ReadonlyMap<string, number>>> = {
  cp437: byteOf('cp437'),
  cp850: byteOf('cp850'),
  cp858: byteOf('cp858'),
  cp852: byteOf('cp852'),
  cp866: byteOf('cp866'),
  cp1252: byteOf('cp1252'),
  'iso-8859-1': byteOf('iso-8859-1'),
  'iso-8859-15': byteOf('iso-8859-15'),
  ascii: byteOf('ascii'),
}

function byteOf(page: CodePage): ReadonlyMap<string, number> {
  return new Map(
    characters[page].flatMap((character, i) => (unwritten.has(character) ? [] : [[character, 0x80 + i] as const])),
  )
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
