import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddFloorPlan, ChangeFloorPlan, PutSiteAccent, PutSiteLogo } from '../../modules/site/contract.ts'
import { plainBrowser, wordsOf, type PlainBrowser } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

const plan = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" onload="alert(1)"><script>alert(2)</script><style>@import "https://evil.example"</style><image href="https://evil.example/x.png"/><a href="javascript:alert(3)"><path d="M0 0"/></a><rect width="100" height="50" style="fill:url(https://evil.example)" fill="#eee"/><use href="https://evil.example#x"/><foreignObject><b>x</b></foreignObject></svg>',
).toString('base64')

describe('the ways through the catalogue', () => {
  let house: ReadingLibrary
  let browser: PlainBrowser
  before(async () => {
    house = await openReadingLibrary()
    browser = plainBrowser(house)
  })
  after(() => house?.stop())

  const linkTo = (body: string, path: string) => new RegExp(`href="(/${path}/\\d+)"`).exec(body)?.[1] ?? ''

  it('from results to the page of a person, with her titles in the order that is asked for', async () => {
    const results = await browser.get('/search?q=left+hand')
    const person = linkTo(results.body, 'person')
    const { status, body } = await browser.get(person)
    assert.equal(status, 200)
    assert.match(body, /<h1><bdi>Ursula K\. Le Guin<\/bdi><\/h1>/)
    const said = wordsOf(body)
    assert.match(said, /Le Guin, Ursula K\., 1929-2018/)
    assert.match(said, /4 titles/)
    const order = async (sort: string) => {
      const page = await browser.get(`${person}?sort=${sort}`)
      return [...page.body.matchAll(/<h3><a href="\/title\/(\d+)"/g)].map(([, id]) => Number(id))
    }
    const { leftHand, dispossessed, leftHandFrench, audiobook } = house.bibs
    assert.deepEqual(await order('oldest'), [leftHand, leftHandFrench, dispossessed, audiobook])
    assert.deepEqual(await order('newest'), [audiobook, dispossessed, leftHandFrench, leftHand])
    assert.match(body, new RegExp(`rel="canonical" href="[^"]*${person}"`))
  })

  it('from a title to its subjects and its series; the address of another kind leads to the right one', async () => {
    const { body } = await browser.get(`/title/${house.bibs.leftHand}`)
    const [subject, series] = [linkTo(body, 'subject'), linkTo(body, 'series')]
    assert.match(wordsOf((await browser.get(subject)).body), /Subject .*Life on other planets › Fiction/)
    assert.match(wordsOf((await browser.get(series)).body), /Work or series .*Hainish cycle/)
    assert.equal((await browser.get(subject.replace('subject', 'person'))).location, subject)
    for (const wrong of ['/person/999999', '/subject/x', '/series/0', '/person/99999999999999999999'])
      assert.equal((await browser.get(wrong)).status, 404, wrong)
  })

  it('along the shelf in the order of call numbers, without script', async () => {
    const { body } = await browser.get(`/title/${house.bibs.noon}/shelf`)
    const row = body.slice(body.indexOf('class="shelf"'), body.indexOf('</ul>', body.indexOf('class="shelf"')))
    assert.match(row, /You are here/)
    const heart = row.indexOf(`/title/${house.bibs.heart}"`)
    const leftHand = row.indexOf(`/title/${house.bibs.leftHand}"`)
    const here = row.indexOf('class="here"')
    assert.ok(heart > 0 && heart < here && here < leftHand, `${heart} ${here} ${leftHand}`)
    const title = await browser.get(`/title/${house.bibs.leftHand}`)
    assert.match(
      wordsOf(title.body),
      /Beside it on the shelf.*Darkness at noon.*The left hand of darkness.*You are here/,
    )
  })

  it('to where a copy stands: in words, and on the plan that staff drew', async () => {
    const { library, bibs } = house
    const before = wordsOf((await browser.get(`/title/${bibs.noon}/where`)).body)
    assert.match(before, /Harbour Go to Fiction and look for KOE on the spines\..*There is no plan of this library yet/)
    const made = await library.must(AddFloorPlan, {
      body: { branch: library.harbour, floor: 'Upstairs', picture: plan },
    })
    const area = {
      name: 'By the stairs',
      location: null,
      from: 'KA',
      to: 'LZ',
      x: 100,
      y: 200,
      width: 300,
      height: 400,
    }
    await library.must(ChangeFloorPlan, { params: { id: made.id }, body: { areas: [area] } })
    const page = await browser.get(`/title/${bibs.noon}/where`)
    assert.match(wordsOf(page.body), /Floor Upstairs.*Part of the floor By the stairs/)
    assert.match(page.body, /<rect class="marked" x="10" y="10" width="30" height="20"/)
    const address = /<image href="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const picture = await browser.get(address)
    assert.equal(picture.status, 200)
    assert.match(String(picture.headers['content-security-policy']), /default-src 'none'/)
    assert.doesNotMatch(picture.body, /script|onload|evil|javascript|foreignObject|style|image/)
    assert.match(picture.body, /<rect width="100" height="50" fill="#eee"\/>/)
  })

  it('to citing it, and files for programs', async () => {
    const { body } = await browser.get(`/title/${house.bibs.leftHand}/cite`)
    const said = wordsOf(body)
    assert.match(said, /Le Guin, Ursula K\. The Left Hand of Darkness ?\. Ace Books, 1969\./)
    assert.match(said, /Le Guin, U\. K\. \(1969\)/)
    const ris = await browser.get(`/title/${house.bibs.leftHand}/cite.ris`)
    assert.match(String(ris.headers['content-disposition']), /attachment; filename="title-\d+\.ris"/)
    assert.match(ris.body, /^TY {2}- BOOK\r\nAU {2}- Le Guin, Ursula K\.\r\n/)
    assert.match((await browser.get(`/title/${house.bibs.leftHand}/cite.bib`)).body, /^@book\{leguin1969_\d+,/)
    assert.equal((await browser.get('/title/999999/cite.ris')).status, 404)
    const markup = await browser.get(`/title/${house.bibs.markup}/cite`)
    assert.doesNotMatch(markup.body, /<script>alert|<img src=x/)
  })

  it('through the children’s pictures, and by kind and audience', async () => {
    assert.match(wordsOf((await browser.get('/kids')).body), /What would you like to read about\?.*Dinosaurs/)
    assert.equal((await browser.get('/kids/animals')).status, 200)
    assert.equal((await browser.get('/kids/find?q=%22%00%3Cb%3E')).status, 200)
    assert.equal((await browser.get('/kids/unknown')).status, 404)
    assert.match(wordsOf((await browser.get('/new?kind=film&for=adult')).body), /New and popular/)
  })
})

describe('the look of the public site', () => {
  let house: ReadingLibrary
  let browser: PlainBrowser
  before(async () => {
    house = await openReadingLibrary()
    browser = plainBrowser(house)
  })
  after(() => house?.stop())

  it('a colour that cannot be read is made so; what is no colour is refused', async () => {
    const { library } = house
    const look = await library.must(PutSiteAccent, { body: { accent: '#ffee00' } })
    assert.ok(look.light.changed && look.light.contrast >= 4.5 && look.dark.contrast >= 4.5)
    assert.match((await browser.get('/')).body, new RegExp(`--accent:${look.light.colour};`))
    const refused = await library.call(PutSiteAccent, { body: { accent: 'red;}body{display:none}' } })
    assert.equal(refused.status, 422)
    await library.must(PutSiteAccent, { body: { accent: null } })
    assert.doesNotMatch((await browser.get('/')).body, /--accent:/)
  })

  it('a sign is shown on every page; files that are none are refused with the reason', async () => {
    const { library } = house
    const refusal = async (bytes: Buffer | string) => {
      const answer = await library.call(PutSiteLogo, { body: { picture: Buffer.from(bytes).toString('base64') } })
      assert.equal(answer.status, 422)
      return JSON.stringify(answer)
    }
    assert.match(await refusal('GIF89a'), /neither an SVG nor a PNG/)
    assert.match(await refusal('<svg><g></svg>'), /cannot be read/)
    assert.match(await refusal('<html/>'), /no SVG/)
    assert.match(await refusal('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>'), /cannot be read/)
    assert.match(await refusal(Buffer.from('89504e470d0a1a0a0000', 'hex')), /cut off/)
    assert.match(await refusal(`<svg viewBox="0 0 1 1">${'<g/>'.repeat(100_000)}</svg>`), /KiB are the most/)
    await library.must(PutSiteLogo, { body: { picture: plan } })
    const page = await browser.get('/branches')
    assert.match(page.body, /class="brand-logo" src="\/logo\?v=[\w-]+"/)
    await library.must(PutSiteLogo, { body: { picture: null } })
    assert.equal((await browser.get('/logo')).status, 404)
  })
})

describe('what people and robots throw at the public site', () => {
  let house: ReadingLibrary
  let browser: PlainBrowser
  before(async () => {
    house = await openReadingLibrary()
    browser = plainBrowser(house)
  })
  after(() => house?.stop())

  const queries = {
    'unbalanced quotes': '"left hand "" of',
    'stop words only': 'the of and a',
    'control characters': '\u0000\u0001\u001f\u007f\u202e dark',
    'half a pair': '\ud800',
    markup: '<script>alert(1)</script>',
    sql: "'; drop table catalog.bib; --",
    wildcards: '*?*?*?*? a* b* c* d* e*',
    brackets: '((((((((((((((((((((',
    'prefixes alone': 'author: title: subject: :: a:b:c',
    'a very long word': 'x'.repeat(5000),
  }
  for (const [name, q] of Object.entries(queries))
    it(`${name}: an answer in every language, and nothing runs`, async () => {
      for (const language of ['en', 'es', 'fr', 'de', 'ar']) {
        const asked = { 'accept-language': language }
        for (const path of ['/search', '/kids/find', '/browse']) {
          const query = new URLSearchParams({ q, from: q })
          const answer = await browser.get(`${path}?${query.toString()}`, asked)
          assert.equal(answer.status, 200, `${path} ${language}`)
          assert.match(answer.body, new RegExp(`<html lang="${language}"`))
          assert.doesNotMatch(answer.body, /<script>alert/)
        }
      }
    })

  it('a megabyte is told to be too long, deep pages and odd numbers lead to what there is', async () => {
    const long = await browser.get(`/search?q=${'a'.repeat(1_000_000)}`)
    assert.ok([200, 400, 414, 431].includes(long.status), String(long.status))
    for (const path of [
      '/search?q=darkness&page=99999',
      '/search?page=-1',
      '/search?facet=x&branch=%00&format=a&format=b&sort=x',
      '/new?kind=%00&for=x',
      '/kids/animals?page=999',
      '/search?q[]=1&q[x]=2',
    ]) {
      const { status, body } = await browser.get(path)
      assert.ok(status === 200 || status === 503 || status === 404, `${path}: ${status}`)
      assert.match(body, /<html lang="en"/, path)
    }
  })

  it('a robot with a card gets as many holds as the rules allow, and the reason', async () => {
    const csrf = await browser.signIn()
    const { bibs, library } = house
    for (let i = 0; i < 60; i++) {
      const titles = Object.values(bibs)
      await browser.post(`/title/${titles[i % titles.length]}/hold`, { csrf, pickup: String(library.elm) })
    }
    const { body } = await browser.get('/account')
    const held = new Set([...body.matchAll(/action="\/account\/holds\/(\d+)/g)].map(([, id]) => id))
    assert.ok(held.size > 0 && held.size <= 10, String(held.size))
  })
})

describe('a card without a connection', () => {
  let house: ReadingLibrary
  let browser: PlainBrowser
  before(async () => {
    house = await openReadingLibrary()
    browser = plainBrowser(house)
  })
  after(() => house?.stop())

  it('the site can be installed, in the language of its reader', async () => {
    const { body, headers } = await browser.get('/manifest.webmanifest', { 'accept-language': 'ar' })
    assert.match(String(headers['content-type']), /manifest\+json/)
    const manifest = JSON.parse(body) as {
      readonly name: string
      readonly dir: string
      readonly icons: readonly { src: string }[]
    }
    assert.equal(manifest.name, 'Elm County Library')
    assert.equal(manifest.dir, 'rtl')
    assert.equal((await browser.get(manifest.icons[0]?.src ?? '')).status, 200)
    assert.match((await browser.get('/offline', { 'accept-language': 'de' })).body, /Keine Verbindung/)
    assert.match((await browser.get('/service-worker.js')).body, /addEventListener\('fetch'/)
  })

  it('the card to keep is the reader’s own, holds no token, and signing out clears the device', async () => {
    assert.match((await browser.get('/account/card/kept')).location ?? '', /^\/sign-in/)
    const csrf = await browser.signIn()
    const { body, headers } = await browser.get('/account/card/kept')
    assert.match(body, /Jordan Reyes/)
    assert.doesNotMatch(body, /csrf|<form|<script|data-reader/)
    assert.match(String(headers['cache-control']), /no-store/)
    const out = await browser.post('/sign-out', { csrf })
    assert.equal(out.headers['clear-site-data'], '"storage"')
  })
})
