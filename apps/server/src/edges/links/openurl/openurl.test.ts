import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createBib } from '../../../modules/catalog/index.ts'
import { applyList, bringList, readList, saveCollection } from '../../../modules/e-collections/index.ts'
import { carrel } from '../../../platform/work.ts'
import { wordsOf } from '../../opac/testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from '../../opac/testing/reading-library.ts'
import { readOpenUrl } from './read-request.ts'

const read = (text: string) => {
  const query = new URLSearchParams(text)
  return readOpenUrl(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])))
}

describe('a link of a database is read', () => {
  it('in both versions, with what it says of article, journal, book and chapter', () => {
    const article = read(
      'ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.genre=article&rft.atitle=On+tides&rft.jtitle=Nature&rft.issn=0028-0836&rft.volume=12&rft.issue=3&rft.spage=4&rft.epage=9&rft.date=1999-05&rft_id=info:doi/10.1038/12345&rft.aulast=Low&rft.auinit=K',
    )
    const { kind, title, part, issns, doi, year, pages, author } = article
    assert.deepEqual(
      { kind, title, part, issns, doi, year, pages, author },
      {
        kind: 'article',
        title: 'Nature',
        part: 'On tides',
        issns: ['00280836'],
        doi: '10.1038/12345',
        year: '1999',
        pages: '4–9',
        author: 'Low, K',
      },
    )
    assert.equal(read('sid=x:y&genre=article&title=Nature&atitle=On+tides&id=doi:10.1038/12345').doi, '10.1038/12345')
    assert.equal(read('genre=book&isbn=0-441-47812-3&title=x').isbn, '9780441478125')
    assert.equal(read('rft.genre=bookitem&rft.btitle=Whole&rft.atitle=Part').kind, 'chapter')
    assert.equal(read('rft_id=urn:isbn:9780441478125').isbn, '9780441478125')
  })

  it('without what is no number of its kind', () => {
    const wanted = read('rft.isbn=12345&rft.issn=9999-9999&rft_id=info:doi/javascript:alert(1)&rft.date=soon')
    assert.deepEqual([wanted.isbn, wanted.issns, wanted.doi, wanted.year], ['', [], '', ''])
  })
})

describe('a reader follows a link of a database to the library', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
    await house.library.carrel.mustWork((w) =>
      createBib(w, { fields: { title: 'A wizard of Earthsea', author: 'Le Guin, Ursula K.', isbn: '9780547722023' } }),
    )
  })
  after(() => house.stop())
  const follow = (query: string, headers = {}) =>
    house.library.carrel.server.app.inject({ url: `/openurl?${query}`, headers: { accept: 'text/html', ...headers } })

  it('finds a book by its ISBN and can place a hold', async () => {
    const { body } = await follow('rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.isbn=978-0-547-72202-3')
    assert.match(wordsOf(body), /The library has it .*A wizard of Earthsea/)
  })

  it('finds it by title and author and says that it may be this', async () => {
    const { body } = await follow('genre=book&title=Heart+of+darkness&aulast=Conrad')
    assert.match(wordsOf(body), /It may be one of these .*Heart of darkness/)
    assert.match(body, new RegExp(`/title/${house.bibs.heart}/hold`))
  })

  it('is told what to do when the library has nothing, in the language of the browser', async () => {
    const none = 'rft.genre=article&rft.atitle=Tides&rft.jtitle=No+such+journal&rft_id=info:doi/10.1038/1%3Fx'
    const { body } = await follow(none)
    assert.match(wordsOf(body), /The library does not have this\..*Suggest that we buy it/)
    assert.match(body, /href="https:\/\/doi\.org\/10\.1038\/1%3Fx"/)
    for (const [language, sentence] of [
      ['de', 'Die Bibliothek hat es nicht'],
      ['es', 'no lo tiene'],
      ['fr', 'ne l’a pas'],
      ['ar', 'المكتبة لا تملكه'],
    ] as const)
      assert.ok(wordsOf((await follow(none, { 'accept-language': language })).body).includes(sentence), language)
  })

  it('is led to an article online where the licence has it, and told why where it has not', async () => {
    const { carrel: server } = house.library
    const { id: collection } = await server.mustWork((w) =>
      saveCollection(w, {
        name: 'Sea Press',
        provider: 'Sea Press',
        active: true,
        proxyPrefix: 'https://proxy.example/login?url=',
        interlibrary: '',
        note: '',
        url: '',
        everyHours: 24,
      }),
    )
    const text =
      'publication_title\tprint_identifier\tdate_first_issue_online\tnum_first_vol_online\ttitle_url\tembargo_info\nTides of <b>today</b>\t0028-0836\t1998\t1\thttps://sea.example/tides?a=1&b=2\tP1Y\n'
    const stored = await server.platform.files.put(
      (async function* () {
        yield Buffer.from(text)
      })(),
    )
    const list = await server.mustWork((w) =>
      bringList(w, { collection, stored, name: 'sea.txt', mode: 'replace' }, false),
    )
    await readList(server.platform, carrel, list.id)
    await server.mustWork((w) => applyList(w, list.id))
    const article = 'rft.genre=article&rft.atitle=On+tides&rft.jtitle=Tides&rft.issn=0028-0836'
    const there = await follow(`${article}&rft.date=2003`)
    assert.match(wordsOf(there.body), /Sea Press has it\. Full text from 1998, volume 1 until 1 year ago/)
    assert.match(there.body, /href="https:\/\/proxy\.example\/login\?url=https:\/\/sea\.example\/tides\?a=1&amp;b=2"/)
    assert.doesNotMatch(wordsOf(there.body), /another library/)
    const early = await follow(`${article}&rft.date=1990&rft.volume=3`)
    assert.match(wordsOf(early.body), /Sea Press begins later\..*Ask another library for it/)
    assert.match(early.body, /title%3DTides%26part%3DOn%2Btides/)
    assert.doesNotMatch(early.body, /login\?url=/)
    const year = server.platform.clock.now().toString().slice(0, 4)
    assert.match(wordsOf((await follow(`${article}&rft.date=${year}`)).body), /holds back what is new/)
    assert.match(
      wordsOf((await follow(`${article}&rft.date=${year}`, { 'accept-language': 'de' })).body),
      /hält Neues zurück/,
    )
    const all = await server.server.app.inject({ url: '/e-journals?q=tid', headers: { accept: 'text/html' } })
    assert.match(wordsOf(all.body), /1 title .*0028-0836/)
    assert.match(all.body, /Tides of &lt;b&gt;today/)
  })

  it('is not hurt by what a link may hold', async () => {
    for (const query of [
      '',
      'rft.title=%3Cscript%3Ealert(1)%3C/script%3E',
      `rft.title=${'x'.repeat(9000)}`,
      'rft.title=%00%ff&rft.title=b',
      'rft.title=%22%22+(*',
      'rft.title=a&rft.aulast=%22)',
    ]) {
      const { statusCode, body } = await follow(query)
      assert.equal(statusCode, 200, query)
      assert.doesNotMatch(body, /<script>alert/)
    }
    const posted = await house.library.carrel.server.app.inject({
      method: 'POST',
      url: '/openurl',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'rft.isbn=9780547722023',
    })
    assert.match(wordsOf(posted.body), /A wizard of Earthsea/)
  })
})
