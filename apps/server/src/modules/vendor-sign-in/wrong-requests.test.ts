import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openLibrary, type TestLibrary } from '../../../test/library.ts'
import { openBrowser, type Browser } from '../../../test/page-browser.ts'
import * as contract from './contract.ts'
import { agree, hidden, onwards, vendorProgram, type Begun, type VendorProgram } from './testing/vendor.ts'

describe('what programs ask wrongly', () => {
  const redirect = 'https://books.example/back'
  let library: TestLibrary
  let vendor: contract.VendorWithSecret
  let other: contract.VendorWithSecret
  let program: VendorProgram
  let browser: Browser

  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.patron('1001', { givenName: 'Ada', familyName: 'Lovelace', pin: '4711' })
    const body = {
      kind: 'confidential' as const,
      redirectAddresses: [redirect, 'https://books.example/other?from=library'],
      signOutAddresses: [],
      categories: [],
      claims: [],
      enabled: true,
    }
    vendor = await library.must(contract.CreateVendor, { body: { ...body, name: 'Elm E-books' } })
    other = await library.must(contract.CreateVendor, { body: { ...body, name: 'Harbour Databases' } })
    program = await vendorProgram(library.carrel, vendor)
    browser = openBrowser(library.carrel)
    await browser.post('/sign-in', { card: '1001', pin: '4711', next: '/account' })
    await agree(browser, (await browser.get((await program.begin()).address)).text)
  })
  after(() => library.stop())
  beforeEach(() => library.at('2026-03-02T10:00:00Z'))

  const send = (change: (query: URLSearchParams) => void, begun: Begun) => {
    const url = new URL(begun.address)
    change(url.searchParams)
    return browser.get(url.href)
  }

  describe('a request that names no program or none of its addresses', () => {
    const wrong: readonly (readonly [string, (query: URLSearchParams) => void])[] = [
      ['an unknown program', (query) => query.set('client_id', 'nobody')],
      ['no program', (query) => query.delete('client_id')],
      ['a program with a character that cannot be kept', (query) => query.set('client_id', 'a\0b')],
      ['an endless name of a program', (query) => query.set('client_id', 'x'.repeat(5000))],
      ['two programs', (query) => query.append('client_id', 'another')],
      ['no address', (query) => query.delete('redirect_uri')],
      ['another address', (query) => query.set('redirect_uri', 'https://evil.example/')],
      ['an address with something behind it', (query) => query.set('redirect_uri', `${redirect}/more`)],
      ['an address with a query', (query) => query.set('redirect_uri', `${redirect}?x=1`)],
      ['an address in other letters', (query) => query.set('redirect_uri', 'https://Books.example/back')],
      ['two addresses', (query) => query.append('redirect_uri', 'https://evil.example/')],
    ]
    for (const [name, change] of wrong)
      it(`sends nobody anywhere: ${name}`, async () => {
        const page = await send(change, await program.begin())
        assert.deepEqual([page.status, page.location, onwards(page.text)], [400, '', ''])
        assert.match(page.text, /This way leads nowhere/)
      })
  })

  describe('a request that is wrong otherwise', () => {
    const wrong: readonly (readonly [string, string, (query: URLSearchParams) => void])[] = [
      ['no PKCE', 'invalid_request', (query) => query.delete('code_challenge')],
      ['plain PKCE', 'invalid_request', (query) => query.set('code_challenge_method', 'plain')],
      ['PKCE without its method', 'invalid_request', (query) => query.delete('code_challenge_method')],
      ['a challenge that is none', 'invalid_request', (query) => query.set('code_challenge', 'short')],
      ['no openid', 'invalid_scope', (query) => query.set('scope', 'profile')],
      ['no scope', 'invalid_scope', (query) => query.delete('scope')],
      ['a token at once', 'unsupported_response_type', (query) => query.set('response_type', 'token')],
      ['no response type', 'invalid_request', (query) => query.delete('response_type')],
      ['a fragment', 'invalid_request', (query) => query.set('response_mode', 'fragment')],
      ['an unknown prompt', 'invalid_request', (query) => query.set('prompt', 'sing')],
      ['an age that is none', 'invalid_request', (query) => query.set('max_age', '-1')],
      ['a nonce twice', 'invalid_request', (query) => query.append('nonce', 'again')],
      ['a nonce without end', 'invalid_request', (query) => query.set('nonce', 'x'.repeat(501))],
      ['a request object', 'request_not_supported', (query) => query.set('request', 'eyJ')],
      ['a request elsewhere', 'request_uri_not_supported', (query) => query.set('request_uri', 'https://a.example/')],
    ]
    for (const [name, error, change] of wrong)
      it(`goes back with ${error}: ${name}`, async () => {
        const begun = await program.begin()
        const seen = await send(change, begun)
        const back = new URL(seen.location)
        assert.equal(back.origin + back.pathname, redirect)
        assert.equal(back.searchParams.get('error'), error)
        assert.equal(back.searchParams.get('state'), begun.state)
        assert.equal(back.searchParams.get('iss'), 'http://localhost/oidc')
        assert.equal(back.searchParams.get('code'), null)
      })
    it('keeps what an address has of its own', async () => {
      const address = 'https://books.example/other?from=library'
      const seen = await send((query) => query.set('redirect_uri', address), await program.begin())
      assert.ok(seen.location.startsWith(`${address}&code=`))
    })
    it('shows markup as text on the page', async () => {
      const page = await send((query) => query.set('client_id', '<script>alert(1)</script>'), await program.begin())
      assert.doesNotMatch(page.text, /<script>alert/)
    })
  })

  /** A fresh code with what it needs to be exchanged. */
  async function fresh() {
    const begun = await program.begin()
    const code = new URL((await browser.get(begun.address)).location).searchParams.get('code') ?? ''
    return { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: begun.verifier }
  }
  type Form = Readonly<Record<string, string>>
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

  async function exchange(form: Form, authorization: string | null = basic(vendor.clientId, vendor.secret ?? '')) {
    const response = await library.carrel.server.app.inject({
      method: 'POST',
      url: '/oidc/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization !== null && { authorization }),
      },
      payload: new URLSearchParams(form).toString(),
    })
    const body: Readonly<Record<string, unknown>> = response.json()
    assert.equal(response.headers['cache-control'], 'no-store')
    return { status: response.statusCode, error: body['error'], token: body['access_token'] }
  }
  const knows = async (token: unknown) =>
    (
      await library.carrel.server.app.inject({
        method: 'GET',
        url: '/oidc/userinfo',
        headers: { authorization: `Bearer ${String(token)}` },
      })
    ).statusCode

  describe('a code', () => {
    it('counts once: brought again, what came of it ends', async () => {
      const form = await fresh()
      const first = await exchange(form)
      assert.equal(await knows(first.token), 200)
      assert.deepEqual(await exchange(form), { status: 400, error: 'invalid_grant', token: undefined })
      assert.equal(await knows(first.token), 401)
    })
    it('gives one token at most when it is brought twice at the same moment', async () => {
      for (let again = 0; again < 8; again++) {
        const form = await fresh()
        const both = await Promise.all([exchange(form), exchange(form)])
        assert.ok(both.filter(({ status }) => status === 200).length <= 1)
      }
    })
    it('counts for its own program, which can still use it', async () => {
      const form = await fresh()
      assert.equal((await exchange(form, basic(other.clientId, other.secret ?? ''))).error, 'invalid_grant')
      assert.equal((await exchange(form)).status, 200)
    })
    it('counts for a minute', async () => {
      const form = await fresh()
      library.at('2026-03-02T10:01:01Z')
      assert.equal((await exchange(form)).error, 'invalid_grant')
    })
    it('opens UserInfo for ten minutes', async () => {
      const { token } = await exchange(await fresh())
      library.at('2026-03-02T10:09:59Z')
      assert.equal(await knows(token), 200)
      library.at('2026-03-02T10:10:01Z')
      assert.equal(await knows(token), 401)
    })
    const wrong: readonly (readonly [string, string, (form: Form) => Form])[] = [
      ['another verifier', 'invalid_grant', (form) => ({ ...form, code_verifier: 'v'.repeat(43) })],
      ['a verifier that is too short', 'invalid_grant', (form) => ({ ...form, code_verifier: 'v' })],
      ['another address', 'invalid_grant', (form) => ({ ...form, redirect_uri: 'https://evil.example/' })],
      ['a code with another letter', 'invalid_grant', (form) => ({ ...form, code: `${form['code']}A` })],
      ['an empty code', 'invalid_grant', (form) => ({ ...form, code: '' })],
      ['another grant', 'unsupported_grant_type', (form) => ({ ...form, grant_type: 'password' })],
      ['a refresh', 'unsupported_grant_type', (form) => ({ ...form, grant_type: 'refresh_token' })],
      ['the secret twice', 'invalid_client', (form) => ({ ...form, client_secret: 'x' })],
      ['two programs', 'invalid_client', (form) => ({ ...form, client_id: other.clientId })],
    ]
    for (const [name, error, change] of wrong)
      it(`is refused with ${error}: ${name}`, async () =>
        assert.equal((await exchange(change(await fresh()))).error, error))
    const leaveOut: readonly string[] = ['code_verifier', 'code', 'grant_type']
    for (const name of leaveOut)
      it(`is refused without ${name}`, async () => {
        const form = Object.fromEntries(Object.entries(await fresh()).filter(([field]) => field !== name))
        assert.equal((await exchange(form)).error, 'invalid_request')
      })
    it('is refused without its address', async () => {
      const form = Object.fromEntries(Object.entries(await fresh()).filter(([field]) => field !== 'redirect_uri'))
      assert.equal((await exchange(form)).error, 'invalid_grant')
    })
    const strangers: readonly (readonly [string, () => string | null])[] = [
      ['a wrong secret', () => basic(vendor.clientId, 'guess')],
      ['an empty secret', () => basic(vendor.clientId, '')],
      ['an unknown program', () => basic('nobody', 'guess')],
      ['no proof', () => null],
      ['a header that cannot be read', () => 'Basic ???'],
      ['another kind of proof', () => 'Bearer abc'],
    ]
    for (const [name, header] of strangers)
      it(`is nobody's who cannot prove to be its program: ${name}`, async () => {
        const form = await fresh()
        const { status, error } = await exchange(form, header())
        assert.deepEqual([status, error], [401, 'invalid_client'])
        assert.equal((await exchange(form)).status, 200)
      })
    it('is nobody’s with the secret of before', async () => {
      const before = basic(other.clientId, other.secret ?? '')
      const renewed = await library.must(contract.RenewVendorSecret, { params: { id: other.id } })
      assert.equal((await exchange(await fresh(), before)).error, 'invalid_client')
      assert.equal((await exchange(await fresh(), basic(other.clientId, renewed.secret ?? ''))).error, 'invalid_grant')
    })
  })

  describe('keys', () => {
    const kids = async () => {
      const { keys } = (await library.carrel.server.app.inject('/oidc/keys')).json<{ keys: Record<string, string>[] }>()
      for (const key of keys) assert.deepEqual([key['d'], key['p'], key['alg']], [undefined, undefined, 'RS256'])
      return keys.map(({ kid }) => kid)
    }
    const signedBy = async () => {
      const begun = await program.begin({ prompt: 'none' })
      const seen = await browser.get(begun.address)
      const { id_token: token = '' } = await program.finish(begun, seen.location)
      return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }
    }
    it('change by the clock, are known before they sign and for a while after', async () => {
      const [first] = await kids()
      assert.equal((await signedBy()).kid, first)
      library.at('2026-06-01T10:00:00Z')
      await browser.post('/sign-in', { card: '1001', pin: '4711', next: '/account' })
      program = await vendorProgram(library.carrel, vendor)
      const both = await kids()
      assert.equal(both.length, 2)
      assert.equal((await signedBy()).kid, first)
      library.at('2026-06-02T11:00:00Z')
      program = await vendorProgram(library.carrel, vendor)
      assert.equal(
        (await signedBy()).kid,
        both.find((kid) => kid !== first),
      )
      library.at('2026-06-12T10:00:00Z')
      assert.deepEqual(
        await kids(),
        both.filter((kid) => kid !== first),
      )
    })
  })

  describe('settings of a program', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['http://books.example/back', 'no encryption'],
      ['https://books.example/back#top', 'behind #'],
      ['https://user:word@books.example/', 'user name or password'],
      ['books.example/back', 'whole address'],
      ['https://*.books.example/', 'whole address'],
      ['javascript:alert(1)', 'https'],
      ['example.reader:/back', 'https'],
    ]
    for (const [address, said] of wrong)
      it(`are refused with a sentence: ${address}`, async () => {
        const answer = await library.carrel.call(contract.ChangeVendor, {
          params: { id: vendor.id },
          body: { redirectAddresses: [address] },
        })
        assert.ok(!answer.ok && answer.problem.blocks?.[0]?.field === 'redirectAddresses')
        assert.ok(answer.problem.title.includes(said), answer.problem.title)
      })
    it('never show the secret again, nor is it in the log', async () => {
      const text = JSON.stringify(await library.must(contract.ListVendors))
      assert.ok(!text.includes(vendor.secret ?? 'none'))
    })
    it('need the permission for sign-in', async () => {
      const desk = await library.deskWith(['circulation:check-out'])
      const answer = await desk.call(contract.ListVendors)
      assert.equal(answer.ok || answer.status, 403)
    })
  })

  describe('a form of agreement', () => {
    it('is answered once', async () => {
      const asked = await browser.get((await program.begin({ prompt: 'consent' })).address)
      assert.notEqual(hidden(asked.text, 'request'), '')
      const both = await Promise.all([agree(browser, asked.text), agree(browser, asked.text)])
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410])
    })
  })
})
