import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../carrel.ts'
import { sessionHeaders, smallLibrary } from '../people.ts'
import { ListBranches } from '../../src/modules/org/contract.ts'
import { SearchPatrons } from '../../src/modules/patrons/contract.ts'
import {
  ChangeApiKey,
  CreateApiKey,
  EndOldToken,
  ListApiKeys,
  ListAudit,
  RevokeApiKey,
  RotateApiKey,
} from '../../src/platform/contract.ts'
import { urlFor } from '../../src/platform/route.ts'

describe('the key of a vendor', () => {
  let carrel: TestCarrel
  before(async () => {
    carrel = await startCarrel({ now: '2026-05-01T12:00:00Z' })
    await smallLibrary(carrel)
  })
  after(() => carrel.stop())

  type Terms = NonNullable<(typeof CreateApiKey)['types']>['body']
  const make = (terms: Partial<Terms> = {}) =>
    carrel.must(CreateApiKey, { body: { name: 'Vendor', permissions: ['patrons:read'], ...terms } })
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const ask = (token: string, headers: Record<string, string> = {}) =>
    carrel.callAs({ ...bearer(token), ...headers }, SearchPatrons, { query: {} })
  const codeOf = async (answer: ReturnType<typeof ask>) => {
    const said = await answer
    return said.ok ? 'ok' : `${said.status} ${said.problem.blocks?.[0]?.code}`
  }
  const viewOf = async (id: number) => (await carrel.must(ListApiKeys)).rows.find((key) => key.id === id)
  const at = (moment: string) => carrel.clock.set(Temporal.Instant.from(moment))

  it('does what its permissions say and nothing else', async () => {
    const { token } = await make()
    assert.equal(await codeOf(ask(token)), 'ok')
    const other = await carrel.callAs(bearer(token), ListApiKeys)
    assert.equal(other.ok ? 200 : other.status, 403)
    assert.equal(await codeOf(ask(`${token}x`)), '401 key-unknown')
  })

  it('ends at its moment, and says until when it was good', async () => {
    const { token, id } = await make({ expiresAt: '2026-05-02T00:00:00Z' })
    assert.equal(await codeOf(ask(token)), 'ok')
    at('2026-05-02T00:00:00Z')
    const refused = await ask(token)
    assert.equal(refused.ok ? '' : refused.problem.blocks?.[0]?.code, 'key-expired')
    assert.match(refused.ok ? '' : refused.problem.title, /good until 2026-05-02/)
    assert.equal((await viewOf(id))?.expired, true)
    await carrel.must(ChangeApiKey, { params: { id }, body: { expiresAt: null } })
    assert.equal(await codeOf(ask(token)), 'ok')
    at('2026-05-01T12:00:00Z')
  })

  it('cannot be made so that it has ended already, or for what is no address', async () => {
    const answer = await carrel.call(CreateApiKey, {
      body: { name: ' ', permissions: ['patrons:read'], expiresAt: '2026-04-01T00:00:00Z', addresses: ['the office'] },
    })
    assert.deepEqual(answer.ok ? [] : answer.problem.blocks?.map(({ field }) => field), [
      'name',
      'addresses',
      'expiresAt',
    ])
  })

  it('works from its addresses only', async () => {
    const { token, id } = await make({ addresses: ['192.0.2.0/24'] })
    assert.equal(await codeOf(ask(token)), '403 key-address')
    // Behind a proxy of this machine the address is the one that it names.
    assert.equal(await codeOf(ask(token, { 'x-forwarded-for': '192.0.2.44' })), 'ok')
    assert.equal((await viewOf(id))?.usedFrom, '192.0.2.44')
  })

  it('is told when it sends too much, and when to come again', async () => {
    const { token } = await make({ perMinute: 6 })
    for (let n = 0; n < 6; n++) assert.equal(await codeOf(ask(token)), 'ok')
    const answer = await carrel.server.app.inject({ url: urlFor(SearchPatrons), headers: bearer(token) })
    assert.equal(answer.statusCode, 429)
    assert.equal(answer.headers['retry-after'], '10')
    assert.match(answer.json<{ title: string }>().title, /6 requests a minute. Try again in 10 seconds/)
    at('2026-05-01T12:00:10Z')
    assert.equal(await codeOf(ask(token)), 'ok')
    assert.equal(await codeOf(ask(token)), '429 too-many-requests')
    at('2026-05-01T12:00:00Z')
  })

  it('gets a new token while the old one goes on for three days', async () => {
    const first = await make()
    const second = await carrel.must(RotateApiKey, { params: { id: first.id }, body: { overlapDays: 3 } })
    assert.equal(await codeOf(ask(first.token)), 'ok')
    assert.equal(await codeOf(ask(second.token)), 'ok')
    assert.equal((await viewOf(first.id))?.previousUntil, '2026-05-04T12:00:00Z')
    at('2026-05-04T12:00:00Z')
    assert.equal(await codeOf(ask(first.token)), '401 key-expired')
    assert.equal(await codeOf(ask(second.token)), 'ok')
    at('2026-05-01T12:00:00Z')
    const third = await carrel.must(RotateApiKey, { params: { id: first.id }, body: { overlapDays: 90 } })
    assert.equal(await codeOf(ask(first.token)), '401 key-unknown')
    assert.equal(await codeOf(ask(second.token)), 'ok')
    await carrel.must(EndOldToken, { params: { id: first.id } })
    assert.equal(await codeOf(ask(second.token)), '401 key-unknown')
    assert.equal(await codeOf(ask(third.token)), 'ok')
  })

  it('is ended for good, its old token with it', async () => {
    const first = await make()
    const second = await carrel.must(RotateApiKey, { params: { id: first.id }, body: { overlapDays: 3 } })
    await carrel.must(RevokeApiKey, { params: { id: first.id } })
    assert.equal(await codeOf(ask(first.token)), '401 key-unknown')
    assert.equal(await codeOf(ask(second.token)), '401 key-unknown')
    const again = await carrel.call(RotateApiKey, { params: { id: first.id }, body: { overlapDays: 3 } })
    assert.equal(again.ok ? 200 : again.status, 404)
  })

  it('does not keep anyone from what is open to all, even when it has ended', async () => {
    const { token, id } = await make()
    await carrel.must(RevokeApiKey, { params: { id } })
    const page = await carrel.server.app.inject({ url: '/api/v1/openapi.json', headers: bearer(token) })
    assert.equal(page.statusCode, 200)
  })

  it('never gets more than whoever makes, changes or rotates it has', async () => {
    const strong = await make({ permissions: ['patrons:read', 'platform:audit'] })
    const maker = await make({ permissions: ['platform:api-keys', 'patrons:read'] })
    const asMaker = bearer(maker.token)
    const refusals = [
      await carrel.callAs(asMaker, CreateApiKey, { body: { name: 'More', permissions: ['platform:audit'] } }),
      await carrel.callAs(asMaker, RotateApiKey, { params: { id: strong.id }, body: { overlapDays: 1 } }),
      await carrel.callAs(asMaker, ChangeApiKey, { params: { id: strong.id }, body: { addresses: [] } }),
      await carrel.callAs(asMaker, ChangeApiKey, { params: { id: maker.id }, body: { permissions: ['org:roles'] } }),
    ]
    assert.deepEqual(
      refusals.map((answer) => (answer.ok ? 200 : answer.status)),
      [403, 403, 403, 403],
    )
    assert.equal(await codeOf(ask(strong.token)), 'ok')
    const fewer = { id: strong.id, body: { permissions: ['patrons:read'] } }
    const less = await carrel.callAs(asMaker, ChangeApiKey, { params: { id: fewer.id }, body: fewer.body })
    assert.deepEqual(less.ok && less.value.permissions, ['patrons:read'])
  })

  it('leaves its story in the audit log, and its token nowhere', async () => {
    const { id, token } = await make({ note: 'Asked for by Ada' })
    const { token: next } = await carrel.must(RotateApiKey, { params: { id }, body: { overlapDays: 1 } })
    await carrel.must(RevokeApiKey, { params: { id } })
    const { rows } = await carrel.must(ListAudit, { query: { subject: `api-key:${id}` } })
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['api-key.revoke', 'api-key.rotate', 'api-key.create'],
    )
    const everything = await carrel.platform.database.pool.query<{ text: string }>(
      'select (select string_agg(k::text, $1) from platform.api_key k) || (select string_agg(a::text, $1) from platform.audit a) as text',
      ['\n'],
    )
    for (const secret of [token, next]) assert.equal(everything.rows[0]?.text.includes(secret), false)
  })

  it('is known again by the end of its token, and by when it was used last', async () => {
    const { id, token } = await make()
    assert.equal((await viewOf(id))?.usedAt, null)
    at('2026-05-01T12:07:00Z')
    await ask(token)
    const view = await viewOf(id)
    assert.equal(view?.usedAt, '2026-05-01T12:07:00Z')
    assert.equal(view?.usedFrom, '127.0.0.1')
    assert.equal(token.endsWith(view?.tokenEnd ?? '?'), true)
    at('2026-05-01T12:00:00Z')
  })

  it('costs no statement per request to be remembered', async () => {
    const { token } = await make()
    await ask(token)
    const { pool } = carrel.platform.database
    const writes = async () =>
      (await pool.query<{ n: number }>(`select xmin::text::bigint as n from platform.api_key order by id desc limit 1`))
        .rows[0]?.n
    const before = await writes()
    for (let n = 0; n < 5; n++) await ask(token)
    assert.equal(await writes(), before)
  })

  it('is made by staff with what their session may do', async () => {
    const signIn = await carrel.server.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { user: 'ada', password: 'correct horse' },
    })
    const headers = sessionHeaders(signIn.headers['set-cookie'], signIn.json<{ csrf: string }>().csrf)
    const made = await carrel.callAs(headers, CreateApiKey, { body: { name: 'Desk', permissions: ['patrons:read'] } })
    assert.equal(made.ok, true)
    assert.equal(made.ok && (await carrel.callAs(bearer(made.value.token), ListBranches)).ok, true)
  })
})
