import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeIso2709 } from '@carrel/marc'
import { readyMappings, readyProfiles, readyRules } from '@carrel/marc-merge'
import { sql } from 'kysely'
import { carrel, mustWork } from '../../../platform/work.ts'
import type { LoadPlan } from '../plan/load-plan.ts'
import { saveSet } from '../sets/provider-sets.ts'
import { openLibrary, record, type LoadingHouse } from '../testing/open-library.ts'
import { undoImport } from './revert-import.ts'
import { runImport } from './run-import.ts'
import { createImport } from './start-import.ts'

const book = (n: number, note: string): Buffer => {
  const lines = [
    `=001  k${n}`,
    '=003  CaTest',
    `=020  \\\\$a${isbn(n)}`,
    `=245  00$aKilled ${n}`,
    `=500  \\\\$a${note}`,
  ]
  const item = `=952  \\\\$aELM$p9${String(n).padStart(6, '0')}$ybook$oK ${n}`
  const written = writeIso2709(record(...lines, item, `=856  40$uhttps://v.example/${n}`), { encoding: 'utf-8' })
  if (!written.ok) throw new Error(written.problem.message)
  return Buffer.from(written.bytes)
}
function isbn(n: number): string {
  const body = `978${String(100_000_000 + n)}`
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return body + ((10 - (sum % 10)) % 10)
}
const quiet = { progress: () => {}, cancelled: () => false }

describe('an import by a profile that is killed in the middle, twice', () => {
  let library: LoadingHouse
  let plan: LoadPlan
  before(async () => {
    library = await openLibrary()
    const set = await library.must((w) => saveSet(w, { name: 'Vendor', mostWithdrawn: 100 }))
    plan = {
      name: 'vendor',
      match: readyRules['identifiers'] ?? null,
      overlay: readyProfiles['overlay'] ?? null,
      onMatch: 'update',
      onNew: 'add',
      deletes: 'remove',
      holdings: false,
      items: readyMappings['koha'] ?? null,
      set: { id: set.id, mode: 'replace' },
    }
  })
  after(() => library.stop())

  const start = async (records: readonly Uint8Array[], isPreview = false) => {
    const whole = (async function* () {
      yield Buffer.concat(records)
    })()
    const stored = await library.platform.files.put(whole)
    return (await mustWork(library.platform, carrel, (w) => createImport(w, stored, 'vendor.mrc', plan, isPreview))).id
  }
  /** Runs it to its end, though its process is killed after each of the first two batches. */
  const killedTwice = async (id: number) => {
    for (let kill = 0; kill < 2; kill++) {
      const killed = { ...quiet, progress: () => assert.fail('killed') }
      await assert.rejects(runImport(library.platform, carrel, id, killed), /killed/)
    }
    return runImport(library.platform, carrel, id, quiet)
  }
  const standing = async () => {
    const { rows } = await sql<{ titles: number; items: number; versions: number; members: number }>`
      select (select count(*)::integer from catalog.bib where deleted_at is null) as titles,
        (select count(*)::integer from catalog.item where deleted_at is null) as items,
        (select count(*)::integer from catalog.bib_version) as versions,
        (select count(*)::integer from loading.set_member) as members`.execute(library.read.db)
    return rows[0]
  }
  const records = (from: number, to: number, note: string) =>
    Array.from({ length: to - from }, (_, n) => book(from + n, note))

  it('goes on where it was: titles, items, changes and the set once each', async () => {
    const first = await killedTwice(await start(records(0, 1300, 'One')))
    assert.deepEqual(
      [first.state, first.read, first.added, first.items_added, first.items_refused],
      ['done', 1300, 1300, 1300, 0],
    )
    assert.deepEqual(await standing(), { titles: 1300, items: 1300, versions: 1300, members: 1300 })
  })

  it('looks the same way', async () => {
    const looked = await killedTwice(await start(records(100, 1400, 'Two'), true))
    assert.deepEqual([looked.state, looked.updated, looked.added, looked.held_back], ['previewed', 1200, 100, 100])
    assert.deepEqual(await standing(), { titles: 1300, items: 1300, versions: 1300, members: 1300 })
  })

  it('overlays each title once, withdraws what the file lacks once, and is undone as a whole', async () => {
    const id = await start(records(100, 1400, 'Two'))
    const second = await killedTwice(id)
    assert.deepEqual(
      [second.updated, second.added, second.items_added, second.items_refused, second.withdrawn],
      [1200, 100, 100, 0, 100],
    )
    // Titles that have items stay; the link of the vendor goes out of them.
    assert.deepEqual(await standing(), { titles: 1400, items: 1400, versions: 1300 + 1200 + 100 + 100, members: 1300 })
    assert.deepEqual(await undoImport(library.platform, carrel, id), { removed: 100, restored: 1200, kept: 0 })
    const { titles, items, members } = (await standing()) ?? {}
    assert.deepEqual([titles, items, members], [1300, 1300, 1300])
  })
})
