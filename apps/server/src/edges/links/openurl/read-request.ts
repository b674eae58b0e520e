import { parseIsbn, parseIssn } from '@carrel/identifiers'
import { readDate } from '@carrel/kbart'
import { one, several, type Query } from '../query.ts'

/** What an OpenURL asks for, of version 1.0 in key/encoded-value form or of 0.1. */
export interface Wanted {
  readonly kind: 'journal' | 'article' | 'book' | 'chapter' | 'thesis'
  /** The book or journal that the library may have. */
  readonly title: string
  /** The article or chapter in it. */
  readonly part: string
  readonly author: string
  /** Thirteen figures; empty where there is none. */
  readonly isbn: string
  readonly issns: readonly string[]
  readonly doi: string
  readonly year: string
  /** As exact as it is given: `2003`, `2003-05` or `2003-05-17`; empty where it is not known. */
  readonly date: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
}

const chapters = new Set(['bookitem', 'chapter', 'proceeding'])

/** Reads an OpenURL (ANSI/NISO Z39.88-2004 KEV, and 0.1). Keys of 1.0 (`rft.…`) go before those of 0.1; what is no number of its kind is left out. */
export function readOpenUrl(query: Query): Wanted {
  const text = (...names: readonly string[]) =>
    names.flatMap((name) => [one(query, `rft.${name}`, 500), one(query, name, 500)]).find((value) => value !== '') ?? ''
  const ids = [...several(query, 'rft_id'), ...several(query, 'id')]
  const idAfter = (...starts: readonly string[]) =>
    ids.flatMap((id) => {
      const start = starts.find((each) => id.toLowerCase().startsWith(each))
      return start === undefined ? [] : [id.slice(start.length)]
    })[0] ?? ''
  const format = one(query, 'rft_val_fmt', 200)
  const genre = text('genre').toLowerCase()
  const part = text('atitle')
  const isBook =
    format.endsWith(':book') || genre.startsWith('book') || chapters.has(genre) || text('btitle', 'isbn') !== ''
  const kind = /dissertation/.test(`${format} ${genre}`)
    ? 'thesis'
    : isBook
      ? chapters.has(genre) || part !== ''
        ? 'chapter'
        : 'book'
      : part !== '' || genre === 'article'
        ? 'article'
        : /journal/.test(`${format} ${genre}`) || text('jtitle', 'issn') !== ''
          ? 'journal'
          : 'book'
  const first = text('aufirst') || text('auinit')
  const author =
    text('aulast') === '' ? text('au', 'aucorp') : [text('aulast'), first].filter((name) => name !== '').join(', ')
  const year = /\d{4}/.exec(text('date', 'year'))?.[0] ?? ''
  const pages = text('pages') || [text('spage'), text('epage')].filter((page) => page !== '').join('–')
  return {
    kind,
    title: text('btitle', 'jtitle', 'title', 'stitle'),
    part,
    author,
    isbn: isbnOf(text('isbn') || idAfter('urn:isbn:')),
    issns: [text('issn') || idAfter('urn:issn:'), text('eissn')].flatMap((issn) => parseIssn(issn) ?? []),
    doi: doiOf(idAfter('info:doi/', 'doi:', 'https://doi.org/', 'http://dx.doi.org/', 'http://doi.org/')),
    year,
    date: readDate(text('date', 'year').slice(0, 10)) ?? year,
    volume: text('volume'),
    issue: text('issue'),
    pages,
  }
}

const isbnOf = (typed: string): string => parseIsbn(typed)?.isbn13 ?? ''
/** A DOI begins with 10., a registrant and a slash (ISO 26324); anything else would become an address that leads nowhere. */
const doiOf = (typed: string): string => (/^10\.\d{4,9}\/\S{1,200}$/.test(typed) ? typed : '')
