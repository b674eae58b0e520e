import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddCharge } from '../../modules/fees/contract.ts'
import { ChangeBranchDetails } from '../../modules/org/contract.ts'
import { now, openReadingLibrary, reader, type ReadingLibrary } from '../opac/testing/reading-library.ts'
import { accountState } from './paia/documents.ts'
import { usd } from '../../../test/library.ts'

interface Doc {
  readonly status: number
  readonly item?: string
  readonly edition?: string
  readonly about?: string
  readonly error?: string
  readonly queue?: number
  readonly starttime?: string
  readonly endtime?: string
}

describe('discovery systems and apps ask for availability and accounts', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const site = 'http://library.example'
  const ask = (method: 'GET' | 'POST', url: string, payload?: object, token?: string) =>
    house.library.carrel.server.app.inject({
      method,
      url,
      headers: { host: 'library.example', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(payload && { payload }),
    })
  const title = (name: keyof ReadingLibrary['bibs']) => `${site}/title/${house.bibs[name]}`
  const daia = async (id: string) =>
    (await ask('GET', `/daia?format=json&id=${encodeURIComponent(id)}`)).json<{
      document: readonly { id: string; requested: string; item: readonly Record<string, unknown>[] }[]
    }>().document

  it('DAIA tells of each copy what can be done with it, and when a lent one is back', async () => {
    const [noon, heart] = await daia(`${title('noon')}|${title('heart')}|${site}/title/999999`)
    assert.deepEqual(noon?.item[0]?.['available'], [
      { service: 'presentation' },
      { service: 'loan', href: `${title('noon')}/hold` },
    ])
    assert.equal(heart?.item.length, 2)
    for (const item of heart?.item ?? []) {
      assert.equal('available' in item, false)
      assert.match(JSON.stringify(item['unavailable']), /"service":"loan","href":"[^"]+","expected":"2026-12-12"/)
    }
    assert.equal((await daia(title('noon'))).length, 1)
  })

  it('tells the day on which it is due at its branch, not that of Greenwich', async () => {
    const { elm } = house.library
    const zone = (timeZone: string) =>
      house.library.must(ChangeBranchDetails, { params: { id: elm }, body: { timeZone } })
    const expected = async () => /"expected":"([^"]+)"/.exec(JSON.stringify(await daia(title('heart'))))?.[1]
    await zone('Pacific/Kiritimati')
    assert.equal(await expected(), '2026-12-13')
    await zone('UTC')
    assert.equal(await expected(), '2026-12-12')
  })

  it('DAIA knows ISBNs, answers what it does not know with nothing, and refuses what is no question', async () => {
    assert.equal((await daia('urn:isbn:9780000000000')).length, 0)
    assert.equal((await daia('isbn:nonsense|%00|javascript:1')).length, 0)
    for (const [query, status] of [
      ['', 422],
      ['id=1&format=xml', 422],
      [`id=${Array.from({ length: 60 }, (_, n) => n).join('|')}`, 422],
      ['id=1&format=json', 200],
    ] as const)
      assert.equal((await ask('GET', `/daia?${query}`)).statusCode, status, query)
    // JSON is never wrapped in a script: pages of others read it as it is.
    const response = await ask('GET', '/daia?id=1&format=json&callback=alert')
    assert.match(String(response.headers['content-type']), /^application\/json/)
    assert.equal(response.headers['access-control-allow-origin'], '*')
  })

  const signIn = async (more: object = {}) =>
    ask('POST', '/paia/auth/login', { username: reader.card, password: reader.pin, grant_type: 'password', ...more })

  it('PAIA signs in, shows loans and fees, places and cancels a hold, renews, and signs out', async () => {
    const { access_token: token, patron, token_type } = (await signIn()).json<Record<string, string>>()
    assert.equal(token_type, 'Bearer')
    const core = `/paia/core/${patron}`
    assert.match(
      (await ask('GET', core, undefined, token)).body,
      /"name":"Jordan Reyes".*"expires":"2027-06-30","status":0/,
    )
    const items = (await ask('GET', `${core}/items`, undefined, token)).json<{ doc: readonly Doc[] }>().doc
    assert.deepEqual(
      items.map(({ status }) => status),
      [3, 3],
    )
    for (const { starttime = '', endtime = '' } of items)
      for (const moment of [starttime, endtime]) assert.match(moment, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.match((await ask('GET', `${core}/fees`, undefined, token)).body, /"amount":"\d+\.\d\d USD"/)
    const held = (
      await ask('POST', `${core}/request`, { doc: [{ edition: title('heart') }, { edition: 'nonsense' }] }, token)
    ).json<{ doc: readonly Doc[] }>().doc
    assert.equal(held[0]?.status, 1)
    assert.equal(held[0]?.queue, 1)
    assert.match(held[1]?.error ?? '', /Name an item or an edition/)
    const twice = (await ask('POST', `${core}/request`, { doc: [{ edition: title('heart') }] }, token)).json<{
      doc: readonly Doc[]
    }>().doc
    assert.notEqual(twice[0]?.error, undefined)
    const gone = (await ask('POST', `${core}/cancel`, { doc: [{ edition: title('heart') }] }, token)).json<{
      doc: readonly Doc[]
    }>().doc
    assert.equal(gone[0]?.error, undefined)
    const left = (await ask('GET', `${core}/items`, undefined, token)).json<{ doc: readonly Doc[] }>().doc
    assert.equal(left.length, 2)
    house.library.at('2026-11-28T10:00:00Z')
    assert.equal((await ask('GET', core, undefined, token)).statusCode, 401)
    const { access_token: later = '' } = (await signIn()).json<Record<string, string>>()
    const season = items.find(({ edition }) => edition === title('season'))
    const renewed = (await ask('POST', `${core}/renew`, { doc: [{ item: season?.item }] }, later)).json<{
      doc: readonly Doc[]
    }>().doc
    assert.equal(renewed[0]?.error, undefined)
    assert.ok((renewed[0]?.endtime ?? '') > (season?.endtime ?? ''))
    assert.equal((await ask('POST', '/paia/auth/logout', { patron }, later)).statusCode, 200)
    assert.equal((await ask('GET', core, undefined, later)).statusCode, 401)
    house.library.at('2026-11-21T10:00:00Z')
  })

  it('a token does what its scopes say, for its own patron, and is no cookie of the site', async () => {
    const { access_token: token = '', patron = '' } = (await signIn({ scope: 'read_items nonsense' })).json<
      Record<string, string>
    >()
    assert.equal((await ask('GET', `/paia/core/${patron}/items`, undefined, token)).statusCode, 200)
    assert.equal(
      (await ask('GET', `/paia/core/${patron}/fees`, undefined, token)).json<{ error: string }>().error,
      'insufficient_scope',
    )
    assert.equal(
      (await ask('POST', `/paia/core/${patron}/request`, { doc: [{ edition: title('noon') }] }, token)).statusCode,
      403,
    )
    assert.equal(
      (await ask('GET', `/paia/core/${Number(patron) + 1}/items`, undefined, token)).json<{ error: string }>().error,
      'access_denied',
    )
    for (const cookie of ['carrel_patron', 'carrel_patron_session']) {
      const page = await house.library.carrel.server.app.inject({
        url: '/api/v1/account',
        headers: { cookie: `${cookie}=${token}` },
      })
      assert.notEqual(page.statusCode, 200)
    }
  })

  it('a new PIN ends the tokens of other programs', async () => {
    const other = (await signIn()).json<Record<string, string>>()
    const mine = (await signIn({ scope: 'change_password read_items' })).json<Record<string, string>>()
    const changed = await ask(
      'POST',
      '/paia/auth/change',
      { patron: mine['patron'], old_password: reader.pin, new_password: '55555' },
      mine['access_token'],
    )
    assert.equal(changed.statusCode, 200)
    const items = `/paia/core/${mine['patron']}/items`
    assert.equal((await ask('GET', items, undefined, mine['access_token'])).statusCode, 200)
    assert.equal((await ask('GET', items, undefined, other['access_token'])).statusCode, 401)
    await ask(
      'POST',
      '/paia/auth/change',
      { patron: mine['patron'], old_password: '55555', new_password: reader.pin },
      mine['access_token'],
    )
  })

  it('PAIA says truthfully why an account lends nothing: 1 blocked, 2 ended, 3 fees, 4 both', async () => {
    for (const [blocks, state] of [
      [[], 0],
      [['patron-blocked'], 1],
      [['card-lost', 'has-overdues'], 1],
      [['patron-expired', 'patron-blocked'], 2],
      [['owes-too-much', 'patron-blocked'], 3],
      [['guarantee-owes'], 3],
      [['patron-expired', 'owes-too-much'], 4],
    ] as const)
      assert.equal(accountState(blocks), state, blocks.join(' '))
    const { library } = house
    const card = '21234000077777'
    const { id } = await library.patron(card, { pin: '7777', expires: '2027-06-30' })
    const state = async () => {
      const signedIn = await ask('POST', '/paia/auth/login', { username: card, password: '7777' })
      const { access_token: token = '' } = signedIn.json<Record<string, string>>()
      return (await ask('GET', `/paia/core/${id}`, undefined, token)).json<{ status: number }>().status
    }
    assert.equal(await state(), 0)
    await library.rule({ branch: library.elm }, { fineLimit: usd(5) })
    await library.must(AddCharge, { params: { id }, body: { kind: 'damage', amount: usd(9), description: 'Wet' } })
    assert.equal(await state(), 3)
    library.at('2027-07-02T10:00:00Z')
    assert.equal(await state(), 4)
    library.at(now)
  })

  it('PAIA answers what is no method, or none of ours, as it says', async () => {
    const { access_token: token = '', patron = '' } = (await signIn()).json<Record<string, string>>()
    const core = `/paia/core/${patron}`
    const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS', url: string, more = {}) =>
      house.library.carrel.server.app.inject({
        method,
        url,
        headers: { host: 'library.example', authorization: `Bearer ${token}`, ...more },
        ...(method === 'POST' && 'content-type' in more && { payload: '{"doc":[' }),
      })
    for (const [method, url, status, error] of [
      ['GET', '/paia/core', 404, 'not_found'],
      ['GET', `${core}/secrets`, 404, 'not_found'],
      ['GET', '/paia/auth/../core', 404, ''],
      ['POST', `${core}/items`, 405, 'invalid_request'],
      ['GET', `${core}/renew`, 405, 'invalid_request'],
      ['DELETE', core, 405, 'invalid_request'],
      ['GET', '/paia/auth/login', 405, 'invalid_request'],
      ['PATCH', core, 501, 'not_implemented'],
      ['GET', `${core}/notifications`, 501, 'not_implemented'],
      ['POST', '/paia/auth/reset', 501, 'not_implemented'],
    ] as const) {
      const answer = await send(method, url)
      assert.equal(answer.statusCode, status, `${method} ${url}`)
      if (error !== '') assert.equal(answer.json<{ error: string }>().error, error)
      if (status === 405) assert.match(String(answer.headers['allow']), /OPTIONS/)
    }
    for (const type of ['application/json', 'application/xml', 'text/plain; charset=klingon']) {
      const answer = await send('POST', `${core}/request`, { 'content-type': type })
      assert.deepEqual([answer.statusCode, answer.json<{ error: string }>().error], [400, 'invalid_request'], type)
    }
    assert.equal((await send('OPTIONS', `${core}/items`)).headers['allow'], 'GET, HEAD, OPTIONS')
    const head = await send('HEAD', `${core}/items`)
    assert.deepEqual([head.statusCode, head.body, head.headers['x-accepted-oauth-scopes']], [200, '', 'read_items'])
    const hushed = await send('GET', '/paia/core/0/items?suppress_response_codes=1')
    assert.deepEqual([hushed.statusCode, hushed.json<{ code: number }>().code], [200, 403])
    const unknown = await ask('GET', `${core}/items`)
    assert.deepEqual([unknown.statusCode, unknown.json<{ error: string }>().error], [401, 'invalid_grant'])
    assert.match(String(unknown.headers['www-authenticate']), /^Bearer/)
  })

  it('PAIA lets the patron choose where to collect', async () => {
    const { access_token: token = '', patron = '' } = (await signIn()).json<Record<string, string>>()
    const type = 'http://purl.org/ontology/paia#StorageCondition'
    const place = async (more: object) =>
      (await ask('POST', `/paia/core/${patron}/request`, { doc: [{ edition: title('heart'), ...more }] }, token)).json<{
        doc: readonly (Doc & { condition?: Record<string, { option: readonly { id: string; default?: boolean }[] }> })[]
      }>().doc[0]
    for (const more of [{ confirm: {} }, { storageid: 'nowhere' }, { confirm: { [type]: [] } }, { storageid: '999' }]) {
      const asked = await place(more)
      assert.equal(asked?.status, 0)
      assert.notEqual(asked.error, undefined)
      assert.equal(asked.condition?.[type]?.option[0]?.default, true, JSON.stringify(more))
    }
    const option = (await place({ confirm: {} }))?.condition?.[type]?.option[0]?.id ?? ''
    const placed = await place({ confirm: { [type]: [option] } })
    assert.deepEqual([placed?.status, placed?.error], [1, undefined])
    await ask('POST', `/paia/core/${patron}/cancel`, { doc: [{ edition: title('heart') }] }, token)
  })

  it('RTAC tells each copy as it is now, as XML and as JSON', async () => {
    const xml = await ask('GET', `/rtac/${house.bibs.heart}`)
    assert.match(
      xml.body,
      /^<\?xml[^>]*>\s*<holdings><holding><id>\d+<\/id><callNumber>[^<]*<\/callNumber><location>[^<]+<\/location><locationCode>[^<]*<\/locationCode><locationId>\d+<\/locationId><status>Checked out<\/status><dueDate>2026-12-1/,
    )
    assert.equal((await ask('GET', `/prod/rtac/folioRTAC?mms_id=${house.bibs.heart}`)).body, xml.body)
    const both = await ask('GET', `/rtac?instanceIds=${house.bibs.noon},${house.bibs.heart},nonsense&format=json`)
    const { holdings, errors } = both.json<{
      holdings: readonly { instanceId: string; holdings: readonly { status: string }[] }[]
      errors: readonly { code: number }[]
    }>()
    assert.deepEqual(
      holdings.map((each) => [each.instanceId, each.holdings.map(({ status }) => status)]),
      [
        [String(house.bibs.noon), ['Available']],
        [String(house.bibs.heart), ['Checked out', 'Checked out']],
      ],
    )
    assert.deepEqual(
      errors.map(({ code }) => code),
      [404],
    )
    for (const [url, status] of [
      ['/rtac', 400],
      ['/rtac/999999999', 404],
      ['/rtac/%00%3Cx%3E', 404],
      [`/rtac?instanceIds=${Array.from({ length: 60 }, (_, n) => n + 1).join(',')}`, 400],
      ['/rtac?isbn=nonsense', 200],
      ['/rtac?instanceIds=%3C%26%22', 200],
    ] as const)
      assert.equal((await ask('GET', url)).statusCode, status, url)
  })

  it('guesses are slowed down, and what is no request is refused in the words of PAIA', async () => {
    for (const [body, error] of [
      [{}, 'invalid_request'],
      [{ username: 1, password: {} }, 'invalid_request'],
      [{ username: reader.card, password: 'wrong' }, 'access_denied'],
      [{ username: reader.card, password: reader.pin, scope: 'everything' }, 'invalid_request'],
      [{ username: reader.card, password: reader.pin, grant_type: 'client_credentials' }, 'invalid_request'],
    ] as const)
      assert.equal((await ask('POST', '/paia/auth/login', body)).json<{ error: string }>().error, error)
    assert.equal((await ask('GET', '/paia/core/1', undefined, 'A'.repeat(43))).statusCode, 401)
    let last = ''
    for (let n = 0; n < 11; n++)
      last = (await ask('POST', '/paia/auth/login', { username: 'NOBODY', password: `${n}` })).json<{ error: string }>()
        .error
    assert.equal(last, 'too_many_requests')
  })
})
