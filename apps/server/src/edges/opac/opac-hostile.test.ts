import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('the public site, and those who mean it harm or find nothing', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())

  it('answers addresses with bytes that no text has as addresses where there is nothing', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    for (const path of ['/lists/%00', '/lists/%00/cite.ris', '/searches/end/%00', '/kids/%00'])
      assert.equal((await browser.get(path)).status, 404, path)
    for (const path of ['/account/history/x/forget', '/account/curbside/1e9/cancel', '/account/lists/%00'])
      assert.equal((await browser.post(path, { csrf })).status, 404, path)
    const api = await house.library.carrel.server.app.inject('/api/v1/public-lists/%00')
    assert.equal(api.statusCode, 422)
    const part = await browser.post(`/title/${house.bibs.noon}/hold`, { csrf, part: '\u0000' })
    assert.ok(part.status < 500, String(part.status))
  })

  it('tells people on a page what programs are told as a problem: too much was sent', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const sent = await browser.post('/account/lists', { csrf, name: 'x'.repeat(100_000) })
    assert.equal(sent.status, 413)
    assert.match(wordsOf(sent.body), /This cannot be read .* Nothing was changed/)
    assert.doesNotMatch((await browser.get('/account/lists')).body, /xxxxx/)
    const program = await browser.post('/sign-in', { card: 'x'.repeat(100_000) }, { accept: 'application/json' })
    assert.match(String(program.headers['content-type']), /^application\/problem\+json/)
  })

  it('keeps each reader to what is theirs, whatever numbers and tokens are tried', async () => {
    const mine = plainBrowser(house)
    const csrf = await mine.signIn()
    const list = (await mine.post('/account/lists', { csrf, name: 'Mine' })).location ?? ''
    await mine.post(`/title/${house.bibs.noon}/list`, { csrf, list: list.split('/').at(-1) ?? '' })
    await mine.post('/account/searches', { csrf, name: 'Dark', q: 'darkness' })
    await mine.post('/account/suggestions', { csrf, title: 'A book that nobody has' })
    const search = /searches\/(\d+)\/forget/.exec((await mine.get('/account/searches')).body)?.[1] ?? ''
    const wish = /suggestions\/(\d+)\/withdraw/.exec((await mine.get('/account/suggestions')).body)?.[1] ?? ''
    const other = plainBrowser(house)
    const token = await other.signIn('21234000099999', '9999')
    for (const [path, fields] of [
      [list, { name: 'Stolen' }],
      [`${list}/delete`, {}],
      [`${list}/titles/${house.bibs.heart}`, {}],
      [`${list}/titles/${house.bibs.noon}/take`, {}],
      [`/account/searches/${search}`, { every: 'day' }],
      [`/account/searches/${search}/forget`, {}],
      [`/account/suggestions/${wish}/withdraw`, {}],
    ] as const) {
      const tried = await other.post(path, { csrf: token, ...fields })
      assert.ok([404, 409].includes(tried.status), `${path}: ${tried.status}`)
    }
    const kept = wordsOf((await mine.get(list)).body)
    assert.match(kept, /Mine/)
    assert.match(kept, /Darkness at noon/)
    assert.doesNotMatch(kept, /Heart of darkness/)
    assert.match((await mine.get('/account/searches')).body, /value="never" ?(?:selected|checked)/)
    assert.match((await mine.get('/account/suggestions')).body, /A book that nobody has/)
    // The token of one session opens nothing in another.
    assert.equal((await other.post('/account/lists', { csrf, name: 'Forged' })).status, 403)
    const elsewhere = { origin: 'https://elsewhere.example' }
    assert.equal((await other.post('/account/lists', { csrf: token, name: 'Forged' }, elsewhere)).status, 403)
    assert.doesNotMatch((await other.get('/account/lists')).body, /Forged/)
  })

  it('lets one reader send as many forms as a person would, and then asks for a moment', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn('21234000099999', '9999')
    const press = () => browser.post('/account/lists/0/delete', { csrf })
    let last = await press()
    for (let n = 0; n < 80 && last.status !== 429; n += 1) last = await press()
    assert.equal(last.status, 429)
    assert.match(wordsOf(last.body), /One moment, please/)
    assert.match(String(last.headers['retry-after']), /^\d+$/)
    assert.equal((await browser.get('/account')).status, 200)
    house.library.at('2026-11-21T10:01:00Z')
    assert.notEqual((await browser.post('/account/lists', { csrf, name: 'Later' })).status, 429)
  })

  it('offers whoever finds nothing to suggest a purchase, with the words, also after they signed in', async () => {
    const browser = plainBrowser(house)
    const nothing = await browser.get('/search?q=zzqy+%26+vvbn')
    const wish = /class="button primary" href="([^"]+)"/.exec(nothing.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.match(wish, /^\/sign-in\?next=/)
    const next = new URL(wish, 'http://here').searchParams.get('next') ?? ''
    const signedIn = await browser.post('/sign-in', { card: '21234000099999', pin: '9999', next })
    assert.equal(signedIn.location, next)
    assert.match((await browser.get(next)).body, /value="zzqy &amp; vvbn"/)
    assert.equal(nothing.body.match(/Suggest a purchase/g)?.length, 1)
  })
})
