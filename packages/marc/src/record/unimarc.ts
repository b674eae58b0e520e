import { tagCode, type RawRecord } from '@carrel/iso2709'

const TAG_100 = tagCode('100')
const TAG_200 = tagCode('200')
const TAG_245 = tagCode('245')
const DELIMITER = 0x1f

/**
 * The codes of the character sets of a UNIMARC record (100 $a positions 26 to 29), or `undefined` for any other format.
 *
 * UNIMARC shares its frame with MARC 21. A record is UNIMARC when it has a title in 200 and none in 245 and its 100 $a is
 * general processing data (36 positions beginning with a date), which no personal name is.
 */
export function unimarcCharacterSets(raw: RawRecord, leader: string): string | undefined {
  if (leader.slice(20, 24) === '4500' && leader[9] === 'a') return undefined
  const { bytes, directory } = raw
  let sets: string | undefined
  let hasTitle = false
  for (let at = 0; at < directory.length; at += 3) {
    const tag = directory[at]
    if (tag === TAG_245) return undefined
    if (tag === TAG_200) hasTitle = true
    if (tag === TAG_100) sets ??= processingSets(bytes, directory[at + 1]!, directory[at + 2]!)
  }
  return hasTitle ? sets : undefined
}

/** Positions 26 to 29 of the first subfield, if it begins with eight digits or blanks and is long enough. */
function processingSets(bytes: Uint8Array, start: number, end: number): string | undefined {
  const from = start + 4
  if (bytes[start + 2] !== DELIMITER || bytes[start + 3] !== 0x61 || end - from < 30) return undefined
  for (let at = from; at < from + 4; at++) if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return undefined
  let codes = ''
  for (let at = from + 26; at < from + 30; at++) codes += String.fromCharCode(bytes[at]!)
  return codes
}
