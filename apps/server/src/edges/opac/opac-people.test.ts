import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutSetting } from '../../modules/org/contract.ts'
import { ListMail } from '../../platform/contract.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, reader, type ReadingLibrary } from './testing/reading-library.ts'

describe('what readers do about themselves, without script', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())

  const tokenTo = async (recipient: string) => {
    const mail = (await house.library.must(ListMail, { query: {} })).rows.find(({ to }) => to === recipient)
    return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }
  const set = (name: string, value: unknown) => house.library.must(PutSetting, { params: { name }, body: { value } })

  it('signs up, confirms with one press, and is told what comes next', async () => {
    const browser = plainBrowser(house)
    assert.match(wordsOf((await browser.get('/register')).body), /come to the library to get a card/)
    await set('patrons.self-registration', 'approval')
    const form = {
      givenName: 'Nia',
      familyName: 'New',
      email: 'nia@example.org',
      branch: String(house.library.elm),
      pin: '4321',
    }
    const wrong = await browser.post('/register', { ...form, email: 'nobody' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /value="Nia"/)
    assert.match(wordsOf((await browser.post('/register', form)).body), /Look into your mail/)
    const token = await tokenTo('nia@example.org')
    assert.match((await browser.get(`/register/confirm?token=${token}`)).body, new RegExp(token))
    assert.match(wordsOf((await browser.post('/register/confirm', { token })).body), /as soon as your card is ready/)
  })

  it('is not told that a form filled in by a machine was thrown away', async () => {
    const browser = plainBrowser(house)
    const form = {
      givenName: 'Bot',
      familyName: 'Bot',
      email: 'bot@example.org',
      branch: '1',
      pin: '1234',
      website: 'x',
    }
    assert.match(wordsOf((await browser.post('/register', form)).body), /Look into your mail/)
    assert.equal(await tokenTo('bot@example.org'), '')
  })

  it('changes details, keeps a history and forgets it, takes the data along', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    assert.match(wordsOf((await browser.get('/account')).body), /My details/)
    await set('patrons.contact-changes', 'at-once')
    const saved = await browser.post('/account/details', { csrf, phone: '555 0199', preferredName: 'Jo' })
    assert.deepEqual([saved.status, saved.location], [303, '/account/details'])
    assert.match((await browser.get('/account/details')).body, /value="555 0199"/)
    await browser.post('/account/history/on', { csrf })
    assert.match(
      wordsOf((await browser.get('/account/history')).body),
      /Reading history 1 Mawsim al-hijrah .* Borrowed today, due/,
    )
    await browser.post('/account/history/off', { csrf })
    assert.match(wordsOf((await browser.get('/account/details')).body), /What you return is forgotten/)
    assert.match((await browser.get('/api/v1/account/export.csv')).body, /555 0199/)
    assert.equal((await browser.post('/account/erasure', { note: 'x' })).status, 403)
    assert.match((await browser.get('/account/card')).body, /class="bars"/)
  })

  it('chooses a new PIN by mail', async () => {
    const browser = plainBrowser(house)
    assert.match(wordsOf((await browser.post('/forgot-pin', { card: reader.card })).body), /a mail is on its way/)
    const { rows } = await house.library.must(ListMail, { query: {} })
    const token = /reset-pin\?token=([\w-]+)/.exec(rows.map(({ text }) => text).join('\n'))?.[1] ?? ''
    const done = await browser.post('/reset-pin', { token, pin: '9876' })
    assert.deepEqual([done.status, done.location], [303, '/sign-in'])
    assert.notEqual(await browser.signIn(reader.card, '9876'), '')
    assert.equal((await browser.post('/reset-pin', { token, pin: '5555' })).status, 422)
  })
})
