import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { route } from '../../server/src/platform/route.ts'
import { Type } from '../../server/src/platform/schemas.ts'
import { createCall } from './api.ts'
import { en } from './messages/en.ts'
import { Problem } from './problem.ts'

const GetPatron = route({
  method: 'GET',
  path: '/patrons/:id',
  access: 'staff',
  summary: 'A patron',
  params: Type.Object({ id: Type.Integer() }),
  query: Type.Object({ with: Type.Optional(Type.Array(Type.String())) }),
  response: Type.Object({ name: Type.String() }),
})
const CheckOut = route({
  method: 'POST',
  path: '/loans',
  access: 'circulation:check-out',
  summary: 'Check out',
  body: Type.Object({ barcode: Type.String() }),
  response: Type.Object({ loan: Type.Integer() }),
})

/** A server that answers every request alike, and what it was asked. */
function serverThat(respond: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  let signedOut = 0
  const call = createCall({
    words: en.problems,
    csrf: () => 'token',
    onSignedOut: () => (signedOut += 1),
    fetch: async (url, init) => {
      asked.push({ url: url instanceof Request ? url.url : url.toString(), init })
      return respond()
    },
  })
  return { call, asked, signedOut: () => signedOut }
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  return assert.fail('nothing was thrown')
}

describe('a call to the server', () => {
  it('fills the address in and gives the answer', async () => {
    const { call, asked } = serverThat(() => json({ name: 'Jordan Reyes' }))
    const patron = await call(GetPatron, { params: { id: 7 }, query: { with: ['loans', 'holds'] } })
    assert.equal(patron.name, 'Jordan Reyes')
    assert.equal(asked[0]?.url, '/api/v1/patrons/7?with=loans&with=holds')
  })

  it('carries the token of the session with every change, and only with changes', async () => {
    const { call, asked } = serverThat(() => json({ loan: 1 }))
    await call(CheckOut, { body: { barcode: '31234008712209' } })
    await call(GetPatron, { params: { id: 7 } })
    const token = (i: number) => new Headers(asked[i]?.init?.headers).get('x-carrel-csrf')
    assert.equal(token(0), 'token')
    assert.equal(token(1), null)
    assert.equal(asked[0]?.init?.body, '{"barcode":"31234008712209"}')
  })

  it('throws every reason of a refusal', async () => {
    const blocks = [
      { code: 'item-held', message: 'Held for another.', override: 'circulation:override-hold' },
      { code: 'patron-owes', message: 'Owes $12.00.', field: 'card' },
    ]
    const { call } = serverThat(() =>
      json({ type: 'urn:carrel:problem:item-held', title: 'Held for another.', status: 409, blocks }, 409),
    )
    const problem = await problemOf(call(CheckOut, { body: { barcode: '1' } }))
    assert.equal(problem.code, 'item-held')
    assert.equal(problem.message, 'Held for another.')
    assert.deepEqual(problem.blocks, blocks)
    assert.equal(problem.messageFor('card'), 'Owes $12.00.')
    assert.equal(problem.messageFor('barcode'), undefined)
  })

  it('says that the server is not there when it is not', async () => {
    const { call } = serverThat(() => Promise.reject(new TypeError('Failed to fetch')))
    const problem = await problemOf(call(CheckOut, { body: { barcode: '1' } }))
    assert.equal(problem.code, 'offline')
    assert.equal(problem.message, en.problems.offline)
  })

  it('tells when the session has ended', async () => {
    const { call, signedOut } = serverThat(() => json({ title: '', status: 401 }, 401))
    const problem = await problemOf(call(GetPatron, { params: { id: 1 } }))
    assert.equal(problem.message, en.problems.signedOut)
    assert.equal(signedOut(), 1)
  })

  for (const [name, body, status, message] of [
    ['the page of a proxy', '<html>502</html>', 502, en.problems.unknown(502)],
    ['nothing', '', 403, en.problems.forbidden],
    ['a list', '[1]', 404, en.problems.notFound],
    ['blocks of another shape', '{"blocks":[1,{"code":2},null],"title":7}', 500, en.problems.unknown(500)],
    ['HTML where data was due', '<!doctype html>', 200, en.problems.unreadable],
  ] as const) {
    it(`has a sentence for ${name}`, async () => {
      const { call } = serverThat(() => new Response(body, { status }))
      assert.equal((await problemOf(call(GetPatron, { params: { id: 1 } }))).message, message)
    })
  }

  it('does not call a request that was given up a problem', async () => {
    const given = new AbortController()
    const { call } = serverThat(() => Promise.reject(new DOMException('aborted', 'AbortError')))
    given.abort()
    await assert.rejects(call(GetPatron, { params: { id: 1 } }, given.signal), { name: 'AbortError' })
  })
})
