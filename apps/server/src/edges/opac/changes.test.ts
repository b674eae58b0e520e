import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ApplyBatchRun, GetBatchRun, UndoBatchRun } from '../../modules/batch-editing/contract.ts'
import { createBib } from '../../modules/catalog/index.ts'
import { ListWaitingRecords, CreateHeadingProject, RunHeadingProject } from '../../modules/heading-changes/contract.ts'
import { SearchCatalog } from '../../modules/catalog/contract.ts'
import { runJobs } from '../../../test/scenarios/people.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('What a reparative project shows to everyone', () => {
  let house: ReadingLibrary
  let bib: number
  let project: number
  let run: number
  before(async () => {
    house = await openReadingLibrary()
    const { library } = house
    const marc = '=LDR  00000nam a2200000 i 4500\n=245  10$aCrossing <borders>\n=650  \\0$aIllegal aliens$zArizona.\n'
    bib = (await library.carrel.mustWork((w) => createBib(w, { marc }))).id
    const rules = [
      { action: 'replace', from: 'Illegal aliens', to: 'Undocumented immigrants', reason: 'No human is illegal.' },
    ] as const
    const body = { title: 'Migration', reason: 'Words <b>matter</b>.', public: true, rules: [...rules] }
    project = (await library.must(CreateHeadingProject, { body })).id
    run = (await library.must(RunHeadingProject, { params: { id: project }, body: {} })).id
    await runJobs(library)
    await library.must(ApplyBatchRun, { params: { id: run }, body: {} })
    await runJobs(library)
    assert.equal((await library.must(GetBatchRun, { params: { id: run } })).state, 'applied')
  })
  after(() => house.stop())

  it('a title says which of its subjects was changed and why, and leads to the project', async () => {
    const { body } = await plainBrowser(house).get(`/title/${bib}`)
    const words = wordsOf(body)
    assert.match(words, /Undocumented immigrants › Arizona/)
    assert.match(words, /“Undocumented immigrants” stands in place of “Illegal aliens”\. No human is illegal\./)
    assert.match(body, new RegExp(`href="/changes/${project}"`))
  })

  it('the project has a page, and the list of what changed is open', async () => {
    const browser = plainBrowser(house)
    const page = await browser.get(`/changes/${project}`)
    assert.match(wordsOf(page.body), /Migration Why we do this Words <b>matter<\/b>\./)
    assert.doesNotMatch(page.body, /<b>matter/)
    assert.match(wordsOf((await browser.get('/changes')).body), /Migration .*1 title .*Crossing/)
    assert.match(
      (await browser.get('/changes.csv')).body,
      /Crossing <borders>.*,replace,Illegal aliens,Undocumented immigrants/,
    )
    const list: unknown = JSON.parse((await browser.get(`/changes.json?project=${project}`)).body)
    assert.ok(Array.isArray(list) && list.length === 1)
    assert.equal((await browser.get('/changes/999999')).status, 404)
    assert.equal((await browser.get('/changes?offset=abc')).status, 200)
  })

  it('in the language of the visitor', async () => {
    const { body } = await plainBrowser(house).get('/changes', { 'accept-language': 'de' })
    assert.match(wordsOf(body), /Schlagwörter, die wir geändert haben/)
  })

  it('the old heading still finds the title, and is nowhere shown as one of its subjects', async () => {
    const { library } = house
    const found = await library.must(SearchCatalog, { query: { q: 'illegal aliens' } })
    assert.ok(found.rows.some(({ id }) => id === bib))
    assert.doesNotMatch(JSON.stringify(found.facets), /[Ii]llegal/)
  })

  it('nothing is left of it when the run is undone', async () => {
    const { library } = house
    await library.must(UndoBatchRun, { params: { id: run }, body: { applyAtOnce: true } })
    await runJobs(library)
    assert.doesNotMatch((await plainBrowser(house).get(`/title/${bib}`)).body, /changed-note/)
    assert.doesNotMatch(wordsOf((await plainBrowser(house).get('/changes')).body), /Crossing/)
    const { rows } = await library.must(ListWaitingRecords, { params: { id: project }, query: {} })
    assert.equal(rows.length, 1)
  })
})
