import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import { openReadingLibrary, type ReadingLibrary } from '../../opac/testing/reading-library.ts'

interface Link {
  readonly rel?: string
  readonly href: string
  readonly type?: string
  readonly title?: string
  readonly properties?: Readonly<Record<string, unknown>>
}
interface Feed {
  readonly metadata: { readonly title: string; readonly numberOfItems?: number }
  readonly links: readonly Link[]
  readonly navigation?: readonly Link[]
  readonly publications?: readonly {
    metadata: { title: string; identifier: string }
    links: readonly Link[]
    images: readonly Link[]
  }[]
  readonly facets?: readonly { metadata: { title: string }; links: readonly Link[] }[]
}

describe('a reading app browses the catalogue by OPDS', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const get = (url: string, accept = 'application/opds+json') =>
    house.library.carrel.server.app.inject({
      method: 'GET',
      url: url.replace('http://library.example', ''),
      headers: { host: 'library.example', accept },
    })
  const feed = async (url: string): Promise<Feed> => (await get(url)).json()

  it('is led from the door to new and popular titles, e-books and everything', async () => {
    const root = await feed('/opds')
    assert.equal(root.links.find(({ rel }) => rel === 'self')?.href, 'http://library.example/opds')
    for (const { href, type } of root.navigation ?? []) {
      assert.equal(type, 'application/opds+json')
      const next = await get(href)
      assert.equal(next.statusCode, 200, href)
      assert.ok(Array.isArray(next.json<Feed>().publications))
    }
    assert.equal((await feed('/opds/popular')).publications?.[0]?.metadata.title, 'Heart of darkness')
  })

  it('finds a title, sees whether it can be borrowed, and where', async () => {
    const found = await feed('/opds/search?query=noon')
    assert.equal(found.metadata.numberOfItems, 1)
    const [noon] = found.publications ?? []
    assert.equal(noon?.metadata.title, 'Darkness at noon')
    const borrow = noon?.links.find(({ rel }) => rel === 'http://opds-spec.org/acquisition/borrow')
    assert.deepEqual(borrow?.properties, {
      availability: { state: 'available' },
      copies: { total: 1, available: 1 },
      holds: { total: 0 },
    })
    assert.equal((await get(noon?.images[0]?.href ?? '')).statusCode, 200)
    const heart = (await feed('/opds/search?title=heart+of+darkness')).publications?.[0]
    const out = heart?.links.find(({ rel }) => rel?.endsWith('/borrow'))?.properties?.['availability']
    assert.match(JSON.stringify(out), /"unavailable","until":"2026-12-12/)
  })

  it('leads from each title to somewhere', async () => {
    for (const place of ['new', 'ebooks', 'search'])
      for (const { metadata, links } of (await feed(`/opds/${place}`)).publications ?? [])
        assert.ok(
          links.some(({ rel }) => rel?.startsWith('http://opds-spec.org/acquisition')),
          metadata.title,
        )
  })

  it('narrows by facets, which lead back as well', async () => {
    const all = await feed('/opds/search?query=darkness')
    const film = all.facets
      ?.find(({ metadata }) => metadata.title === 'Format')
      ?.links.find(({ href }) => href.includes('film'))
    const films = await feed(film?.href ?? '')
    assert.equal(films.metadata.numberOfItems, film?.properties?.['numberOfItems'])
    const active = films.facets?.flatMap(({ links }) => links).find(({ rel }) => rel === 'self')
    assert.equal((await feed(active?.href ?? '')).metadata.numberOfItems, all.metadata.numberOfItems)
  })

  it('gives apps of the older kind the same in Atom', async () => {
    assert.equal((await get('/opds', 'application/atom+xml')).headers['location'], '/opds/1.2')
    const root = await get('/opds/1.2')
    assert.match(String(root.headers['content-type']), /kind=navigation/)
    for (const url of [
      '/opds/1.2',
      '/opds/1.2/new',
      '/opds/1.2/popular',
      '/opds/1.2/ebooks',
      '/opds/1.2/search?query=darkness',
      `/opds/1.2/title/${house.bibs.noon}`,
      '/opds/1.2/search.xml',
    ]) {
      const { rawPayload, statusCode } = await get(url)
      assert.equal(statusCode, 200, url)
      const read = readXml(rawPayload)
      assert.ok(read.ok, url)
      if (!read.ok) continue
      for (const needed of read.root.name === 'OpenSearchDescription'
        ? ['ShortName', 'Url']
        : ['id', 'title', 'updated'])
        assert.ok(
          read.root.children.some(({ name }) => name === needed),
          `${url} lacks ${needed}`,
        )
    }
    assert.match((await get('/opds/1.2/search?query=noon')).body, /<opds:copies total="1" available="1"\/>/)
  })

  it('says what is wrong, and bears what is no question', async () => {
    assert.equal((await get('/opds/title/999999')).statusCode, 404)
    assert.match((await get('/opds/search?facet=colour:red')).body, /"colour:red" is no facet/)
    assert.match((await get('/opds/new?page=99999')).body, /first 500 pages/)
    for (const query of [
      'page=-1',
      'page=1e9',
      `query=${'x'.repeat(5000)}`,
      'query=%00%01%3Cscript%3E',
      'query=a&query=b',
      'title=%22%22%22',
    ])
      assert.equal((await get(`/opds/search?${query}`)).statusCode, 200, query)
  })
})
