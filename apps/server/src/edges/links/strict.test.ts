import assert from 'node:assert/strict'
import { gunzipSync, inflateSync } from 'node:zlib'
import { after, before, describe, it } from 'node:test'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@carrel/xml'
import { createBib } from '../../modules/catalog/index.ts'
import { CheckOut } from '../../modules/circulation/contract.ts'
import { applyList, bringList, readList, saveCollection } from '../../modules/e-collections/index.ts'
import { CreateAgency } from '../../modules/resource-sharing/contract.ts'
import { carrel } from '../../platform/work.ts'
import { CreateApiKey } from '../../platform/contract.ts'
import { plainBrowser, tokenIn } from '../opac/testing/browse.ts'
import { openReadingLibrary, reader, type ReadingLibrary } from '../opac/testing/reading-library.ts'
import { calendarFile } from './calendar/calendar-file.ts'
import { checkedCalendar, valueOf } from './testing/calendar-check.ts'
import { checkOpdsAtom, checkOpdsFeed, checkPublication } from './testing/opds-check.ts'

describe('what other programs read of the catalogue', () => {
  const site = 'http://library.example'
  let house: ReadingLibrary
  /** Pictures of 400 × 600 points as small as they can be: their headers alone. */
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080258019001011100ffd9', 'hex')
  const webp = Buffer.from('5249464620000000574542505650385800000000000000008f0100570200' + '00'.repeat(10), 'hex')
  const online = { free: 0, licensed: 0 }
  const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    house.library.carrel.server.app.inject({
      method: 'GET',
      url: url.replace(site, ''),
      headers: { host: 'library.example', ...headers },
    })

  before(async () => {
    house = await openReadingLibrary()
    const { carrel: server } = house.library
    for (const [name, title, isbn] of [
      ['free', 'Tides for everybody', '9780547722023'],
      ['licensed', 'Tides, advanced', '9780261102217'],
    ] as const)
      online[name] = (await server.mustWork((w) => createBib(w, { fields: { title, isbn } }))).id
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
    const lines = [
      'publication_title\tonline_identifier\ttitle_url\tpublication_type\taccess_type',
      'Tides for everybody\t9780547722023\thttps://sea.example/free.pdf\tmonograph\tF',
      'Tides, advanced\t9780261102217\thttps://sea.example/advanced\tmonograph\tP',
    ]
    const stored = await server.platform.files.put(
      (async function* () {
        yield Buffer.from(`${lines.join('\n')}\n`)
      })(),
    )
    const list = await server.mustWork((w) =>
      bringList(w, { collection, stored, name: 'sea.txt', mode: 'replace' }, false),
    )
    await readList(server.platform, carrel, list.id)
    await server.mustWork((w) => applyList(w, list.id))
  })
  after(() => house.stop())

  describe('what collections give online', () => {
    it('is open access in OPDS where it is free, and leads through the proxy where it is not', async () => {
      const linksOf = async (id: number) =>
        (await get(`/opds/title/${id}`)).json<{ links: readonly { rel: string; href: string; type: string }[] }>().links
      assert.deepEqual(
        (await linksOf(online.free)).find(({ rel }) => rel.endsWith('/open-access')),
        {
          rel: 'http://opds-spec.org/acquisition/open-access',
          href: 'https://sea.example/free.pdf',
          type: 'application/pdf',
          title: 'Sea Press',
        },
      )
      const [way] = (await linksOf(online.licensed)).filter(({ rel }) => rel.startsWith('http://opds-spec.org/acq'))
      assert.deepEqual(
        [way?.rel, way?.href],
        ['http://opds-spec.org/acquisition', 'https://proxy.example/login?url=https://sea.example/advanced'],
      )
      assert.match(
        (await get(`/opds/1.2/title/${online.free}`)).body,
        /rel="http:\/\/opds-spec\.org\/acquisition\/open-access" href="https:\/\/sea\.example\/free\.pdf"/,
      )
    })

    it('is openaccess or remote in DAIA; interloan is told once a partner may ask for it', async () => {
      const ask = async (id: number) =>
        (await get(`/daia?format=json&id=${id}`)).json<{
          document: readonly { item: readonly { available?: readonly Readonly<Record<string, unknown>>[] }[] }[]
        }>().document[0]?.item
      assert.deepEqual((await ask(online.free))?.[0]?.available, [
        { service: 'openaccess', href: 'https://sea.example/free.pdf' },
      ])
      assert.deepEqual((await ask(online.licensed))?.[0]?.available, [
        {
          service: 'remote',
          href: 'https://proxy.example/login?url=https://sea.example/advanced',
          limitation: [{ content: 'For readers of the library' }],
        },
      ])
      const services = async () => (await ask(house.bibs.noon))?.[0]?.available?.map(({ service }) => service)
      assert.deepEqual(await services(), ['presentation', 'loan'])
      const { library } = house
      await library.must(CreateAgency, {
        body: { code: 'RIVER', name: 'River Library', branch: library.elm, itemType: 'book' },
      })
      assert.deepEqual(await services(), ['presentation', 'loan', 'interloan'])
    })
  })

  describe('a cover', () => {
    it('is told by what it is: a drawing with its PNG, or the picture that was uploaded', async () => {
      const { token } = await house.library.carrel.must(CreateApiKey, {
        body: { name: 'covers', permissions: ['covers:manage'] },
      })
      const images = async (id: number) =>
        (await get(`/opds/title/${id}`)).json<{ images: readonly { href: string; type: string; width?: number }[] }>()
          .images
      const upload = (id: number, payload: Buffer) =>
        house.library.carrel.server.app.inject({
          method: 'POST',
          url: `/api/v1/titles/${id}/cover`,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
          payload,
        })
      const { noon, heart, leftHand } = house.bibs
      assert.equal((await upload(noon, jpeg)).statusCode, 200)
      assert.equal((await upload(heart, webp)).statusCode, 200)
      const told = async (id: number) => (await images(id)).map(({ type, width }) => [type, width])
      assert.deepEqual(await told(noon), [['image/jpeg', 400]])
      assert.deepEqual(await told(heart), [
        ['image/webp', 400],
        ['image/png', 200],
      ])
      assert.deepEqual(await told(leftHand), [
        ['image/svg+xml', undefined],
        ['image/png', 200],
      ])
      for (const id of [noon, heart, leftHand])
        for (const { href, type } of await images(id)) {
          const answer = await get(href)
          assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, type], href)
        }
      assert.equal((await get(`/cover/${leftHand}.jpg`)).headers['location'], `/cover/${leftHand}.png`)
      for (const name of ['1.gif', '999999.png', '1.png.svg', '%00.png'])
        assert.equal((await get(`/cover/${name}`)).statusCode, 404, name)
    })

    it('in points is the same every time, whole, and another for another title', async () => {
      const [one, again, other] = await Promise.all(
        [house.bibs.leftHand, house.bibs.leftHand, house.bibs.cat].map(
          async (id) => (await get(`/cover/${id}.png`)).rawPayload,
        ),
      )
      assert(one && again && other)
      assert.deepEqual(one, again)
      assert.notDeepEqual(one, other)
      assert.deepEqual([one.readUInt32BE(16), one.readUInt32BE(20)], [200, 300])
      const length = one.readUInt32BE(33)
      assert.equal(inflateSync(one.subarray(41, 41 + length)).length, 300 * 601)
    })
  })

  describe('feeds held against their standards', () => {
    for (const path of ['', '/new', '/popular', '/ebooks', '/search?query=darkness', '/search?query=nothingatall'])
      it(`OPDS 2.0 and 1.2: ${path === '' ? 'the door' : path}`, async () => {
        const feed = await get(`/opds${path}`)
        assert.match(String(feed.headers['content-type']), /^application\/opds\+json/)
        checkOpdsFeed(feed.body)
        checkOpdsAtom((await get(`/opds/1.2${path}`)).rawPayload)
      })

    it('OPDS: each title by itself, whatever it is written in', async () => {
      for (const id of [...Object.values(house.bibs), online.free]) {
        checkPublication((await get(`/opds/title/${id}`)).json())
        checkOpdsAtom((await get(`/opds/1.2/title/${id}`)).rawPayload)
      }
    })

    const feedOf = async (path: string): Promise<XmlElement> => {
      const read = readXml((await get(path)).rawPayload)
      assert(read.ok)
      return read.root
    }
    for (const query of ['', '?q=darkness', '?q=nothingatall', '?q=%3Cb%3E%26&format=book'])
      it(`RSS and Atom of a search, ids and dates the same when they are read again: ${query}`, async () => {
        const rss = await feedOf(`/search.rss${query}`)
        assert.deepEqual([rss.name, rss.attributes.get('version')], ['rss', '2.0'])
        const channel = childOf(rss, 'channel')
        for (const name of ['title', 'link', 'description']) assert.notEqual(textOf(channel, name), undefined)
        const items = childrenOf(channel, 'item').map((item) => ({
          id: textOf(item, 'guid'),
          at: Date.parse(textOf(item, 'pubDate') ?? ''),
          day: textOf(item, 'pubDate') ?? '',
        }))
        // RFC 822, with a year of four digits as RSS 2.0 advises.
        for (const { day } of items)
          assert.match(day, /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
        const atom = await feedOf(`/search.atom${query}`)
        for (const name of ['id', 'title', 'updated']) assert.equal(childrenOf(atom, name).length, 1)
        const entries = childrenOf(atom, 'entry').map((entry) => ({
          id: textOf(entry, 'id'),
          at: Date.parse(textOf(entry, 'updated') ?? ''),
        }))
        assert.deepEqual(
          entries.map(({ id, at }) => [id, Math.floor(at / 1000)]),
          items.map(({ id, at }) => [id, Math.floor(at / 1000)]),
        )
        assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length)
        assert.deepEqual(
          entries.map(({ at }) => at),
          entries.map(({ at }) => at).toSorted((a, b) => b - a),
        )
        const etag = async () => (await get(`/search.atom${query}`)).headers['etag']
        const before = await etag()
        house.library.at('2026-11-21T10:20:00Z')
        assert.equal(await etag(), before, 'nothing has changed but the time')
        house.library.at('2026-11-21T10:00:00Z')
      })

    it('sitemaps name pages that are there, with dates, within the limits', async () => {
      const index = await feedOf('/sitemap.xml')
      assert.equal(index.name, 'sitemapindex')
      for (const part of index.children) {
        const { rawPayload } = await get(textOf(part, 'loc') ?? '')
        const bytes = rawPayload.readUInt16BE(0) === 0x1f8b ? gunzipSync(rawPayload) : rawPayload
        assert(bytes.length <= 50 * 1024 * 1024)
        const read = readXml(bytes)
        assert(read.ok)
        assert.deepEqual(
          [read.root.name, read.root.attributes.get('xmlns')],
          ['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9'],
        )
        assert(read.root.children.length > 0 && read.root.children.length <= 50_000)
        for (const url of read.root.children) {
          assert.deepEqual(
            url.children.map(({ name }) => name).filter((name) => name !== 'lastmod'),
            ['loc'],
          )
          const address = textOf(url, 'loc') ?? ''
          assert(address.startsWith(`${site}/`) && address.length < 2048)
          const lastmod = textOf(url, 'lastmod')
          if (lastmod !== undefined) assert.match(lastmod, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
          assert.equal((await get(address, { accept: 'text/html' })).statusCode, 200, address)
        }
      }
    })
  })

  describe('a calendar held against RFC 5545', () => {
    it('keeps the ids of its entries while their days change', async () => {
      const browser = plainBrowser(house)
      await browser.signIn()
      const csrf = tokenIn((await browser.get('/account/calendar')).body)
      const { body } = await browser.post('/account/calendar', { csrf })
      const [, path = ''] = /value="https?:\/\/[^/]+(\/calendar\/[\w-]{32}\.ics\?lang=en)"/.exec(body) ?? []
      const uids = async () => checkedCalendar((await get(path)).body).parts.map((event) => valueOf(event, 'UID'))
      const before = await uids()
      assert.equal(before.length, 2)
      await house.library.must(CheckOut, { body: { card: reader.card, barcode: 'A1' } })
      const after = await uids()
      assert.equal(after.length, 3)
      assert(before.every((uid) => after.includes(uid)))
    })

    const now = Temporal.Instant.from('2026-11-21T10:00:00.123Z')
    const entry = { uid: 'loan-1@library.example', place: '', url: `${site}/account`, remind: true }
    for (const [what, summary] of [
      ['plain words', 'Due back: Emma'],
      ['signs that part values', 'One; two, three \\ four: "five"'],
      ['line ends and control characters', 'One\r\nTwo\nThree\rFour\u0000\u0007\u007f'],
      ['a title without end', 'Über die allmähliche Verfertigung '.repeat(20)],
      ['letters of four bytes', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 📚 '.repeat(15)],
      ['what would be lines of its own', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT'],
      ['nothing', ''],
    ] as const)
      it(`bears ${what}, for a day and for a moment`, () => {
        const when = [Temporal.PlainDate.from('2026-12-31'), Temporal.Instant.from('2026-12-31T15:30:00Z')]
        const entries = when.map((at, n) => ({ ...entry, uid: `${n}-${entry.uid}`, when: at, summary, place: summary }))
        const calendar = checkedCalendar(calendarFile(summary, entries, now))
        assert.deepEqual(
          calendar.parts.map((event) => [valueOf(event, 'DTSTART'), valueOf(event, 'DTEND')]),
          [
            ['20261231', '20270101'],
            ['20261231T153000Z', undefined],
          ],
        )
        assert.equal(valueOf(calendar.parts[0] ?? calendar, 'DTSTAMP'), '20261121T100000Z')
      })
  })
})
