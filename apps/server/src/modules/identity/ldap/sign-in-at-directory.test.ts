import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../../test/carrel.ts'
import { sessionHeaders, smallLibrary } from '../../../../test/people.ts'
import type { SessionView } from '../../org/contract.ts'
import { RegisterPatron } from '../../patrons/contract.ts'
import type { AccountView } from '../../patrons/contract-account.ts'
import {
  ChangeIdentityProvider,
  CreateIdentityProvider,
  ListIdentityProviders,
  ListSignInWays,
  TestIdentityProvider,
  TryPassword,
  type IdentityMapping,
  type IdentityProvider,
} from '../contract.ts'
import { testDirectory, type TestDirectory } from './testing/directory.ts'
import { carrelAccount, townEntries, townSettings } from './testing/town-directory.ts'

const mapping: IdentityMapping = {
  linkBy: { attribute: 'mail', field: 'email' },
  card: 'uid',
  externalId: '',
  username: 'uid',
  givenName: 'givenName',
  familyName: 'sn',
  name: '',
  email: 'mail',
  trustEmail: true,
  rules: [{ attribute: 'groups', value: 'cataloguers', gives: 'role', what: 'technician', at: null }],
  category: 'adult',
  branch: null,
  create: true,
  update: 'names',
  noMatch: '',
}

describe('signing in with the account of a directory', () => {
  let carrel: TestCarrel
  let town: TestDirectory
  let provider: IdentityProvider
  let administrator: Readonly<Record<string, string>>

  before(async () => {
    town = await testDirectory({ entries: townEntries })
    carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
    const library = await smallLibrary(carrel)
    await carrel.must(RegisterPatron, {
      body: {
        givenName: 'B.',
        familyName: 'Munoz',
        category: 'adult',
        branch: library.branch,
        card: '100',
        pin: '2468',
        email: 'brook@town.example',
      },
    })
    const entered = await atDesk(library.administrator.user, library.administrator.password)
    administrator = entered.headers
    provider = await carrel.must(CreateIdentityProvider, {
      body: {
        kind: 'ldap',
        name: 'Town directory',
        forPatrons: true,
        forStaff: true,
        enabled: true,
        settings: { ...townSettings(town.url, { groups: 'attribute' }) },
        secrets: { bindPassword: carrelAccount.password },
        mapping: { ...mapping, branch: library.branch },
      },
    })
  })
  after(async () => {
    await carrel.stop()
    await town.close()
  })

  async function send(url: string, payload: object) {
    const response = await carrel.server.app.inject({ method: 'POST', url, payload })
    const body: { blocks?: { code: string; message: string }[] } = response.json()
    return { response, codes: (body.blocks ?? []).map(({ code }) => code), said: body.blocks?.[0]?.message ?? '' }
  }
  async function atDesk(user: string, password: string, branch?: number) {
    const { response, codes, said } = await send('/api/v1/session', { user, password, ...(branch && { branch }) })
    const view: SessionView | undefined = response.statusCode === 200 ? response.json() : undefined
    return { view, codes, said, headers: view ? sessionHeaders(response.headers['set-cookie'], view.csrf) : {} }
  }
  async function asReader(card: string, pin: string) {
    const { response, codes, said } = await send('/api/v1/account/session', { card, pin })
    const view: AccountView | undefined = response.statusCode === 200 ? response.json() : undefined
    return { view, codes, said }
  }

  it('links a reader by the e-mail address, brings the name up to date, and leaves the card and its PIN', async () => {
    assert.deepEqual((await asReader('brook', 'koorb')).view?.name, 'Brook Muñoz')
    assert.deepEqual((await asReader('100', '2468')).view?.name, 'Brook Muñoz')
    const [row] = (await carrel.must(ListIdentityProviders)).rows
    assert.equal(row?.linked, 1)
  })

  it('takes in at the desk whom a group gives a role, and nobody else', async () => {
    const cora = await atDesk('Cora', 'aroc')
    assert.deepEqual([cora.view?.staff.name, cora.view?.staff.username], ['Cora Talogue', 'cora'])
    assert.equal((await atDesk('cora', 'aroc')).view?.staff.id, cora.view?.staff.id)
    assert.deepEqual((await atDesk('cora', 'aroc', 99)).codes, ['branch-not-allowed'])
    const brook = await atDesk('brook', 'koorb')
    assert.deepEqual([brook.view, brook.codes.length], [undefined, 1])
    // Whose name somebody here has already is not that person.
    const ada = await atDesk('ada', 'ada')
    assert.deepEqual([ada.view, ada.codes], [undefined, ['identity-not-created']])
  })

  it('refuses with one sentence whatever is wrong, in words where there are any', async () => {
    assert.deepEqual((await asReader('brook', 'wrong')).codes, ['sign-in-failed'])
    assert.deepEqual((await asReader('nobody', 'wrong')).codes, ['sign-in-failed'])
    assert.deepEqual((await asReader('brook', '')).codes, ['sign-in-failed'])
    const expired = await asReader('ex', 'xe')
    assert.deepEqual(expired.codes, ['password-expired'])
    assert.match(expired.said, /^Town directory: Your password has expired/)
    assert.deepEqual((await asReader('twin', 'niwt')).codes, ['directory-ambiguous'])
  })

  it('stops guessing as it does with PINs, before the directory is asked', async () => {
    for (let guess = 0; guess < 10; guess++) await asReader('lock', `guess ${guess}`)
    const asked = town.searches.length
    assert.deepEqual((await asReader('lock', 'kcol')).codes, ['too-many-attempts'])
    assert.equal(town.searches.length, asked)
  })

  it('is no button, never shows its secret, and tells staff what came without signing anybody in', async () => {
    assert.deepEqual((await carrel.must(ListSignInWays, { query: { for: 'patron' } })).rows, [])
    const page = await carrel.server.app.inject({ method: 'GET', url: '/sign-in' })
    assert.match(page.body, /User name and password of Town directory work here as well/)
    const shown = JSON.stringify(await carrel.must(ListIdentityProviders))
    assert.ok(shown.includes('bindPassword') && !shown.includes(carrelAccount.password))
    const options = { params: { id: provider.id }, body: { user: 'brook', password: 'koorb', for: 'patron' as const } }
    const tried = await carrel.callAs(administrator, TryPassword, options)
    assert.ok(tried.ok)
    const { trial } = tried.value
    assert.equal(trial?.decision?.outcome, 'known')
    assert.ok(trial.attributes.some(({ name, values }) => name === 'sn' && values[0] === 'Muñoz'))
    const wrong = await carrel.callAs(administrator, TryPassword, {
      ...options,
      body: { ...options.body, password: 'x' },
    })
    assert.ok(wrong.ok)
    assert.match(wrong.value.trial?.problem ?? '', /does not take this password/)
  })

  it('is tried by a button that says what is wrong', async () => {
    const steps = async (change: object) => {
      await carrel.must(ChangeIdentityProvider, { params: { id: provider.id }, body: change })
      return (await carrel.must(TestIdentityProvider, { params: { id: provider.id } })).steps.map(
        ({ ok, said }) => `${ok} ${said}`,
      )
    }
    const usual = townSettings(town.url, { groups: 'attribute' })
    assert.deepEqual(await steps({}), [
      'false Passwords go over the line as they are: whoever is on it can read them. Choose LDAPS or StartTLS.',
      'true It answers, without protection; Carrel looks people up as cn=carrel,dc=town.',
      'true 10 found below ou=people,dc=town.',
    ])
    assert.match(
      (await steps({ settings: { ...usual, idAttribute: 'objectGUID' } }))[2] ?? '',
      /^false .* has no objectGUID/,
    )
    assert.match(
      (await steps({ settings: { ...usual, base: 'ou=groups,dc=town' } }))[2] ?? '',
      /^false Below .* nobody fits/,
    )
    assert.match(
      (await steps({ settings: usual, secrets: { bindPassword: 'x' } }))[1] ?? '',
      /^false .* own account .* is wrong/,
    )
    await steps({ settings: usual, secrets: { bindPassword: carrelAccount.password } })
  })

  it('refuses settings that cannot be, each with a sentence', async () => {
    const change = (settings: object) =>
      carrel.callAs(administrator, ChangeIdentityProvider, {
        params: { id: provider.id },
        body: { settings: { ...settings } },
      })
    const usual = townSettings(town.url)
    for (const [wrong, sentence] of [
      [{ ...usual, protection: 'ldaps' }, /every server begins with ldaps/],
      [{ ...usual, filter: '(uid=ada)' }, /needs \{user\}/],
      [{ ...usual, filter: '(uid={user}))(x=1' }, /one expression in brackets/],
      [{ ...usual, way: 'template', template: '{user}' }, /needs \{user\} and what stands around it/],
      [{ ...usual, servers: ['http://x'] }, /servers/],
      [{ ...usual, base: '' }, /below what people are looked up/],
    ] as const) {
      const answer = await change(wrong)
      assert.equal(answer.ok, false)
      assert.match(JSON.stringify(answer), sentence)
    }
  })

  it('says that the directory cannot be asked, and goes on with cards', async () => {
    await town.close()
    const answer = await asReader('brook', 'koorb')
    assert.deepEqual(answer.codes, ['directory-unreachable'])
    assert.equal((await asReader('100', '2468')).view?.name, 'Brook Muñoz')
  })
})
