import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createBib, searchCatalog, suppressBibs } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'
import { recordOf } from './testing/records.ts'

describe('the editions of one work on the public site', () => {
  let house: ReadingLibrary
  const ids: number[] = []
  before(async () => {
    house = await openReadingLibrary()
    const { library } = house
    const author = 'Shelley, Mary,$d1797-1851.'
    const editions = [
      { title: 'Frankenstein', author, year: 1992 },
      { title: 'Frankenstein :$bor, The modern Prometheus', author, year: 2018 },
      { title: 'Frankenstein', author, year: 2011, type: 'i' },
      { title: 'Frankenstein', author, year: 2001, language: 'fre' },
    ]
    let last = 0
    for (const [n, edition] of editions.entries()) {
      const bib = await library.carrel.mustWork((w) => createBib(w, { marc: recordOf(edition) }))
      ids.push(bib.id)
      last = bib.sequence ?? last
      if (n < 2) await library.item(`FRA${n}`, { bib: bib.id, branch: library.elm, callNumber: 'SHE' })
    }
    const w = readWork(library.carrel.platform, carrel)
    for (let n = 0; n < 20; n++) {
      const found = await searchCatalog(w, { atLeast: last, limit: 1 })
      if (!isRefusal(found) && found.sequence >= last) return
    }
  })
  after(() => house.stop())
  const visitor = () => plainBrowser(house)

  it('are one entry of the results, which says how many there are and which are in, and unfolds to each', async () => {
    const { body } = await visitor().get('/search?q=frankenstein')
    const words = wordsOf(body)
    assert.equal(body.match(/<li class="hit">/g)?.length, 1)
    assert.match(words, /1 work in 4 editions/)
    assert.match(words, /4 editions and formats .*Books in now .*Audiobooks not in/)
    for (const id of ids) assert.ok(body.includes(`href="/title/${id}"`), String(id))
  })

  it('stand by themselves where that is asked for, and together again', async () => {
    const browser = visitor()
    const { body } = await browser.get('/search?q=frankenstein&each=1')
    assert.equal(body.match(/<li class="hit">/g)?.length, 4)
    assert.match(wordsOf(body), /4 titles .*Editions together/)
    const all = await browser.get('/search')
    const last = /aria-label="Page (\d+)"/g
    assert.ok([...all.body.matchAll(last)].every(([, page]) => Number(page) <= 2))
  })

  it('are found from the page of any one of them by the same rule', async () => {
    const browser = visitor()
    const [first = 0, ...others] = ids
    const title = await browser.get(`/title/${first}`)
    const row = title.body.slice(title.body.indexOf('id="editions"'))
    for (const id of others) assert.ok(row.includes(`/title/${id}"`), String(id))
    const page = await browser.get(`/title/${first}/editions`)
    assert.equal(page.body.match(/<li class="hit">/g)?.length, 4)
    assert.equal((await browser.get(`/title/${house.bibs.noon}/editions`)).status, 404)
    assert.equal((await browser.get('/title/999999/editions')).status, 404)
  })

  it('wait together for a reader whom any of the same language and format will do', async () => {
    const browser = visitor()
    const csrf = await browser.signIn()
    const [first = 0, second = 0] = ids
    const form = await browser.get(`/title/${first}/hold`)
    assert.match(wordsOf(form.body), /Any of 2 editions in this language and format will do/)
    assert.equal((await browser.post(`/title/${first}/hold`, { csrf, any: '1' })).status, 303)
    const account = wordsOf((await browser.get('/account')).body)
    assert.match(account, /Frankenstein/)
    assert.match((await browser.post(`/title/${second}/hold`, { csrf })).body, /waiting for this title already/)
  })

  it('that the library hides are not counted', async () => {
    const [, , hidden = 0] = ids
    await house.library.carrel.mustWork((w) => suppressBibs(w, [hidden]))
    const { body } = await visitor().get(`/title/${ids[0] ?? 0}/editions`)
    assert.match(wordsOf(body), /3 editions and formats/)
    assert.ok(!body.includes(`href="/title/${hidden}"`))
  })
})
