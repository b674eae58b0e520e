import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import {
  allOf,
  bib1Query,
  octetRecord,
  readOpacRecord,
  opacRecordOf,
  recordSyntaxes,
  term,
  textTerm,
  writeApdu,
  type Apdu,
} from '../src/index.ts'
import { Z3950Failure, openZ3950, tryServer, type Z3950FailureCode } from './index.ts'
import { startSmallServer, type SmallServer } from './testing/small-server.ts'

/** A record of a title, short but right. */
function marc(title: string, isbn: string): Uint8Array {
  const fields: readonly (readonly [tag: string, data: string])[] = [
    ['001', isbn],
    ['020', `  \u001Fa${isbn}`],
    ['245', `00\u001Fa${title}`],
  ]
  let directory = ''
  let data = ''
  for (const [tag, text] of fields) {
    const length = new TextEncoder().encode(text).length + 1
    directory += `${tag}${String(length).padStart(4, '0')}${String(new TextEncoder().encode(data).length).padStart(5, '0')}`
    data += `${text}\u001E`
  }
  const base = 24 + directory.length + 1
  const length = base + new TextEncoder().encode(data).length + 1
  const leader = `${String(length).padStart(5, '0')}nam a22${String(base).padStart(5, '0')} i 4500`
  return new TextEncoder().encode(`${leader}${directory}\u001E${data}\u001D`)
}

const books = [
  marc('Walden', '9780691096124'),
  marc('Moby Dick', '9780142437247'),
  marc('Walden Two', '9780872207783'),
  marc('Bücher, alt und neu', '9783446203174'),
]

const at = (port: number) => ({ host: '127.0.0.1', port, database: 'Default', timeoutMs: 5000 })
const walden = bib1Query(term('walden', { 1: 4 }))

describe("Another library's catalogue", () => {
  let server: SmallServer
  before(async () => {
    server = await startSmallServer({
      records: books,
      admits: (who) =>
        who === undefined || (who.kind === 'idPass' ? who.value.password === 'right' : who.value === 'ann/right'),
      convert: (record, syntax) =>
        syntax === recordSyntaxes.opac
          ? opacRecordOf({
              record: octetRecord(recordSyntaxes.usmarc, record),
              holdings: [{ kind: 'holdings', value: { callNumber: 'PS 1' } }],
            })
          : undefined,
    })
  })
  after(() => server.close())

  it('is searched, and its records come as they are', async () => {
    const session = await openZ3950(at(server.port))
    assert.deepEqual(session.implementation, { name: 'A small server' })
    assert.deepEqual(await session.search(walden), { hits: 2, complete: true })
    const records = await session.present(1, 10)
    assert.deepEqual(
      records.map((record) => [record.position, record.kind === 'record' && record.syntax]),
      [
        [1, 'usmarc'],
        [2, 'usmarc'],
      ],
    )
    assert.deepEqual(records[1]?.kind === 'record' && records[1].bytes, books[2])
    assert.deepEqual(await session.present(3, 1), [])
    await session.close()
    await session.close()
    await assert.rejects(session.search(walden), { code: 'closed' })
  })

  it('answers several questions in the order in which they were asked', async () => {
    const session = await openZ3950(at(server.port))
    const answers = await Promise.all([
      session.search(walden),
      session.present(2, 1),
      session.search(bib1Query(allOf([term('dick', { 1: 4 }), term('978-0-14-243724-7', { 1: 7 })]))),
      session.present(1, 1),
    ])
    assert.deepEqual(answers[1][0]?.kind === 'record' && answers[1][0].bytes, books[2])
    assert.deepEqual(answers[3][0]?.kind === 'record' && answers[3][0].bytes, books[1])
    await session.close()
  })

  it('gives other syntaxes, with the holdings where it has them', async () => {
    const session = await openZ3950(at(server.port))
    await session.search(walden)
    const [text] = await session.present(1, 1, { syntax: 'sutrs' })
    assert.match(text?.kind === 'record' ? new TextDecoder().decode(text.bytes) : '', /Walden/)
    const [opac] = await session.present(1, 1, { syntax: 'opac' })
    assert.ok(opac?.kind === 'record')
    assert.deepEqual(readOpacRecord(opac.external).holdings, [{ kind: 'holdings', value: { callNumber: 'PS 1' } }])
    const [refused] = await session.present(1, 1, { syntax: 'grs-1' })
    assert.equal(
      refused?.kind === 'diagnostic' && refused.message,
      'The server does not know this record syntax: 1.2.840.10003.5.105 (diagnostic 239).',
    )
    await assert.rejects(session.present(1, 1, { syntax: 'nonsense' }), { code: 'unsupported' })
    await session.close()
  })

  it('lists the terms of an index, and sorts', async () => {
    const session = await openZ3950({ ...at(server.port), negotiateUtf8: true })
    assert.equal(session.utf8, true)
    const { terms, position } = await session.scan({ attributes: [{ type: 1, value: 4 }], term: textTerm('wa') }, 2)
    assert.deepEqual(terms, [{ term: 'walden', display: 'walden', occurrences: 2 }])
    assert.equal(position, 1)
    await session.search(bib1Query(term('b', { 1: 4 })))
    await session.sort([{ by: 'title', descending: true }])
    assert.ok(await session.search(bib1Query(term('Bücher', { 1: 4 }))))
    await session.close()
  })

  it('refuses in words', async () => {
    const session = await openZ3950(at(server.port))
    await assert.rejects(session.search(bib1Query(term('x', { 1: 9999 }))), {
      code: 'diagnostic',
      message: `127.0.0.1:${server.port} refused the search. The server does not search by this index (Use attribute): 9999 (diagnostic 114).`,
      diagnostics: [{ set: '1.2.840.10003.4.1', condition: 114, addInfo: '9999' }],
    })
    assert.deepEqual(await session.search(walden), { hits: 2, complete: true }, 'and goes on after that')
    await session.close()
  })

  it('wants a user and a password, and says when they are wrong', async () => {
    const refused = { code: 'refused', message: `127.0.0.1:${server.port} does not accept this user and password.` }
    await assert.rejects(openZ3950({ ...at(server.port), user: 'ann', password: 'wrong' }), refused)
    for (const who of [{ user: 'ann', password: 'right', group: 'g' }, { openAuthentication: 'ann/right' }]) {
      const session = await openZ3950({ ...at(server.port), ...who })
      await session.close()
    }
    const init = server.asked.findLast((apdu) => apdu.kind === 'initRequest')
    assert.deepEqual(init?.value.authentication, { kind: 'open', value: 'ann/right' })
  })

  it('is tried out as a whole', async () => {
    const trial = await tryServer(at(server.port), walden)
    assert.equal(trial.ok, true)
    assert.deepEqual(trial.syntaxes, ['usmarc', 'opac', 'sutrs'])
    assert.deepEqual(
      trial.tried.map(({ what, ok }) => [what, ok]),
      [
        ['connect', true],
        ['search', true],
        ['usmarc', true],
        ['unimarc', true],
        ['xml', true],
        ['opac', true],
        ['sutrs', true],
      ],
    )
  })
})

describe('A server that gives records in portions and segments', () => {
  it('is asked until all have come', async () => {
    for (const how of [{ portion: 1 }, { segments: true }, { portion: 2, segments: true }]) {
      const server = await startSmallServer({ records: books, ...how })
      const session = await openZ3950(at(server.port))
      assert.equal((await session.search(bib1Query(term('97', { 1: 1016 })))).hits, 4)
      const records = await session.present(1, 4)
      assert.deepEqual(
        records.map((record) => record.kind === 'record' && record.bytes),
        books,
      )
      await session.close()
      await server.close()
    }
  })
})

describe('A server that misbehaves', () => {
  const accepted: Apdu = {
    kind: 'initResponse',
    value: {
      versions: [1, 2, 3],
      options: ['search', 'present'],
      preferredMessageSize: 1000,
      exceptionalRecordSize: 1000,
      accepted: true,
      implementationName: 'x',
    },
  }
  const searched: Apdu = { kind: 'searchResponse', value: { resultCount: 5, returned: 0, nextPosition: 1, ok: true } }
  const init = writeApdu(accepted)

  /** Does something for each piece that comes; `count` is 0 for the first. */
  type Behaviour = (socket: Socket, count: number) => void
  const answering =
    (...answers: readonly (Uint8Array | undefined)[]): Behaviour =>
    (socket, count) => {
      const answer = answers[count]
      if (answer) socket.write(answer)
    }

  async function withServer<T>(behaviour: Behaviour, work: (port: number) => Promise<T>): Promise<T> {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      let count = 0
      socket.on('error', () => undefined)
      socket.on('data', () => behaviour(socket, count++))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return await work((server.address() as AddressInfo).port)
    } finally {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }

  const cases: readonly (readonly [what: string, behaviour: Behaviour, code: Z3950FailureCode, message: RegExp])[] = [
    ['says nothing', () => undefined, 'timeout', /did not answer within 0\.3 seconds\./],
    [
      'sends a byte now and then and never ends',
      (socket) => {
        const timer = setInterval(() => socket.write(Uint8Array.of(0xb5)), 20)
        socket.on('close', () => clearInterval(timer))
      },
      'protocol',
      /does not answer in Z39\.50/,
    ],
    [
      'begins an answer and goes on slowly for ever',
      (socket) => {
        socket.write(Uint8Array.of(0xb5, 0x80))
        const timer = setInterval(() => socket.write(Uint8Array.of(0x04, 0x01, 0x61)), 10)
        socket.on('close', () => clearInterval(timer))
      },
      'timeout',
      /did not answer within/,
    ],
    ['hangs up at once', (socket) => socket.destroy(), 'closed', /ended the connection|broke off/],
    [
      'hangs up in the middle of an answer',
      (socket) => socket.end(init.subarray(0, 20)),
      'closed',
      /ended the connection in the middle of an answer\./,
    ],
    [
      'hangs up after the search',
      (socket, count) => (count === 0 ? socket.write(init) : socket.destroy()),
      'closed',
      /./,
    ],
    [
      'speaks HTTP',
      answering(new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'protocol',
      /is not Z39\.50; it begins with "HTTP\/1\.1 400/,
    ],
    ['sends rubbish', answering(Uint8Array.fromHex('b5ff00112233')), 'protocol', /does not answer in Z39\.50/],
    [
      'lies about a length',
      answering(Uint8Array.fromHex('b5847fffffff00')),
      'too-large',
      /sent more than the 100,000 bytes that are allowed/,
    ],
    [
      'lies about a length inside',
      answering(Uint8Array.fromHex('b50683028000a705')),
      'protocol',
      /says that it has 5 bytes; only 0 are left/,
    ],
    [
      'sends bytes without end',
      (socket) => {
        const chunk = new Uint8Array(60_000).fill(0x04)
        chunk.set([0xb5, 0x80])
        const more = () => {
          if (!socket.destroyed) socket.write(chunk, more)
        }
        more()
      },
      'too-large',
      /allowed/,
    ],
    [
      'sends answers without end that nobody asked for',
      (socket) => {
        const chunk = new Uint8Array(60_000)
        const one = writeApdu({ kind: 'resourceControlRequest', value: { responseRequired: false } })
        for (let at = 0; at + one.length <= chunk.length; at += one.length) chunk.set(one, at)
        const more = () => {
          if (!socket.destroyed) socket.write(chunk.subarray(0, Math.floor(60_000 / one.length) * one.length), more)
        }
        more()
      },
      'too-large',
      /allowed/,
    ],
    [
      'answers something else',
      answering(writeApdu(searched)),
      'protocol',
      /answered with something that was not asked for \(searchResponse\)/,
    ],
    [
      'says good-bye with its reason',
      answering(init, writeApdu({ kind: 'close', value: { reason: 4, message: 'Too many users\n' } })),
      'closed',
      /ended the connection: a lack of resources\. It says: Too many users$/,
    ],
    [
      'asks for another proof of identity',
      answering(
        init,
        writeApdu({ kind: 'accessControlRequest', value: { challenge: { kind: 'simple', value: Uint8Array.of(1) } } }),
      ),
      'refused',
      /proof of identity/,
    ],
    [
      'fails a search without a word',
      answering(init, writeApdu({ ...searched, value: { ...searched.value, ok: false } })),
      'diagnostic',
      /refused the search\. It does not say why\./,
    ],
    [
      'cuts a message that lacks what it must have',
      answering(init, Uint8Array.fromHex('b703970101')),
      'protocol',
      /The search response lacks its returned/,
    ],
  ]
  for (const [what, behaviour, code, message] of cases)
    it(`is told in a sentence: it ${what}`, async () => {
      await withServer(behaviour, async (port) => {
        const failed = async () => {
          const session = await openZ3950({ ...at(port), timeoutMs: 300, maxBytes: 100_000 })
          await session.search(walden)
        }
        await assert.rejects(failed(), (error) => {
          assert.ok(error instanceof Z3950Failure, String(error))
          assert.equal(error.code, code, error.message)
          assert.match(error.message, message)
          assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${port}`))
          return true
        })
      })
    })

  it('does not make a client ask for ever for records that do not come', async () => {
    const nothing = writeApdu({
      kind: 'presentResponse',
      value: { returned: 0, nextPosition: 1, status: 2, records: { kind: 'records', value: [] } },
    })
    await withServer(answering(init, writeApdu(searched), nothing), async (port) => {
      const session = await openZ3950({ ...at(port), timeoutMs: 1000 })
      await session.search(walden)
      assert.deepEqual(await session.present(1, 5), [])
      await assert.rejects(session.scan({ attributes: [], term: textTerm('x') }, 5), {
        code: 'unsupported',
        message: `127.0.0.1:${port} cannot list the terms of an index.`,
      })
      await session.close()
    })
  })

  it('keeps what came before a refusal', async () => {
    const one = {
      database: 'A',
      record: { kind: 'record', value: octetRecord(recordSyntaxes.usmarc, books[0] ?? init) },
    } as const
    const first = writeApdu({
      kind: 'presentResponse',
      value: { returned: 1, nextPosition: 2, status: 2, records: { kind: 'records', value: [one] } },
    })
    const second = writeApdu({
      kind: 'presentResponse',
      value: {
        returned: 0,
        nextPosition: 0,
        status: 5,
        records: { kind: 'diagnostic', value: { set: '1.2.840.10003.4.1', condition: 14, addInfo: '' } },
      },
    })
    await withServer(answering(init, writeApdu(searched), first, second), async (port) => {
      const session = await openZ3950({ ...at(port), timeoutMs: 1000 })
      await session.search(walden)
      const records = await session.present(1, 5)
      assert.deepEqual(
        records.map((record) => [record.position, record.kind]),
        [
          [1, 'record'],
          [2, 'diagnostic'],
        ],
      )
      await session.close()
    })
  })

  it('is left when nobody wants its answer any more', async () => {
    await withServer(answering(init), async (port) => {
      const controller = new AbortController()
      const session = await openZ3950({ ...at(port), signal: controller.signal })
      const search = session.search(walden)
      controller.abort()
      await assert.rejects(search, { code: 'aborted' })
      await assert.rejects(openZ3950({ ...at(port), signal: controller.signal }), { code: 'aborted' })
    })
  })

  it('is not there at all', async () => {
    const port = await withServer(
      () => undefined,
      (found) => Promise.resolve(found),
    )
    await assert.rejects(openZ3950(at(port)), {
      code: 'unreachable',
      message: `Nothing answers at 127.0.0.1:${port}: check the port, or try later.`,
    })
    await assert.rejects(openZ3950({ ...at(port), port: 99_999 }), { code: 'unreachable' })
    await assert.rejects(openZ3950({ ...at(port), host: 'no such host.invalid' }), { code: 'unreachable' })
  })

  it('does not speak TLS', async () => {
    await withServer(answering(new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n')), async (port) => {
      await assert.rejects(openZ3950({ ...at(port), tls: true }), {
        code: 'unreachable',
        message: /does not speak TLS/,
      })
    })
  })
})
