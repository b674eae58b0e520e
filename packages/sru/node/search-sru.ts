import type { ExplainResponse, ScanResponse, SearchResponse } from '../src/index.ts'
import { ask, diagnosed } from './ask.ts'
import { SruFailure } from './failure.ts'
import type { SruScan, SruSearch, SruServer } from './options.ts'

/**
 * Searches and fetches records in one request. What the server says of single records, and warnings beside records, are in
 * `diagnostics`; when it gives diagnostics and nothing else, it throws. Throws a {@link SruFailure} for everything that fails.
 */
export async function searchSru(search: SruSearch): Promise<SearchResponse> {
  const { version = '1.1', query, start = 1, count = 10, recordSchema = 'marcxml', sortKeys, queryType } = search
  const response = await ask(search, {
    // 2.0 knows a search by its query; many servers of 2.0 still want the operation named.
    operation: 'searchRetrieve',
    version,
    query,
    ...(queryType !== undefined && { queryType }),
    startRecord: start,
    maximumRecords: count,
    ...(recordSchema !== '' && { recordSchema }),
    ...(version === '2.0' ? { recordXMLEscaping: 'xml' } : { recordPacking: 'xml' }),
    ...(sortKeys !== undefined && { sortKeys }),
  })
  if (response.kind !== 'search')
    throw response.diagnostics.length > 0 ? diagnosed(search.baseUrl, response.diagnostics) : other(search, 'a search')
  const { hits, records, diagnostics } = response
  const fatal = diagnostics.filter(({ position }) => position === undefined)
  if (fatal.length > 0 && hits === 0 && records.length === 0) throw diagnosed(search.baseUrl, fatal)
  return response
}

/** What a server says of itself: `readExplain` of the package reads the record. Throws a {@link SruFailure}. */
export async function explainSru(server: SruServer): Promise<ExplainResponse> {
  const { version = '1.1' } = server
  const response = await ask(server, { operation: 'explain', version })
  if (response.kind === 'explain') return response
  throw response.diagnostics.length > 0 ? diagnosed(server.baseUrl, response.diagnostics) : other(server, 'an explain')
}

/** Terms of an index around one. Throws a {@link SruFailure}. */
export async function scanSru(scan: SruScan): Promise<ScanResponse> {
  const { version = '1.1', scanClause, count = 20, position } = scan
  const response = await ask(scan, {
    operation: 'scan',
    version,
    scanClause,
    maximumTerms: count,
    ...(position !== undefined && { responsePosition: position }),
  })
  const { diagnostics } = response
  if (response.kind === 'scan' && (response.terms.length > 0 || diagnostics.length === 0)) return response
  throw diagnostics.length > 0 ? diagnosed(scan.baseUrl, diagnostics) : other(scan, 'a scan')
}

function other({ baseUrl }: SruServer, what: string): SruFailure {
  return new SruFailure('protocol', `${URL.parse(baseUrl)?.host ?? baseUrl} answered ${what} with something else.`)
}
