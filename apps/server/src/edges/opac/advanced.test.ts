import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('the advanced search without script', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const visitor = () => plainBrowser(house)
  const line = (join: string, field: string, match: string, term: string) =>
    new URLSearchParams({ join, field, match, term }).toString()
  const hrefs = (body: string, start: string) =>
    [...body.matchAll(/href="([^"]+)"/g)]
      .map(([, href = '']) => href.replaceAll('&amp;', '&'))
      .filter((href) => href.startsWith(start))

  it('leads to an address with only what was filled in, which finds by its lines and can be edited again', async () => {
    const browser = visitor()
    const sent = [
      line('and', 'title', 'all', 'darkness'),
      line('not', 'author', 'all', 'koestler'),
      line('and', 'any', 'all', ''),
      'format=book&from=&to=&cql=&sort=title&do=search',
    ].join('&')
    const { status, location = '' } = await browser.get(`/search/advanced?${sent}`)
    assert.equal(status, 303)
    assert.doesNotMatch(location, /do=|cql=|from=|term=&/)
    const { body } = await browser.get(location)
    const words = wordsOf(body)
    assert.match(words, /Title: darkness but not Author or contributor: koestler · Change this search/)
    assert.match(words, /Heart of darkness/)
    assert.doesNotMatch(words, /Darkness at noon|Night of darkness/)
    const [again = ''] = hrefs(body, '/search/advanced')
    const form = (await browser.get(again)).body
    assert.match(form, /value="koestler"/)
    assert.match(form, /value="not"\s+selected/)
    assert.match(form, /name="format"\s+value="book"\s+checked/)
    assert.match(form, /value="title"\s+selected/)
  })

  it('keeps its lines while filters, order and pages are chosen, and drops them for new words in the box', async () => {
    const { body } = await visitor().get(`/search?${line('and', 'title', 'starts', 'darkness at')}&each=1`)
    assert.match(wordsOf(body), /1 title/)
    for (const href of hrefs(body, '/search?')) assert.match(href, /term=darkness\+at/, href)
    const box = body.slice(body.indexOf('<form class="search-form"'), body.indexOf('</form>'))
    assert.doesNotMatch(box, /name="term"/)
    assert.match(box, /name="each"/)
  })

  it('takes the words of the search box along, and adds lines up to twelve', async () => {
    const browser = visitor()
    const plain = (await browser.get('/search/advanced?q=left+hand')).body
    assert.match(plain, /name="term"\s+type="text"\s+value="left hand"/)
    const typed = (await browser.get('/search/advanced?q=author%3Ale')).body
    assert.match(typed, /name="q"\s+type="search"\s+value="author:le"/)
    const count = (body: string) => body.match(/name="term"/g)?.length
    assert.equal(count(plain), 3)
    assert.equal(count((await browser.get('/search/advanced?q=left&do=line')).body), 4)
    const many = Array.from({ length: 30 }, (_, n) => line('or', 'any', 'all', `word${n}`)).join('&')
    assert.equal(count((await browser.get(`/search/advanced?${many}&do=line`)).body), 12)
  })

  it('searches by CQL, and says in words what of it cannot be read, with the query still there', async () => {
    const browser = visitor()
    const found = await browser.get(`/search?cql=${encodeURIComponent('title = darkness and creator = conrad')}`)
    assert.match(wordsOf(found.body), /Heart of darkness/)
    const wrong = await browser.get(`/search?cql=${encodeURIComponent('title = (<b>')}`)
    assert.equal(wrong.status, 422)
    assert.match(wordsOf(wrong.body), /This query in CQL cannot be read/)
    assert.match(wrong.body, />title = \(&lt;b&gt;<\/textarea>/)
  })

  it('is kept as a saved search with its lines and years', async () => {
    const browser = visitor()
    const csrf = await browser.signIn()
    const asked = { csrf, name: 'Not Koestler', term: 'darkness', field: 'title', match: 'all', join: 'and' }
    await browser.post('/account/searches', { ...asked, from: '1890', to: '1950' })
    const { body } = await browser.get('/account/searches')
    const [address = ''] = hrefs(body, '/search?')
    assert.match(address, /term=darkness/)
    assert.match(address, /from=1890&to=1950/)
    assert.match(wordsOf((await browser.get(address)).body), /Darkness at noon/)
  })

  it('answers whatever stands in the address', async () => {
    const browser = visitor()
    const odd = [
      'term=a&term=b&field=x&match=y&join=z',
      `term=${'x'.repeat(5000)}`,
      'term=%00%01&field=%00',
      'term=***&match=starts',
      `cql=${encodeURIComponent('('.repeat(1900))}`,
      'term=the&term=of&match=phrase',
      'term[]=1&field[a]=b',
    ]
    for (const query of odd) {
      for (const path of ['/search', '/search/advanced', '/search.rss']) {
        const { status } = await browser.get(`${path}?${query}`)
        assert.ok(status < 500 || path === '/search.rss', `${path}?${query.slice(0, 40)}: ${status}`)
      }
    }
  })
})
