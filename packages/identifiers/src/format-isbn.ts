import { ISBN_RANGES } from './isbn-ranges.data.ts'
import { parseIsbn } from './isbn.ts'

type Range = readonly [from: string, to: string]

function rangeOf(written: string): Range {
  const [from = '', to = from] = written.split('-')
  return [from, to]
}

/** The registrant ranges of each prefix and group ("9780": "00" to "19" …). */
const groups: ReadonlyMap<string, readonly Range[]> = new Map(
  ISBN_RANGES.split(';').map((line) => {
    const [group = '', ...ranges] = line.split(' ')
    return [group, ranges.map(rangeOf)]
  }),
)

/**
 * An ISBN with its hyphens (ISO 2108, ISBN Users' Manual): prefix, group, registrant, publication, check digit; in the
 * length that it came in. An ISBN of a range not in use gets hyphens at prefix and check digit only, another text none.
 *
 * @example formatIsbn('9780940787087') // '978-0-940787-08-7'
 */
export function formatIsbn(text: string): string {
  const isbn = parseIsbn(text)
  if (!isbn) return text
  const { isbn13 } = isbn
  const isTen = isbn.isbn10 !== undefined && isbn.given.replaceAll(/[^\dXx]/g, '').length <= 10
  const check = isTen ? (isbn.isbn10 ?? '').slice(-1) : isbn13.slice(-1)
  const hyphenated = [...(isTen ? [] : [isbn13.slice(0, 3)]), ...middleParts(isbn13), check]
  return hyphenated.join('-')
}

/** Group, registrant and publication of an ISBN-13. */
function middleParts(isbn13: string): string[] {
  for (let end = 4; end <= 8; end++) {
    const ranges = groups.get(isbn13.slice(0, end))
    if (!ranges) continue
    const rest = isbn13.slice(end, 12)
    const range = ranges.find(([from, to]) => rest.slice(0, from.length) >= from && rest.slice(0, to.length) <= to)
    if (range) return [isbn13.slice(3, end), rest.slice(0, range[0].length), rest.slice(range[0].length)]
  }
  return [isbn13.slice(3, 12)]
}
