import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import {
  ApduSplitter,
  bib1Query,
  characterNegotiation,
  parsePqf,
  readApdu,
  recordSyntaxes,
  recordText,
  term,
  writeApdu,
  type Apdu,
  type RpnQuery,
} from '@carrel/z3950'
import { SearchCatalog } from '../../src/modules/catalog/contract.ts'
import { createBib } from '../../src/modules/catalog/index.ts'
import { openZ3950House, type Z3950House } from './z3950-house.ts'

describe('a Z39.50 server at its limits', () => {
  let house: Z3950House
  before(async () => {
    house = await openZ3950House({ messageWithin: 1500, initWithin: 20_000, perAddress: 100, connections: 120 })
  })
  after(() => house.stop())

  const leader = '=LDR  00000cam a2200000 i 4500'
  async function add(marc: string): Promise<void> {
    const bib = await house.library.carrel.mustWork((w) => createBib(w, { marc }))
    await house.library.must(SearchCatalog, {
      query: { q: 'x', ...(bib.sequence !== undefined && { atLeast: bib.sequence }) },
    })
  }

  const init = (more: Partial<Extract<Apdu, { kind: 'initRequest' }>['value']> = {}): Apdu => ({
    kind: 'initRequest',
    value: {
      versions: [1, 2, 3],
      options: ['search', 'present', 'namedResultSets', 'negotiation'],
      preferredMessageSize: 1_000_000,
      exceptionalRecordSize: 1_000_000,
      ...more,
    },
  })
  function search(query: string | RpnQuery, resultSetName = 'default'): Apdu {
    const parsed = typeof query === 'string' ? parsePqf(query) : { ok: true as const, query }
    assert.ok(parsed.ok)
    return {
      kind: 'searchRequest',
      value: {
        smallSetUpperBound: 0,
        largeSetLowerBound: 1,
        mediumSetPresentNumber: 0,
        replace: true,
        resultSetName,
        databases: ['Default'],
        query: { kind: 'rpn', value: parsed.query },
      },
    }
  }
  const present = (syntax: string): Apdu => ({
    kind: 'presentRequest',
    value: { resultSet: 'default', start: 1, count: 1, syntax },
  })

  /** A client that writes bytes as it likes and takes what comes until `count` answers are there or the server hangs up. */
  class RawClient {
    readonly socket: Socket
    readonly answers: Apdu[] = []
    readonly #splitter = new ApduSplitter(10_000_000)
    #closed = false

    constructor() {
      this.socket = connect(house.port, '127.0.0.1')
      this.socket.on('error', () => {})
      this.socket.on('close', () => (this.#closed = true))
      this.socket.on('data', (bytes: Buffer) => {
        this.answers.push(...this.#splitter.push(bytes).map((one) => readApdu(one)))
      })
    }

    send(...apdus: readonly Apdu[]): this {
      for (const apdu of apdus) this.socket.write(writeApdu(apdu))
      return this
    }

    until(count: number): Promise<readonly Apdu[]> {
      return new Promise((resolve) => {
        const check = () => {
          if (this.answers.length < count && !this.#closed) return
          this.socket.off('data', check)
          this.socket.off('close', check)
          resolve(this.answers)
        }
        this.socket.on('data', check)
        this.socket.on('close', check)
        check()
      })
    }

    async closed(): Promise<readonly Apdu[]> {
      if (!this.#closed) await once(this.socket, 'close')
      return this.answers
    }

    end(): void {
      this.socket.destroy()
    }
  }

  async function servesTheNext(): Promise<void> {
    const next = new RawClient().send(init(), search('@attr 1=4 dune'))
    const [, found] = await next.until(2)
    next.end()
    assert.equal(found?.kind === 'searchResponse' && found.value.resultCount, 1)
  }

  /** The first record or the number of the diagnostic in its place. */
  async function first(apdus: readonly Apdu[], client = new RawClient()): Promise<Uint8Array | string> {
    const answers = await client.send(...apdus).until(apdus.length)
    client.end()
    const last = answers.at(-1)
    assert.equal(last?.kind, 'presentResponse')
    const { records } = last.value
    if (records?.kind === 'diagnostic') return `${records.value.condition} ${records.value.addInfo}`
    const [record] = records?.kind === 'records' ? records.value : []
    if (record?.record.kind === 'diagnostic') return `${record.record.value.condition} ${record.record.value.addInfo}`
    assert.equal(record?.record.kind, 'record')
    return record.record.value.data
  }

  const { usmarc, xml, sutrs, opac } = recordSyntaxes

  describe('records that do not fit into the frame of ISO 2709', () => {
    before(async () => {
      const notes = Array.from({ length: 60 }, (_, n) => `=520  \\\\$a${`Chapter ${n} of a long story. `.repeat(75)}`)
      await add(`${leader}\n=001  long1\n=245  00$aLongwinded chronicle.\n${notes.join('\n')}`)
    })

    it('are told by the diagnostic that names the syntax in which they can be had, and come whole in that', async () => {
      const asked = (syntax: string) => first([init(), search('@attr 1=4 longwinded'), present(syntax)])
      assert.equal(await asked(usmarc), `238 ${xml}`)
      assert.equal(await asked(opac), `238 ${xml}`)
      const whole = await asked(xml)
      assert.ok(whole instanceof Uint8Array && whole.length > 100_000)
      assert.match(Buffer.from(whole).toString('utf8'), /Chapter 59 of a long story[\s\S]*<\/record>\s*$/)
      assert.ok((await asked(sutrs)) instanceof Uint8Array)
    })

    it('are told by another where the client takes no message of that size', async () => {
      const small = init({ preferredMessageSize: 20_000, exceptionalRecordSize: 20_000 })
      assert.match(String(await first([small, search('@attr 1=4 longwinded'), present(xml)])), /^17 /)
    })
  })

  describe('a client that reads MARC-8 only', () => {
    /** What clients of YAZ send for "negcharset marc-8". */
    const proposal = {
      oid: characterNegotiation,
      encoding: 'ber',
      data: Uint8Array.fromHex('a11da118a316a214060a2a8648ce130f8768510181066d6172632d38830101'),
    } as const
    const asksMarc8 = init({ otherInfo: [{ information: { kind: 'external', value: proposal } }] })

    before(() => add(`${leader}\n=001  signs1\n=245  00$aZeichenprobe Ä ł ж 中 😀.`))

    it('is given records in MARC-8; letters that it does not have come by their numbers', async () => {
      const bytes = await first([asksMarc8, search('@attr 1=4 zeichenprobe'), present(usmarc)])
      assert.ok(bytes instanceof Uint8Array)
      assert.equal(bytes[9], 0x20)
      const text = Buffer.from(bytes).toString('latin1')
      // The two dots stand before their letter, Cyrillic and Chinese behind their escapes, an emoji by its number.
      assert.match(text, /Zeichenprobe \xe8A \xb1 \x1b\(NV \x1b\$1!04 \x1b\(B&#x1F600;/)
    })

    it('is given Unicode where it did not ask', async () => {
      const bytes = await first([init(), search('@attr 1=4 zeichenprobe'), present(usmarc)])
      assert.ok(bytes instanceof Uint8Array)
      assert.match(recordText({ oid: usmarc, encoding: 'octets', data: bytes }), /Ä ł ж 中 😀/)
    })
  })

  describe('clients that want too much', () => {
    it('may name a hundred results; those beyond are refused one by one, and the session goes on', async () => {
      const client = new RawClient()
      const searches = Array.from({ length: 1000 }, (_, n) => search('@attr 1=4 dune', `set${n}`))
      const answers = await client.send(init(), ...searches).until(1001)
      const refused = answers.filter(
        (one) =>
          one.kind === 'searchResponse' &&
          one.value.records?.kind === 'diagnostic' &&
          one.value.records.value.condition === 112,
      )
      assert.equal(refused.length, 900)
      const after = await client
        .send({ kind: 'deleteRequest', value: { function: 1 } }, search('@attr 1=4 emil'))
        .until(1003)
      const last = after.at(-1)
      assert.equal(last?.kind === 'searchResponse' && last.value.resultCount, 1)
      client.end()
    })

    it('are hung up on when they send half a message and nothing more, or a byte now and then', async () => {
      const half = new RawClient().send(init())
      await half.until(1)
      half.socket.write(writeApdu(search('@attr 1=4 dune')).subarray(0, 20))
      const slow = new RawClient()
      const bytes = writeApdu(init({ implementationName: 'x'.repeat(2000) }))
      let at = 0
      const drip = setInterval(() => slow.socket.write(bytes.subarray(at, ++at)), 100)
      try {
        const [fromHalf, fromSlow] = await Promise.all([half.closed(), slow.closed()])
        for (const answers of [fromHalf, fromSlow]) assert.equal(answers.at(-1)?.kind, 'close')
      } finally {
        clearInterval(drip)
      }
      assert.ok(at < bytes.length, 'the whole message came')
      await servesTheNext()
    })

    it('may hold a hundred connections; one more is told so, and the next is served when they let go', async () => {
      const clients = Array.from({ length: 100 }, () => new RawClient().send(init()))
      await Promise.all(clients.map((client) => client.until(1)))
      assert.ok(clients.every(({ answers }) => answers[0]?.kind === 'initResponse'))
      const [refused] = await new RawClient().closed()
      assert.match(refused?.kind === 'close' ? (refused.value.message ?? '') : '', /100 connections/)
      const gone = clients.map(({ socket }) => once(socket, 'close'))
      for (const client of clients) client.socket.end()
      await Promise.all(gone)
      await servesTheNext()
    })

    it('have a query of a megabyte refused', async () => {
      const long = new RawClient().send(init(), search(bib1Query(term('a'.repeat(1_000_000), { 1: 4 }))))
      const answers = await long.closed()
      assert.equal(answers.at(-1)?.kind, 'close')
      await servesTheNext()
    })
  })
})
