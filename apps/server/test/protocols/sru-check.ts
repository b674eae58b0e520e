import assert from 'node:assert/strict'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@carrel/xml'

type Version = '1.1' | '1.2' | '2.0'

/** What may stand in an element, in its order; `!` has to be there once, `?` may be there once, `*` any number of times, `+` at least once. */
type Model = readonly string[]

const ofVersion1: Readonly<Record<string, Model>> = {
  searchRetrieveResponse: [
    'version!',
    'numberOfRecords!',
    'resultSetId?',
    'resultSetIdleTime?',
    'records?',
    'nextRecordPosition?',
    'echoedSearchRetrieveRequest?',
    'diagnostics?',
    'extraResponseData?',
  ],
  explainResponse: ['version!', 'record?', 'echoedExplainRequest?', 'diagnostics?', 'extraResponseData?'],
  scanResponse: ['version!', 'terms?', 'echoedScanRequest?', 'diagnostics?', 'extraResponseData?'],
  record: [
    'recordSchema!',
    'recordPacking!',
    'recordData!',
    'recordIdentifier?',
    'recordPosition?',
    'extraRecordData?',
  ],
}
const ofVersion2: Readonly<Record<string, Model>> = {
  searchRetrieveResponse: [
    'numberOfRecords!',
    'resultSetId?',
    'records?',
    'nextRecordPosition?',
    'echoedSearchRetrieveRequest?',
    'diagnostics?',
    'extraResponseData?',
    'resultSetTTL?',
    'resultCountPrecision?',
    'facetedResults?',
    'searchResultAnalysis?',
  ],
  explainResponse: ['version!', 'record?', 'echoedExplainRequest?', 'diagnostics?', 'extraResponseData?'],
  scanResponse: ['terms?', 'echoedScanRequest?', 'diagnostics?', 'extraResponseData?'],
  record: ['recordSchema!', 'recordXMLEscaping!', 'recordData!', 'recordPosition?', 'extraRecordData?'],
}
const ofAll: Readonly<Record<string, Model>> = {
  records: ['record+'],
  terms: ['term+'],
  term: ['value!', 'numberOfRecords!', 'displayTerm?', 'whereInList?', 'extraTermData?'],
  diagnostics: ['diagnostic+'],
  diagnostic: ['uri!', 'details?', 'message?'],
  facetedResults: ['facet+'],
}
const roots: Readonly<Record<Version, Readonly<Record<string, string>>>> = {
  '1.1': sameFor('http://www.loc.gov/zing/srw/'),
  '1.2': sameFor('http://www.loc.gov/zing/srw/'),
  '2.0': {
    ...sameFor('http://docs.oasis-open.org/ns/search-ws/sruResponse'),
    scanResponse: 'http://docs.oasis-open.org/ns/search-ws/scan',
  },
}

function sameFor(namespace: string): Readonly<Record<string, string>> {
  return { searchRetrieveResponse: namespace, explainResponse: namespace, scanResponse: namespace }
}

/** Holds an answer against the schemas of its version: namespaces, order and number of elements, values; what records hold is theirs. */
export function checkSruAnswer(text: string, version: Version): void {
  const read = readXml(new TextEncoder().encode(text))
  assert(read.ok, read.ok ? '' : read.problem.message)
  const { root } = read
  assert.equal(root.attributes.get('xmlns'), roots[version][root.name], `namespace of ${root.name}`)
  checkElement(root, { ...(version === '2.0' ? ofVersion2 : ofVersion1), ...ofAll }, version)
  const records = childrenOf(childOf(root, 'records'), 'record')
  for (const record of [...records, ...childrenOf(root, 'record')]) checkRecord(record)
  for (const diagnostic of childrenOf(childOf(root, 'diagnostics'), 'diagnostic')) checkDiagnostic(diagnostic)
  if (root.name === 'searchRetrieveResponse') checkCounts(root, records)
  // The schemas want a record even where it is only told what is wrong: that alone is let pass.
  if (root.name === 'explainResponse') assert(childOf(root, 'record') ?? childOf(root, 'diagnostics'))
}

function checkElement(element: XmlElement, models: Readonly<Record<string, Model>>, version: Version): void {
  if (element.name === 'version') assert.equal(element.text, version)
  const model = models[element.name]
  if (!model) return
  const order = model.map((each) => each.slice(0, -1))
  const places = element.children.map(({ name }) => order.indexOf(name))
  assert(!places.includes(-1), `${element.name} has no ${element.children[places.indexOf(-1)]?.name}`)
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
    `order in ${element.name}`,
  )
  for (const each of model) {
    const count = childrenOf(element, each.slice(0, -1)).length
    const sign = each.at(-1)
    if (sign === '!' || sign === '+') assert(count > 0, `${element.name} lacks ${each.slice(0, -1)}`)
    if (sign === '!' || sign === '?') assert(count <= 1, `${each.slice(0, -1)} stands in ${element.name} twice`)
  }
  for (const child of element.children) checkElement(child, models, version)
}

function checkRecord(record: XmlElement): void {
  const packing = textOf(record, 'recordPacking') ?? textOf(record, 'recordXMLEscaping')
  assert(packing === 'xml' || packing === 'string')
  const data = childOf(record, 'recordData')
  assert.equal(data?.children.length, packing === 'xml' ? 1 : 0)
  const inner = data.children[0]
  if (inner) {
    const declared = inner.attributes.get(inner.prefix === '' ? 'xmlns' : inner.prefix)
    assert(declared !== undefined, `${inner.name} slips into the namespace of the answer`)
    if (inner.name === 'diagnostic') checkDiagnostic(inner)
  } else assert(readXml(new TextEncoder().encode(data.text)).ok)
}

function checkDiagnostic(diagnostic: XmlElement): void {
  assert.match(
    diagnostic.attributes.get('xmlns') ?? '',
    /^(?:http:\/\/www\.loc\.gov\/zing\/srw\/diagnostic\/|http:\/\/docs\.oasis-open\.org\/ns\/search-ws\/diagnostic)$/,
  )
  assert.match(textOf(diagnostic, 'uri') ?? '', /^info:srw\/diagnostic\/1\/\d+$/)
}

/** Positions go on by one; the next is told exactly as long as there is one. */
function checkCounts(root: XmlElement, records: readonly XmlElement[]): void {
  const count = Number(textOf(root, 'numberOfRecords'))
  assert(Number.isInteger(count) && count >= 0)
  const places = records.map((record) => Number(textOf(record, 'recordPosition')))
  const [first] = places
  assert.deepEqual(
    places,
    places.map((_, n) => (first ?? 1) + n),
  )
  const last = places.at(-1)
  if (last === undefined) return
  assert(last <= count)
  assert.equal(textOf(root, 'nextRecordPosition'), last < count ? String(last + 1) : undefined)
}
