import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { ListAudit } from '../../platform/contract.ts'
import { CreateStaff, PutSetting } from '../org/contract.ts'
import { GetPatron, SearchPatrons } from '../patrons/contract.ts'
import { ChangePatron } from '../patrons/contract.ts'
import { MergePatrons, UndoMerge } from '../patrons/contract-leaving.ts'
import * as contract from './contract.ts'
import { openBrowser, type Browser, type Seen } from '../../../test/page-browser.ts'
import { mappingOf, oidcProvider } from './testing/house.ts'
import { openIdProvider, type Misdeed, type OpenIdProvider } from './testing/openid-provider.ts'

describe('sign-in by OpenID Connect', () => {
  let library: TestLibrary
  let idp: OpenIdProvider
  let town: number
  let browser: Browser

  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    idp = await openIdProvider(() => library.carrel.clock.now().epochMilliseconds)
    town = (await library.must(contract.CreateIdentityProvider, { body: oidcProvider(idp) })).id
    await library.patron('1001', {
      givenName: 'Ada',
      familyName: 'Lovelace',
      externalId: 'reg-1',
      email: 'ada@town.example',
    })
  })
  after(async () => {
    await idp.close()
    await library.stop()
  })
  beforeEach(() => {
    idp.misdeed = undefined
    idp.down = false
    idp.person = { sub: 'ada', register: 'reg-1', given_name: 'Ada', family_name: 'Lovelace' }
    browser = openBrowser(library.carrel)
  })

  /** Begins at our button and comes back from the provider. */
  async function signIn(who: Browser = browser, query = 'for=patron&next=/account'): Promise<Seen> {
    const out = await who.get(`/auth/${town}/start?${query}`)
    if (out.status !== 303) return out
    return who.get(idp.visit(out.location))
  }
  const change = (body: NonNullable<(typeof contract.ChangeIdentityProvider)['types']>['body']) =>
    library.must(contract.ChangeIdentityProvider, { params: { id: town }, body })
  const patronsNamed = async (q: string) => (await library.must(SearchPatrons, { query: { q } })).rows

  describe('a patron who has an account at the town', () => {
    it('finds its button on the sign-in page and comes to the account by it', async () => {
      const page = await browser.get('/sign-in?next=/account')
      assert.match(page.text, /Sign in with Town of Elm/)
      const back = await signIn()
      assert.deepEqual([back.status, back.location], [303, '/account'])
      const account = await browser.get('/account')
      assert.equal(account.status, 200)
      assert.match(account.text, /Ada/)
    })
    it('is known again by the account there although the number there has changed', async () => {
      await signIn()
      idp.person = { sub: 'ada', register: 'another number' }
      assert.equal((await signIn(openBrowser(library.carrel))).location, '/account')
    })
    it('is told when nobody here matches, and nobody is signed in', async () => {
      idp.person = { sub: 'nobody', register: 'reg-0' }
      const back = await signIn()
      assert.equal(back.status, 409)
      assert.match(back.text, /the library has no account that fits/)
      assert.equal((await browser.get('/account')).status, 303)
      const told = await library.must(ListAudit, { query: { action: 'session.sign-in-refused' } })
      assert.equal(told.rows.length, 1)
    })
    it('is not let in when the account of the library is closed', async () => {
      const [ada] = await patronsNamed('1001')
      await library.must(ChangePatron, { params: { id: ada?.id ?? 0 }, body: { active: false } })
      assert.match((await signIn()).text, /closed/)
      await library.must(ChangePatron, { params: { id: ada?.id ?? 0 }, body: { active: true } })
    })
    it('goes on to no page of another site', async () => {
      const back = await signIn(browser, 'for=patron&next=//evil.example/')
      assert.equal(back.location, '/account')
    })
  })

  describe('the address of the site', () => {
    it('is where a sign-in begins and comes back to, whatever name the library was visited by', async () => {
      const set = (value: string) =>
        library.must(PutSetting, { params: { name: 'library.site-address' }, body: { value } })
      await set('https://library.example/')
      const moved = await browser.get(`/auth/${town}/start`)
      assert.equal(moved.location, `https://library.example/auth/${town}/start?moved=1`)
      // Behind a proxy that does not hand the name on it goes round no more than once.
      const out = await browser.get(`/auth/${town}/start?moved=1`)
      assert.equal(
        new URL(out.location).searchParams.get('redirect_uri'),
        `https://library.example/auth/${town}/callback`,
      )
      await set('')
    })
  })

  describe('an answer that does not hold', () => {
    const misdeeds: readonly Misdeed[] = [
      'tampered',
      'unsigned',
      'signed-with-the-secret',
      'unknown-key',
      'other-issuer',
      'other-audience',
      'other-nonce',
      'expired',
      'from-tomorrow',
    ]
    for (const misdeed of misdeeds)
      it(`signs nobody in: ${misdeed}`, async () => {
        idp.misdeed = misdeed
        const back = await signIn()
        assert.match(back.text, /nobody was signed in/)
        assert.equal(browser.cookies.has('carrel_patron'), false)
      })
    it('signs nobody in a second time with the same token', async () => {
      idp.misdeed = 'same-token-again'
      await signIn()
      const again = openBrowser(library.carrel)
      assert.match((await signIn(again)).text, /nobody was signed in/)
    })
    it('signs nobody in when the way back is opened again, or in another browser', async () => {
      const out = await browser.get(`/auth/${town}/start?for=patron`)
      const back = idp.visit(out.location)
      const stranger = openBrowser(library.carrel)
      assert.match((await stranger.get(back)).text, /another browser/)
      assert.equal((await browser.get(back)).location, '/account')
      assert.match((await browser.get(back)).text, /used already/)
      assert.equal(stranger.cookies.has('carrel_patron'), false)
    })
    it('comes too late after a quarter of an hour', async () => {
      const out = await browser.get(`/auth/${town}/start?for=patron`)
      const back = idp.visit(out.location)
      library.at('2026-03-02T10:16:00Z')
      assert.match((await browser.get(back)).text, /took too long/)
      library.at('2026-03-02T10:00:00Z')
    })
    it('counts when the clocks are apart by no more than is allowed', async () => {
      const ours = idp.now
      idp.now = () => ours() - 320_000
      assert.equal((await signIn()).location, '/account')
      idp.now = () => ours() - 400_000
      assert.match((await signIn(openBrowser(library.carrel))).text, /nobody was signed in/)
      idp.now = ours
    })
    it('counts when the provider has new keys', async () => {
      await idp.rotate()
      assert.equal((await signIn()).location, '/account')
    })
    it('is said to be an outage when the provider does not answer after all', async () => {
      const out = await browser.get(`/auth/${town}/start?for=patron`)
      const back = idp.visit(out.location)
      idp.down = true
      const seen = await browser.get(back)
      assert.ok(seen.status >= 400)
      assert.equal(browser.cookies.has('carrel_patron'), false)
    })
    it('is understood when somebody changes their mind', async () => {
      const out = await browser.get(`/auth/${town}/start?for=patron`)
      const state = new URL(out.location).searchParams.get('state') ?? ''
      const query = new URLSearchParams({ error: 'access_denied', state, iss: idp.issuer })
      assert.match((await browser.get(`/auth/${town}/callback?${query.toString()}`)).text, /did not sign in with/)
    })
  })

  describe('somebody who is not here yet', () => {
    it('is taken in with the category that a rule gives, once, even from two windows', async () => {
      await change({
        mapping: {
          ...mappingOf(),
          create: true,
          branch: library.elm,
          category: 'adult',
          rules: [{ attribute: 'groups', value: 'school*', gives: 'category', what: 'child', at: null }],
        },
      })
      idp.person = { sub: 'grace', register: 'reg-2', given_name: 'Grace', family_name: 'Hopper', groups: ['school-7'] }
      await Promise.all([signIn(), signIn(openBrowser(library.carrel))])
      const found = await patronsNamed('Hopper')
      assert.equal(found.length, 1)
      const grace = await library.must(GetPatron, { params: { id: found[0]?.id ?? 0 } })
      assert.equal(grace.category, 'child')
      assert.equal(grace.externalId, 'reg-2')
      assert.notEqual(grace.card, null)
    })
    it('keeps name and category up to date when the library wants that', async () => {
      await change({ mapping: { ...mappingOf(), update: 'all', branch: library.elm, category: 'adult' } })
      idp.person = { sub: 'grace', register: 'reg-2', given_name: 'Grace', family_name: 'Murray Hopper' }
      assert.equal((await signIn()).location, '/account')
      const [grace] = await patronsNamed('Hopper')
      const now = await library.must(GetPatron, { params: { id: grace?.id ?? 0 } })
      assert.deepEqual([now.familyName, now.category], ['Murray Hopper', 'adult'])
    })
    it('has an address that counts as proved where the library believes the provider', async () => {
      await library.must(PutSetting, { params: { name: 'patrons.email-confirmation' }, body: { value: 'always' } })
      const mapping = { ...mappingOf(), create: true, branch: library.elm, category: 'adult', trustEmail: true }
      await change({ mapping })
      idp.person = { sub: 'joan', register: 'reg-3', family_name: 'Clarke', email: 'joan@town.example' }
      assert.equal((await signIn()).location, '/account')
      const [joan] = await patronsNamed('Clarke')
      assert.equal((await library.must(GetPatron, { params: { id: joan?.id ?? 0 } })).emailConfirmed, true)
      await library.must(PutSetting, { params: { name: 'patrons.email-confirmation' }, body: { value: 'off' } })
    })
    it('is linked with one account there, though two of them claim to be the same person at once', async () => {
      await library.patron('1002', { familyName: 'Turing', externalId: 'reg-4' })
      await change({ mapping: mappingOf() })
      const begin = async (who: Browser, sub: string) => {
        const out = await who.get(`/auth/${town}/start?for=patron`)
        idp.person = { sub, register: 'reg-4' }
        return idp.visit(out.location)
      }
      const [one, two] = [browser, openBrowser(library.carrel)]
      const ways = [await begin(one, 'alan'), await begin(two, 'impostor')] as const
      const back = await Promise.all([one.get(ways[0]), two.get(ways[1])])
      assert.deepEqual(back.map(({ status }) => status).sort(), [303, 409])
      assert.match(back.map(({ text }) => text).join(''), /linked with another account at Town of Elm/)
    })
    it('is kept out where a rule says so', async () => {
      const rules = [{ attribute: 'groups', value: 'visitor', gives: 'no' as const, what: '', at: null }]
      await change({ mapping: { ...mappingOf(), rules } })
      idp.person = { sub: 'grace', groups: ['Visitor'] }
      assert.match((await signIn()).text, /not for this library/)
      await change({ mapping: mappingOf() })
    })
    it('is not linked by an address that nobody has proved', async () => {
      await change({ mapping: { ...mappingOf(), linkBy: { attribute: 'email', field: 'email' } } })
      idp.person = { sub: 'mallory', email: 'ada@town.example' }
      assert.match((await signIn()).text, /was proved to be yours/)
      idp.person = { sub: 'mallory', email: 'ada@town.example', email_verified: true }
      assert.match((await signIn()).text, /linked with another account/)
      await change({ mapping: mappingOf() })
    })
  })

  describe('an account there that is taken away from a patron', () => {
    // A minute later: nobody may begin too often.
    before(() => library.at('2026-03-02T10:02:00Z'))
    after(() => library.at('2026-03-02T10:00:00Z'))
    const adaId = async () => (await patronsNamed('1001'))[0]?.id ?? 0
    it('is seen at the desk; its sessions end, and the next sign-in is looked at anew', async () => {
      await signIn()
      const id = await adaId()
      const [account] = (await library.must(contract.ListOutsideAccounts, { params: { id } })).rows
      assert.equal(account?.name, 'Town of Elm')
      const reader = await library.deskWith(['patrons:read'])
      const params = { id, link: account.id }
      assert.deepEqual(codes(await reader.call(contract.UnlinkOutsideAccount, { params })), ['permission-missing'])
      await library.must(contract.UnlinkOutsideAccount, { params })
      assert.equal((await browser.get('/account')).status, 303)
      assert.deepEqual(codes(await library.call(contract.UnlinkOutsideAccount, { params })), [
        'outside-account-not-found',
      ])
      idp.person = { sub: 'ada', register: 'another number' }
      assert.match((await signIn()).text, /no account that fits/)
    })
    it('is taken away by the patron, who stays signed in where they do it and nowhere else', async () => {
      await signIn()
      const elsewhere = openBrowser(library.carrel)
      await signIn(elsewhere)
      const page = await browser.get('/account/sign-in')
      assert.match(page.text, /Town of Elm/)
      const form = /action="(\/account\/sign-in\/\d+\/unlink)"/.exec(page.text)?.[1] ?? ''
      const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
      assert.ok((await browser.post(form, {})).status >= 400, 'a form without its token')
      const done = await browser.post(form, { csrf })
      assert.match(done.text, /The account is taken away/)
      assert.match(done.text, /with card and PIN only/)
      assert.equal((await browser.get('/account')).status, 200)
      assert.equal((await elsewhere.get('/account')).status, 303)
    })
    it('is not taken away from somebody else', async () => {
      await signIn()
      const [account] = (await library.must(contract.ListOutsideAccounts, { params: { id: await adaId() } })).rows
      const other = await library.patron('1005', { familyName: 'Other' })
      const params = { id: other.id, link: account?.id ?? 0 }
      assert.deepEqual(codes(await library.call(contract.UnlinkOutsideAccount, { params })), [
        'outside-account-not-found',
      ])
    })
  })

  describe('two records of one person that become one', () => {
    // A minute later: nobody may begin too often.
    before(() => library.at('2026-03-02T10:02:00Z'))
    after(() => library.at('2026-03-02T10:00:00Z'))
    it('keep the account there, and have it again each when the merge is taken back', async () => {
      const old = await library.patron('1003', { familyName: 'Hamilton', externalId: 'reg-5' })
      const kept = await library.patron('1004', { familyName: 'Hamilton' })
      idp.person = { sub: 'margaret', register: 'reg-5' }
      await signIn()
      const ofRecord = async (id: number) =>
        (await library.must(contract.ListOutsideAccounts, { params: { id } })).rows.map(({ name }) => name)
      const merged = await library.must(MergePatrons, { params: { id: kept.id }, body: { other: old.id } })
      assert.deepEqual(await ofRecord(kept.id), ['Town of Elm'])
      assert.equal((await signIn(openBrowser(library.carrel))).location, '/account')
      await library.must(UndoMerge, { params: { id: merged.id } })
      assert.deepEqual([await ofRecord(kept.id), await ofRecord(old.id)], [[], ['Town of Elm']])
    })
  })

  describe('staff', () => {
    it('sign in with the account of the town, with the roles that they have here', async () => {
      await library.must(CreateStaff, {
        body: {
          username: 'linus',
          name: 'Linus Desk',
          password: 'a long password',
          roles: [{ role: 'technician', branch: null }],
        },
      })
      await change({
        forStaff: true,
        mapping: { ...mappingOf(), linkBy: { attribute: 'preferred_username', field: 'username' } },
      })
      idp.person = { sub: 'linus', preferred_username: 'Linus' }
      const back = await signIn(browser, 'for=staff&next=/staff/patrons')
      assert.equal(back.location, '/staff/patrons')
      const session = await browser.get('/api/v1/session')
      assert.match(session.text, /Linus Desk/)
    })
    it('are not let in when nobody has given them a role', async () => {
      await change({ mapping: { ...mappingOf(), username: 'preferred_username', create: true } })
      idp.person = { sub: 'new', preferred_username: 'new', name: 'New Person' }
      assert.match((await signIn(browser, 'for=staff')).text, /no rule gives you a role/)
      await change({ mapping: mappingOf() })
    })
  })

  describe('a member of staff who tries a provider', () => {
    it('sees what came and what it would mean, and nobody is signed in or changed', async () => {
      const desk = openBrowser(library.carrel)
      await desk.post('/api/v1/session', { user: 'ada', password: 'correct horse' }, 'json')
      idp.person = { sub: 'ada', register: 'reg-1', given_name: 'Augusta' }
      const next = `/staff/settings/sign-in?open=${town}`
      const back = await signIn(desk, `for=patron&trial=1&next=${encodeURIComponent(next)}`)
      assert.deepEqual([back.status, back.location], [303, next])
      assert.equal(desk.cookies.has('carrel_patron'), false)
      const { text } = await desk.get(`/api/v1/identity/providers/${town}/trial`)
      assert.match(text, /Augusta/)
      assert.match(text, /linked with Ada Lovelace, who would be signed in/)
      assert.equal((await patronsNamed('Augusta')).length, 0)
      idp.misdeed = 'expired'
      await signIn(desk, `for=patron&trial=1&next=${encodeURIComponent(next)}`)
      assert.match((await desk.get(`/api/v1/identity/providers/${town}/trial`)).text, /Compare the clock/)
      library.at('2026-03-02T11:30:00Z')
      assert.match((await desk.get(`/api/v1/identity/providers/${town}/trial`)).text, /"trial":null/)
      library.at('2026-03-02T10:00:00Z')
    })
    it('has to be signed in at the desk for it', async () => {
      const seen = await browser.get(`/auth/${town}/start?for=patron&trial=1`)
      assert.match(seen.text, /sign in at the desk first/)
    })
  })

  describe('an account of another issuer with the same number', () => {
    it('is somebody else', async () => {
      await signIn()
      const other = await openIdProvider(idp.now)
      await change({ settings: { ...oidcProvider(idp).settings, issuer: other.issuer } })
      other.person = { sub: 'ada' }
      const out = await browser.get(`/auth/${town}/start?for=patron`)
      assert.match((await openBrowser(library.carrel).get(other.visit(out.location))).text, /another browser/)
      assert.match((await browser.get(other.visit(out.location))).text, /no account that fits/)
      await change({ settings: oidcProvider(idp).settings })
      await other.close()
    })
  })

  describe('signing out', () => {
    it('at the provider ends the sessions here, by a token that counts once', async () => {
      await signIn()
      const token = await idp.logoutToken({ sub: 'ada', sid: 'session-1' })
      const told = (logout_token: string) =>
        openBrowser(library.carrel).post(`/auth/${town}/back-channel-logout`, { logout_token })
      assert.equal((await told(token)).status, 200)
      assert.equal((await browser.get('/account')).status, 303)
      await signIn()
      assert.equal((await told(token)).status, 400)
      assert.equal((await told(await idp.logoutToken({ sub: 'ada' }, 'other'))).status, 400)
      assert.equal((await told(`${await idp.logoutToken({ sub: 'ada' })}x`)).status, 400)
      assert.equal((await told('')).status, 400)
      assert.equal((await browser.get('/account')).status, 200)
    })
    it('here leads on to the provider', async () => {
      await signIn()
      const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get('/account')).text)?.[1] ?? ''
      const out = await browser.post('/sign-out', { csrf })
      assert.match(out.text, /Sign out of Town of Elm/)
      assert.ok(out.text.includes(`${idp.issuer}/end?`))
      assert.equal((await browser.get('/account')).status, 303)
    })
  })

  describe('a provider on the settings page', () => {
    it('never shows its secret, and says what is wrong with its settings', async () => {
      const { rows } = await library.must(contract.ListIdentityProviders)
      assert.deepEqual(rows[0]?.secretsSet, ['clientSecret'])
      assert.equal(JSON.stringify(rows).includes(idp.clientSecret), false)
      const audit = await library.must(ListAudit, { query: { action: 'identity-provider.create' } })
      assert.equal(JSON.stringify(audit).includes(idp.clientSecret), false)
      const wrong = await library.call(contract.CreateIdentityProvider, {
        body: { ...oidcProvider(idp), name: 'Another', settings: { issuer: 'ftp://x', clientId: 'x' } },
      })
      assert.equal(wrong.ok, false)
      assert.ok(codes(wrong).includes('invalid-setting'))
    })
    it('says in words whether it can be reached and whether its clock agrees', async () => {
      const test = () => library.must(contract.TestIdentityProvider, { params: { id: town } })
      assert.equal((await test()).ok, true)
      const ours = idp.now
      idp.now = () => ours() + 3_600_000
      const clock = (await test()).steps.find(({ name }) => name === 'Clock')
      assert.match(clock?.said ?? '', /3600 seconds apart/)
      idp.now = ours
      await change({ settings: { ...oidcProvider(idp).settings, issuer: `${idp.issuer}/elsewhere` } })
      assert.match((await test()).steps[0]?.said ?? '', /no description of an OpenID provider/)
      await change({ settings: { ...oidcProvider(idp).settings, issuer: 'http://127.0.0.1:1' } })
      assert.match((await test()).steps[0]?.said ?? '', /nothing listens there/)
      await change({
        settings: { ...oidcProvider(idp).settings, issuer: idp.issuer.replace('127.0.0.1', 'localhost') },
      })
      assert.match((await test()).steps[0]?.said ?? '', /does not fit our settings: issuer|issuer/)
      await change({ settings: oidcProvider(idp).settings })
    })
    it('is closed to whoever may not set it', async () => {
      const desk = await library.deskWith(['org:settings'])
      assert.deepEqual(codes(await desk.call(contract.ListIdentityProviders)), ['permission-missing'])
    })
    it('signs nobody in once it is switched off', async () => {
      await change({ enabled: false })
      assert.match((await browser.get(`/auth/${town}/start?for=patron`)).text, /switched off/)
      assert.equal((await browser.get('/sign-in')).text.includes('Town of Elm'), false)
      await change({ enabled: true })
    })
  })
})
