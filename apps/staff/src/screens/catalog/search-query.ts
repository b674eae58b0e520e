import type { SearchQuery } from '../../../../server/src/modules/catalog/contract.ts'
import type { Address, AddressChange } from '../../address.ts'

/** Titles on one page of a search. */
export const pageSize = 50

/** The orders in which titles found can stand. */
export const sorts = ['relevance', 'title', 'author', 'newest', 'oldest', 'added', 'call-number'] as const
export type Sort = (typeof sorts)[number]

/** The search that an address names. Without words the newest additions stand first: nothing matches better than another. */
export function readSearch(address: Pick<Address, 'text' | 'all' | 'number' | 'oneOf'>): SearchQuery {
  const q = address.text('q')
  const [yearFrom, yearTo, offset] = [address.number('from'), address.number('to'), address.number('offset')]
  const facet = address.all('facet')
  const sort = address.text('sort') === undefined && q === undefined ? 'added' : address.oneOf('sort', sorts)
  return {
    sort,
    limit: pageSize,
    ...(q !== undefined && { q }),
    ...(facet.length > 0 && { facet: [...facet] }),
    ...(yearFrom !== undefined && { yearFrom }),
    ...(yearTo !== undefined && { yearTo }),
    ...(offset !== undefined && offset > 0 && { offset }),
  }
}

/** The change of the address that ticks or unticks a value of a facet; the first page comes again. */
export function toggleFacet(facets: readonly string[], name: string, value: string): AddressChange {
  const facet = `${name}:${value}`
  const next = facets.includes(facet) ? facets.filter((one) => one !== facet) : [...facets, facet]
  return { facet: next, offset: undefined }
}

/** A run of a text: plain, or one of the words that were looked for. */
export interface Run {
  readonly text: string
  readonly found: boolean
}

/** Letters without marks and in lower case, as the index compares them. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replaceAll('ø', 'o')
}

/** A text in runs, the found words by themselves: words that begin with one of those looked for. */
export function markFound(text: string, words: readonly string[]): readonly Run[] {
  if (words.length === 0) return [{ text, found: false }]
  const runs: Run[] = []
  for (const [piece] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(piece)
    const found = words.some((word) => word !== '' && folded.startsWith(word))
    const last = runs.at(-1)
    if (last && last.found === found) runs[runs.length - 1] = { text: last.text + piece, found }
    else runs.push({ text: piece, found })
  }
  return runs
}
