import { formats, searchCatalog, type SearchAnswer } from '../../../modules/catalog/index.ts'
import { libraryOf } from '../../../modules/org/index.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { popularTitles } from '../../opac/popular-titles.ts'
import { one, several, type Query } from '../query.ts'
import type { OpdsDoor, OpdsFacet, OpdsFeed } from './feed.ts'
import { publicationsOf } from './publications.ts'

const perPage = 20
const mostPages = 500
const shownFacets = ['available', 'format', 'audience', 'genre', 'language', 'author']
const electronic = formats.filter((format) => ['ebook', 'e-audiobook', 'e-periodical'].includes(format))

/** Which page of the catalogue for reading apps is wanted. */
export type OpdsPlace = 'root' | 'new' | 'popular' | 'ebooks' | 'search'

/** A page of the catalogue for reading apps; refused when the search does not answer or a filter is none. */
export async function opdsFeed(w: Work, place: OpdsPlace, query: Query, site: string): Promise<Outcome<OpdsFeed>> {
  if (place === 'root') return rootFeed(w)
  if (place === 'popular') return popularFeed(w, site)
  const page = /^[1-9]\d{0,4}$/.test(one(query, 'page', 6)) ? Number(one(query, 'page', 6)) : 1
  if (page > mostPages)
    return refuse({
      code: 'invalid-page',
      field: 'page',
      message: `Only the first ${mostPages} pages can be read. Narrow the search.`,
    })
  const facet = several(query, 'facet', 20)
  const search = place === 'search'
  const typed = search ? askedText(query) : ''
  const found = await searchCatalog(w, {
    q: typed,
    facet: [...facet, ...(place === 'ebooks' ? electronic.map((format) => `format:${format}`) : [])],
    ...((!search || typed === '') && { sort: 'added' as const }),
    offset: (page - 1) * perPage,
    limit: perPage,
  })
  if (isRefusal(found)) return found
  const address = addressOf(place, query)
  const publications = await publicationsOf(
    w,
    found.rows.map(({ id }) => id),
    site,
  )
  return {
    title: search ? (typed === '' ? 'All titles' : `Search: ${typed}`) : place === 'new' ? 'New titles' : 'E-books',
    self: address(page, facet),
    updated: w.now,
    navigation: [],
    publications,
    facets: facetsOf(found, facet, (chosen) => address(1, chosen)),
    paging: {
      total: found.total,
      perPage,
      page,
      last: Math.min(mostPages, Math.max(1, Math.ceil(found.total / perPage))),
      pathOf: (number) => address(number, facet),
    },
  }
}

const doors: readonly OpdsDoor[] = [
  {
    title: 'New titles',
    path: '/new',
    summary: 'The latest additions.',
    holds: 'publications',
    rel: 'http://opds-spec.org/sort/new',
  },
  {
    title: 'Popular titles',
    path: '/popular',
    summary: 'What was borrowed most in the last month.',
    holds: 'publications',
    rel: 'http://opds-spec.org/sort/popular',
  },
  { title: 'E-books', path: '/ebooks', summary: 'Books, audiobooks and journals online.', holds: 'publications' },
  { title: 'All titles', path: '/search', summary: 'Everything, to be narrowed.', holds: 'publications' },
]

async function rootFeed(w: Work): Promise<OpdsFeed> {
  const { name } = await libraryOf(w)
  const { now: updated } = w
  return { title: name, self: '', updated, navigation: doors, publications: [], facets: [], paging: undefined }
}

async function popularFeed(w: Work, site: string): Promise<OpdsFeed> {
  const titles = await popularTitles(w, 50)
  const publications = await publicationsOf(
    w,
    titles.map(({ id }) => id),
    site,
  )
  const total = publications.length
  return {
    title: 'Popular titles',
    self: '/popular',
    updated: w.now,
    navigation: [],
    publications,
    facets: [],
    paging: { total, perPage: Math.max(1, total), page: 1, last: 1, pathOf: () => '/popular' },
  }
}

/** Words anywhere, and those of title and author by themselves. */
function askedText(query: Query): string {
  const quoted = (name: string) => {
    const words = one(query, name, 300).replaceAll('"', ' ').trim()
    return words === '' ? '' : `${name}:"${words}"`
  }
  return [one(query, 'query', 500), quoted('title'), quoted('author')].filter((text) => text !== '').join(' ')
}

function addressOf(place: OpdsPlace, query: Query) {
  return (page: number, facet: readonly string[]): string => {
    const parameters = new URLSearchParams()
    for (const name of ['query', 'title', 'author']) if (one(query, name) !== '') parameters.set(name, one(query, name))
    for (const each of facet) parameters.append('facet', each)
    if (page > 1) parameters.set('page', String(page))
    return `/${place}${parameters.size === 0 ? '' : `?${parameters.toString()}`}`
  }
}

function facetsOf(
  { facets }: SearchAnswer,
  chosen: readonly string[],
  pathOf: (chosen: readonly string[]) => string,
): readonly OpdsFacet[] {
  return facets
    .filter(({ name }) => shownFacets.includes(name))
    .map(({ name, label, values }) => ({
      title: label,
      values: values.map(({ value, label: title, count }) => {
        const facet = `${name}:${value}`
        const active = chosen.includes(facet)
        const path = pathOf(active ? chosen.filter((each) => each !== facet) : [...chosen, facet])
        return { title, count, active, path }
      }),
    }))
}
