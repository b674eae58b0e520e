import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { readSruRequest, sruDiagnostic, writeSruResponse, type SearchResponse } from '../src/index.ts'
import { explainSru, scanSru, searchSru, SruFailure, type SruFailureCode } from './index.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

async function withServer<T>(answer: Answer, work: (baseUrl: string) => Promise<T>): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sru`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const found: SearchResponse = {
  kind: 'search',
  version: '',
  hits: 1,
  records: [
    { schema: 'marcxml', packing: 'xml', xml: '<record xmlns="http://www.loc.gov/MARC21/slim"/>', position: 1 },
  ],
  diagnostics: [],
}
const addressOf = ({ url = '' }: IncomingMessage) => new URL(url, 'http://x')
const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body)
  }

describe('A catalogue that is searched by SRU', () => {
  for (const version of ['1.1', '1.2', '2.0'] as const)
    it(`gives records in version ${version}`, async () => {
      const answer: Answer = (request, response) => {
        const asked = readSruRequest(addressOf(request).searchParams)
        assert.ok(asked.ok, JSON.stringify(asked))
        assert.ok(asked.request.operation === 'searchRetrieve')
        const { query, start, count, recordSchema } = asked.request
        assert.deepEqual([query, start, count, recordSchema], ['dc.title = "a & b"', 3, 2, 'marcxml'])
        response.end(writeSruResponse(found, { version: asked.request.version }))
      }
      await withServer(answer, async (baseUrl) => {
        const { hits, records } = await searchSru({ baseUrl, version, query: 'dc.title = "a & b"', start: 3, count: 2 })
        assert.deepEqual([hits, records], [1, found.records])
      })
    })

  it('gets its own parameters, and the user and password on the first host only', async () => {
    const seen: (string | undefined)[] = []
    const second: Answer = (request, response) => {
      seen.push(request.headers.authorization, addressOf(request).searchParams.get('x-db') ?? undefined)
      response.end(writeSruResponse(found, { version: '1.1' }))
    }
    await withServer(second, async (elsewhere) => {
      const first: Answer = (request, response) => {
        seen.push(request.headers.authorization)
        response.writeHead(302, { location: `${elsewhere}${addressOf(request).search}` }).end()
      }
      await withServer(first, async (baseUrl) => {
        const { hits } = await searchSru({
          baseUrl: `${baseUrl}?x-db=books`,
          query: 'x',
          user: 'ann',
          password: 'sécret',
        })
        assert.equal(hits, 1)
      })
    })
    assert.deepEqual(seen, [`Basic ${Buffer.from('ann:sécret').toString('base64')}`, undefined, 'books'])
  })

  it('tells of records that it does not give, and throws when there is nothing but a refusal', async () => {
    const some = { ...found, hits: 2, diagnostics: [{ ...sruDiagnostic(64), position: 2 }] }
    await withServer(text(writeSruResponse(some, { version: '1.2' })), async (baseUrl) => {
      const { records, diagnostics } = await searchSru({ baseUrl, version: '1.2', query: 'x' })
      assert.deepEqual([records.length, diagnostics[0]?.position], [1, 2])
    })
    const none = { ...found, hits: 0, records: [], diagnostics: [sruDiagnostic(16, 'dc.nonsense')] }
    await withServer(text(writeSruResponse(none, { version: '1.2' })), async (baseUrl) => {
      await assert.rejects(searchSru({ baseUrl, query: 'x' }), {
        code: 'diagnostic',
        message: `${new URL(baseUrl).host}: The server does not search by this index: dc.nonsense (diagnostic 16).`,
      })
      await assert.rejects(explainSru({ baseUrl }), { code: 'diagnostic' })
      await assert.rejects(scanSru({ baseUrl, scanClause: 'x' }), { code: 'diagnostic' })
    })
  })
})

describe('A server of SRU that misbehaves', () => {
  const cases: readonly (readonly [what: string, answer: Answer, code: SruFailureCode, message: RegExp])[] = [
    ['says nothing', () => undefined, 'timeout', /did not answer within 0\.3 seconds/],
    [
      'begins and does not go on',
      (_, response) => {
        response.write('<searchRetrieveResponse>')
      },
      'timeout',
      /did not answer within/,
    ],
    [
      'hangs up in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('<a>', () => response.destroy())
      },
      'unreachable',
      /broke off in the middle|could not be reached/,
    ],
    [
      'sends without end',
      (_, response) => {
        const more = (error?: Error | null) => {
          if (!error && response.socket?.destroyed === false) response.write('x'.repeat(50_000), more)
        }
        more()
      },
      'too-large',
      /more than the 100,000 bytes/,
    ],
    [
      'answers with a web page',
      text('<!DOCTYPE html><html></html>'),
      'protocol',
      /web page, not with SRU: check the path/,
    ],
    ['answers with something else', text('<feed/>'), 'protocol', /its first element is feed/],
    ['asks for a password', text('', 401), 'refused', /wants a user and a password/],
    ['lets nobody in', text('', 403), 'refused', /does not let us in/],
    ['is not at this address', text('', 404), 'http', /check the path/],
    ['has a fault', text('oops', 500), 'http', /HTTP 500/],
    ['sends us round in circles', text('', 302, { location: '/sru' }), 'http', /without an end/],
    ['sends us to a file', text('', 302, { location: 'file:///etc/passwd' }), 'http', /an address that is none/],
  ]
  for (const [what, answer, code, message] of cases)
    it(`is told in a sentence: it ${what}`, async () => {
      await withServer(answer, async (baseUrl) => {
        await assert.rejects(searchSru({ baseUrl, query: 'x', timeoutMs: 300, maxBytes: 100_000 }), (error) => {
          assert.ok(error instanceof SruFailure, String(error))
          assert.equal(error.code, code, error.message)
          assert.match(error.message, message)
          return true
        })
      })
    })

  it('is not there, or has no address', async () => {
    const baseUrl = await withServer(text(''), (url) => Promise.resolve(url))
    await assert.rejects(searchSru({ baseUrl, query: 'x' }), { code: 'unreachable', message: /^Nothing answers at / })
    for (const wrong of ['library.example/sru', 'ftp://library.example', ''])
      await assert.rejects(searchSru({ baseUrl: wrong, query: 'x' }), { code: 'address' })
  })

  it('is left when nobody wants its answer any more', async () => {
    await withServer(
      () => undefined,
      async (baseUrl) => {
        const controller = new AbortController()
        const search = searchSru({ baseUrl, query: 'x', signal: controller.signal })
        controller.abort()
        await assert.rejects(search, { code: 'aborted' })
      },
    )
  })
})
