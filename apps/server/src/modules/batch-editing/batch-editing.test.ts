import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bibRecords } from '../catalog/index.ts'
import { applyRun } from './runs/apply-run.ts'
import { beginRun } from './runs/begin-run.ts'
import { getChange } from './runs/changes.ts'
import { undoRun } from './runs/undo-run.ts'
import { openBatchHouse, type BatchHouse } from './testing/open-house.ts'

const deleteLocal = { name: 'No local fields', steps: [{ do: 'delete-field', tag: '9XX' }] }

describe('records of the catalogue that are edited together', () => {
  let house: BatchHouse
  let books: readonly number[]
  before(async () => {
    house = await openBatchHouse()
    const made: number[] = []
    for (const title of ['Emil', 'Momo', 'Heidi', 'Krabat']) {
      made.push(
        await house.title(
          `=245  10$a${title}`,
          '=650  \\0$aChildren',
          '=900  \\\\$alocal',
          '=856  40$uhttps://example.org/',
        ),
      )
    }
    books = made
  })
  after(() => house.stop())

  it('are shown before they are changed, written as new versions, and given back as they were', async () => {
    const [emil = 0, momo = 0, heidi = 0, krabat = 0] = books
    const bibs = [emil, momo, heidi]
    const stored = await bibRecords(house.read, books)
    const preview = await house.preview((w) => beginRun(w, { task: deleteLocal, selection: { bibs } }))
    assert.equal(preview.state, 'previewed')
    assert.deepEqual([preview.records, preview.counts.ready, preview.counts.unchanged], [3, 3, 0])
    assert.deepEqual(preview.tags, [{ tag: '900', records: 3, added: 0, removed: 3, changed: 0 }])
    assert.deepEqual(preview.steps, [{ step: 1, records: 3 }])
    assert.equal(await house.version(emil), 1)
    const change = await house.must((w) => getChange(w, preview.id, emil))
    assert.deepEqual(
      change.diff.fields.map(({ kind, tag }) => [kind, tag]),
      [['removed', '900']],
    )

    const written = await house.write((w) => applyRun(w, preview.id, {}))
    assert.equal(written.state, 'applied')
    assert.equal(written.counts.written, 3)
    assert.deepEqual(await house.lines(emil), [
      '=245  10$aEmil',
      '=650  \\0$aChildren',
      '=856  40$uhttps://example.org/',
    ])
    assert.equal((await house.lines(krabat)).length, 4)

    const undo = await house.preview((w) => undoRun(w, preview.id, {}))
    assert.deepEqual([undo.kind, undo.counts.ready], ['undo', 3])
    const undone = await house.write((w) => applyRun(w, undo.id, {}))
    assert.equal(undone.counts.written, 3)
    assert.equal((await house.run(preview.id)).undoneBy, undo.id)
    const now = await bibRecords(house.read, books)
    assert.deepEqual(
      now.map(({ bytes, version }) => [bytes.toString(), version]),
      stored.map(({ bytes }, index) => [bytes.toString(), index < 3 ? 3 : 1]),
    )
  })
})
