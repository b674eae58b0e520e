/**
 * How the text of a record is written as bytes.
 *
 * - `utf-8`, `marc-8`: the two of MARC 21 (leader position 9: `a` or blank)
 * - `iso-8859-1`: Latin-1, with the quotation marks and dashes of Windows-1252 where Latin-1 has nothing
 * - `danmarc`: Latin-1 in which `@` introduces other characters (danMARC2)
 * - `unimarc:GGHH`: the sets named in UNIMARC 100 $a positions 26 to 29, for example `unimarc:0103` for ISO 5426
 */
export type Encoding = 'utf-8' | 'marc-8' | 'iso-8859-1' | 'danmarc' | `unimarc:${string}`

/** The encodings that can be written. */
export type OutputEncoding = 'utf-8' | 'marc-8'

const names: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  unicode: 'utf-8',
  'marc-8': 'marc-8',
  marc8: 'marc-8',
  ansel: 'marc-8',
  'iso-8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
  'windows-1252': 'iso-8859-1',
  cp1252: 'iso-8859-1',
  danmarc: 'danmarc',
  danmarc2: 'danmarc',
  'iso-5426': 'unimarc:0103',
  iso5426: 'unimarc:0103',
}

/** The encoding that a person means by a name such as `UTF8` or `latin-1`, or `undefined`. */
export function parseEncoding(name: string): Encoding | undefined {
  const key = name.trim().toLowerCase().replaceAll('_', '-')
  if (/^unimarc:\d{4}/.test(key)) return `unimarc:${key.slice(8)}`
  return names[key]
}

/** Whether an encoding can be written. */
export function isOutputEncoding(encoding: Encoding): encoding is OutputEncoding {
  return encoding === 'utf-8' || encoding === 'marc-8'
}

/** The name of an encoding for a person. */
export function encodingName(encoding: Encoding): string {
  switch (encoding) {
    case 'utf-8':
      return 'UTF-8'
    case 'marc-8':
      return 'MARC-8'
    case 'iso-8859-1':
      return 'Latin-1'
    case 'danmarc':
      return 'danMARC2'
    default:
      return `UNIMARC sets ${encoding.slice(8)}`
  }
}
