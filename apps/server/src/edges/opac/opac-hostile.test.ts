import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { reviewsMode } from '../../modules/reviews/index.ts'
import { writeSetting } from '../../platform/setting.ts'
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

  it('tells people on a page, and programs as a problem, of a % that means nothing, in the language of the browser', async () => {
    const { app } = house.library.carrel.server
    for (const url of ['/%zz', '/title/%E0%A4%A', '/cover/%ff.svg']) {
      const page = await app.inject({ url, headers: { accept: 'text/html', 'accept-language': 'ar' } })
      assert.equal(page.statusCode, 400)
      assert.match(page.body, /<html lang="ar" dir="rtl">/)
      assert.match(page.body, /action="\/search"/)
      assert.match(String(page.headers['content-security-policy']), /default-src/)
      const program = await app.inject({ url, headers: { accept: 'application/json' } })
      assert.match(String(program.headers['content-type']), /^application\/problem\+json/)
    }
    assert.match(String((await app.inject('/api/v1/%zz')).headers['content-type']), /^application\/problem\+json/)
  })

  it('answers queries that mean nothing or everything, and pages beyond the last, within bounds', async () => {
    const browser = plainBrowser(house)
    const words = (query: string) => browser.get(`/search?${query}`)
    for (const q of [
      'the of and',
      '""',
      '"',
      '-',
      '*',
      '***',
      'a* b* c* d* e* f*',
      '?????*',
      '%00%01%02',
      'OR OR OR',
      ')(',
      ':',
    ])
      assert.equal((await words(`q=${q.includes('%') ? q : encodeURIComponent(q)}`)).status, 200, q)
    for (const query of ['page=500', 'page=999999', 'page=-1', 'page=1e9', 'q=darkness&page=37', 'from=9999&to=-9999'])
      assert.ok((await words(query)).status < 500, query)
    const long = await words(`q=${'darkness+'.repeat(110_000)}`)
    assert.ok(long.status < 500 && long.body.length < 200_000, String(long.status))
    const facets = Array.from({ length: 3000 }, (_, n) => `subject=s${n}`).join('&')
    const many = await words(`q=darkness&${facets}`)
    assert.ok(many.status < 500 && many.body.length < 400_000, String(many.status))
    assert.equal((await words('q=%3Cscript%3Ealert(1)%3C%2Fscript%3E')).body.includes('<script>alert'), false)
  })

  it('shows a review with markup as the words that it is', async () => {
    const browser = plainBrowser(house)
    await house.library.carrel.mustWork((w) => writeSetting(w, reviewsMode, 'at-once'))
    const csrf = await browser.signIn()
    const text = '<img src=x onerror=alert(1)>"><script>alert(2)</script>\u202e[click](javascript:alert(3))'
    await browser.post(`/title/${house.bibs.noon}/review`, { csrf, text, stars: '5', signed: '<b>me</b>' })
    for (const path of ['/account/reviews', `/title/${house.bibs.noon}`]) {
      const { body } = await browser.get(path)
      assert.doesNotMatch(body, /<img src=x|<script>alert|<b>me<\/b>|href="javascript:/, path)
    }
    assert.match((await browser.get(`/title/${house.bibs.noon}/review`)).body, /&lt;img src=x/)
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

  it('takes no thousand holds of a robot: it is asked to wait, and the queue has one', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const press = () => browser.post(`/title/${house.bibs.film}/hold`, { csrf })
    const waiting = async () =>
      (await browser.get('/account')).body.match(/\/account\/holds\/\d+\/cancel/g)?.length ?? 0
    const before = await waiting()
    const answers: number[] = []
    for (let n = 0; n < 1000 && !answers.includes(429); n += 10)
      answers.push(...(await Promise.all(Array.from({ length: 10 }, press))).map(({ status }) => status))
    assert.ok(answers.includes(429), 'nobody was asked to wait')
    assert.ok(answers.length <= 100)
    assert.ok(
      answers.every((status) => [303, 409, 429].includes(status)),
      [...new Set(answers)].join(' '),
    )
    assert.equal(await waiting(), before + 1)
  })
})
