import { escapeXml, writeXml, type XmlPart } from '@carrel/xml'
import type { SruDiagnostic } from './diagnostic.ts'
import type { ExplainResponse, ScanResponse, SearchResponse, SruFacet, SruRecord, SruResponse } from './response.ts'
import {
  diagnosticNamespaces,
  facetNamespace,
  namespaces,
  scanNamespaces,
  type SoapEnvelope,
  type SruVersion,
} from './versions.ts'

/** How a response is written. */
export interface WriteOptions {
  readonly version: SruVersion
  /** Records as XML, unless they are to be strings. */
  readonly packing?: 'xml' | 'string' | undefined
  /** Address of a stylesheet for browsers. */
  readonly stylesheet?: string | undefined
  /** In an envelope of SOAP of this namespace (SRW). */
  readonly soap?: SoapEnvelope | undefined
  /** Parts of the request that are repeated in the response (echoedSearchRetrieveRequest and the like), without a namespace of their own. */
  readonly echo?: readonly XmlPart[] | undefined
}

const precisionBase = 'info:srw/vocabulary/resultCountPrecision/1/'
// Stands for XML that is written already. Text cannot hold it, since its "<" would be escaped.
const placeholder = (number: number) => `carrel-record-${number}`

/**
 * Writes a response strictly by the schema of its version. The XML of records has to be well formed and is not looked at, except that a
 * declaration before it is left out.
 */
export function writeSruResponse(response: SruResponse, options: WriteOptions): string {
  const embedded: string[] = []
  const body = bodyOf(response, options, embedded)
  const root: XmlPart =
    options.soap !== undefined
      ? {
          name: 'SOAP:Envelope',
          attributes: { 'xmlns:SOAP': options.soap },
          children: [{ name: 'SOAP:Body', children: [body] }],
        }
      : body
  const written = writeXml(root)
  const styled =
    options.stylesheet === undefined ? written : written.replace('\n', () => `\n${styleOf(options.stylesheet ?? '')}\n`)
  return embedded.length === 0
    ? styled
    : styled.replaceAll(/<carrel-record-(\d+)\/>/g, (_, number: string) => embedded[Number(number)] ?? '')
}

function styleOf(href: string): string {
  return `<?xml-stylesheet type="text/xsl" href="${escapeXml(href).replaceAll('"', '&quot;').replaceAll('?>', '')}"?>`
}

const text = (name: string, content: string | number | undefined): readonly XmlPart[] =>
  content === undefined ? [] : [{ name, text: String(content) }]

function bodyOf(response: SruResponse, options: WriteOptions, embedded: string[]): XmlPart {
  switch (response.kind) {
    case 'search':
      return searchPart(response, options, embedded)
    case 'scan':
      return scanPart(response, options)
    case 'explain':
      return explainPart(response, options, embedded)
  }
}

function searchPart(response: SearchResponse, options: WriteOptions, embedded: string[]): XmlPart {
  const { version } = options
  const surrogates = response.diagnostics.filter(({ position }) => position !== undefined)
  const places = [
    ...response.records.map((record) => ({
      position: record.position ?? 0,
      part: recordPart(record, options, embedded),
    })),
    ...surrogates.map((one) => ({ position: one.position ?? 0, part: surrogatePart(one, options) })),
  ].sort((one, other) => one.position - other.position)
  return {
    name: 'searchRetrieveResponse',
    attributes: { xmlns: namespaces[version] },
    children: [
      ...(version === '2.0' ? [] : text('version', version)),
      ...text('numberOfRecords', response.hits),
      ...text('resultSetId', response.resultSetId),
      ...text('resultSetIdleTime', version === '2.0' ? undefined : response.idleSeconds),
      ...(places.length === 0 ? [] : [{ name: 'records', children: places.map(({ part }) => part) }]),
      ...text('nextRecordPosition', response.nextPosition),
      ...echoOf('echoedSearchRetrieveRequest', options),
      ...diagnosticsPart(
        response.diagnostics.filter(({ position }) => position === undefined),
        options,
      ),
      ...text('resultSetTTL', version === '2.0' ? response.idleSeconds : undefined),
      ...(version === '2.0' && response.precision !== undefined
        ? text('resultCountPrecision', `${precisionBase}${response.precision}`)
        : []),
      ...(version === '2.0' && response.facets !== undefined && response.facets.length > 0
        ? [facetsPart(response.facets)]
        : []),
    ],
  }
}

function facetsPart(facets: readonly SruFacet[]): XmlPart {
  const inOrder = (entries: readonly (readonly [string, string | number | undefined])[]): readonly XmlPart[] =>
    entries.flatMap(([name, content]) => text(`facet:${name}`, content))
  return {
    name: 'facetedResults',
    attributes: { 'xmlns:facet': facetNamespace },
    children: facets.map(({ index, label, terms }) => ({
      name: 'facet:facet',
      children: [
        ...inOrder([
          ['facetDisplayLabel', label],
          ['index', index],
          ['relation', '='],
        ]),
        {
          name: 'facet:terms',
          children: terms.map(({ term, query, count }) => ({
            name: 'facet:term',
            children: inOrder([
              ['actualTerm', term],
              ['query', query],
              ['count', count],
            ]),
          })),
        },
      ],
    })),
  }
}

function scanPart(response: ScanResponse, options: WriteOptions): XmlPart {
  const { version } = options
  return {
    name: 'scanResponse',
    attributes: { xmlns: scanNamespaces[version] },
    children: [
      ...(version === '2.0' ? [] : text('version', version)),
      ...(response.terms.length === 0
        ? []
        : [
            {
              name: 'terms',
              children: response.terms.map(({ value, display, records, place }) => ({
                name: 'term',
                children: [
                  ...text('value', value),
                  ...text('numberOfRecords', records),
                  ...text('displayTerm', display),
                  ...text('whereInList', place),
                ],
              })),
            },
          ]),
      ...echoOf('echoedScanRequest', options),
      ...diagnosticsPart(response.diagnostics, options),
    ],
  }
}

function explainPart(response: ExplainResponse, options: WriteOptions, embedded: string[]): XmlPart {
  const { version } = options
  return {
    name: 'explainResponse',
    attributes: { xmlns: namespaces[version] },
    children: [
      ...text('version', version),
      ...(response.record ? [recordPart(response.record, options, embedded)] : []),
      ...echoOf('echoedExplainRequest', options),
      ...diagnosticsPart(response.diagnostics, options),
    ],
  }
}

function echoOf(name: string, { echo }: WriteOptions): readonly XmlPart[] {
  return echo === undefined ? [] : [{ name, children: echo }]
}

function recordPart(record: SruRecord, { version, packing = 'xml' }: WriteOptions, embedded: string[]): XmlPart {
  const bare = record.xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>\s*/, '')
  // A record without a namespace must not slip into that of the response.
  const inPlace = /^<[^\s:/>]+(?=[\s/>])(?![^>]*\sxmlns=)/.test(bare) ? bare.replace(/^<[^\s/>]+/, '$& xmlns=""') : bare
  const place = placeholder(embedded.length)
  if (packing === 'xml') embedded.push(inPlace)
  return {
    name: 'record',
    children: [
      ...text('recordSchema', record.schema),
      ...text(version === '2.0' ? 'recordXMLEscaping' : 'recordPacking', packing),
      packing === 'xml' ? { name: 'recordData', children: [{ name: place }] } : { name: 'recordData', text: bare },
      // Of 1.2 alone: the schema of 2.0 has no place for it.
      ...text('recordIdentifier', version === '1.2' ? record.identifier : undefined),
      ...text('recordPosition', record.position),
    ],
  }
}

function surrogatePart(diagnostic: SruDiagnostic, { version }: WriteOptions): XmlPart {
  return {
    name: 'record',
    children: [
      ...text('recordSchema', 'info:srw/schema/1/diagnostics-v1.1'),
      ...text(version === '2.0' ? 'recordXMLEscaping' : 'recordPacking', 'xml'),
      { name: 'recordData', children: [diagnosticPart(diagnostic, version)] },
      ...text('recordPosition', diagnostic.position),
    ],
  }
}

function diagnosticsPart(diagnostics: readonly SruDiagnostic[], { version }: WriteOptions): readonly XmlPart[] {
  if (diagnostics.length === 0) return []
  return [{ name: 'diagnostics', children: diagnostics.map((one) => diagnosticPart(one, version)) }]
}

function diagnosticPart({ uri, details, message }: SruDiagnostic, version: SruVersion): XmlPart {
  return {
    name: 'diagnostic',
    attributes: { xmlns: diagnosticNamespaces[version] },
    children: [...text('uri', uri), ...text('details', details), ...text('message', message)],
  }
}
