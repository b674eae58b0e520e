import type { XmlProblem } from './problem.ts'

/** The text of a document, or why it cannot be told. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: XmlProblem }

/** Bytes in which the XML declaration must have ended. */
const head = 256

const problem = (message: string): Decoded => ({ ok: false, problem: { code: 'encoding', message } })

/**
 * Makes text of the bytes of a document by its byte order mark, its zero bytes or its declaration (XML 1.0, appendix F);
 * UTF-8 where nothing is said. Bytes that are not what the document says of them are a problem.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes.subarray(2), 'utf-16le', 'UTF-16')
  if (first === 0xfe && second === 0xff) return decoded(bytes.subarray(2), 'utf-16be', 'UTF-16')
  if (first === 0x3c && second === 0) return decoded(bytes, 'utf-16le', 'UTF-16')
  if (first === 0 && second === 0x3c) return decoded(bytes, 'utf-16be', 'UTF-16')
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(bytes.subarray(3), 'utf-8', 'UTF-8')
  const label = declaredEncoding(bytes)
  if (label === undefined || /^(?:utf-?8|us-ascii|ascii)$/i.test(label)) return decoded(bytes, 'utf-8', 'UTF-8')
  if (/^(?:utf-?16|utf-?32|ucs-)/i.test(label))
    return problem(`The document says that it is in ${label}, but its bytes are not. Send it in UTF-8 and say so.`)
  return eightBit(bytes, label)
}

function eightBit(bytes: Uint8Array, label: string): Decoded {
  if (bytes.some((byte) => byte > 0x7f) && decoded(bytes, 'utf-8', 'UTF-8').ok)
    return problem(`The document says that it is in ${label}, but its letters are in UTF-8. Say encoding="UTF-8".`)
  try {
    return decoded(bytes, label, label)
  } catch {
    return problem(`The encoding "${label.slice(0, 40)}" is not known. Send the document in UTF-8.`)
  }
}

/** The encoding that the XML declaration names. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, head))
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(text)?.[1]
}

/** Throws a RangeError for an encoding that nobody knows. */
function decoded(bytes: Uint8Array, label: string, name: string): Decoded {
  const decoder = new TextDecoder(label, { fatal: true })
  try {
    return { ok: true, text: decoder.decode(bytes) }
  } catch {
    return problem(`The bytes of the document are not ${name}. Send it in UTF-8 and say encoding="UTF-8".`)
  }
}
