import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readExplain, readSruResponse, type SruResponse } from '@carrel/sru'
import { ListProtocolFaults, PutProtocol } from '../../src/modules/protocols/contract.ts'
import { CreateApiKey } from '../../src/platform/contract.ts'
import { checkSruAnswer } from './sru-check.ts'
import { openZ3950House, type Z3950House } from './z3950-house.ts'

describe('a catalogue with an SRU address', () => {
  let house: Z3950House
  before(async () => {
    house = await openZ3950House()
  })
  after(() => house.stop())

  const inject = (options: {
    method?: 'GET' | 'POST'
    url?: string
    payload?: string
    headers?: Readonly<Record<string, string>>
  }) => house.library.carrel.server.app.inject({ method: 'GET', url: '/sru', ...options })

  function answerOf(xml: string): SruResponse {
    const read = readSruResponse(new TextEncoder().encode(xml))
    assert.ok(read.ok, xml)
    return read.response
  }
  async function ask(parameters: Readonly<Record<string, string>>): Promise<SruResponse> {
    const answer = await inject({ url: `/sru?${new URLSearchParams(parameters).toString()}` })
    assert.equal(answer.statusCode, 200)
    const response = answerOf(answer.body)
    // Answers of 2.0 say it by their namespace alone.
    const version = response.version === '' ? '2.0' : response.version
    assert(version === '1.1' || version === '1.2' || version === '2.0')
    checkSruAnswer(answer.body, version)
    return response
  }
  const numbers = (response: SruResponse) =>
    response.diagnostics.map(({ uri }) => Number(uri.slice(uri.lastIndexOf('/') + 1)))

  describe('a program searches the catalogue by SRU', () => {
    it('is told what there is when it asks nothing', async () => {
      const answer = await ask({})
      assert.equal(answer.kind, 'explain')
      const explained = readExplain(answer.record?.xml ?? '')
      assert.deepEqual(
        explained?.schemas.map(({ name }) => name),
        ['marcxml', 'dc', 'mods'],
      )
      assert.ok(explained?.indexes.some(({ names }) => names.includes('dc.title')))
    })

    it('is told what there is although it asked for that wrongly, with what is wrong', async () => {
      for (const wrong of [
        { operation: 'explain', version: '1.2', recordPacking: 'tar' },
        { operation: 'explain', version: '1.1', query: 'dune' },
        { operation: 'explain', version: '2.0', unheard: 'of' },
      ]) {
        const answer = await ask(wrong)
        assert.equal(answer.kind, 'explain')
        assert.ok(readExplain(answer.record?.xml ?? ''), JSON.stringify(wrong))
        assert.equal(answer.diagnostics.length, 1, JSON.stringify(wrong))
      }
    })

    const hits: readonly (readonly [string, number])[] = [
      ['dc.title = hobbit', 1],
      ['hobbit or dune', 2],
      ['dc.subject = fiction not dc.language = ger', 2],
      ['bath.isbn = 978-0-261-10221-7', 1],
      ['dc.date within "1920 1970"', 2],
      ['dc.creator any "kastner herbert"', 2],
      ['dc.title = "^emil und"', 1],
      ['> t = "info:srw/cql-context-set/1/dc-v1.1" t.title = dune', 1],
      ['cql.allRecords = 1', 3],
      ['xylophone', 0],
    ]
    for (const [query, count] of hits)
      it(`finds ${count} by ${query}`, async () => {
        const answer = await ask({ version: '1.2', operation: 'searchRetrieve', query })
        assert.equal(answer.kind, 'search')
        assert.deepEqual([numbers(answer), answer.hits, answer.records.length], [[], count, count])
      })

    for (const version of ['1.1', '1.2', '2.0'])
      it(`pages and sorts in version ${version}`, async () => {
        const sorting = version === '1.1' ? { sortKeys: 'title,,1' } : {}
        const query = version === '1.1' ? 'cql.allRecords=1' : 'cql.allRecords=1 sortby dc.title'
        const answer = await ask({
          version,
          query,
          maximumRecords: '2',
          recordSchema: 'dc',
          operation: 'searchRetrieve',
          ...sorting,
        })
        assert.equal(answer.kind, 'search')
        assert.deepEqual([answer.hits, answer.nextPosition], [3, 3])
        assert.deepEqual(
          answer.records.map(({ xml }) => /<dc:title>([^<]*)/.exec(xml)?.[1] ?? /title[^>]*>([^<]*)/.exec(xml)?.[1]),
          ['Dune', 'Emil und die Detektive'],
        )
      })

    it('may use every index that the explain names, and list and sort by those of which it says so', async () => {
      const answer = await ask({ version: '1.2', operation: 'explain' })
      assert.equal(answer.kind, 'explain')
      const { indexes = [], supports = [] } = readExplain(answer.record?.xml ?? '') ?? {}
      const names = indexes.flatMap((index) => index.names.map((name) => ({ ...index, name })))
      assert.ok(names.length > 25)
      for (const { name, scan, sort } of names) {
        const query = `${name} = 1929${sort ? ` sortby ${name}` : ''}`
        assert.deepEqual(numbers(await ask({ version: '1.2', operation: 'searchRetrieve', query })), [], query)
        const listed = numbers(await ask({ version: '1.2', operation: 'scan', scanClause: `${name} = a` }))
        assert.deepEqual(listed, scan ? [] : [16], `${name} is ${scan ? '' : 'not '}listed`)
      }
      const clauses = (kind: string, word: string) => {
        if (kind === 'booleanOperator') return `emil ${word} dune`
        if (kind === 'maskingCharacter') return word === '^' ? 'dc.title = "^emil"' : `emi${word}`
        if (kind !== 'relation') return 'emil'
        return ['any', 'all', 'adj'].includes(word) ? `dc.title ${word} "emil und"` : `dc.date ${word} ${years(word)}`
      }
      const years = (word: string) => (word === 'within' ? '"1920 1970"' : '1929')
      for (const [kind, word] of supports) {
        const query = clauses(kind, word)
        assert.deepEqual(numbers(await ask({ version: '1.2', operation: 'searchRetrieve', query })), [], query)
      }
    })

    it('is told in 2.0 how often each value of an index is there, with a query that finds just those', async () => {
      const answer = await ask({ version: '2.0', query: 'cql.allRecords=1', facetLimit: '5', maximumRecords: '0' })
      assert.equal(answer.kind, 'search')
      assert.equal(answer.precision, 'exact')
      assert.deepEqual(
        answer.facets?.map(({ index }) => index),
        ['dc.creator', 'dc.subject', 'dc.type', 'dc.language'],
      )
      for (const { terms } of answer.facets ?? [])
        for (const { query = '', count } of terms) {
          const again = await ask({ version: '2.0', query })
          assert.equal(again.kind === 'search' && again.hits, count, query)
        }
      assert.deepEqual(numbers(await ask({ version: '2.0', query: 'x', facetLimit: '5:dc.title' })), [16])
      const old = await ask({ version: '1.2', operation: 'searchRetrieve', query: 'dune', facetLimit: '5' })
      assert.equal(old.kind === 'search' && old.facets, undefined)
    })

    it('has records as MARCXML, Dublin Core and MODS, as XML or as text', async () => {
      for (const [recordSchema, sign] of [
        ['marcxml', 'http://www.loc.gov/MARC21/slim'],
        ['info:srw/schema/1/marcxml-v1.1', 'controlfield'],
        ['dc', 'Kästner, Erich, 1899-1974'],
        ['mods', 'http://www.loc.gov/mods/v3'],
      ] as const)
        for (const recordPacking of ['xml', 'string']) {
          const answer = await ask({
            version: '1.1',
            operation: 'searchRetrieve',
            query: 'emil',
            recordSchema,
            recordPacking,
          })
          assert.equal(answer.kind, 'search')
          assert.ok(answer.records[0]?.xml.includes(sign), `${recordSchema} ${recordPacking}`)
        }
    })

    const wrong: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
      [{ version: '9.9', query: 'x' }, 5],
      [{ operation: 'update' }, 4],
      [{ version: '1.1', operation: 'searchRetrieve' }, 7],
      [{ query: 'x', maximumRecords: 'many' }, 6],
      [{ query: 'x', colour: 'red' }, 8],
      [{ query: '(hobbit' }, 10],
      [{ query: 'dune', startRecord: '2' }, 61],
      [{ query: 'colour.x = red' }, 15],
      [{ query: 'dc.colour = red' }, 16],
      [{ query: 'dc.title > a' }, 22],
      [{ query: 'dc.date = soon' }, 36],
      [{ query: 'a prox b' }, 39],
      [{ query: 'cql.resultSetId = 7' }, 51],
      [{ query: 'x', recordSchema: 'onix' }, 66],
      [{ query: 'x', recordPacking: 'box' }, 71],
      [{ query: 'x sortby dc.weight' }, 81],
      [{ query: 'x'.repeat(10_001) }, 12],
      [{ operation: 'scan', scanClause: 'dc.date = 1900' }, 16],
      [{ operation: 'scan', scanClause: 'dc.title = a', maximumTerms: '5000' }, 121],
    ]
    for (const [parameters, number] of wrong)
      it(`is told by number ${number} what is wrong with ${JSON.stringify(parameters).slice(0, 60)}`, async () => {
        assert.deepEqual(numbers(await ask(parameters)), [number])
      })

    it('looks through the terms of an index', async () => {
      const answer = await ask({
        operation: 'scan',
        version: '1.2',
        scanClause: 'dc.creator = k',
        responsePosition: '2',
        maximumTerms: '3',
      })
      assert.equal(answer.kind, 'scan')
      assert.deepEqual(
        answer.terms.map(({ value, records }) => [value, records]),
        [
          ['Herbert, Frank', 1],
          ['Kästner, Erich, 1899-1974', 1],
          ['Tolkien, J. R. R., 1892-1973', 1],
        ],
      )
    })

    it('asks by a form or in an envelope of SOAP, and is answered in kind', async () => {
      const form = await inject({
        method: 'POST',
        payload: 'version=1.2&operation=searchRetrieve&query=k%C3%A4stner',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      const formed = answerOf(form.body)
      assert.ok(formed.kind === 'search' && formed.hits === 1)
      const soap = await inject({
        method: 'POST',
        payload:
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><searchRetrieveRequest xmlns="http://www.loc.gov/zing/srw/"><version>1.1</version><query>dune</query></searchRetrieveRequest></s:Body></s:Envelope>',
        headers: { 'content-type': 'text/xml' },
      })
      assert.match(soap.body, /^<\?xml[^>]*>\s*<SOAP:Envelope[\s\S]*<numberOfRecords>1</)
      const newer = await inject({
        method: 'POST',
        payload:
          '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><searchRetrieveRequest xmlns="http://docs.oasis-open.org/ns/search-ws/sruRequest"><version>2.0</version><query>dune</query></searchRetrieveRequest></s:Body></s:Envelope>',
        headers: { 'content-type': 'application/soap+xml' },
      })
      assert.match(String(newer.headers['content-type']), /^application\/soap\+xml/)
      assert.match(newer.body, /xmlns:SOAP="http:\/\/www\.w3\.org\/2003\/05\/soap-envelope"[\s\S]*<numberOfRecords>1</)
    })

    it('meets a limit with a megabyte, and a sentence with entities', async () => {
      const long = await inject({ method: 'POST', payload: `query=${'a'.repeat(1_000_000)}` })
      assert.deepEqual(numbers(answerOf(long.body)), [12])
      const bomb = await inject({
        method: 'POST',
        payload: '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        headers: { 'content-type': 'text/xml' },
      })
      assert.match(bomb.body, /info:srw\/diagnostic\/1\/10/)
      const { rows } = await house.library.must(ListProtocolFaults, { params: { name: 'sru' } })
      assert.ok(rows.some(({ text }) => text.startsWith('<!DOCTYPE a')))
    })
  })

  describe('who may search by SRU', () => {
    const rule = (audience: 'everybody' | 'keys' | 'nobody') =>
      house.library.must(PutProtocol, { params: { name: 'sru' }, body: { audience, perMinute: 6000, mostRecords: 2 } })

    it('is those whom the library lets, and gets as many records as it says', async () => {
      const { token } = await house.library.carrel.must(CreateApiKey, {
        body: { name: 'Partner', permissions: ['protocols:use'], branch: null },
      })
      const url = '/sru?query=cql.allRecords=1&maximumRecords=50'
      await rule('keys')
      assert.equal((await inject({ url })).statusCode, 401)
      const basic = `Basic ${Buffer.from(`partner:${token}`).toString('base64')}`
      const answer = await inject({ url, headers: { authorization: basic } })
      const read = answerOf(answer.body)
      assert.ok(read.kind === 'search' && read.records.length === 2 && read.hits === 3)
      await rule('nobody')
      assert.equal((await inject({ url })).statusCode, 403)
      await rule('everybody')
      assert.equal((await inject({ url })).statusCode, 200)
    })
  })
})
