import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { createBib } from '../catalog/index.ts'
import { createBranch } from '../org/index.ts'
import * as contract from './contract.ts'
import { countSearch, countView } from './counts.ts'
import { forgetSearches } from './forget.ts'

describe('what readers look for', () => {
  let carrel: TestCarrel
  let wave = 0
  before(async () => {
    carrel = await startCarrel({ now: '2026-11-20T12:00:00Z' })
    await carrel.mustWork((w) => createBranch(w, { code: 'E', name: 'Elm', kind: 'branch', timeZone: 'Europe/Berlin' }))
    const marc = ['=LDR  00000nam a2200000 i 4500', '=245  10$aThe great wave /$cHokusai'].join('\n')
    wave = (await carrel.mustWork((w) => createBib(w, { marc }))).id
  })
  after(() => carrel.stop())

  const search = async (typed: string, agent = 'Mozilla/5.0 (X11; Linux) Firefox/140.0') => {
    const answer = await carrel.server.app.inject({ url: `/search?${typed}`, headers: { 'user-agent': agent } })
    assert.equal(answer.statusCode, 200)
    return answer.body
  }
  const searches = (query: object = {}) => carrel.must(contract.ListSearches, { query })

  it('is counted by search and day, in whatever spelling, and not when it is only paged, filtered or a robot', async () => {
    await search('q=Great+Wave')
    await search('q=gr%C3%A9at++wave')
    await search('q=great+wave&page=2')
    await search('q=great+wave&available=1')
    await search('q=great+wave&sort=newest')
    await search('q=great+wave', 'ExampleBot/2.0 (+https://example.org/bot)')
    await search('q=vampire+knitting')
    await search('q=maya%40example.org')
    await search('q=')
    const { total, rows } = await searches()
    assert.equal(total, 2)
    assert.deepEqual(
      rows.map(({ term, searches: times, withoutResult, found }) => ({ term, times, withoutResult, found })),
      [
        { term: 'gréat wave', times: 2, withoutResult: 0, found: 1 },
        { term: 'vampire knitting', times: 1, withoutResult: 1, found: 0 },
      ],
    )
    const days = await carrel.must(contract.GetDiscoveryDays, { query: { from: '2026-11-19', to: '2026-11-20' } })
    assert.deepEqual(
      days.days.map((day) => [day.day, day.searches, day.withoutResult]),
      [
        ['2026-11-19', 0, 0],
        ['2026-11-20', 4, 2],
      ],
    )
  })

  it('counts what only comes near as not found, and says so to the reader', async () => {
    assert.match(await search('q=wave+hokusai+monster'), /Nothing has all of <i>wave hokusai monster<\/i>/)
    const { rows } = await searches({ only: 'without-result', q: 'MONSTER' })
    assert.deepEqual(
      rows.map(({ term, found }) => [term, found]),
      [['wave hokusai monster', 0]],
    )
  })

  it('counts what was found only after a correction as not found, with the correction beside it', async () => {
    assert.match(await search('q=hokusaii'), new RegExp(`/title/${wave}`))
    const { rows } = await searches({ only: 'without-result', q: 'hokusaii' })
    assert.deepEqual(
      rows.map(({ term, withoutResult, found, corrected }) => ({ term, withoutResult, found, corrected })),
      [{ term: 'hokusaii', withoutResult: 1, found: 0, corrected: 'hokusai' }],
    )
  })

  it('counts looks at titles', async () => {
    const headers = { 'user-agent': 'Mozilla/5.0 Firefox/140.0' }
    for (let i = 0; i < 3; i++) await carrel.server.app.inject({ url: `/title/${wave}`, headers })
    const { rows } = await carrel.must(contract.ListViews)
    assert.deepEqual(
      rows.map(({ title, views }) => [title.title, views]),
      [['The great wave', 3]],
    )
  })

  it('lists what found nothing, and leads readers on from it until that is taken back', async () => {
    const { rows } = await searches({ only: 'without-result', q: 'knit' })
    assert.deepEqual(
      rows.map(({ term }) => term),
      ['vampire knitting'],
    )
    const put = await carrel.must(contract.PutCrossReference, {
      body: { term: 'Vampire  Knitting', target: 'great wave' },
    })
    const page = await search('q=vampire+knitting')
    assert.match(page, /Nothing has <i>vampire knitting<\/i>\. The library suggests <b>great wave<\/b>\./)
    assert.match(page, new RegExp(`/title/${wave}`))
    assert.deepEqual((await searches({ only: 'without-result', q: 'knit' })).rows[0]?.reference, {
      id: put.id,
      target: 'great wave',
    })
    await carrel.must(contract.RemoveCrossReference, { params: { id: put.id } })
    assert.doesNotMatch(await search('q=vampire+knitting'), /The library suggests/)
  })

  it('names the other search where the one finds something', async () => {
    const put = await carrel.must(contract.PutCrossReference, { body: { term: 'hokusai', target: 'great wave' } })
    assert.match(await search('q=hokusai'), /See also <a href="\/search\?q=great\+wave">great wave<\/a>/)
    await carrel.must(contract.RemoveCrossReference, { params: { id: put.id } })
  })

  it('refuses references that lead nowhere, to themselves or in a circle', async () => {
    const refusal = async (term: string, target: string) => {
      const answer = await carrel.call(contract.PutCrossReference, { body: { term, target } })
      return answer.ok ? 'kept' : answer.problem.blocks?.[0]?.code
    }
    assert.equal(await refusal('Wave', 'wave'), 'reference-to-itself')
    assert.equal(await refusal('tsunami', 'qqqq zzzz'), 'reference-finds-nothing')
    assert.equal(await refusal('  \u200b', 'wave'), 'invalid-term')
    assert.equal(await refusal('tsunami', 'wave'), 'kept')
    assert.equal(await refusal('flood', 'tsunami'), 'reference-to-reference')
  })

  it('forgets soon the words that hardly anybody searched, and all words at last; the counts stay', async () => {
    countSearch(carrel.platform, 'somebody rare', 0)
    countSearch(carrel.platform, 'spoken of', 0)
    countSearch(carrel.platform, 'spoken of', 0)
    countSearch(carrel.platform, 'spoken of', 0)
    countView(carrel.platform, wave)
    await searches()
    const terms = async () =>
      (await searches({ from: '2026-01-01', to: '2029-12-31' })).rows.map(({ term }) => term).toSorted()
    assert.ok((await terms()).includes('somebody rare'))
    carrel.clock.set(Temporal.Instant.from('2027-01-01T12:00:00Z'))
    await forgetSearches(carrel.platform)
    assert.deepEqual(await terms(), ['spoken of', 'vampire knitting'])
    carrel.clock.set(Temporal.Instant.from('2029-06-01T12:00:00Z'))
    await forgetSearches(carrel.platform)
    assert.deepEqual(await terms(), [])
    const days = await carrel.must(contract.GetDiscoveryDays, { query: { from: '2026-11-20', to: '2026-11-20' } })
    assert.equal(days.searches > 5, true)
  })
})
