import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import {
  readLooseDate,
  readOaiAnswer,
  readOaiDate,
  readOaiRequest,
  readToken,
  writeOaiAnswer,
  writeToken,
  type ListState,
  type OaiAnswer,
} from './index.ts'

const asked = (query: string) => readOaiRequest(new URLSearchParams(query))
const envelope = { baseUrl: 'https://x.example/oai', responseDate: Date.UTC(2026, 0, 2), arguments: [] }

describe('a harvester asks', () => {
  const wrong: readonly (readonly [query: string, code: string, words: RegExp])[] = [
    ['', 'badVerb', /names a verb/],
    ['verb=Nonsense', 'badVerb', /Nonsense/],
    ['verb=identify', 'badVerb', /no verb/],
    ['verb=Identify&verb=Identify', 'badVerb', /more than once/],
    ['verb=Identify&set=a', 'badArgument', /no argument “set”/],
    ['verb=ListRecords', 'badArgument', /metadataPrefix/],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument', /more than once/],
    ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument', /stands alone/],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument', /no date/],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026', 'badArgument', /no date/],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T10:00:00', 'badArgument', /no date/],
    [
      'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T10:00:00Z',
      'badArgument',
      /granularities/,
    ],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument', /later/],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=a%20b', 'badArgument', /setSpec/],
    ['verb=ListRecords&metadataPrefix=oai%20dc', 'badArgument', /metadataPrefix/],
    ['verb=GetRecord&identifier=oai:x:1', 'badArgument', /metadataPrefix/],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument', /identifier/],
    [`verb=GetRecord&metadataPrefix=oai_dc&identifier=${'x'.repeat(5000)}`, 'badArgument', /too long/],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=%00', 'badArgument', /characters/],
  ]
  for (const [query, code, words] of wrong) {
    it(`and hears what is wrong with ${query.slice(0, 90) || 'nothing at all'}`, () => {
      const read = asked(query)
      assert(!read.ok)
      assert.equal(read.errors[0]?.code, code)
      assert.match(read.errors[0]?.message ?? '', words)
    })
  }

  it('and is understood in both granularities', () => {
    const read = asked('verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-31&set=format:book')
    assert(read.ok && read.request.verb === 'ListRecords' && 'selection' in read.request.ask)
    const { from, until, set } = read.request.ask.selection
    assert.equal(from?.first, Date.UTC(2026, 0, 1))
    assert.equal(until?.end, Date.UTC(2026, 1, 1))
    assert.equal(set, 'format:book')
    assert.equal(readOaiDate('2026-01-01T10:00:00Z')?.end, Date.UTC(2026, 0, 1, 10, 0, 1))
  })
})

describe('a list that comes in pieces', () => {
  const sign = (text: string) => createHmac('sha256', 'key').update(text).digest('base64url')
  const state: ListState = {
    verb: 'ListRecords',
    metadataPrefix: 'marc21',
    set: 'records:a~b',
    from: 5,
    after: 42,
    cursor: 100,
    size: 1000,
  }

  it('goes on by its token', () => {
    assert.deepEqual(readToken(writeToken(state, 1000, sign), 'ListRecords', 999, sign)?.state, state)
  })

  it('does not go on by a token that is forged, cut, old or of another verb', () => {
    const token = writeToken(state, 1000, sign)
    assert.equal(readToken(token, 'ListRecords', 1000, sign), undefined)
    assert.equal(readToken(token, 'ListIdentifiers', 1, sign), undefined)
    assert.equal(readToken(token.replace('~42~', '~43~'), 'ListRecords', 1, sign), undefined)
    assert.equal(readToken(token.slice(0, -1), 'ListRecords', 1, sign), undefined)
    assert.equal(
      readToken(
        writeToken(state, 1000, (text) => sign(`${text}!`)),
        'ListRecords',
        1,
        sign,
      ),
      undefined,
    )
    assert.equal(readToken('%%%%%%%%%%%%.%%%%%%%%%%%%%%%%%%%%%%%%', 'ListRecords', 1, sign), undefined)
  })
})

describe('an answer', () => {
  it('repeats the arguments only where they were understood', () => {
    const given = {
      ...envelope,
      arguments: [
        ['verb', 'GetRecord'],
        ['identifier', '"<&>'],
      ] as const,
    }
    const unknown = writeOaiAnswer({ errors: [{ code: 'idDoesNotExist', message: 'No.' }] }, given)
    assert.match(unknown, /<request verb="GetRecord" identifier="&quot;&lt;&amp;&gt;">https:/)
    const bad = writeOaiAnswer({ errors: [{ code: 'badArgument', message: 'No.' }] }, given)
    assert.match(bad, /<request>https:/)
  })

  it('of ours is understood by us', () => {
    const answer: OaiAnswer = {
      verb: 'ListRecords',
      records: [
        {
          header: { identifier: 'oai:x:1', datestamp: Date.UTC(2026, 0, 1), sets: ['a', 'a:b'], isDeleted: false },
          metadata: { name: 'dc', children: [{ name: 'title', text: 'A & B' }] },
        },
        { header: { identifier: 'oai:x:2', datestamp: 0, sets: [], isDeleted: true }, metadata: '<never/>' },
      ],
      resumption: { token: 'more', cursor: 0, size: 9, expires: 0 },
    }
    const read = readOaiAnswer(Buffer.from(writeOaiAnswer(answer, envelope)))
    assert(read.ok)
    const [first, second] = read.answer.records
    assert.equal(first?.metadata?.children[0]?.text, 'A & B')
    assert.deepEqual(first?.sets, ['a', 'a:b'])
    assert.equal(second?.isDeleted, true)
    assert.equal(second?.metadata, undefined)
    assert.equal(read.answer.token, 'more')
    assert.equal(read.answer.size, 9)
    assert.equal(read.answer.responseDate, envelope.responseDate)
  })

  it('says who it is', () => {
    const identity = {
      repositoryName: 'Library',
      adminEmails: ['a@x.example'],
      earliest: 0,
      deletedRecord: 'persistent',
      granularity: 'second',
      domain: 'x.example',
      sampleIdentifier: 'oai:x.example:1',
    } as const
    const text = writeOaiAnswer({ verb: 'Identify', identity }, envelope)
    const read = readOaiAnswer(Buffer.from(text))
    assert(readXml(Buffer.from(text)).ok && read.ok)
    assert.equal(read.answer.identity?.granularity, 'second')
    assert.equal(read.answer.identity.baseUrl, envelope.baseUrl)
  })
})

describe('answers of others', () => {
  const page = (inner: string) => Buffer.from(`<oai:OAI-PMH xmlns:oai="urn:x">${inner}</oai:OAI-PMH>`)

  it('are read with prefixes, forbidden characters and strange dates', () => {
    const read = readOaiAnswer(
      page(
        '<oai:ListRecords><oai:record><oai:metadata><t>a\u0007b&#x1F;c</t></oai:metadata><oai:header><oai:identifier> x </oai:identifier><oai:datestamp>2020-01-01T00:00:00.123+01:00</oai:datestamp></oai:header></oai:record></oai:ListRecords>',
      ),
    )
    assert(read.ok)
    const [record] = read.answer.records
    assert.equal(record?.identifier, 'x')
    assert.equal(record.datestamp, Date.UTC(2019, 11, 31, 23, 0, 0, 123))
    assert.equal(record.metadata?.text.replaceAll(' ', ''), 'abc')
    assert.equal(readLooseDate('yesterday'), undefined)
  })

  const broken: readonly (readonly [name: string, bytes: Uint8Array, words: RegExp])[] = [
    ['a web page', Buffer.from('<html><body>Hello</body></html>'), /web page/],
    ['a document that breaks off', page('<ListRecords><record>').subarray(0, 50), /ends|broken|closed/],
    ['entities that grow', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>'), /type declaration/],
    ['nothing', Buffer.alloc(0), /no XML/],
    ['zeros', Buffer.alloc(100), /./],
    ['another language', Buffer.from('{"a":1}'), /not XML/],
  ]
  for (const [name, bytes, words] of broken) {
    it(`are refused in words when they are ${name}`, () => {
      const read = readOaiAnswer(bytes)
      assert(!read.ok)
      assert.match(read.message, words)
    })
  }
})
