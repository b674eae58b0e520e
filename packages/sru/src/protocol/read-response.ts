import { childOf, childrenOf, readXml, textOf, type XmlElement, type XmlLimits, type XmlProblem } from '@carrel/xml'
import type { SruDiagnostic } from './diagnostic.ts'
import { responseLimits } from './limits.ts'
import { declaredNamespaces, elementXml } from './record-xml.ts'
import type {
  ExplainResponse,
  ScanResponse,
  SearchResponse,
  SruFacet,
  SruRecord,
  SruResponse,
  SruTerm,
} from './response.ts'

/** A response, or why the bytes are none. */
export type ReadResponse =
  | { readonly ok: true; readonly response: SruResponse }
  | { readonly ok: false; readonly problem: XmlProblem | { readonly code: 'not-sru'; readonly message: string } }

/**
 * Reads a response of SRU 1.1, 1.2 or 2.0, bare or in a SOAP envelope (SRW). Elements are known by their names alone, whatever their
 * namespace, and may stand in any order. Whatever the bytes, it gives a value and does not throw.
 */
export function readSruResponse(bytes: Uint8Array, limits: Partial<XmlLimits> = responseLimits): ReadResponse {
  const read = readXml(bytes, limits)
  if (!read.ok) return read
  const around = new Map<string, string>()
  let { root } = read
  for (let depth = 0; depth < 3 && /^(?:envelope|body)$/i.test(root.name); depth++) {
    for (const [prefix, uri] of declaredNamespaces(root, read.text)) around.set(prefix, uri)
    const inner = root.children.find(({ name }) => name !== 'Header')
    if (!inner) break
    root = inner
  }
  const document = new ResponseDocument(read.text, around)
  switch (root.name) {
    case 'searchRetrieveResponse':
      return { ok: true, response: document.search(root) }
    case 'scanResponse':
      return { ok: true, response: document.scan(root) }
    case 'explainResponse':
      return { ok: true, response: document.explain(root) }
    // Some servers give the record of the explain by itself, or a diagnostic.
    case 'explain':
      return { ok: true, response: document.bareExplain(root) }
    case 'diagnostics':
    case 'diagnostic':
      return { ok: true, response: document.bareDiagnostics(root) }
    default:
      return {
        ok: false,
        problem: {
          code: 'not-sru',
          message: `The answer is not SRU: its first element is ${root.name.slice(0, 60)}.`,
        },
      }
  }
}

class ResponseDocument {
  readonly #text: string
  readonly #around: ReadonlyMap<string, string>

  constructor(text: string, around: ReadonlyMap<string, string>) {
    this.#text = text
    this.#around = around
  }

  search(root: XmlElement): SearchResponse {
    const records: SruRecord[] = []
    const surrogates: SruDiagnostic[] = []
    const list = childOf(root, 'records')
    for (const element of childrenOf(list, 'record')) {
      const position = numberOf(textOf(element, 'recordPosition'))
      const diagnostics = this.#surrogates(element)
      if (diagnostics.length > 0)
        surrogates.push(...diagnostics.map((one) => ({ ...one, ...(position !== undefined && { position }) })))
      else {
        const record = this.#record(element, [root, ...(list ? [list] : [])], position)
        if (record) records.push(record)
      }
    }
    const precision = textOf(root, 'resultCountPrecision')
    const resultSetId = textOf(root, 'resultSetId')
    const idleSeconds = numberOf(textOf(root, 'resultSetIdleTime') ?? textOf(root, 'resultSetTTL'))
    const nextPosition = numberOf(textOf(root, 'nextRecordPosition'))
    return {
      kind: 'search',
      version: versionOf(root),
      hits: numberOf(textOf(root, 'numberOfRecords')) ?? 0,
      ...(precision !== undefined && {
        precision: precision.replace(/^info:srw\/vocabulary\/resultCountPrecision\/1\//, ''),
      }),
      ...(resultSetId !== undefined && { resultSetId }),
      ...facetsIn(root),
      ...(idleSeconds !== undefined && { idleSeconds }),
      records,
      ...(nextPosition !== undefined && { nextPosition }),
      diagnostics: [...diagnosticsIn(childOf(root, 'diagnostics')), ...surrogates],
    }
  }

  scan(root: XmlElement): ScanResponse {
    const terms = childrenOf(childOf(root, 'terms'), 'term').map((term): SruTerm => {
      const display = textOf(term, 'displayTerm')
      const records = numberOf(textOf(term, 'numberOfRecords'))
      const place = textOf(term, 'whereInList')
      return {
        value: textOf(term, 'value') ?? '',
        ...(display !== undefined && { display }),
        ...(records !== undefined && { records }),
        ...(place !== undefined && { place }),
      }
    })
    return {
      kind: 'scan',
      version: versionOf(root),
      terms,
      diagnostics: diagnosticsIn(childOf(root, 'diagnostics')),
    }
  }

  explain(root: XmlElement): ExplainResponse {
    const element = childOf(root, 'record')
    return {
      kind: 'explain',
      version: versionOf(root),
      record: element && this.#record(element, [root], undefined),
      diagnostics: diagnosticsIn(childOf(root, 'diagnostics')),
    }
  }

  bareExplain(root: XmlElement): ExplainResponse {
    const record: SruRecord = {
      schema: 'http://explain.z3950.org/dtd/2.0/',
      packing: 'xml',
      xml: elementXml(root, this.#text, this.#around),
    }
    return { kind: 'explain', version: '', record, diagnostics: [] }
  }

  bareDiagnostics(root: XmlElement): SearchResponse {
    const diagnostics = root.name === 'diagnostic' ? [diagnosticOf(root)] : diagnosticsIn(root)
    return { kind: 'search', version: '', hits: 0, records: [], diagnostics }
  }

  #surrogates(record: XmlElement): readonly SruDiagnostic[] {
    const schema = textOf(record, 'recordSchema') ?? ''
    if (!/diagnostic/i.test(schema)) return []
    return diagnosticsIn(childOf(record, 'recordData'))
  }

  #record(element: XmlElement, ancestors: readonly XmlElement[], position: number | undefined): SruRecord | undefined {
    const data = childOf(element, 'recordData')
    if (!data) return undefined
    const around = new Map(this.#around)
    for (const one of [...ancestors, element, data])
      for (const [prefix, uri] of declaredNamespaces(one, this.#text)) around.set(prefix, uri)
    const [first] = data.children
    // 2.0 says recordXMLEscaping, earlier versions recordPacking; the content itself never lies.
    const packing = first ? 'xml' : 'string'
    const identifier = textOf(element, 'recordIdentifier')
    return {
      schema: textOf(element, 'recordSchema') ?? '',
      packing,
      xml: first ? elementXml(first, this.#text, around) : data.text.trim(),
      ...(position !== undefined && { position }),
      ...(identifier !== undefined && { identifier }),
    }
  }
}

function versionOf(root: XmlElement): string {
  return textOf(root, 'version') ?? ''
}

function facetsIn(root: XmlElement): Pick<SearchResponse, 'facets'> {
  const facets = childrenOf(childOf(root, 'facetedResults'), 'facet').map((facet): SruFacet => {
    const label = textOf(facet, 'facetDisplayLabel')
    return {
      index: textOf(facet, 'index') ?? '',
      ...(label !== undefined && { label }),
      terms: childrenOf(childOf(facet, 'terms'), 'term').map((term) => {
        const query = textOf(term, 'query')
        return {
          term: textOf(term, 'actualTerm') ?? '',
          count: numberOf(textOf(term, 'count')) ?? 0,
          ...(query !== undefined && { query }),
        }
      }),
    }
  })
  return facets.length === 0 ? {} : { facets }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function diagnosticsIn(list: XmlElement | undefined): readonly SruDiagnostic[] {
  return childrenOf(list, 'diagnostic').map(diagnosticOf)
}

function diagnosticOf(element: XmlElement): SruDiagnostic {
  const details = textOf(element, 'details')
  const message = textOf(element, 'message')
  return {
    uri: textOf(element, 'uri') ?? textOf(element, 'code') ?? '',
    ...(details !== undefined && { details }),
    ...(message !== undefined && { message }),
  }
}
