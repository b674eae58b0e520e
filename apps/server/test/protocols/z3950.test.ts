import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { readerFor } from '@carrel/marc'
import {
  ApduSplitter,
  parsePqf,
  readApdu,
  readOpacRecord,
  recordText,
  textTerm,
  writeApdu,
  type Apdu,
} from '@carrel/z3950'
import { Z3950Failure } from '@carrel/z3950/node'
import { ListProtocolFaults, ListProtocols, PutProtocol, TryProtocol } from '../../src/modules/protocols/contract.ts'
import { noteListening } from '../../src/modules/protocols/index.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { CreateApiKey } from '../../src/platform/contract.ts'
import { openZ3950House, type Z3950House } from './z3950-house.ts'

describe('a catalogue with a Z39.50 port', () => {
  let house: Z3950House
  before(async () => {
    house = await openZ3950House({ resultSets: 5 })
  })
  after(() => house.stop())

  const pqf = (text: string) => {
    const parsed = parsePqf(text)
    assert.ok(parsed.ok, text)
    return parsed.query
  }
  const titleOf = (bytes: Uint8Array): string => {
    const reader = readerFor('iso2709')
    const [entry] = [...reader.push(bytes), ...reader.end()]
    const field = entry?.record?.fields.find(({ tag }) => tag === '245')
    return field?.kind === 'data' ? (field.subfields[0]?.value ?? '') : ''
  }
  async function found(query: string): Promise<readonly string[] | number> {
    const client = await house.client()
    try {
      const { hits } = await client.search(pqf(query))
      const records = hits === 0 ? [] : await client.present(1, hits)
      return records.map((one) => (one.kind === 'record' ? titleOf(one.bytes) : one.message)).toSorted()
    } catch (error) {
      if (error instanceof Z3950Failure) return error.diagnostics?.[0]?.condition ?? error.message.length * -1
      throw error
    } finally {
      await client.close()
    }
  }

  /** Sends messages one after the other over one connection and gives all that comes back. */
  function talk(messages: readonly (Apdu | Uint8Array)[]): Promise<readonly Apdu[]> {
    return new Promise((resolve, reject) => {
      const socket = connect(house.port, '127.0.0.1')
      const splitter = new ApduSplitter(10_000_000)
      const answers: Apdu[] = []
      socket.on('data', (bytes: Buffer) => answers.push(...splitter.push(bytes).map((one) => readApdu(one))))
      socket.on('error', reject)
      socket.on('close', () => resolve(answers))
      for (const message of messages) socket.write(message instanceof Uint8Array ? message : writeApdu(message))
      socket.end()
    })
  }

  const init: Apdu = {
    kind: 'initRequest',
    value: {
      versions: [1, 2, 3],
      options: ['search', 'present', 'scan', 'concurrentOperations'],
      preferredMessageSize: 100_000,
      exceptionalRecordSize: 100_000,
      referenceId: new Uint8Array([7]),
    },
  }
  const search = (query: string, more: Partial<Extract<Apdu, { kind: 'searchRequest' }>['value']> = {}): Apdu => ({
    kind: 'searchRequest',
    value: {
      smallSetUpperBound: 0,
      largeSetLowerBound: 1,
      mediumSetPresentNumber: 0,
      replace: true,
      resultSetName: 'default',
      databases: ['Default'],
      query: { kind: 'rpn', value: pqf(query) },
      ...more,
    },
  })

  describe('another library searches the catalogue by Z39.50', () => {
    const hobbit = 'The hobbit, or, There and back again /'
    const emil = 'Emil und die Detektive /'
    const cases: readonly (readonly [string, readonly string[] | number])[] = [
      ['@attr 1=7 978-0-261-10221-7', [hobbit]],
      ['@attr 1=7 0261102214', [hobbit]],
      ['@attr 1=4 @attr 4=1 "there and back"', [hobbit]],
      ['@attr 1=4 @attr 4=1 "back and there"', []],
      ['@attr 1=4 @attr 4=6 "back hobbit"', [hobbit]],
      ['@attr 1=4 @attr 3=1 @attr 4=1 "emil und"', [emil]],
      ['@attr 1=4 @attr 3=1 @attr 4=1 "die detektive"', []],
      ['@attr 1=4 @attr 4=1 @attr 6=3 "emil und die detektive"', [emil]],
      ['@attr 1=4 @attr 4=1 @attr 6=3 "emil und"', []],
      ['@attr 1=1003 @attr 5=1 tolk', [hobbit]],
      ['@attr 1=4 @attr 5=2 bbit', [hobbit]],
      ['@attr 1=4 @attr 5=104 h#bbit', [hobbit]],
      ['@attr 1=4 @attr 4=1 @attr 5=1 "there and ba"', [hobbit]],
      ['@attr 1=1003 "Kästner, Erich"', [emil]],
      ['@attr 1=1003 kastner', [emil]],
      ['@attr 1=31 @attr 2=5 2000', [hobbit]],
      ['@attr 1=31 @attr 2=3 @attr 4=4 1929', [emil]],
      ['@attr 1=54 ger', [emil]],
      ['@attr 1=1003 @attr 2=3 @attr 3=3 @attr 4=2 @attr 5=100 @attr 6=1 herbert', ['Dune /']],
      ['@and @attr 1=21 fiction @not @attr 1=1016 dune @attr 1=4 hobbit', ['Dune /']],
      ['@or @attr 1=4 dune @attr 1=4 emil', ['Dune /', emil]],
      ['@attr 1=1035 xylophone', []],
      ['@attr 1=999 x', 114],
      ['@attr 2=100 x', 117],
      ['@attr 4=200 x', 118],
      ['@attr 3=9 x', 119],
      ['@attr 5=102 x', 120],
      ['@attr 6=9 x', 122],
      ['@attr 7=1 x', 113],
      ['@attr gils 1=4 x', 121],
      ['@attr 1=31 soon', 126],
      ['@set nothing', 30],
      ['@prox 0 1 0 2 k 2 a b', 129],
    ]
    for (const [query, expected] of cases)
      it(`${typeof expected === 'number' ? 'is told why not' : 'finds what it should'}: ${query}`, async () => {
        assert.deepEqual(await found(query), typeof expected === 'number' ? expected : expected.toSorted())
      })

    it('never sees a suppressed title, whatever it asks', async () => {
      const all = await found('@attr 1=1035 @attr 2=103 ""')
      assert.ok(Array.isArray(all))
      assert.equal(all.length, 3)
    })

    it('is given records in the syntax that it asks for', async () => {
      const client = await house.client()
      await client.search(pqf('@attr 1=4 emil'))
      const text = async (syntax: string, elementSet = 'F') => {
        const [record] = await client.present(1, 1, { syntax, elementSet })
        return record?.kind === 'record' ? recordText(record.external) : (record?.message ?? '')
      }
      assert.match(await text('xml'), /^<record xmlns="http:\/\/www.loc.gov\/MARC21\/slim">[\s\S]*Kästner/)
      assert.match(await text('xml', 'mods'), /<mods/)
      assert.match(await text('xml', 'dc'), /Kästner, Erich/)
      assert.match(await text('sutrs'), /^Title: Emil und die Detektive$/m)
      assert.match(await text('usmarc'), /^\d{5}cam a22/)
      assert.ok((await text('usmarc', 'B')).length < (await text('usmarc')).length)
      await assert.rejects(text('grs-1'), /239/)
      await assert.rejects(text('usmarc', 'X'), /25/)
      await client.close()
    })

    it('is given records in MARC-8 where the library says so', async () => {
      const name = 'protocols.z3950-encoding'
      await house.library.must(PutSetting, { params: { name }, body: { value: 'marc-8' } })
      const client = await house.client()
      await client.search(pqf('@attr 1=4 emil'))
      const [record] = await client.present(1, 1)
      await client.close()
      await house.library.must(PutSetting, { params: { name }, body: { value: 'utf-8' } })
      assert.equal(record?.kind, 'record')
      const bytes = Buffer.from(record.bytes)
      assert.equal(bytes.subarray(9, 10).toString(), ' ')
      // ANSEL writes the two dots before their letter.
      assert.ok(bytes.includes(Buffer.from([0x4b, 0xe8, 0x61, 0x73])))
    })

    it('is told which copies there are, and whether they are there', async () => {
      await house.library.item('31000001', { bib: house.bibs.dune, callNumber: 'SF HER' })
      const client = await house.client()
      await client.search(pqf('@attr 1=4 dune'), { syntax: 'opac' })
      const [record] = await client.present(1, 1, { syntax: 'opac' })
      await client.close()
      assert.equal(record?.kind, 'record')
      const [holdings] = readOpacRecord(record.external).holdings ?? []
      assert.equal(holdings?.kind, 'holdings')
      assert.equal(holdings.value.callNumber, 'SF HER')
      assert.deepEqual(
        holdings.value.items?.map(({ itemId, availableNow }) => [itemId, availableNow]),
        [['31000001', true]],
      )
    })

    it('has its result put in order', async () => {
      const client = await house.client()
      await client.search(pqf('@attr 1=1035 @attr 2=103 ""'))
      const titles = async () =>
        (await client.present(1, 3)).map((one) => (one.kind === 'record' ? titleOf(one.bytes).slice(0, 5) : ''))
      await client.sort([{ by: [{ type: 1, value: 4 }] }])
      assert.deepEqual(await titles(), ['Dune ', 'Emil ', 'The h'])
      await client.sort([{ by: 'date', descending: true }])
      assert.deepEqual(await titles(), ['The h', 'Dune ', 'Emil '])
      await assert.rejects(client.sort([{ by: 'weight' }]), /207/)
      await client.close()
    })

    it('looks through indexes, and finds there what is open to everybody', async () => {
      const client = await house.client()
      const scan = async (use: number, text: string, position = 1, attributes: readonly number[] = []) => {
        const start = {
          attributes: [{ type: 1, value: use }, ...attributes.map((value) => ({ type: 4, value }))],
          term: textTerm(text),
        }
        const { terms } = await client.scan(start, 4, position)
        return terms.map(({ term, occurrences }) => `${term} ${occurrences}`)
      }
      assert.deepEqual(await scan(1003, 'a'), [
        'Herbert, Frank 1',
        'Kästner, Erich, 1899-1974 1',
        'Tolkien, J. R. R., 1892-1973 1',
      ])
      assert.equal((await scan(1003, 'kas', 2))[0], 'Herbert, Frank 1')
      assert.deepEqual(
        (await scan(4, '')).map((line) => line.slice(0, 6)),
        ['dune 1', 'emil u', 'hobbit'],
      )
      assert.deepEqual(await scan(4, 'hobb', 1, [2]).then((lines) => lines[0]), 'hobbit 1')
      assert.deepEqual(await scan(16, '823'), ['823.912 1', '833.912 1'])
      assert.deepEqual(await scan(21, 'z'), [])
      await assert.rejects(scan(31, '1900'), /232/)
      await client.close()
    })

    it('gets small results whole with the answer, and its reference back', async () => {
      const [opened, answered] = await talk([
        init,
        search('@attr 1=4 dune', {
          smallSetUpperBound: 5,
          largeSetLowerBound: 10,
          referenceId: new Uint8Array([1, 2]),
        }),
      ])
      assert.equal(opened?.kind, 'initResponse')
      assert.deepEqual(opened.value.referenceId, new Uint8Array([7]))
      assert.deepEqual(opened.value.options, ['search', 'present', 'scan'])
      assert.equal(answered?.kind, 'searchResponse')
      assert.equal(answered.value.returned, 1)
      assert.deepEqual(answered.value.referenceId, new Uint8Array([1, 2]))
    })

    it('names results and searches in them; one more than there may be is refused', async () => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f']
      const answers = await talk([
        init,
        ...names.map((resultSetName) => search('@attr 1=21 fiction', { resultSetName })),
        search('@and @set a @attr 1=4 emil', { resultSetName: 'b' }),
        search('x', { resultSetName: 'b', replace: false }),
        { kind: 'deleteRequest', value: { function: 1 } },
        search('@set a', { resultSetName: 'b' }),
      ])
      const told = answers.slice(1).map((one) => {
        if (one.kind !== 'searchResponse') return one.kind
        return one.value.records?.kind === 'diagnostic' ? -one.value.records.value.condition : one.value.resultCount
      })
      assert.deepEqual(told, [3, 3, 3, 3, 3, -112, 1, -21, 'deleteResponse', -30])
    })

    it('is told that a database is not here and that a result has not so many records', async () => {
      const answers = await talk([
        init,
        search('x', { databases: ['Other'] }),
        search('@attr 1=4 dune'),
        { kind: 'presentRequest', value: { resultSet: 'default', start: 1, count: 2 } },
        { kind: 'presentRequest', value: { resultSet: 'other', start: 1, count: 1 } },
      ])
      const conditions = answers.flatMap((one) =>
        (one.kind === 'searchResponse' || one.kind === 'presentResponse') && one.value.records?.kind === 'diagnostic'
          ? [one.value.records.value.condition]
          : [],
      )
      assert.deepEqual(conditions, [235, 13, 30])
    })
  })

  describe('what should not come over the line', () => {
    const hostile: readonly (readonly [string, Uint8Array])[] = [
      ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
      ['a message of another kind', Uint8Array.of(0xbf, 0x7f, 0)],
      ['a length that promises four gigabytes', Uint8Array.of(0xb4, 0x84, 0xff, 0xff, 0xff, 0xff)],
      ['nesting without end', Uint8Array.from({ length: 4000 }, (_, n) => (n % 2 === 0 ? 0xb4 : 0x80))],
      ['an init without parts', Uint8Array.of(0xb4, 0)],
      ['a search before the init', writeApdu(search('x'))],
      ['a present of an extended service', writeApdu({ kind: 'extendedServicesRequest', value: Uint8Array.of() })],
      ['noise', Uint8Array.from({ length: 3000 }, (_, n) => (n * 7919) % 251)],
    ]
    for (const [what, bytes] of hostile)
      it(`${what} ends its own session with a reason, and the next client is served`, async () => {
        const answers = await talk([bytes])
        assert.ok(answers.every(({ kind }) => kind === 'close'))
        assert.deepEqual(await found('@attr 1=4 dune'), ['Dune /'])
      })

    it('is kept with its bytes for the staff', async () => {
      await talk([Buffer.from('EHLO stranger\r\n')])
      const { rows } = await house.library.must(ListProtocolFaults, { params: { name: 'z3950' } })
      const kept = rows.find(({ text }) => text.startsWith('EHLO stranger'))
      assert.match(kept?.message ?? '', /not Z39.50/)
      assert.match(kept?.hex ?? '', /^45484c4f/)
    })
    it('is told to the staff without its bytes where these may hold a key', async () => {
      const faults = async () =>
        (await house.library.must(ListProtocolFaults, { params: { name: 'z3950' } })).rows.map(({ text }) => text)
      const before = await faults()
      const content = Buffer.from('sesame-key-123')
      await talk([Buffer.concat([Buffer.of(0xb4, content.length), content])])
      const now = await faults()
      assert.equal(now.length, before.length + 1)
      assert.deepEqual(
        now.filter((text) => text.includes('sesame')),
        [],
      )
    })
  })

  describe('who may search by Z39.50', () => {
    const rule = (audience: 'everybody' | 'keys' | 'nobody', perMinute = 3000) =>
      house.library.must(PutProtocol, { params: { name: 'z3950' }, body: { audience, perMinute, mostRecords: 100 } })
    after(() => rule('everybody'))

    it('is everybody, those with a key, or nobody, as the library says', async () => {
      const { token } = await house.library.carrel.must(CreateApiKey, {
        body: { name: 'Partner', permissions: ['protocols:use'], branch: null },
      })
      await rule('keys')
      await assert.rejects(house.client(), { code: 'refused' })
      await assert.rejects(house.client({ user: 'x', password: 'wrong' }), { code: 'refused' })
      for (const options of [{ user: 'partner', password: token }, { openAuthentication: `partner/${token}` }]) {
        const client = await house.client(options)
        assert.equal((await client.search(pqf('@attr 1=4 dune'))).hits, 1)
        await client.close()
      }
      await rule('nobody')
      await assert.rejects(house.client({ user: 'partner', password: token }), { code: 'refused' })
      await rule('everybody', 2)
      const client = await house.client()
      await client.search(pqf('dune'))
      await client.search(pqf('dune'))
      await assert.rejects(client.search(pqf('dune')), /1018/)
      await client.close()
      await rule('everybody')
    })

    it('is tried by a button, and counted by the hour', async () => {
      noteListening(house.library.carrel.platform, { z3950: { host: '127.0.0.1', port: house.port } })
      const trial = await house.library.must(TryProtocol, { params: { name: 'z3950' } })
      assert.deepEqual([trial.ok, trial.message], [true, 'It answers: 3 titles, and the first record came.'])
      const { rows } = await house.library.must(ListProtocols)
      const standing = rows.find(({ name }) => name === 'z3950')
      assert.ok((standing?.requests ?? 0) > 50)
      assert.ok((standing?.failed ?? 0) > 5)
      assert.equal(standing?.address, `127.0.0.1:${house.port}/Default`)
    })
  })

  describe('programs that libraries use', () => {
    it(
      'find, show, scan and sort: yaz-client',
      { skip: !existsSync('/usr/bin/yaz-client') && 'yaz is not installed' },
      async () => {
        const script = [
          `open tcp:127.0.0.1:${house.port}/Default`,
          'find @attr 1=4 "emil detektive"',
          'format xml',
          'show 1',
          'scan @attr 1=1003 k',
          'sort 1=4 i<',
          'close',
          'quit',
          '',
        ].join('\n')
        const output = await new Promise<string>((resolve, reject) => {
          const child = execFile('yaz-client', { timeout: 60_000 }, (error, stdout) =>
            error ? reject(error) : resolve(stdout),
          )
          child.stdin?.end(script)
        })
        assert.match(output, /Number of hits: 1/)
        assert.match(output, /Emil und die Detektive/)
        assert.match(output, /Kästner, Erich, 1899-1974 \(1\)/)
        assert.match(output, /Received SortResponse: status=success/)
      },
    )
  })
})
