import { createServer } from 'node:http'
import { readOaiRequest, writeOaiAnswer, type OaiAnswer, type OaiRecord } from '@carrel/oai-pmh'

/** A record of the other repository. */
export interface TheirRecord {
  readonly number: number
  readonly title: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly isDeleted?: boolean
  /** Its metadata are in a format of their own. */
  readonly isOdd?: boolean
}

/** How it behaves: `same-token` and `endless` never end their lists, `broken` breaks off, `busy` asks once to wait. */
export type Manners = 'well' | 'same-token' | 'endless' | 'broken' | 'busy' | 'page' | 'huge'

/** A repository of others on this machine, with pages of three. */
export interface TheirRepository {
  readonly url: string
  records: readonly TheirRecord[]
  manners: Manners
  /** Queries that were asked, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

const pageSize = 3

/** Opens one. */
export async function openTheirRepository(records: readonly TheirRecord[]): Promise<TheirRepository> {
  const server = createServer((request, response) => {
    const query = request.url?.split('?')[1] ?? ''
    theirs.asked.push(query)
    const isList = query.includes('ListRecords')
    if (theirs.manners === 'busy' && query.includes('resumptionToken')) {
      theirs.manners = 'well'
      response.writeHead(503, { 'retry-after': '60' }).end()
      return
    }
    if (theirs.manners === 'page') return void response.end('<html><body>Welcome</body></html>')
    const xml = answerTo(theirs, query)
    if (theirs.manners === 'broken' && isList) return void response.end(xml.slice(0, -120))
    response.setHeader('content-type', 'text/xml')
    response.end(xml)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const theirs: TheirRepository = {
    url: `http://127.0.0.1:${port}/oai`,
    records,
    manners: 'well',
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return theirs
}

function answerTo(theirs: TheirRepository, query: string): string {
  const read = readOaiRequest(new URLSearchParams(query))
  const now = Math.max(0, ...theirs.records.map(({ at }) => at)) + 1000
  const envelope = { baseUrl: theirs.url, responseDate: now, arguments: read.ok ? read.arguments : [] }
  if (!read.ok) return writeOaiAnswer({ errors: read.errors }, envelope)
  return writeOaiAnswer(answerFor(theirs, read.request), envelope)
}

function answerFor(
  theirs: TheirRepository,
  request: Extract<ReturnType<typeof readOaiRequest>, { ok: true }>['request'],
): OaiAnswer {
  if (request.verb === 'Identify') {
    const identity = {
      repositoryName: 'Theirs',
      adminEmails: ['a@b.example'],
      earliest: 0,
      deletedRecord: 'persistent',
      granularity: 'second',
    } as const
    return { verb: 'Identify', identity }
  }
  if (request.verb === 'ListMetadataFormats')
    return {
      verb: 'ListMetadataFormats',
      formats: [{ prefix: 'oai_dc', schema: 'x', namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/' }],
    }
  if (request.verb === 'ListSets') return { verb: 'ListSets', sets: [{ spec: 'all', name: 'Everything' }] }
  if (request.verb === 'GetRecord') {
    const record = theirs.records.find(({ number }) => `oai:theirs.example:${number}` === request.identifier)
    return record
      ? { verb: 'GetRecord', record: recordOf(record) }
      : { errors: [{ code: 'idDoesNotExist', message: 'Not here.' }] }
  }
  if (request.verb !== 'ListRecords') return { errors: [{ code: 'badVerb', message: 'Not here.' }] }
  const { ask } = request
  const [from, start] =
    'selection' in ask ? [ask.selection.from?.first ?? 0, 0] : ask.resumptionToken.split(':').map(Number)
  const list = theirs.records.filter(({ at }) => at >= (from ?? 0))
  if (list.length === 0) return { errors: [{ code: 'noRecordsMatch', message: 'Nothing.' }] }
  const cursor = theirs.manners === 'endless' || theirs.manners === 'same-token' ? 0 : (start ?? 0)
  const page = list.slice(cursor, cursor + pageSize).map(recordOf)
  const end = cursor + pageSize
  const token =
    theirs.manners === 'same-token'
      ? `${from}:3`
      : theirs.manners === 'endless'
        ? `${from}:${(start ?? 0) + 3}`
        : end < list.length
          ? `${from}:${end}`
          : ''
  return { verb: 'ListRecords', records: page, resumption: { token, cursor, size: list.length } }
}

function recordOf({ number, title, at, isDeleted = false, isOdd = false }: TheirRecord): OaiRecord {
  return {
    header: { identifier: `oai:theirs.example:${number}`, datestamp: at, sets: ['all'], isDeleted },
    metadata: {
      name: isOdd ? 'odd:thing' : 'oai_dc:dc',
      attributes: {
        'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        ...(isOdd && { 'xmlns:odd': 'urn:odd' }),
      },
      children: [
        { name: 'dc:title', text: title },
        { name: 'dc:identifier', text: `https://theirs.example/${number}` },
      ],
    },
  }
}
