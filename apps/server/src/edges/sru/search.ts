import type { Query } from '@carrel/search-index'
import { type SruDiagnostic, type SruRecord, type SruResponse, type SruSearchRequest } from '@carrel/sru'
import { parsePqf } from '@carrel/z3950'
import {
  findBibs,
  mostFetched,
  publicRecords,
  queryOfCql,
  queryOfRpn,
  storedRecord,
  type BibOrder,
} from '../../modules/catalog/index.ts'
import { protocolSettings } from '../../modules/protocols/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedQuery, diagnosedRefusal } from './diagnosed.ts'
import { countedIndexes, countedValues } from './facets.ts'
import { schemaNamed } from './schemas.ts'

const usualCount = 10
/** Letters of a query that are read. */
export const longestQuery = 10_000

const sortNames: Readonly<Record<string, BibOrder>> = {
  title: 'title',
  creator: 'author',
  author: 'author',
  contributor: 'author',
  name: 'author',
  date: 'date',
  publicationdate: 'date',
  dateissued: 'date',
  year: 'date',
  callnumber: 'call-number',
  relevance: 'relevance',
}

/** Searches and gives the records that are wanted (searchRetrieve). Throws {@link Diagnosed}. */
export async function answerSearch(w: Work, request: SruSearchRequest): Promise<SruResponse> {
  const schema = schemaNamed(request.recordSchema)
  if (!schema) throw new Diagnosed(66, request.recordSchema)
  const { query, order } = queryOf(request)
  const { mostRecords } = await protocolSettings(w.platform, 'sru')
  const offset = request.start - 1
  const limit = Math.max(0, Math.min(request.count ?? usualCount, mostRecords, mostFetched - offset))
  const counted = countedIndexes(request)
  const found = await findBibs(w, {
    query,
    order,
    offset: limit === 0 ? 0 : offset,
    limit,
    facets: [...new Set(counted.map(({ facet }) => facet))],
    facetLimit: Math.max(0, ...counted.map((one) => one.limit)),
  })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  if (request.start > Math.max(1, found.total)) throw new Diagnosed(61, String(request.start))
  if (offset >= mostFetched) throw new Diagnosed(61, `Only the first ${mostFetched} records can be had.`)
  const stored = await publicRecords(w, found.bibs)
  const records: SruRecord[] = []
  const diagnostics: SruDiagnostic[] = []
  for (const [place, bib] of found.bibs.entries()) {
    const position = request.start + place
    const record = stored.get(bib)
    if (record)
      records.push({
        schema: schema.identifier,
        packing: request.packing,
        xml: schema.write(storedRecord(record.bytes, record.form)),
        position,
        identifier: String(bib),
      })
    // It was deleted or hidden since the search.
    else diagnostics.push({ ...new Diagnosed(65).diagnostic, position })
  }
  const next = request.start + found.bibs.length
  return {
    kind: 'search',
    version: request.version,
    hits: found.total,
    precision: 'exact',
    facets: countedValues(counted, found),
    records,
    diagnostics,
    ...(next <= Math.min(found.total, mostFetched) && { nextPosition: next }),
  }
}

interface Wanted {
  readonly query: Query
  readonly order: { readonly by: BibOrder; readonly descending?: boolean }
}

function queryOf({ query: text, queryType, sortKeys }: SruSearchRequest): Wanted {
  if (text.length > longestQuery) throw new Diagnosed(12, `at most ${longestQuery} letters`)
  if (queryType === 'searchTerms') return { query: { kind: 'word', text }, order: { by: 'relevance' } }
  if (queryType === 'pqf') return queryOfPrefixes(text)
  const taken = queryOfCql(text)
  if (!taken.ok) throw diagnosedQuery(taken)
  const [key, ...more] = [
    ...taken.sortKeys.map(({ index, modifiers }) => ({
      index,
      descending: modifiers.some(({ name }) => name.replace(/^.*\./, '') === 'descending'),
    })),
    ...oldKeys(sortKeys),
  ]
  if (more.length > 0) throw new Diagnosed(84, '1')
  if (!key) return { query: taken.query, order: { by: taken.query.kind === 'all' ? 'added' : 'relevance' } }
  const name = key.index.toLowerCase().replace(/^.*\./, '')
  const by = Object.hasOwn(sortNames, name) ? sortNames[name] : undefined
  if (by === undefined) throw new Diagnosed(81, key.index)
  return { query: taken.query, order: { by, descending: key.descending } }
}

/** A query in prefix notation, as clients of YAZ send it. */
function queryOfPrefixes(text: string): Wanted {
  const parsed = parsePqf(text)
  if (!parsed.ok) throw new Diagnosed(10, parsed.message)
  const taken = queryOfRpn(parsed.query, () => undefined)
  if (!taken.ok) throw diagnosedQuery(taken)
  return { query: taken.query, order: { by: taken.query.kind === 'all' ? 'added' : 'relevance' } }
}

/** Keys in the way of SRU 1.1: path, schema, ascending, … with commas, keys with blanks between them. */
function oldKeys(text: string | undefined): readonly { readonly index: string; readonly descending: boolean }[] {
  return (text ?? '')
    .split(/\s+/u)
    .filter((key) => key !== '')
    .map((key) => {
      const [path = '', , ascending = '1'] = key.split(',')
      return { index: path, descending: ascending === '0' }
    })
}
