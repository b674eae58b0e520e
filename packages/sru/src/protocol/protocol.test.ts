import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import { describeSruDiagnostic, sruDiagnostic } from './diagnostic.ts'
import { readExplain, writeExplain } from './explain.ts'
import { readSoapRequest, readSruRequest } from './read-request.ts'
import { readSruResponse } from './read-response.ts'
import type { ExplainResponse, ScanResponse, SearchResponse, SruResponse } from './response.ts'
import { soapEnvelopes, sruVersions } from './versions.ts'
import { writeSruResponse } from './write-response.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function read(xml: string): SruResponse {
  const found = readSruResponse(bytes(xml))
  assert.ok(found.ok, found.ok ? '' : found.problem.message)
  return found.response
}

const record = {
  schema: 'info:srw/schema/1/marcxml-v1.1',
  packing: 'xml',
  xml: '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 i 4500</leader></record>',
  position: 11,
} as const
const search: SearchResponse = {
  kind: 'search',
  version: '',
  hits: 12,
  resultSetId: 'r&1',
  idleSeconds: 60,
  records: [record],
  nextPosition: 12,
  diagnostics: [sruDiagnostic(48, 'a < b'), { ...sruDiagnostic(65), position: 12 }],
}
const scan: ScanResponse = {
  kind: 'scan',
  version: '',
  terms: [{ value: 'walden', display: 'Walden', records: 2, place: 'inner' }, { value: 'whales' }],
  diagnostics: [],
}

describe('A response of SRU', () => {
  for (const version of sruVersions)
    for (const packing of ['xml', 'string'] as const)
      it(`is the same after it was written and read: a search in ${version}, records as ${packing}`, () => {
        const facets = [{ index: 'dc.type', label: 'Form', terms: [{ term: 'b<k', query: 'dc.type="b<k"', count: 3 }] }]
        const said = version === '2.0' ? { ...search, precision: 'exact', facets } : search
        const again = read(writeSruResponse(said, { version, packing }))
        assert.deepEqual(again, {
          ...said,
          version: version === '2.0' ? '' : version,
          records: [{ ...record, packing }],
        })
      })
  for (const version of sruVersions)
    it(`is the same after it was written and read: a scan in ${version}, in an envelope too`, () => {
      for (const soap of [undefined, ...soapEnvelopes]) {
        const again = read(writeSruResponse(scan, { version, soap }))
        assert.deepEqual(again, { ...scan, version: version === '2.0' ? '' : version })
      }
    })

  it('is the same after it was written and read: an explain', () => {
    const xml = '<explain xmlns="http://explain.z3950.org/dtd/2.0/"><databaseInfo/></explain>'
    const explain: ExplainResponse = {
      kind: 'explain',
      version: '1.2',
      record: { schema: 'http://explain.z3950.org/dtd/2.0/', packing: 'xml', xml },
      diagnostics: [],
    }
    const again = read(writeSruResponse(explain, { version: '1.2', stylesheet: 'a?b&"c' }))
    assert.deepEqual(again, explain)
    assert.match(
      writeSruResponse(explain, { version: '1.2', stylesheet: 'a?b&"c' }),
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<\?xml-stylesheet type="text\/xsl" href="a\?b&amp;&quot;c"\?>\n<explainResponse/,
    )
  })

  it('does not give its own namespace to a record without one', () => {
    const bare = { ...search, records: [{ ...record, xml: '<r a="b"><c/></r>' }] }
    const again = read(writeSruResponse(bare, { version: '1.1' }))
    assert.equal(again.kind === 'search' && again.records[0]?.xml, '<r xmlns="" a="b"><c/></r>')
  })

  it('gives records the namespaces that were declared around them', () => {
    const xml = `<?xml version="1.0"?>
<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/" xmlns:m="http://www.loc.gov/MARC21/slim" xmlns:x="urn:unused">
 <zs:version>1.1</zs:version><zs:numberOfRecords>1</zs:numberOfRecords>
 <zs:records><zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordPacking>xml</zs:recordPacking>
 <zs:recordData><m:record type="a"><m:leader>x</m:leader></m:record></zs:recordData></zs:record></zs:records>
</zs:searchRetrieveResponse>`
    const response = read(xml)
    assert.ok(response.kind === 'search')
    assert.equal(
      response.records[0]?.xml,
      '<m:record xmlns:m="http://www.loc.gov/MARC21/slim" type="a"><m:leader>x</m:leader></m:record>',
    )
    assert.ok(readXml(bytes(response.records[0]?.xml ?? '')).ok)
  })

  it('is read where a server is careless: no namespaces, a string that is said to be XML, an envelope, diagnostics alone', () => {
    const careless = read(
      '<searchRetrieveResponse><numberOfRecords> 7 </numberOfRecords><records><record><recordPacking>xml</recordPacking><recordData>&lt;r&gt;é&lt;/r&gt;</recordData></record></records></searchRetrieveResponse>',
    )
    assert.ok(careless.kind === 'search')
    assert.deepEqual([careless.hits, careless.records], [7, [{ schema: '', packing: 'string', xml: '<r>é</r>' }]])
    const alone = read(
      '<diagnostics><diagnostic><uri>info:srw/diagnostic/1/7</uri><details>query</details></diagnostic></diagnostics>',
    )
    assert.deepEqual(alone.diagnostics.map(describeSruDiagnostic), ['A parameter is missing: query (diagnostic 7)'])
  })

  const broken: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['a web page', '<html><body/></html>', /its first element is html/],
    ['no XML', 'Error', /not XML/],
    ['nothing', '', /no XML/],
    ['half a response', '<searchRetrieveResponse><numberOfRecords>1', /ends inside/],
    ['a document type with entities', '<!DOCTYPE x [<!ENTITY a "b">]><searchRetrieveResponse/>', /document type/],
    ['elements without end', '<a>'.repeat(1000), /too deep/],
  ]
  for (const [what, text, message] of broken)
    it(`is refused with a sentence when it is ${what}`, () => {
      const found = readSruResponse(bytes(text))
      assert.ok(!found.ok)
      assert.match(found.problem.message, message)
    })

  it('is read or refused, whatever happens to its bytes', () => {
    const whole = bytes(writeSruResponse(search, { version: '1.2' }))
    let state = 11
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    let refused = 0
    for (let round = 0; round < 3000; round++) {
      const damaged = Uint8Array.from(whole)
      for (let count = next(3); count >= 0; count--) damaged[next(damaged.length)] = next(256)
      const cut = next(4) === 0 ? damaged.subarray(0, next(damaged.length)) : damaged
      if (!readSruResponse(cut).ok) refused++
    }
    assert.ok(refused > 500 && refused < 3000, `${refused}`)
  })
})

describe('A request of SRU', () => {
  const parameters = (query: string) =>
    query.split('&').flatMap((pair) => {
      const [name = '', value = ''] = pair.split('=').map((part) => decodeURIComponent(part))
      return name === '' ? [] : [[name, value] as const]
    })

  it('is a search with all that it may have', () => {
    const found = readSruRequest(
      parameters(
        'operation=searchRetrieve&version=1.1&query=dc.title%3Dx&startRecord=11&maximumRecords=5&recordPacking=string&recordSchema=dc&sortKeys=title&x-info-5=y&stylesheet=s.xsl&resultSetTTL=60',
      ),
    )
    assert.deepEqual(found, {
      ok: true,
      request: {
        version: '1.1',
        extra: { 'x-info-5': 'y' },
        stylesheet: 's.xsl',
        operation: 'searchRetrieve',
        query: 'dc.title=x',
        queryType: 'cql',
        start: 11,
        count: 5,
        recordSchema: 'dc',
        packing: 'string',
        sortKeys: 'title',
        resultSetTtl: 60,
        facets: [],
      },
    })
  })

  const cases: readonly (readonly [query: string, said: string])[] = [
    ['', 'explain 1.2'],
    ['version=2.0', 'explain 2.0'],
    ['query=x', 'searchRetrieve 1.2'],
    ['query=x&queryType=searchTerms', 'searchRetrieve 2.0'],
    ['query=x&recordXMLEscaping=string&recordPacking=unpacked', 'searchRetrieve 2.0'],
    ['scanClause=x&version=1.1', 'scan 1.1'],
    ['operation=scan&scanClause=x&responsePosition=0&maximumTerms=3', 'scan 1.2'],
    ['operation=explain&version=1.0', 'explain 1.1'],
    ['operation=searchRetrieve', 'searchRetrieve 1.2 7:query'],
    ['operation=searchRetrieve&query=', 'searchRetrieve 1.2 7:query'],
    ['operation=nonsense&query=x', 'searchRetrieve 1.2 4:nonsense'],
    ['query=x&version=9', 'searchRetrieve 1.2 5:2.0'],
    ['query=x&startRecord=0&maximumRecords=many', 'searchRetrieve 1.2 6:maximumRecords 6:startRecord'],
    ['query=x&recordPacking=paper', 'searchRetrieve 1.2 71:paper'],
    ['query=x&nonsense=1', 'searchRetrieve 1.2 8:nonsense'],
    ['operation=scan', 'scan 1.2 7:scanClause'],
    ['query=x&queryType=sql', 'searchRetrieve 2.0 6:queryType'],
  ]
  for (const [query, said] of cases)
    it(`is understood: ?${query}`, () => {
      const found = readSruRequest(parameters(query))
      const { operation, version } = found.ok ? found.request : found
      const faults = found.ok ? [] : found.diagnostics
      assert.equal(
        [operation, version, ...faults.map(({ uri, details }) => `${uri.split('/').at(-1)}:${details}`)].join(' '),
        said,
      )
    })

  it('may be in prefix notation, as clients of YAZ send it', () => {
    const found = readSruRequest(new URLSearchParams('version=1.1&operation=searchRetrieve&x-pquery=@attr+1=4+x'))
    assert.ok(found.ok && found.request.operation === 'searchRetrieve')
    assert.deepEqual([found.request.query, found.request.queryType], ['@attr 1=4 x', 'pqf'])
  })

  it('asks for values to be counted: of each index, of some, or in a way that is not understood', () => {
    const facets = (facetLimit: string) => {
      const found = readSruRequest(new URLSearchParams({ version: '2.0', query: 'x', facetLimit }))
      return found.ok && found.request.operation === 'searchRetrieve' ? found.request.facets : found.ok
    }
    assert.deepEqual(facets('10'), [{ limit: 10 }])
    assert.deepEqual(facets('10,5:dc.subject, 3:dc.type'), [
      { limit: 10 },
      { limit: 5, index: 'dc.subject' },
      { limit: 3, index: 'dc.type' },
    ])
    for (const wrong of ['many', '5:', '5;6', '1,'.repeat(30)]) assert.equal(facets(wrong), false, wrong)
  })

  it('comes in an envelope too', () => {
    const found = readSoapRequest(
      bytes(
        '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header/><S:Body><searchRetrieveRequest xmlns="http://www.loc.gov/zing/srw/"><version>1.1</version><query>x and y</query><maximumRecords>3</maximumRecords></searchRetrieveRequest></S:Body></S:Envelope>',
      ),
    )
    assert.ok(found.ok && found.request.operation === 'searchRetrieve')
    assert.deepEqual([found.request.query, found.request.count, found.request.version], ['x and y', 3, '1.1'])
    assert.equal(found.envelope, 'http://schemas.xmlsoap.org/soap/envelope/')
    const newer = readSoapRequest(
      bytes(
        '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><explainRequest/></e:Body></e:Envelope>',
      ),
    )
    assert.deepEqual([newer.ok, newer.envelope], [true, 'http://www.w3.org/2003/05/soap-envelope'])
    assert.equal(readSoapRequest(bytes('<Envelope/>')).ok, false)
    assert.equal(readSoapRequest(bytes('rubbish')).ok, false)
  })
})

describe('The record in which a server explains itself', () => {
  it('is the same after it was written and read', () => {
    const explained = {
      host: 'library.example',
      port: 80,
      database: 'sru',
      version: '1.2',
      title: 'Town Library',
      description: 'Books & more',
      sets: { dc: 'info:srw/cql-context-set/1/dc-v1.1' },
      indexes: [{ title: 'Title', names: ['dc.title', 'title'], search: true, scan: true, sort: false }],
      schemas: [
        {
          identifier: 'info:srw/schema/1/marcxml-v1.1',
          name: 'marcxml',
          title: 'MARCXML',
          sort: false,
          retrieve: true,
        },
      ],
      defaults: { numberOfRecords: '10', maximumRecords: '100' },
      mostRecords: 100,
      supports: [['relation', 'any'] as const],
    }
    assert.deepEqual(readExplain(writeExplain(explained)), explained)
    assert.equal(readExplain('<html/>'), undefined)
    assert.equal(readExplain('rubbish'), undefined)
  })
})
