import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { resolver } from '../../app.ts'
import { createHttp } from '../http.ts'
import { mountPublicSite } from './index.ts'
import { plainBrowser, tokenIn, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, reader, type ReadingLibrary } from './testing/reading-library.ts'

describe('the public catalogue without script', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const visitor = () => plainBrowser(house)

  it('shows what is new, what is much borrowed, and who is open today', async () => {
    const { status, body } = await visitor().get('/')
    const words = wordsOf(body)
    assert.equal(status, 200)
    assert.match(words, /New on the shelves/)
    assert.match(words, /Much borrowed this month .*Heart of darkness/)
    assert.match(words, /Elm Street Open until 6:30 PM/)
    assert.match(words, /Harbour Opens at 12 PM/)
  })

  it('lists names and subjects alphabetically, forwards and back, each with its titles', async () => {
    const names = wordsOf((await visitor().get('/browse?kind=name&from=c')).body)
    assert.match(names, /Conrad, Joseph.* \d+ titles?/)
    const { body } = await visitor().get('/browse?kind=name&from=zzzz')
    assert.match(wordsOf(body), /Nothing stands here/)
    assert.equal((await visitor().get('/browse?kind=%00&from=%00&after=%00')).status, 200)
  })

  describe('searching', () => {
    it('corrects a slip and says so, and marks the words that were found', async () => {
      const { body } = await visitor().get('/search?q=left+hand+darknes')
      assert.match(wordsOf(body), /Nothing has left hand darknes . Showing results for left hand darkness/)
      assert.match(body, /The <mark>left hand<\/mark> of <mark>darkness<\/mark>/)
    })

    it('tells for each title where it is now, or when the first copy is back', async () => {
      const words = wordsOf((await visitor().get('/search?q=darkness')).body)
      assert.match(words, /Darkness at noon .*?In now at Harbour Fiction, KOE/)
      assert.match(words, /Heart of darkness .*?Both out , first due back Sat, Dec 12 Join the queue/)
    })

    it('narrows by links: each facet can be put in and taken out', async () => {
      const browser = visitor()
      const all = (await browser.get('/search?q=darkness')).body
      const link = /href="(\/search\?[^"]*format=film[^"]*)"/.exec(all)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const films = (await browser.get(link)).body
      assert.match(wordsOf(films), /1 title .*Remove Films/)
      assert.match(wordsOf(films), /Night of darkness/)
      assert.doesNotMatch(wordsOf(films), /Darkness at noon/)
      const back = /class="facet chosen"\s+href="([^"]+)"/.exec(films)?.[1]
      assert.equal(back, '/search?q=darkness')
    })

    it('keeps to what is on a shelf, and to years', async () => {
      const browser = visitor()
      assert.doesNotMatch(wordsOf((await browser.get('/search?q=darkness&available=1')).body), /Heart of darkness/)
      const old = wordsOf((await browser.get('/search?q=darkness&from=1800&to=1950')).body)
      assert.match(old, /2 titles/)
      assert.match(old, /Heart of darkness/)
    })

    it('says what to try when nothing is found', async () => {
      const words = wordsOf((await visitor().get('/search?q=qqqzzzx')).body)
      assert.match(words, /Nothing found for “qqqzzzx” What you can try/)
    })

    it('reads every address, however wrong', async () => {
      for (const query of [
        'page=-3&from=abc',
        'page=999999',
        'q=%00%ff',
        'sort=sideways&format=nothing',
        'branch=x&available=1',
      ]) {
        assert.equal((await visitor().get(`/search?${query}`)).status, 200, query)
      }
    })
  })

  describe('a title', () => {
    it('stands with its copies, subjects, record and data for machines', async () => {
      const { body } = await visitor().get(`/title/${house.bibs.leftHand}`)
      const words = wordsOf(body)
      assert.match(words, /The left hand of darkness Ursula K. Le Guin Book English 1969/)
      assert.match(words, /Harbour 1 copy in Fiction LEG On the shelf/)
      assert.match(words, /Other editions The left hand of darkness/)
      assert.match(words, /More by Ursula K. Le Guin .*La main gauche de la nuit/)
      assert.match(body, new RegExp(`<link rel="canonical" href="[^"]*/title/${house.bibs.leftHand}"`))
      const data = JSON.parse(
        /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(body)?.[1] ?? '',
      ) as Record<string, unknown>
      assert.equal(data['@type'], 'Book')
      assert.equal(data['isbn'], '9780441478125')
      assert.deepEqual(
        (data['offers'] as Record<string, unknown>[]).map((offer) => offer['availability']),
        ['https://schema.org/InStock', 'https://schema.org/InStock'],
      )
    })

    it('says in which language and direction its words are', async () => {
      const arabic = (await visitor().get(`/title/${house.bibs.season}`)).body
      assert.match(arabic, /<bdi lang="ar-Latn">Mawsim/)
      assert.match(arabic, /<bdi lang="ar" dir="rtl">موسم/)
      assert.match((await visitor().get(`/title/${house.bibs.cat}`)).body, /<bdi lang="ja">吾輩は猫である/)
    })

    it('shows its MARC record', async () => {
      const words = wordsOf((await visitor().get(`/title/${house.bibs.cat}/marc`)).body)
      assert.match(words, /880 10 \$6 245-01 \$a 吾輩は猫である/)
    })

    it('has a cover that may be kept', async () => {
      const browser = visitor()
      const cover = await browser.get(`/cover/${house.bibs.noon}.svg`)
      assert.equal(cover.headers['content-type'], 'image/svg+xml')
      assert.match(String(cover.headers['cache-control']), /max-age=86400/)
      const again = await browser.get(`/cover/${house.bibs.noon}.svg`, {
        'if-none-match': String(cover.headers['etag']),
      })
      assert.equal(again.status, 304)
    })

    it('stays words, whatever its words are', async () => {
      const browser = visitor()
      const { markup } = house.bibs
      const pages = [
        `/title/${markup}`,
        `/title/${markup}/marc`,
        '/search?q=alert',
        '/',
        '/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
      ]
      for (const path of pages) {
        const { body } = await browser.get(path)
        assert.doesNotMatch(body, /<script>alert|<img src=x|<svg onload|<b>bold|<i>005/, path)
      }
      assert.doesNotMatch((await browser.get(`/cover/${markup}.svg`)).body, /<script|<img|<svg onload/)
      assert.match(wordsOf((await browser.get(`/title/${markup}`)).body), /<script>alert\("1"\)<\/script> & <img src=x/)
    })

    it('is not there: a page that helps to go on', async () => {
      for (const path of ['/title/999999', '/title/abc', '/title/99999999999999999999', '/nowhere', '/cover/7.gif']) {
        const { status, body } = await visitor().get(path)
        assert.equal(status, 404, path)
        assert.match(wordsOf(body), /There is nothing at this address .*Search/, path)
      }
    })
  })

  describe('placing a hold', () => {
    it('asks who one is, and comes back to the hold', async () => {
      const browser = visitor()
      const path = `/title/${house.bibs.noon}/hold`
      const asked = await browser.get(path)
      assert.equal(asked.status, 303)
      assert.equal(asked.location, `/sign-in?next=${encodeURIComponent(path)}`)
      const form = (await browser.get(asked.location)).body
      assert.match(form, new RegExp(`name="next" value="${path}"`))
      const signedIn = await browser.post('/sign-in', { card: reader.card, pin: reader.pin, next: path })
      assert.equal(signedIn.location, path)
      assert.match(wordsOf((await browser.get(path)).body), /Place a hold Darkness at noon .*Collect at/)
    })

    it('places it, says the place in the queue, and lists it in the account', async () => {
      const browser = visitor()
      const csrf = await browser.signIn()
      const { heart } = house.bibs
      const done = await browser.post(`/title/${heart}/hold`, { csrf, pickup: String(house.library.harbour) })
      assert.equal(done.status, 303)
      assert.equal(done.location, `/title/${heart}`)
      const title = wordsOf((await browser.get(`/title/${heart}`)).body)
      assert.match(title, /Your hold is placed. You are 1st in line/)
      assert.doesNotMatch(wordsOf((await browser.get(`/title/${heart}`)).body), /Your hold is placed/)
      const again = wordsOf((await browser.get(`/title/${heart}`)).body)
      assert.match(again, /You are 1st in line My account/)
      assert.doesNotMatch(again, /Join the queue/)
      assert.match(wordsOf((await browser.get('/search?q=mawsim')).body), /You have it , due Sat, Dec 12/)
      const account = await browser.get('/account')
      assert.match(wordsOf(account.body), /Heart of darkness Joseph Conrad Next in line .*?Collect at Harbour/)

      const twice = await browser.post(`/title/${heart}/hold`, { csrf })
      assert.equal(twice.status, 409)
      assert.match(wordsOf(twice.body), /The hold was not placed You are waiting for this title already/)

      const [why = ''] = /\/account\/holds\/\d+\/why/.exec(account.body) ?? []
      assert.match(wordsOf((await browser.get(why)).body), /Place 1 of 1 .*?None of 2 copies is on the shelf/)
      const hold = /\/account\/holds\/(\d+)\/cancel/.exec(account.body)?.[1] ?? ''
      await browser.post(`/account/holds/${hold}/pickup`, { csrf, pickup: String(house.library.elm) })
      assert.match(
        wordsOf((await browser.get('/account')).body),
        /The place to collect it is changed.*Collect at Elm Street/,
      )
      await browser.post(`/account/holds/${hold}/pause`, { csrf, until: '2026-12-24' })
      assert.match(wordsOf((await browser.get('/account')).body), /On pause until Thu, Dec 24/)
      const past = await browser.post(`/account/holds/${hold}/pause`, { csrf, until: '2026-01-01' })
      assert.match(wordsOf(past.body), /Choose a day that is still to come/)
      await browser.post(`/account/holds/${hold}/resume`, { csrf })
      assert.match(wordsOf((await browser.get('/account')).body), /Next in line/)
      await browser.post(`/account/holds/${hold}/cancel`, { csrf })
      assert.match(wordsOf((await browser.get('/account')).body), /The hold is cancelled.*You are waiting for nothing/)
    })

    it('refuses a form that does not carry the token, or comes from another site', async () => {
      const browser = visitor()
      const csrf = await browser.signIn()
      const path = `/title/${house.bibs.dispossessed}/hold`
      for (const [fields, headers] of [
        [{}, {}],
        [{ csrf: `${csrf}x` }, {}],
        [{ csrf }, { 'sec-fetch-site': 'cross-site' }],
        [{ csrf }, { origin: 'https://evil.example' }],
      ] as const) {
        assert.equal((await browser.post(path, fields, headers)).status, 403)
      }
      assert.match(wordsOf((await browser.get('/account')).body), /You are waiting for nothing/)
      assert.equal((await browser.post(path, { csrf }, { 'sec-fetch-site': 'same-origin' })).status, 303)
    })
  })

  describe('the account', () => {
    it('tells what is due in words, and what is owed as of now', async () => {
      const browser = visitor()
      await browser.signIn()
      const { body, headers } = await browser.get('/account')
      const words = wordsOf(body)
      assert.match(words, /1 loan is overdue/)
      assert.match(words, /Overdue by 5 days , was due Mon, Nov 16 .*?Fine so far \$1.25/)
      assert.match(words, /Mawsim al-hijrah ilá al-shamāl .*?Due Sat, Dec 12 , in 21 days/)
      assert.match(words, /You owe \$1.25/)
      assert.match(String(headers['cache-control']), /no-store/)
    })

    it('answers why for a due date, a fine and a place in the queue, to their owner alone', async () => {
      const browser = visitor()
      await browser.signIn()
      const account = (await browser.get('/account')).body
      const [path = ''] = /\/account\/loans\/\d+\/why/.exec(account) ?? []
      const why = wordsOf((await browser.get(path)).body)
      assert.match(why, /Why “Những .*?” was due Mon, Nov 16 .*?Everything: 3 weeks/)
      assert.match(why, /Why the fine is what it is \$1.25 \$0.25 for each day begun, 5 in all/)
      const other = visitor()
      await other.signIn('21234000099999', '9999')
      assert.equal((await other.get(path)).status, 404)
      assert.equal((await visitor().get(path)).location, `/sign-in?next=${encodeURIComponent(path)}`)
    })

    it('renews one loan, or all of them, and says for each why not', async () => {
      const browser = visitor()
      const csrf = await browser.signIn()
      const loan = /\/account\/loans\/(\d+)\/renew"[\s\S]*?Mawsim/.exec((await browser.get('/account')).body)
      assert.ok(loan)
      const all = await browser.post('/account/loans/renew', { csrf })
      assert.equal(all.status, 303)
      assert.match(wordsOf((await browser.get('/account')).body), /2 loans renewed/)
      await browser.post('/account/loans/renew', { csrf })
      const refused = await browser.post('/account/loans/renew', { csrf })
      assert.equal(refused.status, 409)
      assert.match(
        wordsOf(refused.body),
        /“Mawsim al-hijrah ilá al-shamāl” was not renewed It has been renewed as often/,
      )
    })

    it('shows and changes only what is one’s own', async () => {
      const mine = visitor()
      const others = visitor()
      await mine.signIn()
      const csrf = await others.signIn('21234000099999', '9999')
      const loan = /\/title\/(\d+)/.exec((await mine.get('/account')).body)
      assert.ok(loan)
      assert.doesNotMatch(wordsOf((await others.get('/account')).body), /Mawsim/)
      const hold = await others.post('/account/holds/1/cancel', { csrf })
      assert.equal(hold.status, 404)
      const renewal = await others.post('/account/loans/1/renew', { csrf })
      assert.equal(renewal.status, 404)
    })

    it('changes the PIN only for who knows the old one', async () => {
      const browser = visitor()
      const csrf = await browser.signIn('21234000099999', '9999')
      const wrong = await browser.post('/account/pin', { csrf, old: '0000', new: '123456' })
      assert.match(wordsOf(wrong.body), /The present PIN is not right/)
      const right = await browser.post('/account/pin', { csrf, old: '9999', new: '123456' })
      assert.equal(right.status, 303)
      assert.match(wordsOf((await browser.get('/account')).body), /Your PIN is changed/)
      assert.ok(await visitor().signIn('21234000099999', '123456'))
    })

    it('signs out, and a wrong PIN signs nobody in', async () => {
      const browser = visitor()
      const wrong = await browser.post('/sign-in', { card: reader.card, pin: 'wrong' })
      assert.equal(wrong.status, 401)
      assert.match(wordsOf(wrong.body), /Card number or PIN is wrong/)
      const csrf = await browser.signIn()
      assert.equal((await browser.post('/sign-out', { csrf })).location, '/')
      assert.equal((await browser.get('/account')).location, '/sign-in?next=%2Faccount')
    })

    it('never sends anyone on to another site', async () => {
      for (const next of [
        'https://evil.example/',
        '//evil.example',
        '/\\evil.example',
        '/\t/evil.example',
        'javascript:alert(1)',
      ]) {
        const { location } = await visitor().post('/sign-in', { card: reader.card, pin: reader.pin, next })
        assert.equal(location, '/account', next)
      }
    })
  })

  describe('what stands around', () => {
    it('keeps a theme that was chosen, and goes back to where one was', async () => {
      const browser = visitor()
      const { location } = await browser.post('/theme', { theme: 'dark', back: '/branches' })
      assert.equal(location, '/branches')
      assert.match((await browser.get('/branches')).body, /<html lang="en" data-theme="dark"/)
    })

    it('gives hours of the coming week with their exceptions', async () => {
      const words = wordsOf((await visitor().get('/branches')).body)
      assert.match(words, /Elm Street Open until 6:30 PM 12 Elm Street/)
      assert.match(words, /Thursday Closed Thanksgiving/)
    })

    it('asks no third party for anything', async () => {
      const browser = visitor()
      for (const path of ['/', '/search?q=darkness', `/title/${house.bibs.leftHand}`, '/branches', '/sign-in']) {
        const { body } = await browser.get(path)
        const loaded = [...body.matchAll(/<(?:link|script|img|source)\b[^>]*\b(?:href|src)="([^"]+)"/g)]
          .filter(([element]) => !element.includes('rel="canonical"'))
          .map(([, address]) => address ?? '')
        assert.ok(loaded.length > 3)
        assert.deepEqual(
          loaded.filter((address) => !address.startsWith('/')),
          [],
          path,
        )
        for (const address of loaded) assert.equal((await browser.get(address)).status, 200, address)
      }
    })

    it('lets style sheets be kept for ever under an address that names their content', async () => {
      const browser = visitor()
      const { body } = await browser.get('/')
      const sheet = /href="(\/assets\/site\.css\?v=[\w-]+)"/.exec(body)?.[1] ?? ''
      assert.match(String((await browser.get(sheet)).headers['cache-control']), /immutable/)
      assert.equal((await browser.get('/assets/site.css')).headers['cache-control'], 'no-cache')
      assert.equal((await browser.get(sheet, { 'accept-encoding': 'br' })).headers['content-encoding'], 'br')
      for (const name of ['tokens.css', 'api.css']) assert.equal((await browser.get(`/assets/${name}`)).status, 200)
    })

    it('answers a page that has not changed with nothing', async () => {
      const browser = visitor()
      const first = await browser.get('/branches')
      const again = await browser.get('/branches', { 'if-none-match': String(first.headers['etag']) })
      assert.equal(again.status, 304)
      assert.equal(again.body, '')
    })

    it('tells robots where to stay away', async () => {
      const browser = visitor()
      assert.match((await browser.get('/robots.txt')).body, /Disallow: \/search/)
      assert.equal((await browser.get('/search?q=x')).headers['x-robots-tag'], 'noindex, nofollow')
      assert.equal((await browser.get(`/title/${house.bibs.leftHand}`)).headers['x-robots-tag'], undefined)
    })

    it('answers programs in JSON where there is nothing', async () => {
      const { status, body } = await visitor().get('/api/v1/nothing')
      assert.equal(status, 404)
      assert.equal((JSON.parse(body) as { status: number }).status, 404)
    })

    it('says so in words when the database is down, and tells nothing else', async () => {
      const { platform } = house.library.carrel
      const down = {
        get(): never {
          throw Object.assign(new Error('connect ECONNREFUSED /secret/socket'), { code: 'ECONNREFUSED' })
        },
      }
      const app = await createHttp(platform.config)
      const kysely = new Proxy(platform.database.kysely, down)
      await mountPublicSite(
        app,
        { ...platform, services: new Map(), database: { ...platform.database, kysely } },
        resolver,
      )
      for (const url of ['/', '/search?q=x', '/nowhere']) {
        const response = await app.inject({ url, headers: { accept: 'text/html' } })
        assert.equal(response.statusCode, 503, url)
        assert.match(wordsOf(response.body), /catching its breath Nothing was changed/)
        assert.doesNotMatch(response.body, /secret|ECONN/)
      }
      await app.close()
    })

    it('gives no token to who is not signed in', async () => {
      assert.equal(tokenIn((await visitor().get('/')).body), '')
    })
  })
})
