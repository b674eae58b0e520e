import assert from 'node:assert/strict'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@carrel/xml'

const oai = 'http://www.openarchives.org/OAI/2.0/'
const second = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const identifier = /^oai:[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+:[A-Za-z0-9\-_.!~*'();/?:@&=+$,%]+$/i
const setSpec = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/
const codes = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
  'noMetadataFormats',
  'noSetHierarchy',
]
const identifyOrder = [
  'repositoryName',
  'baseURL',
  'protocolVersion',
  'adminEmail',
  'earliestDatestamp',
  'deletedRecord',
  'granularity',
  'compression',
  'description',
]

/** A header as it was told. */
export interface CheckedHeader {
  readonly identifier: string
  readonly datestamp: string
  readonly isDeleted: boolean
}

/** What an answer holds that kept to the schema. */
export interface CheckedAnswer {
  readonly errors: readonly string[]
  readonly headers: readonly CheckedHeader[]
  readonly token: string | undefined
  readonly root: XmlElement
}

/** Reads an answer as strictly as `OAI-PMH.xsd` and the words of the protocol want it: names, namespaces, order, dates, attributes. */
export function checkedAnswer(bytes: Uint8Array, asked: URLSearchParams): CheckedAnswer {
  const read = readXml(bytes, { elements: 1_000_000, text: 2_000_000 })
  assert(read.ok, read.ok ? '' : read.problem.message)
  const { root } = read
  assert.equal(root.name, 'OAI-PMH')
  assert.equal(root.attributes.get('xmlns'), oai)
  assert.equal(root.attributes.get('schemaLocation'), `${oai} ${oai}OAI-PMH.xsd`)
  const [date, request, ...rest] = root.children
  assert.equal(date?.name, 'responseDate')
  assert.match(date.text, second)
  assert.equal(request?.name, 'request')
  assert.match(request.text, /^https?:\/\/[^?]+$/)
  const errors = rest.filter(({ name }) => name === 'error').map((error) => error.attributes.get('code') ?? '')
  assert(errors.every((code) => codes.includes(code)))
  // Section 3.2: the arguments are repeated unless they could not be understood.
  const unreadable = errors.some((code) => code === 'badVerb' || code === 'badArgument')
  assert.deepEqual(Object.fromEntries(request.attributes), unreadable ? {} : Object.fromEntries(asked))
  if (errors.length > 0) {
    assert.equal(rest.length, errors.length, 'Beside errors there is nothing.')
    return { errors, headers: [], token: undefined, root }
  }
  assert.equal(rest.length, 1)
  const [body] = rest
  assert.equal(body?.name, asked.get('verb'))
  if (body.name === 'Identify') checkIdentify(body)
  if (body.name === 'ListMetadataFormats') checkFormats(body)
  if (body.name === 'ListSets') checkSets(body)
  const end = childOf(body, 'resumptionToken')
  const isList = body.name === 'ListRecords' || body.name === 'ListIdentifiers'
  if (end) checkToken(body, end)
  const records = isList || body.name === 'GetRecord' ? body.children.filter((child) => child !== end) : []
  if (isList) assert(records.length > 0 || (end && end.text !== ''), 'An empty list is told by noRecordsMatch.')
  const headers = records.map((record) => checkRecord(record, body.name === 'ListIdentifiers'))
  return { errors, headers, token: end?.text, root }
}

function checkIdentify(body: XmlElement): void {
  const order = body.children.map(({ name }) => identifyOrder.indexOf(name))
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
  assert(!order.includes(-1))
  for (const name of identifyOrder.slice(0, 7)) assert(textOf(body, name) !== undefined, name)
  assert.equal(textOf(body, 'protocolVersion'), '2.0')
  assert.match(textOf(body, 'adminEmail') ?? '', /^\S+@(?:\S+\.)+\S+$/)
  assert.match(textOf(body, 'earliestDatestamp') ?? '', second)
  assert.equal(textOf(body, 'granularity'), 'YYYY-MM-DDThh:mm:ssZ')
  assert(['no', 'persistent', 'transient'].includes(textOf(body, 'deletedRecord') ?? ''))
  const scheme = childOf(childOf(body, 'description'), 'oai-identifier')
  assert.deepEqual(
    scheme?.children.map(({ name }) => name),
    ['scheme', 'repositoryIdentifier', 'delimiter', 'sampleIdentifier'],
  )
  assert.match(textOf(scheme, 'sampleIdentifier') ?? '', identifier)
}

function checkFormats(body: XmlElement): void {
  assert(body.children.length > 0)
  for (const format of body.children) {
    assert.deepEqual(
      format.children.map(({ name }) => name),
      ['metadataPrefix', 'schema', 'metadataNamespace'],
    )
    for (const name of ['schema', 'metadataNamespace']) assert(URL.canParse(textOf(format, name) ?? ''))
  }
}

function checkSets(body: XmlElement): void {
  const specs = childrenOf(body, 'set').map((set) => {
    assert.deepEqual(
      set.children.map(({ name }) => name).filter((name) => name !== 'setDescription'),
      ['setSpec', 'setName'],
    )
    assert.match(textOf(set, 'setSpec') ?? '', setSpec)
    return textOf(set, 'setSpec') ?? ''
  })
  assert.equal(new Set(specs).size, specs.length)
  for (const spec of specs.filter((each) => each.includes(':')))
    assert(specs.includes(spec.slice(0, spec.lastIndexOf(':'))), `${spec} hangs in the air`)
}

function checkToken(body: XmlElement, end: XmlElement): void {
  assert.equal(body.children.at(-1), end)
  const { attributes } = end
  for (const name of attributes.keys()) assert(['expirationDate', 'completeListSize', 'cursor'].includes(name))
  const expires = attributes.get('expirationDate')
  if (expires !== undefined) assert.match(expires, second)
  assert.match(attributes.get('completeListSize') ?? '', /^[1-9]\d*$/)
  assert.match(attributes.get('cursor') ?? '', /^\d+$/)
}

function checkRecord(element: XmlElement, isHeader: boolean): CheckedHeader {
  const header = isHeader ? element : element.children[0]
  assert.equal(header?.name, 'header')
  const isDeleted = header.attributes.get('status') === 'deleted'
  assert.deepEqual([...header.attributes.keys()], isDeleted ? ['status'] : [])
  const [first, date, ...sets] = header.children
  assert.equal(first?.name, 'identifier')
  assert.match(first.text, identifier)
  assert.equal(date?.name, 'datestamp')
  assert.match(date.text, second)
  for (const set of sets) {
    assert.equal(set.name, 'setSpec')
    assert.match(set.text, setSpec)
  }
  if (!isHeader) {
    assert.equal(element.name, 'record')
    assert.deepEqual(
      element.children.map(({ name }) => name),
      isDeleted ? ['header'] : ['header', 'metadata'],
    )
    const metadata = childOf(element, 'metadata')?.children
    if (metadata) {
      assert.equal(metadata.length, 1)
      const [root] = metadata
      const declared = root?.prefix === '' ? 'xmlns' : root?.prefix
      assert(
        root && declared !== undefined && root.attributes.has(declared),
        'Metadata declare their namespace themselves.',
      )
      assert.match(root.attributes.get('schemaLocation') ?? '', /^\S+ \S+$/)
    }
  }
  return { identifier: first.text, datestamp: date.text, isDeleted }
}
