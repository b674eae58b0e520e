import assert from 'node:assert/strict'
import { inflateRawSync } from 'node:zlib'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../../test/carrel.ts'
import { sessionHeaders, smallLibrary } from '../../../../test/people.ts'
import type { SessionView } from '../../org/contract.ts'
import { RegisterPatron } from '../../patrons/contract.ts'
import {
  ChangeIdentityProvider,
  CreateIdentityProvider,
  GetIdentityTrial,
  ListOutsideAccounts,
  ListSignInWays,
  TestIdentityProvider,
  UnlinkOutsideAccount,
  type IdentityMapping,
} from '../contract.ts'
import { logoutRequest } from './messages.ts'
import { refuseUnsigned, signedAddress } from './redirect-binding.ts'
import { selfSigned, type KeyPair } from './self-signed.ts'
import type { SamlSettings } from './settings.ts'
import { testIdp, type Packing, type Says } from './testing/test-idp.ts'
import { now, wrongAnswers } from './testing/wrong-answers.ts'

const ours = (id: number) => `http://localhost:80/auth/${id}/saml`

describe('signing in with an account by SAML 2', () => {
  let carrel: TestCarrel
  let idp: Awaited<ReturnType<typeof testIdp>>
  let id: number
  let brook: number
  let settings: SamlSettings
  let stranger: KeyPair
  let base: string
  let desk: Readonly<Record<string, string>>

  before(async () => {
    idp = await testIdp()
    stranger = await selfSigned('Test provider', now, { bits: 2048 })
    carrel = await startCarrel({ now: now.toString() })
    const library = await smallLibrary(carrel)
    const registered = await carrel.must(RegisterPatron, {
      body: {
        givenName: 'Brook',
        familyName: 'Muñoz',
        category: 'adult',
        branch: library.branch,
        card: '100',
        pin: '2468',
      },
    })
    brook = registered.id
    const response = await post(
      '/api/v1/session',
      JSON.stringify({ user: library.administrator.user, password: library.administrator.password }),
      'application/json',
    )
    const view: SessionView = response.json()
    desk = sessionHeaders(response.headers['set-cookie'], view.csrf)
    settings = {
      metadataUrl: idp.metadataUrl,
      metadata: '',
      entityId: '',
      subjectAttribute: '',
      idpInitiated: false,
      clockTolerance: 60,
      signOutThere: true,
    }
    const mapping: IdentityMapping = {
      linkBy: { attribute: 'card', field: 'card' },
      card: '',
      externalId: '',
      username: '',
      givenName: '',
      familyName: '',
      name: '',
      email: '',
      trustEmail: false,
      rules: [],
      category: null,
      branch: null,
      create: false,
      update: 'never',
      noMatch: '',
    }
    const body = {
      kind: 'saml' as const,
      name: 'University',
      forPatrons: true,
      forStaff: false,
      enabled: true,
      settings: { ...settings },
      mapping,
    }
    const provider = await carrel.must(CreateIdentityProvider, { body })
    id = provider.id
    base = `/auth/${id}`
  })
  after(async () => {
    await carrel.stop()
    await idp.close()
  })

  // Each from another place, as the clock stands still and nobody may begin too often.
  let place = 0
  const remoteAddress = () => `10.0.${Math.trunc(++place / 200)}.${place % 200}`
  function get(url: string, cookie = '') {
    return carrel.server.app.inject({
      method: 'GET',
      remoteAddress: remoteAddress(),
      url,
      headers: { host: 'localhost:80', cookie },
    })
  }
  function post(url: string, payload: string, type = 'application/x-www-form-urlencoded') {
    const headers = { host: 'localhost:80', 'content-type': type, origin: 'https://idp.example' }
    return carrel.server.app.inject({ method: 'POST', remoteAddress: remoteAddress(), url, payload, headers })
  }
  const change = (changes: Partial<SamlSettings>) =>
    carrel.must(ChangeIdentityProvider, { params: { id }, body: { settings: { ...settings, ...changes } } })

  /** Begins a sign-in as a browser does. */
  async function begin(query = 'for=patron&next=/account') {
    const response = await get(`${base}/start?${query}`, desk['cookie'])
    const to = new URL(String(response.headers.location))
    const sent = inflateRawSync(Buffer.from(to.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
    const cookie = [response.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0])
      .join('; ')
    return {
      to,
      sent,
      request: / ID="([^"]+)"/.exec(sent)?.[1] ?? '',
      state: to.searchParams.get('RelayState') ?? '',
      cookie,
    }
  }
  type Begun = Awaited<ReturnType<typeof begin>>
  const says = (begun: Pick<Begun, 'request'>, more: Partial<Says> = {}): Says => ({
    to: `${ours(id)}/answer`,
    audience: ours(id),
    request: begun.request,
    now,
    attributes: { card: ['100'], eduPersonAffiliation: ['student', 'member'] },
    ...more,
  })
  /** Carries an answer back as a browser does: a form from the other site, then an address of ours. */
  async function carry(begun: Pick<Begun, 'state' | 'cookie'>, xml: string) {
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: begun.state })
    const kept = await post(`${base}/saml/answer`, form.toString())
    const location = kept.headers.location ?? ''
    const response = location.startsWith(`${base}/saml/back`) ? await get(location, begun.cookie) : kept
    const cookies = [response.headers['set-cookie'] ?? []].flat().map(String)
    return {
      status: response.statusCode,
      location: response.headers.location,
      patron: cookies.find((one) => one.startsWith('carrel_patron='))?.split(';')[0],
      said: response.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
    }
  }
  async function signIn(more: Partial<Says> = {}, packing: Packing = {}) {
    const begun = await begin()
    return carry(begun, idp.answer(says(begun, more), packing))
  }

  it('asks with a signed request that the provider can check by our description', async () => {
    const [way] = (await carrel.must(ListSignInWays, { query: { for: 'patron' } })).rows
    assert.equal(way?.name, 'University')
    const metadata = (await get(`${base}/saml`)).body
    const certificate = /<ds:X509Certificate>([^<]+)/.exec(metadata)?.[1] ?? ''
    const { to, sent } = await begin()
    assert.equal(`${to.origin}${to.pathname}`, 'https://idp.example/sso')
    refuseUnsigned(to.search.slice(1), 'SAMLRequest', [
      `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`,
    ])
    assert.match(sent, new RegExp(`AssertionConsumerServiceURL="${ours(id)}/answer"`))
    assert.ok(metadata.includes(`entityID="${ours(id)}"`) && metadata.includes('WantAssertionsSigned="true"'))
  })

  it('lets in whom the answer names, by the browser that began, and knows them again', async () => {
    const first = await signIn()
    assert.deepEqual([first.status, first.location], [303, '/account'], first.said)
    assert.ok(first.patron)
    const page = await get('/account', first.patron)
    assert.match(page.body, /Brook/)
    // The second time nothing but the name at the provider is needed.
    assert.ok((await signIn({ attributes: {} })).patron)
    assert.match((await signIn({ nameId: 'other-1', attributes: {} })).said, /has no account that fits/)
  })

  it('takes answers that are signed twice, by SHA-512, and encrypted for us', async () => {
    const metadata = (await get(`${base}/saml`)).body
    const bare = /<ds:X509Certificate>([^<]+)/.exec(metadata)?.[1] ?? ''
    const encryptFor = `-----BEGIN CERTIFICATE-----\n${bare.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
    for (const packing of [
      { sign: 'both' },
      { algorithm: 'sha512', digest: 'sha512' },
      { encryptFor },
      { encryptFor, cipher: 'aes-128-cbc', sign: 'both' },
    ] satisfies Packing[]) {
      const answer = await signIn({}, packing)
      assert.ok(answer.patron, `${JSON.stringify(packing)}: ${answer.said}`)
    }
    const { certificate } = stranger
    assert.match((await signIn({}, { encryptFor: certificate })).said, /cannot be read with the key of this library/)
    const forged = (xml: string) => xml.replace('brook-1', 'other-1')
    assert.match((await signIn({}, { encryptFor, tamperAssertion: forged })).said, /not signed as a whole/)
    assert.match((await signIn({}, { encryptFor, sign: 'response' })).said, /did not sign who you are/)
  })

  for (const [what, more, packing, sentence] of wrongAnswers)
    it(`lets nobody in with ${what}`, async () => {
      const answer = await signIn(more, packing)
      assert.equal(answer.patron, undefined)
      assert.ok(answer.status >= 400, String(answer.status))
      assert.match(answer.said, sentence)
    })

  it('lets nobody in with a key of somebody else, though its certificate lies beside', async () => {
    const answer = await signIn({}, { key: stranger })
    assert.equal(answer.patron, undefined)
    assert.match(answer.said, /not signed as a whole with a key that it has published/)
  })

  it('lets nobody in by a signature that is wrapped around another name', async () => {
    const forge = (xml: string, make: (signed: string, evil: string) => string) =>
      xml.replace(/<saml:Assertion .*<\/saml:Assertion>/s, (signed) =>
        make(
          signed,
          signed
            .replace(/<Signature.*<\/Signature>/s, '')
            .replace(/ ID="[^"]+"/, ' ID="_evil"')
            .replace('>brook-1<', '>other-1<'),
        ),
      )
    const forgeries: readonly ((signed: string, evil: string) => string)[] = [
      (signed, evil) => evil + signed,
      (signed, evil) => signed + evil,
      (signed, evil) =>
        evil.replace('</saml:Issuer>', `</saml:Issuer>${/<Signature.*<\/Signature>/s.exec(signed)?.[0] ?? ''}`),
      (signed, evil) => evil.replace('</saml:Assertion>', `${signed}</saml:Assertion>`),
      (signed, evil) => `<samlp:Extensions>${signed}</samlp:Extensions>${evil}`,
      (signed, evil) =>
        evil.replace(
          '</saml:Issuer>',
          `</saml:Issuer>${(/<Signature.*<\/Signature>/s.exec(signed)?.[0] ?? '').replace('</Signature>', `<Object>${signed}</Object></Signature>`)}`,
        ),
    ]
    for (const make of forgeries) {
      const begun = await begin()
      const answer = await carry(begun, forge(idp.answer(says(begun)), make))
      assert.equal(answer.patron, undefined)
      assert.match(answer.said, /says twice who you are|did not sign|not signed as a whole/)
    }
  })

  it('reads no document types and entities, nothing of a megabyte, and nothing that is no XML', async () => {
    const begun = await begin()
    const entity = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for (const xml of [entity + idp.answer(says(begun)), '<', '', 'hello', '<samlp:Response'.repeat(500)]) {
      const again = await begin()
      const answer = await carry(again, xml)
      assert.equal(answer.patron, undefined)
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${xml.slice(0, 20)}`)
    }
    const long = await post(`${base}/saml/answer`, `SAMLResponse=${'A'.repeat(1_000_000)}&RelayState=${begun.state}`)
    assert.equal(long.statusCode, 413)
  })

  it('takes an answer once, and only from the browser that began', async () => {
    const begun = await begin()
    const xml = idp.answer(says(begun))
    const other = await carry({ ...begun, cookie: (await begin()).cookie }, xml)
    assert.match(other.said, /begun in another browser/)
    assert.ok((await carry(begun, xml)).patron, 'its own browser can still finish')
    assert.equal((await carry(begun, xml)).patron, undefined)
    // The same assertion in an answer to a new request of the same number counts no more.
    const second = await begin()
    assert.match(
      (await carry(second, idp.answer(says(second, { id: /ID="(_a[^"]+)"/.exec(xml)?.[1] ?? '' })))).said,
      /used before/,
    )
  })

  it('takes what nobody asked for only where the library wants it, and that once as well', async () => {
    const alone = { state: '', cookie: '' }
    const xml = () => idp.answer(says({ request: '' }, { request: undefined }))
    assert.match((await carry(alone, xml())).said, /although nobody asked here/)
    await change({ idpInitiated: true })
    const once = xml()
    assert.ok((await carry(alone, once)).patron)
    assert.match((await carry(alone, once)).said, /used before/)
    const begun = await begin()
    assert.equal(
      (await carry(alone, idp.answer(says(begun)))).patron,
      undefined,
      'an answer to somebody else’s request',
    )
    await change({})
  })

  it('follows new keys of the provider, and goes on when its description cannot be read for a while', async () => {
    await idp.rotate()
    carrel.clock.set(now.add({ minutes: 2 }))
    assert.ok((await signIn()).patron)
    idp.answerWith(500)
    carrel.clock.set(now.add({ hours: 3 }))
    const at = now.add({ hours: 3 })
    assert.ok((await signIn({ now: at })).patron)
    idp.answerWith(200)
    carrel.clock.set(now)
  })

  it('is signed out here when the provider says so, with its signature and once', async () => {
    const first = await signIn({ session: 'one' })
    const second = await signIn({ session: 'two' })
    const isOpen = async (cookie: string | undefined) => (await get('/account', cookie)).statusCode === 200
    const request = (number: string, key: KeyPair, at = now) => {
      const about = { id: number, at, to: `${ours(id)}/sign-out`, from: idp.entityId }
      const xml = logoutRequest(about, { nameId: 'brook-1', format: '', sessionIndex: 'one' })
      return signedAddress(`${base}/saml/sign-out`, { name: 'SAMLRequest', xml, relayState: 'r' }, key.privateKey)
    }
    for (const refused of [
      request('_1', stranger),
      request('_2', idp.key(), now.subtract({ hours: 2 })),
      request('_3', idp.key()).replace('RelayState=r', 'RelayState=s'),
    ])
      assert.ok((await get(refused)).statusCode >= 400)
    assert.deepEqual([await isOpen(first.patron), await isOpen(second.patron)], [true, true])
    const done = await get(request('_4', idp.key()))
    const to = new URL(String(done.headers.location))
    assert.equal(`${to.origin}${to.pathname}`, 'https://idp.example/slo')
    assert.match(
      inflateRawSync(Buffer.from(to.searchParams.get('SAMLResponse') ?? '', 'base64')).toString(),
      /InResponseTo="_4".*status:Success/,
    )
    assert.deepEqual([await isOpen(first.patron), await isOpen(second.patron)], [false, true])
    assert.ok((await get(request('_4', idp.key()))).statusCode >= 400, 'a log-out that comes again')
  })

  it('is signed out by the name that the provider gave, though another attribute tells who it is; without a name nobody is', async () => {
    const unlink = async () => {
      const { rows } = await carrel.must(ListOutsideAccounts, { params: { id: brook } })
      for (const { id: link } of rows) await carrel.must(UnlinkOutsideAccount, { params: { id: brook, link } })
    }
    await unlink()
    await change({ subjectAttribute: 'card' })
    const { patron } = await signIn({ session: 'three' })
    const isOpen = async () => (await get('/account', patron)).statusCode === 200
    assert.equal(await isOpen(), true)
    const request = (number: string, nameId: string) => {
      const about = { id: number, at: now, to: `${ours(id)}/sign-out`, from: idp.entityId }
      const xml = logoutRequest(about, { nameId, format: '', sessionIndex: null })
      return signedAddress(`${base}/saml/sign-out`, { name: 'SAMLRequest', xml }, idp.key().privateKey)
    }
    assert.ok((await get(request('_5', ''))).statusCode >= 400)
    assert.equal(await isOpen(), true)
    assert.equal((await get(request('_6', 'brook-1'))).statusCode, 303)
    assert.equal(await isOpen(), false)
    await unlink()
    await change({})
    await signIn()
  })

  it('shows staff who try it what came, without signing anybody in', async () => {
    const next = encodeURIComponent(`/staff/identity/${id}`)
    const begun = await begin(`for=patron&trial=1&next=${next}`)
    const answer = await carry(begun, idp.answer(says(begun)))
    assert.deepEqual([answer.status, answer.patron], [303, undefined])
    const shown = await carrel.callAs(desk, GetIdentityTrial, { params: { id } })
    assert.ok(shown.ok)
    assert.equal(shown.value.trial?.decision?.outcome, 'known')
    assert.deepEqual(shown.value.trial.attributes.find(({ name }) => name === 'eduPersonAffiliation')?.values, [
      'student',
      'member',
    ])
  })

  it('says in words what is wrong with a provider', async () => {
    const steps = async () =>
      (await carrel.must(TestIdentityProvider, { params: { id } })).steps.map(({ ok, said }) => `${ok} ${said}`)
    assert.match((await steps())[0] ?? '', /^true It is that of https:\/\/idp\.example\/entity/)
    await change({ metadataUrl: 'http://127.0.0.1:1/metadata' })
    assert.match((await steps())[0] ?? '', /^false .*cannot be reached: nothing listens there/)
    await change({ metadataUrl: '', metadata: (await get(`${base}/saml`)).body })
    assert.match((await steps())[0] ?? '', /^false .*describes no identity provider/)
    await change({ metadataUrl: '', metadata: '<!DOCTYPE x><x/>' })
    assert.match((await steps())[0] ?? '', /^false .*document type declaration/)
    await change({ metadataUrl: '', metadata: idp.metadata() })
    assert.match((await steps())[0] ?? '', /^true/)
    const nothing = await carrel.callAs(desk, ChangeIdentityProvider, {
      params: { id },
      body: { settings: { ...settings, metadataUrl: '' } },
    })
    assert.match(JSON.stringify(nothing), /Enter the address of the provider/)
  })
})
