/** A reference in XML that was read. */
export interface XmlReference {
  readonly length: number
  readonly character: number
}

const named: Readonly<Record<string, number>> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 }
const LONGEST = 12

/**
 * Reads the reference at `at`, which holds an ampersand: one of the five of XML or a number (XML 1.0 §4.1, §4.6). Entities
 * that a document declares are not read: `undefined`, as for an ampersand that stands alone.
 */
export function readXmlReference(bytes: Uint8Array, at: number, end: number): XmlReference | undefined {
  let text = ''
  let next = at + 1
  for (; next < end && bytes[next] !== 0x3b; next++) {
    if (text.length > LONGEST) return undefined
    text += String.fromCharCode(bytes[next]!)
  }
  if (next >= end) return undefined
  const length = next + 1 - at
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(text)
  if (!number) {
    const character = Object.hasOwn(named, text) ? named[text] : undefined
    return character === undefined ? undefined : { length, character }
  }
  const character = number[1] ? Number.parseInt(number[1], 16) : Number.parseInt(number[2] ?? '', 10)
  const isCharacter = character > 0 && character <= 0x10ffff && (character < 0xd800 || character > 0xdfff)
  return isCharacter ? { length, character } : undefined
}
