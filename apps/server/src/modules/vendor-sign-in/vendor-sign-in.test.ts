import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import * as client from 'openid-client'
import { openLibrary, type TestLibrary } from '../../../test/library.ts'
import { openBrowser, type Browser } from '../../../test/page-browser.ts'
import { ErasePatron } from '../patrons/contract-leaving.ts'
import { ChangePatron, ListCategories, type Patron } from '../patrons/contract.ts'
import * as contract from './contract.ts'
import { agree, hidden, onwards, signInWithCard, vendorProgram, type VendorProgram } from './testing/vendor.ts'

describe('sign-in for programs of vendors', () => {
  const redirect = 'https://books.example/back'
  let library: TestLibrary
  let vendor: contract.VendorWithSecret
  let program: VendorProgram
  let ada: Patron
  let browser: Browser

  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    ada = await library.patron('1001', {
      givenName: 'Ada',
      familyName: 'Lovelace',
      email: 'ada@town.example',
      pin: '4711',
    })
    await library.patron('1002', { givenName: 'Bob', familyName: 'Young', pin: '4712' })
    vendor = await library.must(contract.CreateVendor, { body: newVendor('Elm E-books') })
    program = await vendorProgram(library.carrel, vendor)
  })
  after(() => library.stop())
  beforeEach(() => {
    library.at('2026-03-02T10:00:00Z')
    browser = openBrowser(library.carrel)
  })

  type NewVendor = NonNullable<(typeof contract.CreateVendor)['types']>['body']
  function newVendor(name: string, more: Partial<NewVendor> = {}): NewVendor {
    return {
      kind: 'confidential',
      name,
      redirectAddresses: [redirect],
      signOutAddresses: ['https://books.example/bye'],
      categories: [],
      claims: ['category', 'branch', 'name', 'email'],
      enabled: true,
      ...more,
    }
  }
  const change = (body: NonNullable<(typeof contract.ChangeVendor)['types']>['body']) =>
    library.must(contract.ChangeVendor, { params: { id: vendor.id }, body })

  /** All the way from the program to the address with a code, as a patron who may be asked. */
  async function goThrough(who: Browser = browser, at: VendorProgram = program, more = {}) {
    const begun = await at.begin(more)
    let seen = await who.get(begun.address)
    if (seen.location.startsWith('/sign-in')) {
      const next = new URL(seen.location, 'http://localhost').searchParams.get('next') ?? ''
      seen = await signInWithCard(who, '1001', '4711', next)
    }
    if (hidden(seen.text, 'request') !== '') seen = await agree(who, seen.text)
    return { begun, back: seen.location || onwards(seen.text), seen }
  }
  const answered = (address: string, name: string) => new URL(address).searchParams.get(name)

  describe('a reader who goes to a vendor’s program', () => {
    it('signs in on the usual page, reads what is told, agrees, and is known there', async () => {
      const begun = await program.begin()
      const sent = await browser.get(begun.address)
      assert.match(sent.location, /^\/sign-in\?next=%2Foidc%2Fgo-on/)
      const next = new URL(sent.location, 'http://localhost').searchParams.get('next') ?? ''
      const asked = await signInWithCard(browser, '1001', '4711', next)
      assert.equal(asked.status, 200)
      for (const told of [/Elm E-books/, /your home library/, /group of readers/, /Ada Lovelace/])
        assert.match(asked.text, told)
      const gone = await agree(browser, asked.text, 'name')
      const back = onwards(gone.text)
      assert.ok(back.startsWith(`${redirect}?code=`))
      const tokens = await program.finish(begun, back)
      const claims = tokens.claims()
      assert.equal(claims?.iss, 'http://localhost/oidc')
      assert.equal(claims?.['auth_time'], Date.parse('2026-03-02T10:00:00Z') / 1000)
      const told = await client.fetchUserInfo(program.config, tokens.access_token, claims?.sub ?? '')
      assert.deepEqual(told, {
        sub: claims?.sub,
        active: true,
        category: 'adult',
        category_name: told['category_name'],
        branch: told['branch'],
        branch_name: told['branch_name'],
        name: 'Ada Lovelace',
        given_name: 'Ada',
        family_name: 'Lovelace',
      })
      assert.equal(tokens.refresh_token, undefined)
    })

    it('is not asked again, and not asked to sign in again', async () => {
      await goThrough()
      const { begun, seen } = await goThrough()
      assert.equal(seen.status, 303)
      const tokens = await program.finish(begun, seen.location)
      assert.ok(tokens.claims()?.sub)
      const [row] = (await library.must(contract.ListVendors)).rows
      assert.deepEqual([row?.patrons, row?.used], [1, '2026-03-02T10:00:00Z'])
    })

    it('is asked again when the program is to be told more than before', async () => {
      await goThrough()
      await goThrough(browser, program, { scope: 'openid' })
      const more = await browser.get((await program.begin({ prompt: 'consent' })).address)
      assert.match(more.text, /Sign in at Elm E-books/)
    })

    it('is changed by two desks at once without one undoing what the other did', async () => {
      const made = await library.must(contract.CreateVendor, { body: newVendor('Two desks') })
      const params = { id: made.id }
      await Promise.all([
        library.must(contract.ChangeVendor, { params, body: { enabled: false } }),
        library.must(contract.ChangeVendor, { params, body: { name: 'Two desks at once' } }),
        library.must(contract.ChangeVendor, { params, body: { claims: ['email'] } }),
      ])
      const row = (await library.must(contract.ListVendors)).rows.find(({ id }) => id === made.id)
      assert.deepEqual([row?.enabled, row?.name, row?.claims], [false, 'Two desks at once', ['email']])
      await library.must(contract.DeleteVendor, { params })
    })

    it('is known by another name at another vendor', async () => {
      const other = await library.must(contract.CreateVendor, { body: newVendor('Harbour Databases') })
      const there = await vendorProgram(library.carrel, other, 'client_secret_post')
      const first = await goThrough()
      const second = await goThrough(browser, there)
      const one = (await program.finish(first.begun, first.back)).claims()?.sub
      const two = (await there.finish(second.begun, second.back)).claims()?.sub
      assert.ok(one && two && one !== two)
    })

    it('goes back with an answer when they do not agree', async () => {
      const asked = await signedIn('1002', '4712', (await program.begin()).address)
      const no = await browser.post('/oidc/consent', {
        csrf: hidden(asked.text, 'csrf'),
        request: hidden(asked.text, 'request'),
        answer: 'no',
      })
      assert.equal(answered(onwards(no.text), 'error'), 'access_denied')
      const late = await agree(browser, asked.text)
      assert.equal(late.status, 410)
    })

    it('has to agree on the page itself: the form of another site counts for nothing', async () => {
      const asked = await signedIn('1002', '4712', (await program.begin()).address)
      const forged = await browser.post('/oidc/consent', { request: hidden(asked.text, 'request'), answer: 'yes' })
      assert.equal(onwards(forged.text), '')
      assert.ok(forged.status >= 400)
    })

    it('sees the program in the account and takes the consent back: what it was given ends at once', async () => {
      const { begun, back } = await goThrough()
      const tokens = await program.finish(begun, back)
      const sub = tokens.claims()?.sub ?? ''
      const page = await browser.get('/account/programs')
      assert.match(page.text, /Elm E-books/)
      await browser.post(`/account/programs/${vendor.id}/forget`, { csrf: hidden(page.text, 'csrf') })
      await assert.rejects(client.fetchUserInfo(program.config, tokens.access_token, sub))
      assert.doesNotMatch((await browser.get('/account/programs')).text, /Elm E-books/)
      const again = await goThrough()
      assert.equal((await program.finish(again.begun, again.back)).claims()?.sub, sub)
    })
  })

  /** Signs in on the page to which an address leads. */
  async function signedIn(card: string, pin: string, address: string) {
    const sent = await browser.get(address)
    const next = new URL(sent.location, 'http://localhost').searchParams.get('next') ?? ''
    return signInWithCard(browser, card, pin, next)
  }

  describe('who may not', () => {
    it('is told why by the library, and the program that it may not', async () => {
      await library.must(ChangePatron, { params: { id: ada.id }, body: { expires: '2026-02-01' } })
      const { seen } = await goThrough()
      assert.equal(seen.status, 403)
      assert.match(seen.text, /card has expired/)
      assert.match(seen.text, /error=access_denied/)
      await library.must(ChangePatron, { params: { id: ada.id }, body: { expires: null } })
    })
    it('is a reader of another category than the library chose', async () => {
      const [other] = await otherCategories()
      await change({ categories: [other ?? ''] })
      assert.match((await goThrough()).seen.text, /other groups of readers/)
      await change({ categories: [] })
    })
    it('keeps no token once the account is closed', async () => {
      const { begun, back } = await goThrough()
      const tokens = await program.finish(begun, back)
      await library.must(ChangePatron, { params: { id: ada.id }, body: { active: false } })
      await assert.rejects(client.fetchUserInfo(program.config, tokens.access_token, tokens.claims()?.sub ?? ''))
      await library.must(ChangePatron, { params: { id: ada.id }, body: { active: true } })
    })
    it('is told nothing of any more when the library switches a claim or the program off', async () => {
      const { begun, back } = await goThrough()
      const tokens = await program.finish(begun, back)
      const sub = tokens.claims()?.sub ?? ''
      await change({ claims: [] })
      assert.deepEqual(await client.fetchUserInfo(program.config, tokens.access_token, sub), { sub, active: true })
      await change({ enabled: false })
      await assert.rejects(client.fetchUserInfo(program.config, tokens.access_token, sub))
      assert.equal((await browser.get((await program.begin()).address)).status, 400)
      await change({ enabled: true, claims: ['category', 'branch', 'name', 'email'] })
    })
  })

  async function otherCategories(): Promise<readonly string[]> {
    const { rows } = await library.must(ListCategories)
    return rows.map(({ code }) => code).filter((code) => code !== 'adult')
  }

  describe('a program that asks for more than a sign-in', () => {
    it('learns without a page whether somebody is signed in (prompt=none)', async () => {
      const silent = async (more = {}) =>
        (await browser.get((await program.begin({ prompt: 'none', ...more })).address)).location
      assert.equal(answered(await silent(), 'error'), 'login_required')
      await browser.post('/sign-in', { card: '1002', pin: '4712', next: '/account' })
      assert.equal(answered(await silent(), 'error'), 'consent_required')
      browser = openBrowser(library.carrel)
      await goThrough()
      assert.ok(answered(await silent(), 'code'))
      assert.equal(answered(await silent({ prompt: 'none login' }), 'error'), 'invalid_request')
    })
    it('has the patron sign in again (prompt=login), also when signed in already', async () => {
      await goThrough()
      const begun = await program.begin({ prompt: 'login' })
      const page = await browser.get(begun.address)
      const next = hidden(page.text, 'next')
      assert.match(page.text, /name="pin"/)
      // The old session does not count, however often the address is opened.
      assert.match((await browser.get(next)).text, /name="pin"/)
      library.at('2026-03-02T10:05:00Z')
      const again = await signInWithCard(browser, '1001', '4711', hidden((await browser.get(next)).text, 'next'))
      const tokens = await program.finish(begun, onwards(again.text))
      assert.equal(tokens.claims()?.['auth_time'], Date.parse('2026-03-02T10:05:00Z') / 1000)
    })
    it('has them sign in again when that was too long ago (max_age)', async () => {
      await goThrough()
      library.at('2026-03-02T10:10:00Z')
      assert.equal((await goThrough(browser, program, { max_age: '900' })).seen.status, 303)
      assert.match((await browser.get((await program.begin({ max_age: '300' })).address)).text, /name="pin"/)
      const silent = await browser.get((await program.begin({ max_age: '300', prompt: 'none' })).address)
      assert.equal(answered(silent.location, 'error'), 'login_required')
    })
    it('means one patron, and another is signed in (id_token_hint)', async () => {
      const { begun, back } = await goThrough()
      const { id_token: hint = '' } = await program.finish(begun, back)
      const same = await browser.get((await program.begin({ prompt: 'none', id_token_hint: hint })).address)
      assert.ok(answered(same.location, 'code'))
      browser = openBrowser(library.carrel)
      await browser.post('/sign-in', { card: '1002', pin: '4712', next: '/account' })
      const other = await browser.get((await program.begin({ prompt: 'none', id_token_hint: hint })).address)
      assert.equal(answered(other.location, 'error'), 'login_required')
    })
    it('signs out: the patron is asked, then goes to an address that is set', async () => {
      const { begun, back } = await goThrough()
      const { id_token: hint = '' } = await program.finish(begun, back)
      const query = (uri: string) =>
        new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: uri, state: 'x y' }).toString()
      assert.equal((await browser.get(`/oidc/end-session?${query('https://evil.example/')}`)).status, 400)
      const asked = await browser.get(`/oidc/end-session?${query('https://books.example/bye')}`)
      assert.match(asked.text, /Sign out of the library/)
      assert.equal((await browser.get('/account')).status, 200)
      const form = {
        csrf: hidden(asked.text, 'csrf'),
        id_token_hint: hint,
        post_logout_redirect_uri: 'https://books.example/bye',
        state: 'x y',
      }
      const gone = await browser.post('/oidc/sign-out', form)
      assert.equal(onwards(gone.text), 'https://books.example/bye?state=x+y')
      assert.equal((await browser.get('/account')).status, 303)
    })
  })

  describe('a program on the reader’s own device', () => {
    it('needs no secret, and shows none', async () => {
      const app = await library.must(contract.CreateVendor, {
        body: newVendor('Reading App', { kind: 'public', redirectAddresses: ['example.reader:/back'] }),
      })
      assert.equal(app.secret, null)
      const there = await vendorProgram(library.carrel, app, 'none')
      const { begun, back } = await goThrough(browser, there)
      assert.ok((await there.finish(begun, back)).claims()?.sub)
      const refused = await library.carrel.call(contract.RenewVendorSecret, { params: { id: app.id } })
      assert.equal(refused.ok, false)
    })
  })

  describe('a patron whose data are erased', () => {
    it('is known at no program any more', async () => {
      const eve = await library.patron('1009', { givenName: 'Eve', familyName: 'Gone', pin: '4719' })
      const asked = await signedIn('1009', '4719', (await program.begin()).address)
      await agree(browser, asked.text)
      const before = (await library.must(contract.ListVendors)).rows.find(({ id }) => id === vendor.id)?.patrons ?? 0
      await library.must(ErasePatron, { params: { id: eve.id }, body: { reason: 'asked' } })
      const now = (await library.must(contract.ListVendors)).rows.find(({ id }) => id === vendor.id)?.patrons
      assert.equal(now, before - 1)
    })
  })
})
