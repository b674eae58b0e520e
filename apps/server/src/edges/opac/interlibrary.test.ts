import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DecideReaderRequest, ListReaderRequests } from '../../modules/resource-sharing/contract-reader-requests.ts'
import { readerRequestsMonthly } from '../../modules/resource-sharing/index.ts'
import { ListMail } from '../../platform/contract.ts'
import { writeSetting } from '../../platform/setting.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('a reader asks for what another library may lend', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const form = '/account/interlibrary'

  it('is led there from a link of a database, signs in, and finds the form filled in', async () => {
    const browser = plainBrowser(house)
    const { body } = await browser.get(
      '/openurl?rft.genre=article&rft.atitle=On+tides&rft.jtitle=Sea&rft.volume=3&rft.date=1999',
    )
    const [, door = ''] = /href="(\/sign-in\?next=[^"]*interlibrary[^"]*)"/.exec(body) ?? []
    const next = new URLSearchParams(door.replaceAll('&amp;', '&').split('?')[1]).get('next') ?? ''
    assert.equal((await browser.get(next)).status, 303, 'only for those who are signed in')
    await browser.signIn()
    const page = (await browser.get(next)).body
    for (const value of ['On tides', 'Sea', '3', '1999']) assert.ok(page.includes(`value="${value}"`), value)
    assert.match(page, /<option value="article" selected>/)
  })

  it('sends it, sees what becomes of it, and staff decide it', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const wish = { csrf, kind: 'article', title: 'Sea <b>', part: 'On tides', volume: '3', note: '<script>x</script>' }
    assert.equal((await browser.post(form, wish)).status, 303)
    assert.match(wordsOf((await browser.post(form, wish)).body), /asked for this already/)
    const page = await browser.get(form)
    assert.match(wordsOf(page.body), /On tides , Sea <b> , 3/)
    assert.match(wordsOf(page.body), /We have not looked at it yet/)
    assert.doesNotMatch(page.body, /<script>x/)
    const { call } = house.library
    const listed = await call(ListReaderRequests, { query: {} })
    assert(listed.ok)
    const list = listed.value
    assert.deepEqual([list.total, list.rows[0]?.part, list.rows[0]?.note], [1, 'On tides', '<script>x</script>'])
    const id = list.rows[0]?.id ?? 0
    assert.equal((await call(DecideReaderRequest, { params: { id }, body: { to: 'declined' } })).ok, false)
    await call(DecideReaderRequest, { params: { id }, body: { to: 'ordered', answer: 'Asked in Berlin.' } })
    assert.match(wordsOf((await browser.get(form)).body), /Asked for Asked in Berlin\./)
    await house.library.must(DecideReaderRequest, { params: { id }, body: { to: 'here' } })
    await house.library.must(DecideReaderRequest, { params: { id }, body: { to: 'done' } })
    const { rows: mails } = await house.library.must(ListMail, { query: {} })
    assert.deepEqual(
      mails.filter(({ to }) => to === 'jordan@example.org').map(({ subject }) => subject),
      ['Here now: On tides', 'Asked for: On tides'],
    )
    const asked = mails.find(({ subject }) => subject.startsWith('Asked'))
    assert.match(asked?.text ?? '', /You asked us for "On tides" in "Sea <b>"\.\s+We have asked another library/)
    assert.match(asked?.text ?? '', /Asked in Berlin\./)
    assert.match(wordsOf((await browser.post(`${form}/${id}/withdraw`, { csrf })).body), /looked at it already/)
    const other = plainBrowser(house)
    await other.signIn('21234000099999', '9999')
    assert.doesNotMatch((await other.get(form)).body, /On tides/)
  })

  it('is told what is wrong with what is sent, and that it is enough', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    for (const [fields, sentence] of [
      [{ title: ' \u0007 ' }, /Write the title/],
      [{ title: 'A', number: '12345' }, /no ISBN or ISSN/],
      [{ title: 'A', pickup: '99999' }, /./],
    ] as const) {
      const answer = await browser.post(form, { csrf, kind: 'nonsense', ...fields })
      assert.equal(answer.status, 409)
      assert.match(wordsOf(answer.body), sentence)
    }
    assert.equal((await browser.post(form, { csrf: 'forged', title: 'B' })).status, 403)
    await house.library.carrel.mustWork((w) => writeSetting(w, readerRequestsMonthly, 1).then(() => ({})))
    assert.match(wordsOf((await browser.post(form, { csrf, kind: 'book', title: 'Another' })).body), /asked for a lot/)
    await house.library.carrel.mustWork((w) => writeSetting(w, readerRequestsMonthly, 0).then(() => ({})))
    assert.match(wordsOf((await browser.get(form)).body), /takes no such requests/)
  })
})
