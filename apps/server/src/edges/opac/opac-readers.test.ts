import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import { ChangeList, CreateList, PutInList } from '../../modules/lists/contract.ts'
import { DecideContribution, ListContributions } from '../../modules/reviews/contract.ts'
import { reviewsMode, tagsMode } from '../../modules/reviews/index.ts'
import { writeSetting } from '../../platform/setting.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('what readers add, on pages without script', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())

  it('asks who is not signed in to sign in, and leads them back to the title', async () => {
    const browser = plainBrowser(house)
    const page = await browser.get(`/title/${house.bibs.noon}/list`)
    assert.deepEqual([page.status, page.location], [303, `/sign-in?next=%2Ftitle%2F${house.bibs.noon}%2Flist`])
    const posted = await browser.post(`/title/${house.bibs.noon}/list`, { name: 'Mine' })
    assert.match(wordsOf(posted.body), /What you typed is kept/)
    const chosen = await browser.post(`/title/${house.bibs.noon}/list`, { list: '3' })
    assert.equal(chosen.location, page.location)
  })

  it('puts titles on a list, orders them, shares them and cites them', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const { noon, heart, markup } = house.bibs
    assert.match((await browser.get(`/title/${noon}`)).body, new RegExp(`/title/${noon}/list`))
    const nameless = await browser.post(`/title/${noon}/list`, { csrf, name: ' ' })
    assert.equal(nameless.status, 409)
    assert.match(wordsOf(nameless.body), /Give it a name/)
    const made = await browser.post(`/title/${noon}/list`, { csrf, name: 'Night & <b>dark</b>' })
    const address = made.location ?? ''
    const [, id = ''] = /^\/account\/lists\/(\d+)$/.exec(address) ?? []
    for (const bib of [heart, markup]) await browser.post(`/title/${bib}/list`, { csrf, list: id, name: '' })
    await browser.post(`${address}/titles/${heart}`, { csrf, place: '1' })
    await browser.post(`${address}/titles/${noon}`, { csrf, note: 'A <script>note</script>' })
    const own = await browser.get(address)
    assert.doesNotMatch(own.body, /<script>note|<b>dark/)
    assert.ok(own.body.indexOf('Heart of darkness') < own.body.indexOf('Darkness at noon'))
    assert.equal((await browser.post(address, { csrf: 'forged', name: 'x' })).status, 403)
    await browser.post(address, { csrf, name: 'Night', note: '', sharing: 'link', signed: 'J.' })
    const token = /\/lists\/([\w-]{24})/.exec((await browser.get(address)).body)?.[1] ?? ''
    const stranger = plainBrowser(house)
    const shared = await stranger.get(`/lists/${token}`)
    assert.match(wordsOf(shared.body), /Night A list by J\. · 3 titles/)
    assert.match(shared.body, /A &lt;script&gt;note/)
    assert.match(String(shared.headers['x-robots-tag']), /noindex/)
    assert.doesNotMatch((await stranger.get('/lists')).body, new RegExp(token))
    const ris = (await stranger.get(`/lists/${token}/cite.ris`)).body
    assert.equal(ris.match(/^TY {2}- /gm)?.length, 3)
    assert.match((await stranger.get(`/lists/${token}/cite.bib`)).body, /Darkness at noon/)
    await browser.post(`${address}/titles/${heart}/take`, { csrf })
    assert.match(wordsOf((await stranger.get(`/lists/${token}`)).body), /2 titles/)
    const other = plainBrowser(house)
    await other.signIn('21234000099999', '9999')
    assert.equal((await other.get(address)).status, 404)
    await browser.post(`${address}/delete`, { csrf })
    assert.equal((await stranger.get(`/lists/${token}`)).status, 404)
  })

  it('shows the picks of the library on the home page', async () => {
    const { id } = await house.library.must(CreateList, { body: { name: 'For long evenings', sharing: 'public' } })
    await house.library.must(PutInList, { params: { id, bib: house.bibs.dispossessed }, body: {} })
    await house.library.must(ChangeList, { params: { id }, body: { homePlace: 1 } })
    const home = wordsOf((await plainBrowser(house).get('/')).body)
    assert.match(home, /For long evenings A list by Elm County Library/)
    assert.match(wordsOf((await plainBrowser(house).get('/lists')).body), /For long evenings/)
  })

  it('keeps a search with its filters, and forgets it', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const results = await browser.get('/search?q=darkness&format=book&available=1&page=2')
    assert.match(results.body, /href="\/account\/searches\/new\?q=darkness&amp;available=1&amp;format=book"/)
    const form = await browser.get('/account/searches/new?q=darkness&format=book&format=film')
    assert.equal(form.body.match(/name="format" value="(book|film)"/g)?.length, 2)
    await browser.post('/account/searches', { csrf, q: 'darkness', format: 'book', name: 'Dark', every: 'day' })
    const kept = await browser.get('/account/searches')
    assert.match(wordsOf(kept.body), /The search is saved\..*Dark.*Once a day/)
    assert.match(kept.body, /href="\/search\?q=darkness&amp;format=book&amp;sort=added"/)
    const id = /action="\/account\/searches\/(\d+)"/.exec(kept.body)?.[1] ?? ''
    await browser.post(`/account/searches/${id}/forget`, { csrf })
    assert.match(wordsOf((await browser.get('/account/searches')).body), /You have saved no search yet/)
    assert.match(
      wordsOf((await browser.post('/account/searches', { csrf, name: 'All' })).body),
      /Search for a word or choose a filter first/,
    )
    assert.equal((await browser.get('/searches/end/made-up')).status, 404)
  })

  it('gives any search as a feed that is sound XML, whatever stands in titles and in the question', async () => {
    const browser = plainBrowser(house)
    for (const [form, entry] of [
      ['rss', 'item'],
      ['atom', 'entry'],
    ] as const) {
      const feed = await browser.get(`/search.${form}?q=script`)
      assert.match(String(feed.headers['content-type']), new RegExp(`application/${form}\\+xml`))
      const read = readXml(Buffer.from(feed.body))
      assert.ok(read.ok, form)
      assert.match(feed.body, new RegExp(`<${entry}>`))
      const odd = await browser.get(`/search.${form}?q=${encodeURIComponent('<x>&\u0001"'.repeat(2000))}&sort=%00`)
      assert.ok(readXml(Buffer.from(odd.body)).ok)
    }
    const all = await browser.get('/search.rss')
    assert.ok((all.body.match(/<item>/g)?.length ?? 0) >= 10)
    const again = await browser.get('/search.rss', { 'if-none-match': String(all.headers['etag']) })
    assert.equal(again.status, 304)
  })

  it('takes suggestions to buy, shows what is there already and keeps what was typed', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const typed = { csrf, title: 'Darkness at noon', author: 'Koestler, Arthur', note: 'Please "soon" <3' }
    const has = await browser.post('/account/suggestions', typed)
    assert.equal(has.status, 409)
    assert.match(has.body, new RegExp(`href="/title/${house.bibs.noon}"`))
    assert.match(has.body, /name="anyway" value="1"/)
    assert.match(has.body, /Please &quot;soon&quot; &lt;3/)
    await browser.post('/account/suggestions', { ...typed, anyway: '1' })
    const mine = await browser.get('/account/suggestions')
    assert.match(wordsOf(mine.body), /Darkness at noon.*We have not decided yet/)
    const wrong = await browser.post('/account/suggestions', { csrf, title: '', isbn: '12 34' })
    assert.match(wordsOf(wrong.body), /Write the title\. This is no ISBN/)
    const id = /suggestions\/(\d+)\/withdraw/.exec(mine.body)?.[1] ?? ''
    await browser.post(`/account/suggestions/${id}/withdraw`, { csrf })
    assert.match(wordsOf((await browser.get('/account/suggestions')).body), /taken back.*Nothing yet/)
  })

  it('shows reviews only where the library wants them, as text, after staff have looked', async () => {
    const browser = plainBrowser(house)
    const csrf = await browser.signIn()
    const page = `/title/${house.bibs.film}`
    assert.equal((await browser.get(`${page}/review`)).status, 404)
    assert.doesNotMatch((await browser.get(page)).body, /id="readers"/)
    await house.library.carrel.mustWork(async (w) => {
      await writeSetting(w, reviewsMode, 'moderated')
      await writeSetting(w, tagsMode, 'at-once')
    })
    const empty = await browser.post(`${page}/review`, { csrf, stars: '0', text: '  ', signed: 'Keeper' })
    assert.match(wordsOf(empty.body), /Give stars, or write something/)
    assert.match(empty.body, /value="Keeper"/)
    await browser.post(`${page}/review`, {
      csrf,
      stars: '4',
      text: 'Dark <img src=x onerror=alert(1)>',
      signed: 'Keeper',
    })
    assert.match(
      wordsOf((await browser.get(page)).body),
      /is shown when the library has looked at it.*Nobody has said anything yet/,
    )
    await browser.post(`${page}/tags`, { csrf, tags: 'lighthouses, sisters' })
    const [waiting] = (await house.library.must(ListContributions)).rows
    assert.equal(waiting?.kind, 'review')
    await house.library.must(DecideContribution, {
      params: { kind: 'review', id: waiting?.id ?? 0 },
      body: { to: 'shown' },
    })
    const shown = await plainBrowser(house).get(page)
    assert.match(
      wordsOf(shown.body),
      /4 of 5, by 1 reader 4 stars of 5 Keeper , today Dark <img src=x onerror=alert\(1\)>/,
    )
    assert.doesNotMatch(shown.body, /<img src=x onerror/)
    assert.match(wordsOf(shown.body), /Tags of readers lighthouses sisters/)
    const other = plainBrowser(house)
    const token = await other.signIn('21234000099999', '9999')
    const report = /\/reviews\/(\d+)\/report/.exec(shown.body)?.[0] ?? ''
    assert.equal((await other.get(report)).status, 200)
    await other.post(report, { csrf: token, reason: 'Not nice' })
    assert.deepEqual((await house.library.must(ListContributions)).rows[0]?.reports, ['Not nice'])
    assert.match(wordsOf((await browser.get('/account/reviews')).body), /Night of darkness 4 stars of 5 Shown/)
  })
})
