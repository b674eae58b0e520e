import type { SruFacet, SruSearchRequest } from '@carrel/sru'
import { targetOfCql, type FoundBibs } from '../../modules/catalog/index.ts'
import { Diagnosed, diagnosedQuery } from './diagnosed.ts'

/** An index whose values are counted. */
interface CountedIndex {
  readonly index: string
  readonly facet: string
  readonly limit: number
}

/** Counted where a client names no index. */
const usual = ['dc.creator', 'dc.subject', 'dc.type', 'dc.language']
const labels: Readonly<Record<string, string>> = {
  author: 'Author',
  subject: 'Subject',
  series: 'Series',
  format: 'Form',
  language: 'Language',
  genre: 'Genre',
  audience: 'For whom',
  branch: 'Library',
}
const mostValues = 200

/** The indexes whose values a search is to count (SRU 2.0). Throws {@link Diagnosed} for those of which none are kept. */
export function countedIndexes({ facets, version }: SruSearchRequest): readonly CountedIndex[] {
  if (version !== '2.0') return []
  const named = facets.flatMap(({ index, limit }) => (index === undefined ? [] : [{ index, limit }]))
  const [general] = facets.filter(({ index }) => index === undefined)
  const wanted = named.length > 0 ? named : general ? usual.map((index) => ({ index, limit: general.limit })) : []
  return wanted
    .filter(({ limit }) => limit > 0)
    .map(({ index, limit }) => ({ index, facet: facetOf(index), limit: Math.min(limit, mostValues) }))
}

function facetOf(index: string): string {
  const target = targetOfCql(index)
  if (!target.ok) throw diagnosedQuery(target)
  const name = target.target.kind === 'facet' ? target.target.facet : undefined
  const field = target.target.kind === 'fields' ? target.target.fields?.[0] : undefined
  const facet = name ?? field ?? ''
  if (!Object.hasOwn(labels, facet)) throw new Diagnosed(16, `The values of "${index.slice(0, 60)}" are not counted.`)
  return facet
}

/** What was counted, each value with the query that finds it. */
export function countedValues(wanted: readonly CountedIndex[], found: FoundBibs): readonly SruFacet[] {
  return wanted.map(({ index, facet, limit }) => ({
    index,
    label: labels[facet] ?? facet,
    terms: (found.facets[facet] ?? []).slice(0, limit).map(({ value, count }) => ({
      term: value,
      query: `${index} = "${value.replaceAll(/[\\"*?^]/g, String.raw`\$&`)}"`,
      count,
    })),
  }))
}
