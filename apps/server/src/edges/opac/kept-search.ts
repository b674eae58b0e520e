import type { KeptQuery } from '../../modules/saved-searches/index.ts'
import { catalogQuery, facetNames, readSearch, searchAddress, type Search } from './search-address.ts'
import { linesAsked } from './search-lines.ts'
import { signInAddress } from './session-actions.ts'

/** A search of the public site as it is kept: without order, page, and what is on the shelf just now. */
export function keptOf(search: Search): KeptQuery {
  const { q = '', facet = [], yearFrom, yearTo } = catalogQuery({ ...search, available: false, page: 1 }, [])
  return {
    q,
    facet,
    ...linesAsked(search.lines),
    ...(search.cql !== '' && { cql: search.cql }),
    ...(yearFrom !== undefined && { yearFrom }),
    ...(yearTo !== undefined && { yearTo }),
  }
}

/** The search that was kept, the latest arrivals first. */
export function searchOf({ q = '', facet = [], yearFrom, yearTo, ...words }: KeptQuery): Search {
  const values = (name: string) =>
    facet.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1))
  return readSearch({
    q,
    ...words,
    ...Object.fromEntries(facetNames.map((name) => [name, values(name)])),
    from: yearFrom?.toString(),
    to: yearTo?.toString(),
    sort: 'added',
  })
}

/** Where keeping a search leads: people who are not signed in sign in first. */
export function saveAddress(signedIn: boolean, search: Search): string {
  const address = searchAddress({ ...search, page: 1 }).replace('/search', '/account/searches/new')
  return signedIn ? address : signInAddress(address)
}
