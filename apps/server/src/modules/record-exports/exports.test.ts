import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { createApiKey } from '../../platform/api-key.ts'
import { addUsualItemTypes, createBib, createItem, deleteBib } from '../catalog/index.ts'
import { createBranch } from '../org/index.ts'
import * as contract from './contract.ts'
import type { ExportSettings } from './contract.ts'

const usual: ExportSettings = {
  selection: null,
  format: 'mrk',
  items: null,
  changesOnly: false,
  deletes: false,
  suppressed: false,
}

describe('giving records out', () => {
  let carrel: TestCarrel
  let authorization: string
  let branch = 0
  before(async () => {
    carrel = await startCarrel({ now: '2026-11-02T09:00:00Z' })
    const key = await carrel.mustWork((w) =>
      createApiKey(w, { name: 'out', permissions: ['catalog:export'], branch: null }),
    )
    authorization = `Bearer ${key.token}`
    branch = (
      await carrel.mustWork((w) => createBranch(w, { code: 'PINE', name: 'Pine', kind: 'branch', timeZone: 'UTC' }))
    ).id
    await carrel.mustWork((w) => addUsualItemTypes(w))
  })
  after(() => carrel.stop())

  const title = (name: string) =>
    carrel.mustWork((w) => createBib(w, { marc: `=LDR  00000nam a2200000 i 4500\n=245  00$a${name}\n` }))
  const define = (name: string, settings: Partial<ExportSettings>) =>
    carrel.must(contract.CreateExport, { body: { name, settings: { ...usual, ...settings } } })
  const run = async (id: number) => {
    await carrel.must(contract.RunExport, { params: { id } })
    await carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run', headers: { authorization } })
    const { rows } = await carrel.must(contract.ListExportRuns, { params: { id } })
    const file = await carrel.server.app.inject({
      url: `/api/v1/exports/runs/${rows[0]?.id}/file`,
      headers: { authorization },
    })
    return { run: rows[0], text: file.body }
  }
  const titlesIn = (text: string) => [...text.matchAll(/=245 {2}00\$a(.*)/g)].map((match) => match[1]?.trim())

  it('puts items into fields by a mapping, and only titles that have such items', async () => {
    const { id: bib } = await title('With an item')
    await title('Without')
    await carrel.mustWork((w) =>
      createItem(w, { bib, barcode: '70001', branch, itemType: 'book', callNumber: 'FIC A' }),
    )
    const made = await define('Union catalogue', { items: 'koha', itemsLike: { branch } })
    const { run: done, text } = await run(made.id)
    assert.deepEqual([done?.state, done?.records, done?.items], ['done', 1, 1])
    assert.deepEqual(titlesIn(text), ['With an item'])
    assert.match(text, /=952 {2}\\\\\$aPINE\$oFIC A\$p70001\$ybook/)
  })

  it('gives only what changed since the last time, deleted titles among them', async () => {
    const gone = await title('To be deleted')
    const made = await define('Changes', { changesOnly: true, deletes: true })
    carrel.clock.set(Temporal.Instant.from('2026-11-02T09:30:00Z'))
    await run(made.id)
    carrel.clock.set(Temporal.Instant.from('2026-11-02T10:00:00Z'))
    await title('New since')
    await carrel.mustWork((w) => deleteBib(w, gone.id))
    carrel.clock.set(Temporal.Instant.from('2026-11-02T10:30:00Z'))
    const { run: done, text } = await run(made.id)
    assert.deepEqual([done?.records, done?.removed], [1, 1])
    assert.deepEqual(titlesIn(text), ['New since', 'To be deleted'])
    assert.match(text, /=LDR {2}.{5}dam/)
    carrel.clock.set(Temporal.Instant.from('2026-11-02T11:00:00Z'))
    const { run: nothing } = await run(made.id)
    assert.deepEqual([nothing?.records, nothing?.removed], [0, 0])
  })

  it('makes its file by the clock', async () => {
    const made = await carrel.must(contract.CreateExport, {
      body: { name: 'Nightly', settings: usual, everyHours: 24 },
    })
    await carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run', headers: { authorization } })
    await carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run', headers: { authorization } })
    const { rows } = await carrel.must(contract.ListExportRuns, { params: { id: made.id } })
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['done'],
    )
  })
})
