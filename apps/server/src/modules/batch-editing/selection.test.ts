import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel } from '../../platform/work.ts'
import { deleteBib } from '../catalog/index.ts'
import { importFile } from '../loading/index.ts'
import type { Selection } from './contract.ts'
import { countSelection } from './selection.ts'
import { createSet } from './sets/change-sets.ts'
import { openBatchHouse, type BatchHouse } from './testing/open-house.ts'

describe('the records that a batch edit means', () => {
  let house: BatchHouse
  before(async () => {
    house = await openBatchHouse({ search: true })
  })
  after(() => house.stop())

  const count = async (selection: Selection) => {
    const found = await house.must((w) => countSelection(w, { selection }))
    return [found.total, found.text, found.rows.map(({ title }) => title)]
  }

  it('are all that a search finds, in the whole catalogue, not a page of them', async () => {
    const titles = ['Momo', 'Momo and the grey men', 'Heidi']
    for (const [index, title] of titles.entries()) {
      await house.title(
        `=008  260101s${2000 + index}\\\\\\\\xx\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d`,
        `=245  10$a${title}`,
      )
    }
    const search = { search: { q: 'momo' } }
    // The index follows by itself, within a second or so.
    for (let tries = 0; tries < 200 && (await count(search))[0] !== 2; tries++) await wait(50)
    assert.deepEqual(await count(search), [2, 'search “momo”', titles.slice(0, 2)])
    assert.deepEqual(await count({ search: { q: 'momo', yearFrom: 2001, yearTo: 2001 } }), [
      1,
      'search “momo”, years 2001–2001',
      ['Momo and the grey men'],
    ])
    assert.deepEqual((await count({ search: {} })).slice(0, 2), [3, 'the whole catalogue'])
  })

  it('are what an import brought, what is in a set, what is flagged, or what changed lately', async () => {
    const records = ['One', 'Two'].map(
      (title, index) => `=LDR  00000nam a2200000 i 4500\n=001  i${index}\n=245  10$a${title}\n`,
    )
    const done = await importFile(house.platform, carrel, {
      stream: Readable.from([Buffer.from(records.join('\n'))]),
      name: 'load.mrk',
    })
    assert.ok(!isRefusal(done))
    assert.deepEqual(await count({ import: done.id }), [2, 'import “load.mrk”', ['One', 'Two']])
    const bad = await house.title('=020  \\\\$a9780306406158', '=245  10$aWrong number')
    assert.deepEqual(await count({ finding: 'isbn-checksum' }), [1, 'flagged: isbn-checksum', ['Wrong number']])
    assert.equal((await count({ finding: 'isbn-checksum', severity: 'no such' }))[0], 0)
    const gone = await house.title('=245  10$aGone')
    const { set } = await house.must((w) =>
      createSet(w, { name: 'Mixed', from: { selection: { bibs: [bad, gone, 999_999] } } }),
    )
    await house.must((w) => deleteBib(w, gone))
    assert.deepEqual(await count({ set: set.id }), [1, 'set “Mixed”', ['Wrong number']])
    await sql`update catalog.bib set changed_at = '2030-01-01T00:00:00Z' where id = ${bad}`.execute(house.read.db)
    assert.deepEqual((await count({ changedSince: '2029-12-31T00:00:00Z' }))[2], ['Wrong number'])
    assert.deepEqual(await house.refused((w) => countSelection(w, { selection: { set: 999 } })), [
      'record-set-not-found',
    ])
  })
})
