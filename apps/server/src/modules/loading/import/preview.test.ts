import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeIso2709 } from '@carrel/marc'
import { readyMappings, type MatchRule } from '@carrel/marc-merge'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, mustWork } from '../../../platform/work.ts'
import { openLibrary, record, type LoadingHouse } from '../testing/open-library.ts'
import type { LoadPlan } from '../plan/load-plan.ts'
import { getImport, listImportRows } from './list-imports.ts'
import { runImport } from './run-import.ts'
import { createImport } from './start-import.ts'

const numbered = (n: number | string, title: string, ...more: readonly string[]): Buffer => {
  const written = writeIso2709(record(`=001  p${n}`, '=003  CaTest', ...more, `=245  00$a${title}`), {
    encoding: 'utf-8',
  })
  if (!written.ok) throw new Error(written.problem.message)
  return Buffer.from(written.bytes)
}
const plan: LoadPlan = {
  name: 'plan',
  match: null,
  overlay: null,
  onMatch: 'update',
  onNew: 'add',
  deletes: 'remove',
  holdings: false,
  items: null,
  set: null,
}
const listener = { progress: () => {}, cancelled: () => false }
/** More than two batches of other titles, to stand between. */
const others = (from: string) => Array.from({ length: 1100 }, (_, n) => numbered(`${from}${n}`, `Between ${from} ${n}`))

describe('a preview of a file in which titles come more than once, batches apart', () => {
  let library: LoadingHouse
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const start = async (parts: readonly Uint8Array[], how: LoadPlan, isPreview: boolean) => {
    const stored = await library.platform.files.put(
      (async function* () {
        yield Buffer.concat(parts)
      })(),
    )
    const row = await mustWork(library.platform, carrel, (w) => createImport(w, stored, 'twice.mrc', how, isPreview))
    return row.id
  }
  const counts = ({ added, updated, unchanged, refused, removed, skipped }: Awaited<ReturnType<typeof runImport>>) => ({
    added,
    updated,
    unchanged,
    refused,
    removed,
    skipped,
  })
  /** What the preview says, what the import does, and the rows of the preview from `from` on. */
  const both = async (parts: readonly Uint8Array[], from: number, how = plan) => {
    const preview = await start(parts, how, true)
    const looked = counts(await runImport(library.platform, carrel, preview, listener))
    const told = await listImportRows(library.read, preview, { limit: 1000, offset: from })
    assert.ok(!isRefusal(told))
    const done = counts(await runImport(library.platform, carrel, await start(parts, how, false), listener))
    return { looked, done, rows: told.rows }
  }

  it('says what the import then does: the same again, changed, deleted and made anew', async () => {
    await runImport(
      library.platform,
      carrel,
      await start([numbered('here', 'Was here'), numbered('goes', 'Goes')], plan, false),
      listener,
    )
    const deleted = numbered('goes', 'Goes')
    deleted[5] = 'd'.charCodeAt(0)
    const parts = [
      numbered('new', 'New'),
      numbered('here', 'Was here, changed'),
      deleted,
      ...others('a'),
      numbered('new', 'New'),
      numbered('new', 'New, changed'),
      numbered('here', 'Was here, changed'),
      numbered('goes', 'Goes'),
    ]
    const { looked, done, rows } = await both(parts, 1103)
    assert.deepEqual(looked, { added: 1102, updated: 2, unchanged: 2, refused: 0, removed: 1, skipped: 0 })
    assert.deepEqual(looked, done)
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['unchanged', 'updated', 'unchanged', 'added'],
    )
    assert.match(rows[1]?.notes.join(' ') ?? '', /came before in this file/)
  })

  it('names a record of the file where it cannot tell which of two titles is meant', async () => {
    const match: MatchRule = {
      name: 'by title',
      threshold: 60,
      points: [
        { kind: 'title', weight: 60 },
        { kind: 'year', weight: 10, against: 50 },
      ],
    }
    const rule: LoadPlan = { ...plan, match }
    const parts = [
      numbered('x1', 'The hobbit', '=264  \\1$c1937'),
      numbered('x2', 'The hobbit', '=264  \\1$c1966'),
      ...others('b'),
      numbered('x3', 'The hobbit'),
    ]
    const { looked, done, rows } = await both(parts, 1102, rule)
    assert.deepEqual(looked, done)
    assert.equal(rows[0]?.bib ?? null, null)
    assert.deepEqual(rows[0]?.candidates, [])
    assert.equal(rows[0]?.state, 'refused')
    assert.match(rows[0]?.notes.join(' ') ?? '', /: record 2 of this file, record 1 of this file\. Choose/)
  })

  it('says of items what the import then says, and of a barcode that comes twice which record has it', async () => {
    const item = (barcode: number) => `=952  \\\\$aELM$ybook$p${barcode}`
    const parts = [
      numbered('i1', 'With an item', item(39999000000011)),
      numbered('i2', 'With the item of another', item(39999000000011)),
      numbered('i1', 'With an item', item(39999000000011)),
      numbered('i3', 'A box of faults', ...Array.from({ length: 30 }, () => '=952  \\\\$aELM$ybook')),
      ...others('c'),
      numbered('i4', 'With the item of another, batches later', item(39999000000011)),
      numbered('i1', 'With an item', item(39999000000011), item(39999000000012)),
    ]
    const withItems: LoadPlan = { ...plan, items: readyMappings['koha'] ?? null }
    const itemsOf = async (isPreview: boolean) => {
      const id = await start(parts, withItems, isPreview)
      await runImport(library.platform, carrel, id, listener)
      const [found, told] = [await getImport(library.read, id), await listImportRows(library.read, id, { limit: 1200 })]
      assert.ok(!isRefusal(found) && !isRefusal(told))
      return { counts: [found.itemsAdded, found.itemsRefused], rows: told.rows }
    }
    const told = await itemsOf(true)
    assert.deepEqual(told.counts, [2, 32])
    assert.deepEqual((await itemsOf(false)).counts, told.counts)
    assert.match(told.rows[1]?.notes.join(' ') ?? '', /the barcode is on an item of record 1 of this file\./)
    assert.match(told.rows[1104]?.notes.join(' ') ?? '', /the barcode is on an item of record 1 of this file\./)
    assert.ok(told.rows[2]?.notes.every((note) => !note.startsWith('Item ')))
    assert.deepEqual(told.rows[3]?.notes.slice(18), [
      'An item without a barcode was not added.',
      'And 11 more of the kind.',
    ])
  })

  it('keeps nothing of it afterwards', async () => {
    const { rows } = await sql`select from loading.previewed_title union all select from loading.previewed_key
      union all select from loading.previewed_barcode`.execute(library.read.db)
    assert.deepEqual(rows, [])
  })
})
