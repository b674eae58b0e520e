import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openQuietHouse, type QuietHouse } from '../../../test/quiet-house.ts'
import { createBib, deleteBib } from '../catalog/index.ts'
import { lookForCovers } from './looks/look-for-covers.ts'
import { readGoogleBooks, readOpenLibrary } from './looks/read-answers.ts'
import { largestImage, readImage } from './rules/read-image.ts'
import { coverStatus, readSources, saveSources } from './sources.ts'
import { jpegOf, pngOf, webpOf } from './testing/pictures.ts'
import { keepCover, removeCover, shownCover, titleCover } from './title-cover.ts'

describe('a picture is known by its bytes', () => {
  it('whatever it is called', () => {
    assert.deepEqual(readImage(jpegOf(400, 600)), { media: 'image/jpeg', width: 400, height: 600 })
    assert.deepEqual(readImage(pngOf(400, 600)), { media: 'image/png', width: 400, height: 600 })
    assert.deepEqual(readImage(webpOf(400, 600)), { media: 'image/webp', width: 400, height: 600 })
  })
  for (const [what, bytes, sentence] of [
    ['HTML', Buffer.from('<html><script>alert(1)</script>'), /no picture/],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /no picture/],
    ['nothing', Buffer.alloc(0), /no picture/],
    ['one pixel', pngOf(1, 1), /too small \(1 × 1\)/],
    ['a bomb', pngOf(60_000, 60_000), /too large/],
    ['a banner', jpegOf(2000, 90), /shape of a cover/],
    ['a picture that breaks off', jpegOf(400, 600).subarray(0, -2), /cut off/],
    ['a PNG that breaks off', pngOf(400, 600).subarray(0, 40), /cut off/],
    ['a WebP that lies about its length', webpOf(400, 600).fill(0xff, 4, 8), /cut off/],
    ['too many bytes', Buffer.concat([jpegOf(400, 600), Buffer.alloc(largestImage)]), /larger than 3 MiB/],
  ] as const)
    it(`is not ${what}`, () => {
      const read = readImage(bytes)
      assert(typeof read === 'string')
      assert.match(read, sentence)
    })
})

describe('what sources say of a book', () => {
  it('is taken for that book alone, as plain text, with pictures of their own hosts', () => {
    const book = (identifier: string, thumbnail: string) =>
      JSON.stringify({
        items: [
          {
            volumeInfo: {
              industryIdentifiers: [{ identifier }],
              description: `<p>${'About tides. '.repeat(5)}</p><script>x</script>`,
              imageLinks: { thumbnail },
            },
          },
        ],
      })
    const right = readGoogleBooks(book('0441478123', 'http://books.google.com/c?id=1'), '9780441478125')
    assert.equal(right.image, 'https://books.google.com/c?id=1')
    assert.doesNotMatch(right.description ?? '<', /</)
    assert.deepEqual(readGoogleBooks(book('9780547722023', 'http://books.google.com/c'), '9780441478125'), {
      image: undefined,
      description: undefined,
    })
    assert.equal(readGoogleBooks(book('0441478123', 'http://169.254.169.254/x'), '9780441478125').image, undefined)
    for (const text of ['', 'null', '[]', '{"items":{}}', '<html>', '{"items":[null,{"volumeInfo":7}]}'])
      assert.deepEqual(readGoogleBooks(text, '9780441478125'), { image: undefined, description: undefined }, text)
    assert.equal(
      readOpenLibrary(
        JSON.stringify({ description: { value: 'A long story about the sea and those who live by it.' } }),
      ),
      'A long story about the sea and those who live by it.',
    )
    assert.equal(readOpenLibrary('{"description":7}'), undefined)
  })
})

describe('a library fetches covers', () => {
  let house: QuietHouse
  let answer: (request: IncomingMessage, response: ServerResponse) => void
  let asked: string[] = []
  let template = ''
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  const isbns = ['9780441478125', '9780547722023', '9780940787087'] as const
  let bibs: number[] = []
  before(async () => {
    house = await openQuietHouse()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    template = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/{isbn}.jpg`
    bibs = []
    for (const isbn of isbns)
      bibs.push((await house.must((w) => createBib(w, { fields: { title: `Book ${isbn}`, isbn } }))).id)
  })
  after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await house.stop()
  })
  const on = (change: object = {}) =>
    house.must(async (w) => saveSources(w, { ...(await readSources(w)), template, perHour: 120, ...change }))
  const again = async () => {
    asked = []
    await sql`update covers.progress set last_bib = 0`.execute(house.platform.database.kysely)
    await lookForCovers(house.platform)
    return (await coverStatus(house.read)).last
  }

  it('not before it has turned a source on, then in the order of its catalogue, a few in a minute', async () => {
    answer = (_request, response) => void response.end(jpegOf(400, 600))
    assert.equal(await lookForCovers(house.platform), 0)
    assert.deepEqual(asked, [])
    await on()
    assert.equal(await lookForCovers(house.platform), 2)
    assert.deepEqual(asked, [`/${isbns[0]}.jpg`, `/${isbns[1]}.jpg`])
    assert.equal((await shownCover(house.read, bibs[0] ?? 0))?.media, 'image/jpeg')
    await lookForCovers(house.platform)
    await lookForCovers(house.platform)
    assert.equal(asked.length, 3, 'nothing is asked for twice')
  })

  it('and shows what was uploaded by hand, or nothing where it was taken away', async () => {
    const [bib = 0] = bibs
    const bytes = pngOf(300, 450)
    await house.must((w) => keepCover(w, { bib, bytes, file: 'f'.repeat(64), source: 'upload' }))
    await again()
    assert.equal((await shownCover(house.read, bib))?.media, 'image/png')
    await house.must((w) => removeCover(w, bib))
    await again()
    assert.equal(await shownCover(house.read, bib), undefined)
    assert.deepEqual(asked, [])
    assert.deepEqual(
      await house.refused((w) => keepCover(w, { bib, bytes: Buffer.from('<html>'), file: 'x', source: 'upload' })),
      ['invalid-image'],
    )
    assert.deepEqual(await house.refused((w) => removeCover(w, 999_999)), ['title-not-found'])
  })

  const hostile: readonly (readonly [string, (request: IncomingMessage, response: ServerResponse) => void, RegExp])[] =
    [
      [
        'HTML in place of a picture',
        (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('<html>'),
        /no picture/,
      ],
      ['one pixel', (_, response) => response.end(pngOf(1, 1)), /too small/],
      ['nothing', (_, response) => response.writeHead(404).end(), /^$/],
      ['an error', (_, response) => response.writeHead(500).end(), /HTTP 500/],
      [
        'a redirect to a file',
        (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
        /an address that is none/,
      ],
      [
        'a redirect to another host inside',
        (_, response) => response.writeHead(302, { location: 'http://127.0.0.2:1/x' }).end(),
        /127\.0\.0\.2/,
      ],
      [
        'redirects without an end',
        (request, response) => response.writeHead(302, { location: `${request.url}x` }).end(),
        /on and on/,
      ],
      [
        'bytes without an end',
        (_, response) => {
          const more = () => {
            while (response.write(Buffer.alloc(65_536, 0xff)));
          }
          response.on('drain', more)
          more()
        },
        /sent more than/,
      ],
    ]
  for (const [what, act, sentence] of hostile)
    it(`is told when a source answers with ${what}, and keeps nothing of it`, async () => {
      const db = house.platform.database.kysely
      await sql`delete from covers.cover`.execute(db)
      await sql`delete from covers.look`.execute(db)
      answer = act
      const [last] = await again()
      assert.match(last?.said ?? 'none', sentence)
      assert.equal(
        await titleCover(house.read, bibs[0] ?? 0).then((one) => ('state' in one ? one.state : 'none')),
        'drawn',
      )
    })

  it('and goes on with the next title when one is deleted while it is asked for', async () => {
    const made: number[] = []
    for (const isbn of ['9780306406157', '9783161484100'])
      made.push((await house.must((w) => createBib(w, { fields: { title: `Late ${isbn}`, isbn } }))).id)
    const [first = 0, second = 0] = made
    answer = (request, response) => {
      const gone = request.url?.includes('9780306406157') ? house.must((w) => deleteBib(w, first)) : Promise.resolve()
      void gone.then(() => response.end(jpegOf(400, 600)))
    }
    await sql`update covers.progress set last_bib = ${first - 1}`.execute(house.platform.database.kysely)
    assert.equal(await lookForCovers(house.platform), 2)
    assert.equal((await shownCover(house.read, second))?.media, 'image/jpeg')
  })

  it('has the turn of a title again in an hour when it is stopped while it asks', async () => {
    const { id } = await house.must((w) => createBib(w, { fields: { title: 'Stopped', isbn: '9781861972712' } }))
    const db = house.platform.database.kysely
    await sql`update covers.progress set last_bib = ${id - 1}`.execute(db)
    let whileAsked: { next: Temporal.Instant | null } | undefined
    answer = (_, response) =>
      void sql<{ next: Temporal.Instant | null }>`select next_at as next from covers.look where bib_id = ${id}`
        .execute(db)
        .then(({ rows }) => {
          whileAsked = rows[0]
          response.writeHead(404).end()
        })
    await lookForCovers(house.platform)
    const hours = whileAsked?.next?.since(house.platform.clock.now()).total('hours') ?? 0
    assert.ok(hours > 0.9 && hours <= 1, 'its turn is kept before anybody is asked')
  })

  it('refuses an address without a place for the number', async () => {
    for (const wrong of ['https://x.example/', 'file:///{isbn}', 'https://a:b@x.example/{isbn}', '{isbn}'])
      assert.deepEqual(
        await house.refused(async (w) => saveSources(w, { ...(await readSources(w)), template: wrong })),
        ['invalid-address'],
        wrong,
      )
  })
})
