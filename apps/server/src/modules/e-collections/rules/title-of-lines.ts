import { createHash } from 'node:crypto'
import { parseIsbn, parseIssn } from '@carrel/identifiers'
import { matchKey } from '@carrel/marc-merge'
import { sortKey } from '@carrel/text'

/** The columns of a line that are not empty. */
export type Columns = Readonly<Record<string, string>>

/** A title as it is kept: what its lines say, and by what it is found. */
export interface KeptTitle {
  readonly name: string
  readonly sort: string
  readonly kind: 'serial' | 'monograph'
  readonly numbers: readonly string[]
  readonly url: string
  readonly lines: readonly Columns[]
}

const longestKey = 400

/** By what a title is known again in the next list: the number that the provider gives it, else its own numbers, else its words. */
export function keyOfLine(columns: Columns): string {
  const text = (name: string) => columns[name] ?? ''
  const [print, online] = [numberKey(text('print_identifier')), numberKey(text('online_identifier'))]
  const key =
    text('title_id') !== ''
      ? `id:${text('title_id')}`
      : (online ??
        print ??
        `title:${sortKey(text('publication_title'))}|${sortKey(text('first_author'))}|${text('monograph_volume')}`)
  return key.slice(0, longestKey)
}

/** Whether a line with the key of another is about another title all the same: neither its name nor a number agrees. */
export function isOtherTitle(one: Columns, other: Columns): boolean {
  const name = (columns: Columns) => sortKey(columns['publication_title'] ?? '')
  const numbers = (columns: Columns) =>
    ['online_identifier', 'print_identifier'].flatMap((column) => numberKey(columns[column] ?? '') ?? [])
  const known = numbers(one)
  return name(one) !== name(other) && !numbers(other).some((number) => known.includes(number))
}

/** The key by which the catalogue knows a number: `issn:00280836`, `isbn:9780441478125`; undefined for what is neither. */
export function numberKey(text: string): string | undefined {
  const issn = parseIssn(text)
  if (issn !== undefined && text.replaceAll(/[^0-9Xx]/g, '').length === 8) return matchKey('issn', issn)
  const isbn = parseIsbn(text)
  return isbn === undefined ? undefined : matchKey('isbn', isbn.isbn13)
}

/** The agency under which brief records have their control numbers. */
export const agency = 'CarrelE'

/** The control number that the brief record of a title has. */
export function controlNumber(collection: number, key: string): string {
  return `ec${collection}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`
}

/** What is kept of a title, made of its lines. */
export function titleOfLines(collection: number, key: string, lines: readonly [Columns, ...Columns[]]): KeptTitle {
  const [first] = lines
  const numbers = new Set<string>()
  for (const line of lines)
    for (const name of ['online_identifier', 'print_identifier']) {
      const number = numberKey(line[name] ?? '')
      if (number !== undefined) numbers.add(number)
    }
  const name = first['publication_title'] ?? ''
  return {
    name,
    sort: sortKey(withoutArticle(name)).slice(0, 300),
    kind: kindOf(first, numbers),
    numbers: [...numbers, matchKey('control', `${agency}:${controlNumber(collection, key)}`)],
    url: lines.find((line) => line['title_url'] !== undefined)?.['title_url'] ?? '',
    lines,
  }
}

function kindOf(line: Columns, numbers: ReadonlySet<string>): KeptTitle['kind'] {
  const type = (line['publication_type'] ?? '').toLowerCase()
  if (type.startsWith('mono') || type === 'book') return 'monograph'
  if (type.startsWith('ser') || type === 'journal') return 'serial'
  return [...numbers].some((number) => number.startsWith('isbn:')) ? 'monograph' : 'serial'
}

/** Lists of periodicals file “The Lancet” under L. */
function withoutArticle(name: string): string {
  return name.replace(/^["“'‘[(]*(?:the|an?|der|die|das|le|la|les|el|los|las)\s+(?=\S)/i, '') || name
}
