import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { usd } from '../../../test/library.ts'
import { CheckIn } from '../../modules/circulation/contract.ts'
import { ListCurbsideBookings, PutCurbsidePlan } from '../../modules/curbside/contract.ts'
import { AddCharge } from '../../modules/fees/contract.ts'
import { PlaceHold } from '../../modules/holds/contract.ts'
import { PutSetting } from '../../modules/org/contract.ts'
import { AddPatronBlock, GetPatronByCard, SearchPatrons } from '../../modules/patrons/contract.ts'
import { plainBrowser, tokenIn, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, reader, type ReadingLibrary } from './testing/reading-library.ts'

const ada = ['21234000099999', '9999'] as const
const sameSite = { 'sec-fetch-site': 'same-origin' }

describe('what is a reader’s own on the public site', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())

  it('neither shows nor changes loans, holds, requests and reviews of somebody else', async () => {
    const mine = plainBrowser(house)
    const csrf = await mine.signIn()
    await mine.post(`/title/${house.bibs.heart}/hold`, { csrf })
    await mine.post('/account/suggestions', { csrf, title: 'Nobody has it' })
    const before = await mine.get('/account')
    const hold = /\/account\/holds\/(\d+)\/cancel/.exec(before.body)?.[1] ?? ''
    const loan = /\/account\/loans\/(\d+)\/why/.exec(before.body)?.[1] ?? ''
    assert.ok(hold !== '' && loan !== '')
    const other = plainBrowser(house)
    const token = await other.signIn(...ada)
    for (const path of [`/account/holds/${hold}/why`, `/account/loans/${loan}/why`])
      assert.equal((await other.get(path)).status, 404, path)
    for (const [path, fields] of [
      [`/account/loans/${loan}/renew`, {}],
      [`/account/holds/${hold}/pickup`, { pickup: String(house.library.harbour) }],
      [`/account/holds/${hold}/pause`, { until: '2099-01-01' }],
      [`/account/holds/${hold}/resume`, {}],
      [`/account/holds/${hold}/cancel`, {}],
      [`/account/history/${loan}/forget`, {}],
    ] as const) {
      const tried = await other.post(path, { csrf: token, ...fields })
      assert.ok(tried.status >= 400 && tried.status < 500, `${path}: ${tried.status}`)
      assert.doesNotMatch(wordsOf(tried.body), /Jordan|Nobody has it/, path)
    }
    for (const path of [
      '/account',
      '/account/suggestions',
      '/account/holds/past',
      '/account/history',
      '/account/notices',
    ])
      assert.doesNotMatch(wordsOf((await other.get(path)).body), /Jordan|Nobody has it/, path)
    const section = (body: string) =>
      wordsOf(/<section id="loans"[\s\S]*?<div class="account-side"/.exec(body)?.[0] ?? '')
    assert.equal(section((await mine.get('/account')).body), section(before.body))
  })

  it('takes no booking, charge, loan or calendar of somebody else into its forms', async () => {
    const { library } = house
    await library.must(PutSetting, { params: { name: 'fees.online-provider' }, body: { value: 'test' } })
    const idOf = async (barcode: string) => (await library.must(GetPatronByCard, { params: { barcode } })).id
    const [me, her] = [await idOf(reader.card), await idOf(ada[0])]
    const owed = await library.must(AddCharge, { params: { id: me }, body: { kind: 'other', amount: usd(4) } })
    await library.must(AddCharge, { params: { id: her }, body: { kind: 'other', amount: usd(1) } })
    await library.must(PutCurbsidePlan, {
      params: { branch: library.elm },
      body: {
        hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' })),
        slotMinutes: 30,
        perSlot: 1,
        note: '',
      },
    })
    const { bib } = await library.item('OWN1')
    await library.must(PlaceHold, { body: { patron: me, bib, pickup: library.elm } })
    await library.must(CheckIn, { body: { barcode: 'OWN1' } })
    const mine = plainBrowser(house)
    const csrf = await mine.signIn()
    const startsAt = /<option value="([^"]+)"/.exec((await mine.get('/account/curbside')).body)?.[1] ?? ''
    const booked = await mine.post('/account/curbside', { csrf, branch: String(library.elm), startsAt, note: '' })
    assert.equal(booked.status, 303)
    const bookings = async () => (await library.must(ListCurbsideBookings, { query: { patron: me } })).rows
    const [booking] = await bookings()
    const loan = /\/account\/loans\/(\d+)\/why/.exec((await mine.get('/account')).body)?.[1] ?? ''
    const made = await mine.post('/account/calendar', { csrf })
    const calendar = /\/calendar\/[\w-]{32}\.ics/.exec(made.body)?.[0] ?? ''
    const charge = owed.charges.find(({ kind }) => kind === 'other')?.id ?? 0
    assert.ok(booking && loan !== '' && calendar !== '' && charge > 0)

    const other = plainBrowser(house)
    const token = await other.signIn(...ada)
    for (const [path, fields] of [
      [`/account/curbside/${booking.id}/outside`, {}],
      [`/account/curbside/${booking.id}/cancel`, {}],
      ['/account/pay', { charge: String(charge) }],
      ['/account/pay', { loan }],
    ] as const) {
      const tried = await other.post(path, { csrf: token, ...fields })
      assert.ok(tried.status >= 400 && tried.status < 500, `${path} ${JSON.stringify(fields)}: ${tried.status}`)
      assert.doesNotMatch(wordsOf(tried.body), /Jordan|\$4\.00/, path)
    }
    assert.deepEqual(await bookings(), [booking])
    assert.doesNotMatch(wordsOf((await other.get('/account/calendar')).body), /Jordan/)
    assert.equal((await other.post('/account/calendar/end', { csrf: token })).status < 400, true)
    assert.equal((await other.get(calendar)).status, 200, 'the calendar of the first reader goes on')
  })

  it('makes one list when the button was pressed twice, and two when they are called differently', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn(...ada)
    const make = (name: string) => browser.post('/account/lists', { csrf, name })
    const [first, again] = await Promise.all([make('For the train'), make('For the train')])
    assert.match(first.location ?? '', /^\/account\/lists\/\d+$/)
    assert.equal(again.location, first.location)
    assert.notEqual((await make('For the boat')).location, first.location)
  })

  it('never tells a reader what staff wrote about a block: only what its kind says to readers, else to ask at the desk', async () => {
    const staffNote = 'Mail returned: ask for the new address, was rude'
    const { id } = (await house.library.must(SearchPatrons, { query: { q: ada[0] } })).rows[0] ?? { id: 0 }
    const block = (kind: string | null) =>
      house.library.must(AddPatronBlock, { params: { id }, body: { reason: staffNote, kind } })
    await block(null)
    const browser = plainBrowser(house)
    const csrf = await browser.signIn(...ada)
    assert.match(wordsOf((await browser.get('/account')).body), /Please speak to the staff at the desk/)
    assert.match(
      (await browser.get('/account', { 'accept-language': 'de' })).body,
      /Bitte wenden Sie sich an das Personal/,
    )
    await block('address-unknown')
    assert.match(wordsOf((await browser.get('/account')).body), /Please tell us your address/)
    const { app } = house.library.carrel.server
    const login = await app.inject({
      method: 'POST',
      url: '/paia/auth/login',
      payload: { username: ada[0], password: ada[1], grant_type: 'password' },
    })
    const { access_token: token, patron } = login.json<{ access_token: string; patron: string }>()
    const authorization = `Bearer ${token}`
    const paia = await app.inject({ url: `/paia/core/${patron}`, headers: { authorization } })
    assert.equal(
      paia.json<{ note: string }>().note,
      'Please speak to the staff at the desk. Please tell us your address.',
    )
    const item = `http://library.example/title/${house.bibs.heart}`
    const asked = await app.inject({
      method: 'POST',
      url: `/paia/core/${patron}/request`,
      headers: { authorization, host: 'library.example' },
      payload: { doc: [{ edition: item }] },
    })
    assert.match(asked.body, /speak to the staff at the desk/)
    const held = await browser.post(`/title/${house.bibs.heart}/hold`, { csrf })
    assert.match(wordsOf(held.body), /Your card is blocked/)
    for (const body of [(await browser.get('/account')).body, paia.body, asked.body, held.body])
      assert.doesNotMatch(body, /Mail returned|rude|Address unknown|by hand/)
  })

  it('says how long to wait after too many wrong PINs, in the language of the browser', async () => {
    const browser = plainBrowser(house)
    const wrong = { card: '21234000077777', pin: '0000' }
    let last = await browser.post('/sign-in', wrong, { 'accept-language': 'de' })
    assert.match(wordsOf(last.body), /Kartennummer oder PIN ist falsch/)
    for (let n = 0; n < 20 && last.status !== 429; n += 1)
      last = await browser.post('/sign-in', wrong, { 'accept-language': 'de' })
    assert.match(wordsOf(last.body), /Zu viele Fehlversuche\. Versuchen Sie es in \d+ Minuten? noch einmal/)
  })

  it('goes back to the page of notices after saving, so that loading it again saves nothing', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn(...ada)
    const saved = await browser.post('/account/notices', { csrf, way: 'email', kind: 'due-soon' })
    assert.deepEqual([saved.status, saved.location], [303, '/account/notices'])
    const page = await browser.get('/account/notices')
    assert.match(wordsOf(page.body), /Saved\..*How we tell you/)
    assert.match(page.body, /value="email" selected/)
    const gone = await plainBrowser(house).post('/account/notices', { csrf, way: 'email', kind: 'due-soon' }, sameSite)
    assert.equal(gone.location, '/sign-in?next=%2Faccount%2Fnotices')
  })

  it('keeps what was typed when the session had ended, also through a wrong PIN, and sends it when the reader says so', async () => {
    const browser = plainBrowser(house)
    const typed = { csrf: 'of a session that ended', title: 'Kept <b>title</b>', author: '', note: 'Two\nlines "here"' }
    const asked = await browser.post('/account/suggestions', typed, sameSite)
    assert.match(wordsOf(asked.body), /What you typed is kept/)
    assert.doesNotMatch(asked.body, /of a session that ended|<b>title/)
    const [card, pin] = ada
    const wrong = await browser.post('/sign-in', { ...hiddenIn(asked.body), card, pin: '0000' }, sameSite)
    assert.match(wordsOf(wrong.body), /Card number or PIN is wrong.*What you typed is kept/)
    const again = await browser.post('/sign-in', { ...hiddenIn(wrong.body), card, pin }, sameSite)
    assert.match(wordsOf(again.body), /Not sent yet.*Kept <b>title<\/b>/)
    assert.doesNotMatch((await browser.get('/account/suggestions')).body, /Kept/)
    const sent = await browser.post('/account/suggestions', hiddenIn(again.body), sameSite)
    assert.equal(sent.status, 303)
    assert.match(wordsOf((await browser.get('/account/suggestions')).body), /Kept <b>title<\/b>/)
  })

  it('offers a page that was open since before the last sign-in to be sent again, and never a PIN or a form of elsewhere', async () => {
    const browser = plainBrowser(house)
    await browser.signIn(...ada)
    const old = { csrf: 'of another session', name: 'From the other tab' }
    const offered = await browser.post('/account/lists', old, sameSite)
    assert.match(wordsOf(offered.body), /Not sent yet.*From the other tab/)
    const sent = await browser.post(
      '/account/lists',
      { ...hiddenIn(offered.body), csrf: tokenIn(offered.body) },
      sameSite,
    )
    assert.equal(sent.status, 303)
    assert.match((await browser.get('/account/lists')).body, /From the other tab/)
    for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }])
      assert.equal((await browser.post('/account/lists', old, headers)).status, 403)
    const pins = await browser.post('/account/pin', { csrf: 'old', old: '9999', new: 'secret-pin' }, sameSite)
    assert.equal(pins.status, 403)
    assert.doesNotMatch(pins.body, /secret-pin/)
    const stranger = plainBrowser(house)
    const forged = await stranger.post('/account/lists', old, { 'sec-fetch-site': 'cross-site' })
    assert.equal(forged.location, '/sign-in?next=%2Faccount%2Flists')
  })
})

/** The hidden fields of the form of a page that holds what was kept, as a browser would send them. */
function hiddenIn(body: string): Readonly<Record<string, string>> {
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )
}
