import { childrenOf, readXml, type XmlElement } from '@carrel/xml'
import { sruDiagnostic, type SruDiagnostic } from './diagnostic.ts'
import type { ScanRequest, SearchRequest, SruRequest, WantedFacet } from './request.ts'
import { isSruVersion, soapEnvelopes, type SoapEnvelope, type SruVersion } from './versions.ts'

/** A request, or all that is wrong with it; `operation` and `version` say in which form to answer. */
export type ReadRequest =
  | { readonly ok: true; readonly request: SruRequest }
  | {
      readonly ok: false
      readonly operation: SruRequest['operation']
      readonly version: SruVersion
      readonly diagnostics: readonly SruDiagnostic[]
    }

/** A request in an envelope, with the namespace of the envelope, in which it is answered. */
export type ReadSoapRequest = ReadRequest & { readonly envelope: SoapEnvelope }

const operations = ['searchRetrieve', 'scan', 'explain'] as const
const known: Readonly<Record<SruRequest['operation'], ReadonlySet<string>>> = {
  searchRetrieve: new Set([
    'query',
    // The names under which YAZ sends prefix notation: in an envelope, and below as "x-pquery".
    'pQuery',
    'queryType',
    'startRecord',
    'maximumRecords',
    'recordPacking',
    'recordXMLEscaping',
    'recordSchema',
    'recordXPath',
    'resultSetTTL',
    'sortKeys',
    'sortOrder',
    'renderedBy',
    'facetLimit',
    'facetSort',
    'facetStart',
    'facetCount',
  ]),
  scan: new Set(['scanClause', 'responsePosition', 'maximumTerms']),
  explain: new Set(['recordPacking', 'recordXMLEscaping']),
}
const shared: ReadonlySet<string> = new Set(['operation', 'version', 'stylesheet', 'httpAccept', 'responseType'])

/**
 * Reads the parameters of a request, of an address or a form. Without an operation it is a search when there is a query, a list of terms
 * when there is a clause for it (SRU 2.0), and an explain otherwise. Empty parameters count as missing. Never throws.
 *
 * @param preferred - the version where the request names none
 */
export function readSruRequest(
  parameters: Iterable<readonly [name: string, value: string]>,
  preferred: SruVersion = '1.2',
): ReadRequest {
  const given = new Map<string, string>()
  for (const [name, value] of parameters) if (value !== '' && !given.has(name)) given.set(name, value)
  const faults: SruDiagnostic[] = []
  const version = versionOf(given, preferred, faults)
  const operation = operationOf(given, faults)
  const extra: Record<string, string> = {}
  for (const [name, value] of given) {
    if (/^x-/i.test(name)) extra[name] = value
    else if (!shared.has(name) && !known[operation].has(name)) faults.push(sruDiagnostic(8, name))
  }
  const stylesheet = given.get('stylesheet')
  const any = { version, extra, ...(stylesheet !== undefined && { stylesheet }) }
  const packing = packingOf(given, faults)
  const request: SruRequest =
    operation === 'explain'
      ? { ...any, operation, packing }
      : operation === 'scan'
        ? { ...any, ...scanOf(given, faults) }
        : { ...any, ...searchOf(given, packing, faults) }
  return faults.length === 0 ? { ok: true, request } : { ok: false, operation, version, diagnostics: faults }
}

/** Reads a request in an envelope of SOAP 1.1 or 1.2 (SRW, SRU over SOAP). Never throws. */
export function readSoapRequest(bytes: Uint8Array, preferred: SruVersion = '1.2'): ReadSoapRequest {
  const read = readXml(bytes)
  if (!read.ok) return { ...refused(preferred, sruDiagnostic(10, read.problem.message)), envelope: soapEnvelopes[0] }
  const { attributes } = read.root
  const envelope = [...attributes.values()].includes(soapEnvelopes[1]) ? soapEnvelopes[1] : soapEnvelopes[0]
  return { ...readBody(read.root, preferred), envelope }
}

function readBody(root: XmlElement, preferred: SruVersion): ReadRequest {
  const message = bodyOf(root)?.children[0]
  const operation = operations.find((name) => `${name}Request` === message?.name)
  if (!message || !operation) return refused(preferred, sruDiagnostic(4, message?.name ?? ''))
  const parameters = message.children.map(({ name, text }) => [name, text.trim()] as const)
  return readSruRequest([...parameters, ['operation', operation]], preferred)
}

function bodyOf(root: XmlElement): XmlElement | undefined {
  return root.name === 'Envelope' ? childrenOf(root, 'Body')[0] : undefined
}

function refused(version: SruVersion, diagnostic: SruDiagnostic): ReadRequest {
  return { ok: false, operation: 'searchRetrieve', version, diagnostics: [diagnostic] }
}

function versionOf(given: ReadonlyMap<string, string>, preferred: SruVersion, faults: SruDiagnostic[]): SruVersion {
  const text = given.get('version')
  if (text === undefined) return given.has('queryType') || given.has('recordXMLEscaping') ? '2.0' : preferred
  if (isSruVersion(text)) return text
  if (text === '1.0') return '1.1'
  faults.push(sruDiagnostic(5, '2.0'))
  return preferred
}

function operationOf(given: ReadonlyMap<string, string>, faults: SruDiagnostic[]): SruRequest['operation'] {
  const text = given.get('operation')
  const found = operations.find((name) => name === text)
  if (found) return found
  if (text !== undefined) faults.push(sruDiagnostic(4, text))
  if (given.has('query') || given.has('x-pquery')) return 'searchRetrieve'
  return given.has('scanClause') ? 'scan' : 'explain'
}

function packingOf(given: ReadonlyMap<string, string>, faults: SruDiagnostic[]): 'xml' | 'string' {
  const escaping = given.get('recordXMLEscaping')
  // In 2.0 recordPacking says something else: packed or unpacked.
  const text = escaping ?? given.get('recordPacking') ?? 'xml'
  if (text === 'xml' || text === 'string') return text
  if (text !== 'packed' && text !== 'unpacked') faults.push(sruDiagnostic(71, text))
  return 'xml'
}

function searchOf(
  given: ReadonlyMap<string, string>,
  packing: 'xml' | 'string',
  faults: SruDiagnostic[],
): Omit<SearchRequest, 'version' | 'extra'> {
  const prefixed = given.has('query') ? undefined : (given.get('x-pquery') ?? given.get('pQuery'))
  const query = prefixed ?? given.get('query')
  if (query === undefined) faults.push(sruDiagnostic(7, 'query'))
  const queryType = prefixed === undefined ? (given.get('queryType') ?? 'cql') : 'pqf'
  if (!['cql', 'searchTerms', 'pqf'].includes(queryType)) faults.push(sruDiagnostic(6, 'queryType'))
  const count = numberOf(given, 'maximumRecords', 0, faults)
  const recordSchema = given.get('recordSchema')
  const sortKeys = given.get('sortKeys')
  const resultSetTtl = numberOf(given, 'resultSetTTL', 0, faults)
  return {
    operation: 'searchRetrieve',
    query: query ?? '',
    queryType,
    start: numberOf(given, 'startRecord', 1, faults) ?? 1,
    ...(count !== undefined && { count }),
    ...(recordSchema !== undefined && { recordSchema }),
    packing,
    ...(sortKeys !== undefined && { sortKeys }),
    ...(resultSetTtl !== undefined && { resultSetTtl }),
    facets: facetsOf(given, faults),
  }
}

/** `facetLimit` is a number, or numbers with the index for which each counts: `10,50:dc.subject`. */
function facetsOf(given: ReadonlyMap<string, string>, faults: SruDiagnostic[]): readonly WantedFacet[] {
  // Values come with the most frequent first, from the first on; nothing else is offered.
  if (!['recordCount', undefined].includes(given.get('facetSort')?.split(',')[0]))
    faults.push(sruDiagnostic(6, 'facetSort'))
  if (!['1', undefined].includes(given.get('facetStart'))) faults.push(sruDiagnostic(6, 'facetStart'))
  const parts = given.get('facetLimit')?.split(',') ?? []
  const facets = parts.flatMap((part): WantedFacet[] => {
    const [, limit, index] = /^\s*(\d{1,4})(?:\s*:\s*(\S{1,100}))?\s*$/.exec(part) ?? []
    if (limit === undefined) return []
    return [{ limit: Number(limit), ...(index !== undefined && { index }) }]
  })
  if (facets.length === parts.length && facets.length <= mostFacets) return facets
  faults.push(sruDiagnostic(6, 'facetLimit'))
  return []
}

const mostFacets = 20

function scanOf(given: ReadonlyMap<string, string>, faults: SruDiagnostic[]): Omit<ScanRequest, 'version' | 'extra'> {
  const scanClause = given.get('scanClause')
  if (scanClause === undefined) faults.push(sruDiagnostic(7, 'scanClause'))
  const count = numberOf(given, 'maximumTerms', 1, faults)
  return {
    operation: 'scan',
    scanClause: scanClause ?? '',
    position: numberOf(given, 'responsePosition', 0, faults) ?? 1,
    ...(count !== undefined && { count }),
  }
}

function numberOf(
  given: ReadonlyMap<string, string>,
  name: string,
  least: number,
  faults: SruDiagnostic[],
): number | undefined {
  const text = given.get(name)
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text)
  faults.push(sruDiagnostic(6, name))
  return undefined
}
