import { CodecProblem } from '../ber/problem.ts'
import { readBer } from '../ber/read-ber.ts'
import { tagClass } from '../ber/header.ts'
import { bytesOf, textOfBytes } from '../ber/types.ts'
import { value, writeBer } from '../ber/write-ber.ts'
import { recordSyntaxes } from '../names/oids.ts'
import type { External } from './external.ts'

// Strings of ASN.1: octets, UTF-8, and those of letters.
const stringTags: ReadonlySet<number> = new Set([4, 12, 18, 19, 20, 22, 25, 26, 27])

/**
 * The bytes of a record that is a text or a file: MARC, XML, SUTRS, HTML. Some servers put them into a string of ASN.1, which is taken
 * off. Records that have a structure of their own (`opac`, `grs-1`) are given as that structure's bytes.
 */
export function recordBytes({ encoding, data }: External): Uint8Array {
  if (encoding === 'bits') return data.subarray(1)
  if (encoding === 'octets') return data
  try {
    const element = readBer(data)
    return element.tagClass === tagClass.universal && stringTags.has(element.tag) ? bytesOf(element) : data
  } catch (error) {
    if (error instanceof CodecProblem) return data
    throw error
  }
}

/** The text of a record in SUTRS, XML or the like: UTF-8, or Latin-1 where it is not. */
export function recordText(record: External): string {
  return textOfBytes(recordBytes(record))
}

/** A record of bytes, such as MARC or XML, as a server sends it. */
export function octetRecord(syntaxOid: string, data: Uint8Array): External {
  return { oid: syntaxOid, encoding: 'octets', data }
}

/** A record of plain text (SUTRS, which is a string of ASN.1). */
export function sutrsRecord(text: string): External {
  const data = writeBer(value(27, new TextEncoder().encode(text), tagClass.universal))
  return { oid: recordSyntaxes.sutrs, encoding: 'ber', data }
}
