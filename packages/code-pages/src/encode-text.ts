import { byteIn, characterIn, codePages, type CodePage } from './code-pages.ts'
import { likenessOf } from './likeness.ts'

/** Ways to write text as bytes: the code pages, and UTF-8. */
export const encodings = [...codePages, 'utf-8'] as const
export type Encoding = (typeof encodings)[number]

// oxlint-disable-next-line no-control-regex -- these are exactly the characters that every page writes alike
const plain = /^[\u0020-\u007E]*$/
const writer = new TextEncoder()
const reader = new TextDecoder('utf-8')

/**
 * Text as bytes of an encoding. A character that a code page lacks is written as the nearest plain one, `€` as `EUR`,
 * and only then as `?`; control characters are left out.
 */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8' || plain.test(text)) return writer.encode(text)
  const bytes: number[] = []
  const has = (character: string) => byteIn(encoding, character) !== undefined
  for (const character of text.normalize('NFC')) {
    const byte = byteIn(encoding, character)
    if (byte !== undefined) bytes.push(byte)
    else for (const one of likenessOf(character, has)) bytes.push(byteIn(encoding, one) ?? 0x3f)
  }
  return Uint8Array.from(bytes)
}

/** The text of bytes in an encoding; what is no character of it becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'utf-8' ? reader.decode(bytes) : decodePage(bytes, encoding)
}

function decodePage(bytes: Uint8Array, page: CodePage): string {
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : characterIn(page, byte)
  return text
}
