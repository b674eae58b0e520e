import { type RawRecord } from '@carrel/iso2709'
import { encodingName, type Encoding } from './encoding.ts'
import { judgeBytes } from './judge-bytes.ts'
import { countUtf8 } from './utf8.ts'

/** The encoding that the text of a record really is in. */
export interface DetectedEncoding {
  readonly encoding: Encoding
  /** What the leader claims falsely, if it does: a stable code and a sentence. */
  readonly claim: { readonly code: EncodingClaim; readonly message: string } | undefined
}

/** Codes of false claims about the encoding. */
export type EncodingClaim = 'encoding-not-utf8' | 'encoding-not-marc8'

const ESCAPE_BIT = 1 << 0x1b

/**
 * Finds out how the text of a record is encoded. The leader (position 9: `a` for UTF-8, blank for MARC-8) is believed
 * when the bytes allow it; UTF-8 is hardly ever UTF-8 by accident, so valid UTF-8 is UTF-8 whatever the leader says.
 *
 * @param leader - 24 characters
 * @param unimarcCodes - UNIMARC 100 $a positions 26 to 29, when the record is UNIMARC
 */
export function detectEncoding(record: RawRecord, leader: string, unimarcCodes?: string): DetectedEncoding {
  const claimsUtf8 = leader[9] === 'a'
  if (record.ascii) {
    // Plain ASCII is right in every encoding; escape sequences and references are text in UTF-8.
    const hasEscape = (record.controls & ESCAPE_BIT) !== 0
    if (unimarcCodes !== undefined && !hasEscape) return found('utf-8')
    return found(claimsUtf8 && !hasEscape ? 'utf-8' : 'marc-8')
  }
  const [start, end] = dataRange(record)
  const count = countUtf8(record.bytes, start, end)
  const hasEscape = (record.controls & ESCAPE_BIT) !== 0
  if (count.invalid === 0 && (claimsUtf8 || !hasEscape)) {
    if (claimsUtf8 || unimarcCodes !== undefined) return found('utf-8')
    const message = 'The leader says MARC-8, but the text is UTF-8; it was read as UTF-8.'
    return { encoding: 'utf-8', claim: { code: 'encoding-not-marc8', message } }
  }
  if (unimarcCodes !== undefined && !unimarcCodes.startsWith('50')) return found(`unimarc:${unimarcCodes}`)
  if (claimsUtf8 || unimarcCodes !== undefined) return falseUtf8(record, start, end, count.characters, count.invalid)
  const other = likelyEncoding(record, leader, start, end)
  if (other === 'marc-8') return found('marc-8')
  const message = `The leader says MARC-8, but the text is ${encodingName(other)}; it was read as that.`
  return { encoding: other, claim: { code: 'encoding-not-marc8', message } }
}

function falseUtf8(record: RawRecord, start: number, end: number, valid: number, invalid: number): DetectedEncoding {
  const many = invalid === 1 ? '1 byte is' : `${invalid} bytes are`
  const claims = `The record claims UTF-8 but has encoding errors: ${many} not UTF-8`
  // Some right characters mean that UTF-8 was meant and the others are accidents.
  const isMostlyRight = valid > 0 && valid * 4 >= invalid
  const encoding = isMostlyRight ? 'utf-8' : faultlessEncoding(record, start, end)
  const message = encoding === 'utf-8' ? `${claims}.` : `${claims}; the text was read as ${encodingName(encoding)}.`
  return { encoding, claim: { code: 'encoding-not-utf8', message } }
}

/** The encoding in which all bytes make sense; UTF-8, with its errors, when there is none. */
function faultlessEncoding(record: RawRecord, start: number, end: number): Encoding {
  const count = judgeBytes(record.bytes, start, end)
  // No other encoding has escape sequences; a mark may stand before one that changes the set of its letter.
  if (count.wrongInMarc8 === 0 || (record.controls & ESCAPE_BIT) !== 0) return 'marc-8'
  return count.wrongInLatin1 === 0 ? 'iso-8859-1' : 'utf-8'
}

/** MARC-8, as the leader says, unless the bytes speak clearly for Latin-1. */
function likelyEncoding(record: RawRecord, leader: string, start: number, end: number): Encoding {
  const count = judgeBytes(record.bytes, start, end)
  if (count.wrongInMarc8 === 0 || (record.controls & ESCAPE_BIT) !== 0) return 'marc-8'
  // Formats with another directory map or other counts are not MARC 21, and their blank does not mean MARC-8.
  const isMarc21 = leader.slice(10, 12) === '22' && leader.slice(20, 24) === '4500'
  if (!isMarc21 && count.wrongInLatin1 === 0) return 'iso-8859-1'
  if (count.usualInMarc8 * 2 >= count.high || count.wrongInLatin1 * 5 > count.high) return 'marc-8'
  return count.undefinedInMarc8 > 0 || count.high > 2 ? 'iso-8859-1' : 'marc-8'
}

/** The stretch of the record that holds its fields. */
function dataRange({ bytes, directory }: RawRecord): [number, number] {
  let start = bytes.length
  let end = 0
  for (let at = 0; at < directory.length; at += 3) {
    start = Math.min(start, directory[at + 1]!)
    end = Math.max(end, directory[at + 2]!)
  }
  return [start, end]
}

function found(encoding: Encoding): DetectedEncoding {
  return { encoding, claim: undefined }
}
