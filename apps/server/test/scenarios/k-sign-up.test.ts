import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutSetting } from '../../src/modules/org/contract.ts'
import {
  AskErasure,
  AskPinReset,
  ChangeAccount,
  GetAccount,
  PatronSignIn,
  ResetPin,
} from '../../src/modules/patrons/contract-account.ts'
import {
  ApproveRegistration,
  ApproveRequest,
  ConfirmSignUp,
  ListRegistrations,
  ListRequests,
  RejectRegistration,
  RejectRequest,
  SignUp,
} from '../../src/modules/patrons/contract-registration.ts'
import { GetPatron, PutCategory } from '../../src/modules/patrons/contract.ts'
import { ListMail } from '../../src/platform/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { runJobs, signedIn } from './people.ts'

describe('what patrons do themselves', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-15T10:00:00Z' })
    await library.must(PutCategory, { params: { code: 'guest' }, body: { name: 'Guest' } })
  })
  after(() => library.stop())

  const set = (name: string, value: unknown) => library.must(PutSetting, { params: { name }, body: { value } })
  const form = (n: number) => ({
    givenName: 'Nia',
    familyName: `Newcomer ${n}`,
    birthDate: '1999-09-09',
    email: `nia${n}@example.org`,
    street: '1 Oak Street',
    city: 'Springfield',
    branch: library.elm,
    pin: '4321',
  })
  const asPublic = <P, Q, B, R>(route: Parameters<typeof library.carrel.callAs<P, Q, B, R>>[1], body: B) =>
    library.carrel.callAs({}, route, { body })
  async function tokenTo(recipient: string): Promise<string> {
    const mail = (await library.must(ListMail, { query: {} })).rows.find(({ to }) => to === recipient)
    return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }

  it('sign up only where the library lets them', async () => {
    assert.deepEqual(codes(await asPublic(SignUp, form(0))), ['self-registration-off'])
  })

  it('sign up, confirm the address, and become patrons when staff approve; duplicates are flagged to staff alone', async () => {
    await set('patrons.self-registration', 'approval')
    await set('patrons.self-registration-category', 'guest')
    const twin = await library.patron('TWIN', { givenName: 'Nia', familyName: 'Newcomer 1', birthDate: '1999-09-09' })
    const sent = await asPublic(SignUp, form(1))
    assert.ok(sent.ok)
    assert.deepEqual(sent.value, { sent: true })
    const queue = async () => (await library.must(ListRegistrations, { query: {} })).rows
    assert.deepEqual(await queue(), [], 'nothing before the address is confirmed')
    assert.deepEqual(codes(await asPublic(ConfirmSignUp, { token: 'made-up' })), ['link-expired'])
    const token = await tokenTo('nia1@example.org')
    const confirmed = await asPublic(ConfirmSignUp, { token })
    assert.ok(confirmed.ok && confirmed.value.state === 'waiting')
    assert.ok((await asPublic(ConfirmSignUp, { token })).ok, 'a second click changes nothing')
    const [waiting] = await queue()
    assert.deepEqual(
      waiting?.duplicates.map(({ id, alike }) => [id, alike]),
      [[twin.id, ['name-and-birth-date']]],
    )
    const patron = await library.must(ApproveRegistration, {
      params: { id: waiting?.id ?? 0 },
      body: { category: 'adult' },
    })
    assert.deepEqual(
      [patron.category, patron.expires, patron.address],
      ['adult', '2028-06-15', '1 Oak Street\nSpringfield'],
    )
    assert.ok((await asPublic(PatronSignIn, { card: patron.card ?? '', pin: '4321' })).ok)
    assert.deepEqual(codes(await library.call(ApproveRegistration, { params: { id: waiting?.id ?? 0 }, body: {} })), [
      'not-waiting',
    ])
  })

  it('get a temporary card at once where the library wants that; turned down, it ends', async () => {
    await set('patrons.self-registration', 'at-once')
    await asPublic(SignUp, form(2))
    const answer = await asPublic(ConfirmSignUp, { token: await tokenTo('nia2@example.org') })
    assert.ok(answer.ok)
    assert.deepEqual([answer.value.state, answer.value.expires], ['approved', '2026-07-15'])
    const [waiting] = (await library.must(ListRegistrations, { query: {} })).rows
    const patron = await library.must(GetPatron, { params: { id: waiting?.patron ?? 0 } })
    assert.equal(patron.category, 'guest')
    await library.must(RejectRegistration, { params: { id: waiting?.id ?? 0 }, body: { reason: 'Not a resident' } })
    assert.equal((await library.must(GetPatron, { params: { id: patron.id } })).active, false)
  })

  it('sign up at most five times an hour from one place, and what nobody confirms is forgotten', async () => {
    for (const n of [3, 4, 5]) assert.ok((await asPublic(SignUp, form(n))).ok)
    const sixth = await asPublic(SignUp, form(6))
    assert.deepEqual([sixth.status, codes(sixth)], [429, ['too-many-attempts']])
    const token = await tokenTo('nia3@example.org')
    library.at('2026-06-17T11:00:00Z')
    assert.deepEqual(codes(await asPublic(ConfirmSignUp, { token })), ['link-expired'])
    await runJobs(library)
    const { total } = await library.must(ListRegistrations, { query: { state: 'unconfirmed' } })
    assert.equal(total, 0)
    library.at('2026-06-15T10:00:00Z')
  })

  it('change their contact details: after approval, at once, or not at all, as the library wants', async () => {
    const patron = await library.patron('SELF', { pin: '1234', email: 'old@example.org', phone: '1' })
    const headers = await signedIn(library, 'SELF', '1234')
    const change = (body: object) => library.carrel.callAs(headers, ChangeAccount, { body })
    const email = async () => (await library.must(GetPatron, { params: { id: patron.id } })).email
    const asked = await change({ email: 'new@example.org', language: 'es' })
    assert.ok(asked.ok)
    assert.deepEqual([asked.value.email, asked.value.language], ['old@example.org', 'es'])
    assert.deepEqual(asked.value.waiting?.wanted, { email: 'new@example.org' })
    await change({ phone: '2' })
    const waiting = async () => (await library.must(ListRequests, { query: {} })).rows
    const [request, ...others] = await waiting()
    assert.deepEqual([request?.wanted, others], [{ email: 'new@example.org', phone: '2' }, []])
    await library.must(ApproveRequest, { params: { id: request?.id ?? 0 } })
    assert.equal(await email(), 'new@example.org')
    await change({ email: 'wrong@example.org' })
    await library.must(RejectRequest, { params: { id: (await waiting())[0]?.id ?? 0 }, body: { reason: 'Not theirs' } })
    assert.deepEqual([await email(), await waiting()], ['new@example.org', []])
    await set('patrons.contact-changes', 'at-once')
    await change({ email: 'third@example.org' })
    assert.equal(await email(), 'third@example.org')
    assert.deepEqual(codes(await change({ email: 'no address' })), ['invalid-email'])
    await set('patrons.contact-changes', 'off')
    assert.deepEqual(codes(await change({ email: 'fourth@example.org' })), ['contact-changes-off'])
  })

  it('choose a new PIN with a link that comes by mail, once; nobody learns who has a card', async () => {
    await library.patron('FORGOT', { pin: '1234', email: 'forgot@example.org' })
    const answers = [await asPublic(AskPinReset, { card: 'forgot' }), await asPublic(AskPinReset, { card: 'nobody' })]
    assert.deepEqual(
      answers.map((answer) => answer.ok && answer.value),
      [{}, {}],
    )
    const token = await tokenTo('forgot@example.org')
    assert.ok((await asPublic(ResetPin, { token, pin: '9876' })).ok)
    assert.deepEqual(codes(await asPublic(ResetPin, { token, pin: '5555' })), ['link-expired'])
    assert.ok((await asPublic(PatronSignIn, { card: 'FORGOT', pin: '9876' })).ok)
    await asPublic(AskPinReset, { card: 'forgot@example.org' })
    const later = await tokenTo('forgot@example.org')
    library.at('2026-06-15T11:01:00Z')
    assert.deepEqual(codes(await asPublic(ResetPin, { token: later, pin: '5555' })), ['link-expired'])
    library.at('2026-06-15T10:00:00Z')
  })

  it('ask to be erased, which staff do who may', async () => {
    const patron = await library.patron('ERASE', { pin: '1234' })
    const headers = await signedIn(library, 'ERASE', '1234')
    const asked = await library.carrel.callAs(headers, AskErasure, { body: { note: 'Moving away' } })
    assert.ok(asked.ok && asked.value.erasureAsked === '2026-06-15T10:00:00Z')
    const [request] = (await library.must(ListRequests, { query: {} })).rows
    const desk = await library.deskWith(['patrons:write'])
    const params = { id: request?.id ?? 0 }
    assert.deepEqual(codes(await desk.call(ApproveRequest, { params })), ['permission-missing'])
    await library.must(ApproveRequest, { params })
    assert.equal((await library.must(GetPatron, { params: { id: patron.id } })).name, 'Erased')
    assert.equal((await library.carrel.callAs(headers, GetAccount)).status, 401)
  })
})
