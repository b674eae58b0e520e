import type { SearchQuery } from '../../modules/catalog/contract.ts'
import { lineParameters, linesAsked, readLines, type SearchLine } from './search-lines.ts'

/** Facets that the search page has, in its order; each is a parameter of the address that may come several times. */
export const facetNames = [
  'branch',
  'format',
  'audience',
  'language',
  'genre',
  'author',
  'subject',
  'series',
  'location',
  'place',
] as const
export type FacetName = (typeof facetNames)[number]

export const sorts = ['relevance', 'newest', 'oldest', 'title', 'author', 'call-number', 'added'] as const
export type Sort = (typeof sorts)[number]

/** What someone looks for, as the address of the search page says it. */
export interface Search {
  readonly q: string
  /** Lines of the advanced search. */
  readonly lines: readonly SearchLine[]
  /** A query in CQL, for those who know it. */
  readonly cql: string
  /** Every edition by itself, not the editions of a work together. */
  readonly each: boolean
  /** Only what is on a shelf now. */
  readonly available: boolean
  readonly facets: Readonly<Record<FacetName, readonly string[]>>
  readonly yearFrom: number | undefined
  readonly yearTo: number | undefined
  readonly sort: Sort | undefined
  /** 1 first. */
  readonly page: number
}

export const pageSize = 20
const mostValues = 20
const longestCql = 2000

// Characters that steer machines and halves of pairs are in no title.
const controls =
  /[\p{Cc}\u202a-\u202e\u2066-\u2069]+|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu
const plainText = (text: string) => text.replace(controls, ' ')

/** Reads the address of the search page; what cannot be meant is left out. */
export function readSearch(query: Readonly<Record<string, unknown>>): Search {
  const column = (name: string) =>
    [query[name] ?? []].flat().map((value) => (typeof value === 'string' ? plainText(value) : ''))
  const all = (name: string) => column(name).filter((text) => text !== '')
  const number = (name: string) => {
    const text = all(name)[0] ?? ''
    return /^-?\d{1,4}$/.test(text) ? Number(text) : undefined
  }
  const values = (name: FacetName) => [...new Set(all(name).map((text) => text.slice(0, 250)))].slice(0, mostValues)
  return {
    q: (all('q')[0] ?? '').slice(0, 500).trim(),
    lines: readLines(column),
    cql: (all('cql')[0] ?? '').slice(0, longestCql).trim(),
    each: all('each')[0] === '1',
    available: all('available')[0] === '1',
    facets: {
      branch: values('branch'),
      format: values('format'),
      audience: values('audience'),
      language: values('language'),
      genre: values('genre'),
      author: values('author'),
      subject: values('subject'),
      series: values('series'),
      location: values('location'),
      place: values('place'),
    },
    yearFrom: number('from'),
    yearTo: number('to'),
    sort: sorts.find((sort) => sort === all('sort')[0]),
    page: Math.min(500, Math.max(1, number('page') ?? 1)),
  }
}

/** The same search with nothing but its words. */
export function plainSearch(q: string): Search {
  return readSearch({ q })
}

/** Parameters that say what is looked for in words; the others narrow, order or page. */
export const wordParameters: readonly string[] = ['q', 'term', 'field', 'match', 'join', 'cql']

/** True for a search with lines or CQL, which the search box alone cannot show. */
export function isAdvanced({ lines, cql }: Search): boolean {
  return lines.length > 0 || cql !== ''
}

/** True when nothing is said of what is looked for: everything there is. */
export function isEverything(search: Search): boolean {
  return search.q === '' && !isAdvanced(search)
}

/** The same search without its filters. */
export function withoutFilters(search: Search): Search {
  const { lines, cql, each, sort } = search
  return { ...plainSearch(search.q), lines, cql, each, sort }
}

/** A search with a value of a facet put in or taken out, on its first page. */
export function toggled(search: Search, facet: FacetName, value: string): Search {
  const chosen = search.facets[facet]
  const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  return { ...search, page: 1, facets: { ...search.facets, [facet]: values } }
}

/** How many filters are set. */
export function filterCount(search: Search): number {
  const years = search.yearFrom !== undefined || search.yearTo !== undefined
  return facetNames.reduce((sum, name) => sum + search.facets[name].length, Number(search.available) + Number(years))
}

/** Name and value of everything a form must carry along to keep a search, but for the parameters named. */
export function searchFields(search: Search, without: readonly string[] = []): readonly (readonly [string, string])[] {
  const fields: [string, string][] = []
  if (search.q !== '') fields.push(['q', search.q])
  for (const [name, value] of lineParameters(search.lines)) fields.push([name, value])
  if (search.cql !== '') fields.push(['cql', search.cql])
  if (search.available) fields.push(['available', '1'])
  for (const name of facetNames) for (const value of search.facets[name]) fields.push([name, value])
  if (search.yearFrom !== undefined) fields.push(['from', String(search.yearFrom)])
  if (search.yearTo !== undefined) fields.push(['to', String(search.yearTo)])
  if (search.sort !== undefined) fields.push(['sort', search.sort])
  if (search.each) fields.push(['each', '1'])
  if (search.page > 1) fields.push(['page', String(search.page)])
  return fields.filter(([name]) => !without.includes(name))
}

/** The address of a search. */
export function searchAddress(search: Search): string {
  const text = new URLSearchParams(searchFields(search).map(([name, value]) => [name, value])).toString()
  return text === '' ? '/search' : `/search?${text}`
}

/** The address of everything with one value of a facet, e.g. all titles of an author. */
export function facetAddress(facet: FacetName, value: string): string {
  return searchAddress(toggled(plainSearch(''), facet, value))
}

/** What the catalogue is asked; `everywhere` are the branches that count as on the shelf. */
export function catalogQuery(search: Search, everywhere: readonly number[]): SearchQuery {
  const facet = facetNames.flatMap((name) => search.facets[name].map((value) => `${name}:${value}`))
  // Available now means: at one of the libraries that were chosen, or anywhere.
  const shelves = search.facets.branch.length > 0 ? search.facets.branch : everywhere.map(String)
  if (search.available) facet.push(...shelves.map((branch) => `available:${branch}`))
  return {
    q: search.q,
    ...linesAsked(search.lines),
    ...(search.cql !== '' && { cql: search.cql }),
    facet,
    ...(search.yearFrom !== undefined && { yearFrom: search.yearFrom }),
    ...(search.yearTo !== undefined && { yearTo: search.yearTo }),
    ...(search.sort !== undefined && { sort: search.sort }),
    limit: pageSize,
    offset: (search.page - 1) * pageSize,
  }
}
