import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckIn } from '../../modules/circulation/contract.ts'
import { ListCurbsideBookings, PutCurbsidePlan } from '../../modules/curbside/contract.ts'
import { AddTransferLimit, CancelHold, ListHolds, PlaceHold } from '../../modules/holds/contract.ts'
import { GetPatronByCard } from '../../modules/patrons/contract.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, reader, type ReadingLibrary } from './testing/reading-library.ts'

describe('what readers wait for, without script', () => {
  let house: ReadingLibrary
  let patron: number
  before(async () => {
    house = await openReadingLibrary()
    patron = (await house.library.must(GetPatronByCard, { params: { barcode: reader.card } })).id
  })
  after(() => house.stop())

  async function ready(barcode: string) {
    const { bib } = await house.library.item(barcode)
    const hold = await house.library.must(PlaceHold, { body: { patron, bib, pickup: house.library.elm } })
    await house.library.must(CheckIn, { body: { barcode } })
    return hold
  }

  it('books a time at the door, says that they are outside, and gives it back', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    await house.library.must(PutCurbsidePlan, {
      params: { branch: house.library.elm },
      body: {
        hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' })),
        slotMinutes: 30,
        perSlot: 1,
        note: 'Stop at the <blue> sign.',
      },
    })
    await ready('W1')
    const page = await browser.get('/account/curbside')
    assert.match(page.body, /Stop at the &lt;blue&gt; sign/)
    const startsAt = /<option value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const form = { csrf, branch: String(house.library.elm), startsAt, note: 'Red van' }
    assert.equal((await browser.post('/account/curbside', { ...form, csrf: 'forged' })).status, 403)
    assert.equal((await browser.post('/account/curbside', form)).status, 303)
    assert.match(wordsOf((await browser.get('/account/curbside')).body), /Your pick-up is booked\..*1 hold is ready/)
    assert.match(wordsOf((await browser.post('/account/curbside', form)).body), /just been taken|on that day already/)
    const booking = (await house.library.must(ListCurbsideBookings, { query: { patron } })).rows[0]
    await browser.post(`/account/curbside/${booking?.id}/outside`, { csrf })
    assert.match(wordsOf((await browser.get('/account/curbside')).body), /Someone is coming/)
    const [told] = (await house.library.must(ListCurbsideBookings, { query: { patron } })).rows
    assert.deepEqual([told?.state, told?.waitingOutside, told?.note], ['outside', true, 'Red van'])
    await browser.post(`/account/curbside/${booking?.id}/cancel`, { csrf })
    assert.match(wordsOf((await browser.get('/account/curbside')).body), /is cancelled/)
    assert.equal((await browser.post('/account/curbside/999999/outside', { csrf })).status, 409)
  })

  it('goes away and comes back: all holds on pause, then taken up again', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const { bib } = await house.library.item('W2')
    const hold = await house.library.must(PlaceHold, { body: { patron, bib } })
    assert.match(wordsOf((await browser.post('/account/holds/away', { csrf, until: 'soon' })).body), /day/)
    const suspended = async () =>
      (await house.library.must(ListHolds, { query: { patron, state: 'waiting' } })).rows.map((one) => one.suspended)
    await browser.post('/account/holds/away', { csrf, until: '2099-01-01' })
    assert.ok((await suspended()).every(Boolean))
    await browser.post('/account/holds/back', { csrf })
    assert.match(wordsOf((await browser.get('/account')).body), /go(es)? on\./)
    assert.ok(!(await suspended()).some(Boolean))
    await house.library.must(CancelHold, { params: { id: hold.id }, query: {} })
    assert.match(wordsOf((await browser.get('/account/holds/past')).body), /Past holds 1 Title of W2 Cancelled, today/)
  })

  it('cannot cancel what is kept for them already, unless the library says so', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const hold = await ready('W3')
    assert.match(wordsOf((await browser.get('/account')).body), /To give it up, tell the library/)
    assert.match(
      wordsOf((await browser.post(`/account/holds/${hold.id}/cancel`, { csrf })).body),
      /already kept for you/,
    )
  })

  it('asks for one part of a title, and only at places where it may be collected', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const { bib } = await house.library.item('W4a', { part: 'Disc 1' })
    await house.library.item('W4b', { bib, part: 'Disc 2' })
    await house.library.must(AddTransferLimit, { body: { from: house.library.elm, to: house.library.harbour } })
    const page = await browser.get(`/title/${bib}/hold`)
    assert.match(page.body, /<option value="Disc 2"/)
    assert.doesNotMatch(page.body, /<option[^>]*>Harbour/)
    const placed = await browser.post(`/title/${bib}/hold`, { csrf, pickup: String(house.library.elm), part: 'Disc 2' })
    assert.equal(placed.status, 303)
    const { rows } = await house.library.must(ListHolds, { query: { patron, bib } })
    assert.deepEqual(
      rows.map((hold) => [hold.level, hold.part]),
      [['part', 'Disc 2']],
    )
    assert.match(wordsOf((await browser.get('/account')).body), /Only Disc 2/)
  })
})
