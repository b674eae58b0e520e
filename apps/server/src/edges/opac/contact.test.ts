import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ListSiteMessages, SetSiteMessage } from '../../modules/site/contract-messages.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('writing to the library from its site', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const open = () => house.library.must(ListSiteMessages, { query: {} })
  const letter = { name: 'Jordan', answerTo: 'jordan@example.org', text: 'Is the lift working?\r\nI come with a pram.' }

  it('reaches staff, who mark it as done, and the branch that has an address by mail', async () => {
    const browser = plainBrowser(house)
    const form = (await browser.get(`/contact?branch=${house.library.elm}`)).body
    assert.match(form, new RegExp(`value="${house.library.elm}"\\s+selected`))
    const sent = await browser.post('/contact', { ...letter, branch: String(house.library.elm) })
    assert.deepEqual([sent.status, sent.location], [303, '/contact/sent'])
    assert.match(wordsOf((await browser.get('/contact/sent')).body), /Your message has reached the library/)
    const { rows, total } = await open()
    assert.equal(total, 1)
    assert.equal(rows[0]?.text, 'Is the lift working?\nI come with a pram.')
    assert.deepEqual(
      [rows[0]?.branch, rows[0]?.answerTo, rows[0]?.language],
      [house.library.elm, letter.answerTo, 'en'],
    )
    const id = rows[0]?.id ?? 0
    await house.library.must(SetSiteMessage, { params: { id }, body: { state: 'done' } })
    assert.equal((await open()).total, 0)
    assert.equal((await house.library.must(ListSiteMessages, { query: { state: 'done' } })).rows[0]?.id, id)
    await house.library.must(SetSiteMessage, { params: { id }, body: { state: 'open' } })
    assert.equal((await open()).total, 1)
  })

  it('says everything that is wrong at once, with what was typed still there', async () => {
    const browser = plainBrowser(house)
    const wrong = await browser.post('/contact', { name: '<b>Jo</b>', answerTo: 'nowhere', text: ' \u0000 ' })
    assert.equal(wrong.status, 422)
    assert.match(wordsOf(wrong.body), /Write what you want to tell us. .*Give an e-mail address or a telephone number/)
    assert.match(wrong.body, /value="&lt;b&gt;Jo&lt;\/b&gt;"/)
    const long = await browser.post('/contact', { ...letter, text: 'x'.repeat(6000) })
    assert.match(wordsOf(long.body), /too long/)
    assert.ok(long.body.includes('x'.repeat(6000)))
    assert.equal((await browser.post('/contact', { ...letter, text: 'x'.repeat(70_000) })).status, 413)
  })

  it('takes nothing from other sites and from programs', async () => {
    const before = (await open()).total
    house.library.at('2026-11-21T11:00:00Z')
    const browser = plainBrowser(house)
    assert.equal((await browser.post('/contact', letter, { origin: 'https://elsewhere.example' })).status, 403)
    assert.equal((await browser.post('/contact', { ...letter, website: 'x' })).status, 303)
    assert.equal((await open()).total, before)
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await browser.post('/contact', letter)).status)
    assert.equal(statuses.at(-1), 429)
    assert.ok((await open()).total <= before + 6)
  })
})
