import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { after, before, describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import { deleteBib, createBib } from '../../modules/catalog/index.ts'
import { plainBrowser, tokenIn } from '../opac/testing/browse.ts'
import { openReadingLibrary, reader, type ReadingLibrary } from '../opac/testing/reading-library.ts'

describe('programs that look for titles', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())
  const get = (url: string) =>
    house.library.carrel.server.app.inject({ method: 'GET', url, headers: { host: 'library.example' } })

  it('search engines find every public title once, and none that is gone, by way of robots.txt', async () => {
    const gone = await house.library.carrel.mustWork((w) => createBib(w, { fields: { title: 'Gone tomorrow' } }))
    await house.library.carrel.mustWork((w) => deleteBib(w, gone.id))
    const robots = (await get('/robots.txt')).body
    const index = /^Sitemap: http:\/\/library\.example(\S+)$/m.exec(robots)?.[1] ?? ''
    const parts = [
      ...(await get(index)).body.matchAll(
        /<loc>http:\/\/library\.example(\/sitemap\/titles-\d+\.xml\.gz)<\/loc><lastmod>2026-/g,
      ),
    ]
    assert.equal(parts.length, 1)
    const packed = await get(parts[0]?.[1] ?? '')
    const text = gunzipSync(packed.rawPayload).toString()
    const found = [...text.matchAll(/<loc>http:\/\/library\.example\/title\/(\d+)<\/loc>/g)].map(([, id]) => Number(id))
    assert.deepEqual(
      found.toSorted((a, b) => a - b),
      Object.values(house.bibs).toSorted((a, b) => a - b),
    )
    assert.equal(readXml(packed.rawPayload.length > 0 ? gunzipSync(packed.rawPayload) : Buffer.alloc(0)).ok, true)
  })

  it('answers parts that are not there, and none of numbers without end', async () => {
    for (const file of ['titles-7.xml.gz', 'titles-99999999999999.xml.gz', '..%2f..%2fetc%2fpasswd', 'titles-1.xml'])
      assert.equal((await get(`/sitemap/${file}`)).statusCode, 404)
  })

  it('Zotero finds on the page of a title what it is, and fetches it by unAPI in each format', async () => {
    const id = house.bibs.leftHand
    const page = (await get(`/title/${id}`)).body
    const coins = /class="Z3988" title="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const said = new URLSearchParams(coins)
    assert.equal(said.get('rft_val_fmt'), 'info:ofi/fmt:kev:mtx:book')
    assert.match(said.get('rft.btitle') ?? '', /left hand of darkness/i)
    assert.equal(said.get('rft.aulast'), 'Le Guin')
    const named = /class="unapi-id" title="([^"]+)"/.exec(page)?.[1] ?? ''
    assert.equal(named, `http://library.example/title/${id}`)
    const server = /rel="unapi-server"[^>]* href="([^"]+)"/.exec(page)?.[1] ?? ''
    const list = await get(`${server}?id=${encodeURIComponent(named)}`)
    assert.equal(list.statusCode, 300)
    const formats = [...list.body.matchAll(/name="(\w+)"/g)].map(([, name]) => name)
    assert.deepEqual(formats, ['marcxml', 'mods', 'marc', 'ris', 'bibtex'])
    const signs: Readonly<Record<string, RegExp>> = {
      marcxml: /<controlfield/,
      mods: /<mods [^>]*xmlns="http:\/\/www.loc.gov\/mods\/v3"/,
      marc: /^\d{5}/,
      ris: /^TY {2}- BOOK\r\n/,
      bibtex: /^@book\{/,
    }
    for (const format of formats) {
      const { statusCode, body } = await get(`${server}?id=${encodeURIComponent(named)}&format=${format}`)
      assert.equal(statusCode, 200)
      assert.match(body, signs[format ?? ''] ?? /nothing/)
      assert.match(body, /left hand/i)
    }
  })

  it('every row of a search carries its own mark', async () => {
    const { body } = await get('/search?q=darkness')
    const rows = [...body.matchAll(/<li class="hit">/g)].length
    assert.ok(rows > 1)
    assert.equal([...body.matchAll(/class="unapi-id"/g)].length, rows)
  })

  it('unAPI says what is wrong', async () => {
    assert.equal((await get('/unapi')).statusCode, 200)
    const wrong: readonly (readonly [string, number, RegExp])[] = [
      ['?id=999999999', 404, /no title "999999999"/],
      ['?id=http%3A%2F%2Felsewhere.example%2Ftitle%2F1&format=ris', 404, /named by their address/],
      [`?id=${house.bibs.noon}&format=pdf`, 406, /no format "pdf"/],
      ['?format=ris', 400, /Name the title as well/],
      ['?id=%00%0a&id=2&format=ris', 400, /Name the title/],
    ]
    for (const [query, status, sentence] of wrong) {
      const { statusCode, body } = await get(`/unapi${query}`)
      assert.equal(statusCode, status, query)
      assert.match(body, sentence)
    }
  })

  describe('a calendar', () => {
    it('shows due dates at a secret address, until its owner ends it', async () => {
      const browser = plainBrowser(house)
      const csrf = await browser.signIn()
      const { body } = await browser.post('/account/calendar', { csrf })
      const [, path = ''] = /value="https?:\/\/[^/]+(\/calendar\/[\w-]{32}\.ics\?lang=en)"/.exec(body) ?? []
      assert.doesNotMatch((await browser.get('/account/calendar')).body, /calendar\/[\w-]{32}/)
      const file = await get(path)
      assert.match(String(file.headers['content-type']), /^text\/calendar/)
      const text = file.body.replaceAll('\r\n ', '')
      assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 2)
      assert.match(text, /DTSTART;VALUE=DATE:20261212\r\n/)
      assert.match(text, /SUMMARY:Due back: /)
      for (const line of file.body.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
      await browser.post('/account/calendar', { csrf: tokenIn((await browser.get('/account/calendar')).body) })
      assert.equal((await get(path)).statusCode, 404)
      const again = await browser.post('/account/calendar', { csrf })
      const [, next = ''] = /value="https?:\/\/[^/]+(\/calendar\/[\w-]{32}\.ics\?lang=en)"/.exec(again.body) ?? []
      assert.equal((await get(next)).statusCode, 200)
      await browser.post('/account/calendar/end', { csrf })
      assert.equal((await get(next)).statusCode, 404)
      assert.match(next, /\/calendar\//)
    })

    it('is not opened by guesses, and not made by another site', async () => {
      assert.equal((await get(`/calendar/${'A'.repeat(32)}.ics`)).statusCode, 404)
      assert.equal((await get('/calendar/x.ics')).statusCode, 404)
      const browser = plainBrowser(house)
      await browser.signIn(reader.card)
      assert.equal((await browser.post('/account/calendar', { csrf: 'made up' })).status, 403)
    })
  })
})
