import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { sessionHeaders, smallLibrary } from '../../../test/people.ts'
import { ChangePatron, RegisterPatron, ReplaceCard, SearchPatrons } from './contract.ts'
import { ChangePin, GetAccount, PatronSignOut, type AccountView } from './contract-account.ts'

describe('a patron signs in with card and PIN', () => {
  let carrel: TestCarrel
  let patron: number

  before(async () => {
    carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
    const { branch } = await smallLibrary(carrel)
    const body = {
      givenName: 'Jordan',
      familyName: 'Reyes',
      category: 'adult',
      branch,
      card: '21234000000018',
      pin: '2468',
    }
    patron = (await carrel.must(RegisterPatron, { body })).id
    await carrel.must(RegisterPatron, {
      body: { givenName: '', familyName: 'No pin', category: 'adult', branch, card: 'NOPIN' },
    })
  })
  after(() => carrel.stop())

  async function signIn(card: string, pin: string) {
    const response = await carrel.server.app.inject({
      method: 'POST',
      url: '/api/v1/account/session',
      payload: { card, pin },
    })
    if (response.statusCode !== 200) return { status: response.statusCode, headers: {} }
    const view: AccountView = response.json()
    return { status: 200, headers: sessionHeaders(response.headers['set-cookie'], view.csrf) }
  }

  it('however the card number is written', async () => {
    const { status, headers } = await signIn('2 1234 00000 0018', '2468')
    assert.equal(status, 200)
    const account = await carrel.callAs(headers, GetAccount)
    assert.ok(account.ok)
    assert.deepEqual(
      [account.value.id, account.value.name, account.value.card],
      [patron, 'Jordan Reyes', '21234000000018'],
    )
  })

  it('and sees nothing of the staff side', async () => {
    const { headers } = await signIn('21234000000018', '2468')
    assert.equal((await carrel.callAs(headers, SearchPatrons)).status, 401)
  })

  it('not with a wrong PIN, an unknown card or an account without PIN', async () => {
    assert.equal((await signIn('21234000000018', '1111')).status, 401)
    assert.equal((await signIn('29999999999999', '2468')).status, 401)
    assert.equal((await signIn('NOPIN', '')).status, 401)
    assert.equal((await carrel.callAs({}, GetAccount)).status, 401)
  })

  it('chooses a new PIN, which ends sessions elsewhere', async () => {
    const [here, elsewhere] = [await signIn('21234000000018', '2468'), await signIn('21234000000018', '2468')]
    const wrong = await carrel.callAs(here.headers, ChangePin, { body: { old: '0000', new: '1357' } })
    assert.equal(wrong.status, 422)
    assert.ok((await carrel.callAs(here.headers, ChangePin, { body: { old: '2468', new: '1357' } })).ok)
    assert.equal((await carrel.callAs(here.headers, GetAccount)).status, 200)
    assert.equal((await carrel.callAs(elsewhere.headers, GetAccount)).status, 401)
    assert.equal((await signIn('21234000000018', '2468')).status, 401)
    assert.equal((await signIn('21234000000018', '1357')).status, 200)
  })

  it('until signed out', async () => {
    const { headers } = await signIn('21234000000018', '1357')
    assert.ok((await carrel.callAs(headers, PatronSignOut)).ok)
    assert.equal((await carrel.callAs(headers, GetAccount)).status, 401)
  })

  it('not with a card that was reported lost, nor once the account is closed', async () => {
    await carrel.must(ReplaceCard, { params: { id: patron }, body: { barcode: 'NEW-1', lost: true } })
    assert.equal((await signIn('21234000000018', '1357')).status, 401)
    const { headers } = await signIn('new-1', '1357')
    await carrel.must(ChangePatron, { params: { id: patron }, body: { active: false } })
    assert.equal((await carrel.callAs(headers, GetAccount)).status, 401)
    assert.equal((await signIn('NEW-1', '1357')).status, 401)
    await carrel.must(ChangePatron, { params: { id: patron }, body: { active: true } })
  })

  it('and is stopped after ten wrong guesses', async () => {
    for (let guess = 0; guess < 10; guess++) await signIn('NEW-1', `${guess}000`)
    assert.equal((await signIn('new-1', '1357')).status, 429)
    carrel.clock.set(Temporal.Instant.from('2026-11-24T10:16:00Z'))
    assert.equal((await signIn('new-1', '1357')).status, 200)
  })
})
