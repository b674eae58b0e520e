import type { InputFormat } from './entry.ts'

/** What the beginning of a file says about its format. */
export type Sniffed =
  | { readonly ok: true; readonly format: InputFormat }
  /** Not MARC, or not in a form that is read; `message` says what it seems to be. */
  | { readonly ok: false; readonly code: 'empty' | 'not-marc' | 'format-not-read'; readonly message: string }

/** Beginnings of files that are something else. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^PK\u0003\u0004/, 'a ZIP archive (an office document or a MarcEdit task, for example)'],
  [/^\u001F\u008B/, 'a file compressed with gzip'],
  [/^BZh\d/, 'a file compressed with bzip2'],
  [/^\u00FD7zXZ/, 'a file compressed with xz'],
  [/^%PDF-/, 'a PDF document'],
  [/^\u0089PNG/, 'a PNG image'],
  [/^\u00FF\u00D8\u00FF/, 'a JPEG image'],
  [/^GIF8/, 'a GIF image'],
  [/^SQLite format 3/, 'a SQLite database'],
  [/^\u007FELF|^MZ/, 'a program'],
  [/^\s*(?:<!doctype html|<html)/i, 'a web page'],
  [/^\s*(?:--.*\n|\/\*[\s\S]*?\*\/|\s)*(?:INSERT|CREATE|SET|BEGIN|COPY)\s/, 'an SQL dump'],
]

const picaPattern = /^\s*(?:SET: S\d|\d{3}[A-Z@](?:\/\d{2,3})? (?:\$|\u0192|\u00C6\u0192|\u001F|\u0083))/
const leaderLine = /^[0-9 ]{5}[a-z ].{6,18}\r?\n[0-9A-Z]{3} /
const alephLine = /^\d{9,} [0-9A-Z]{3}.. /
const leaderAnywhere = /\d{5}[a-z ].{4}\d{7}/
const separators = /[\u001D\u001E]/

/**
 * Tells the format of a file by its first bytes (4 KiB are enough).
 *
 * @param head - the first bytes
 */
export function sniffFormat(head: Uint8Array): Sniffed {
  const text = readable(head)
  if (text.trim() === '') return { ok: false, code: 'empty', message: 'The file is empty: 0 records.' }
  for (const [pattern, what] of others) {
    if (pattern.test(text))
      return { ok: false, code: 'not-marc', message: `This is not a file of MARC records but ${what}.` }
  }
  const start = text.trimStart()
  if (picaPattern.test(start)) {
    const message =
      'This is a file in a PICA format, which is not read; export it as MARC 21, for example by unAPI or SRU.'
    return { ok: false, code: 'format-not-read', message }
  }
  const format = formatOf(start)
  if (format && format !== 'marcxml' && isWide(head)) {
    const message =
      'This file is in UTF-16, which Windows calls Unicode. Save it as UTF-8 and bring it in again; its records are not read as it is.'
    return { ok: false, code: 'format-not-read', message }
  }
  if (format) return { ok: true, format }
  if (isBinary(start)) {
    return { ok: false, code: 'not-marc', message: 'This is not a file of MARC records but binary data.' }
  }
  const begin = start.slice(0, 30).replace(/[^ -~]+/g, '·')
  return { ok: false, code: 'not-marc', message: `This is not a file of MARC records; it begins with "${begin}".` }
}

function formatOf(start: string): InputFormat | undefined {
  if (start.startsWith('<')) return 'marcxml'
  if (/^\{|^\[\s*(?:\{|$)/.test(start)) return 'json'
  if (/^=[0-9A-Z]{3}\s/.test(start)) return 'mrk'
  if (/^(?:LEADER|LDR)\s/.test(start)) return 'text'
  if (/(?:^|[\r\n]|\^)LDR\d{5}/.test(start) || /(?:^|[\r\n])LDR.{5}[a-z ].{4}22/.test(start)) return 'microlif'
  if (alephLine.test(start)) return 'aleph'
  if (separators.test(start) && (leaderAnywhere.test(start) || !isBinary(start))) return 'iso2709'
  if (leaderLine.test(start)) return 'line'
  // The beginning of a record that is cut short, or whose directory is longer than what is at hand.
  return /^\d{5}.{5}22\d{5}/.test(start) ? 'iso2709' : undefined
}

/** Whether more than one character in thirty is a control character that no text has. */
function isBinary(start: string): boolean {
  const odd = start.match(/[\u0001-\u0008\u000B\u000C\u000E-\u0019\u001C\u007F]/g)?.length ?? 0
  return odd * 30 > start.length
}

/** The bytes one to one as characters, without byte order mark; UTF-16 without its zero bytes. */
function readable(head: Uint8Array): string {
  let text = ''
  const wide = isWide(head)
  for (let at = 0; at < Math.min(head.length, 65_536); at++) {
    if (head[at] !== 0) text += String.fromCharCode(head[at]!)
    else if (!wide) text += ' '
  }
  return text.replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '').replace(/^[\u001A ]+/, '')
}

/** Whether a byte order mark says that each character has two bytes. */
function isWide(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}
