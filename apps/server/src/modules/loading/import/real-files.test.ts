import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel } from '../../../platform/work.ts'
import { type RecordForm, storedRecord } from '../../catalog/index.ts'
import { openLibrary, type LoadingHouse } from '../testing/open-library.ts'
import { importFile } from './import-file.ts'

const folder = resolve(import.meta.dirname, '../../../../../../../shared/data/marc')
const absent = existsSync(folder) ? false : 'the collected files are not on this machine'
/** Folders whose files are of other things: tables, vocabularies, tasks. */
const others = new Set(['codetables', 'vocab', 'tasks'])
/** Files of more bytes break off here: thousands of records more of one kind prove nothing new. */
const enough = 30_000
/** These come whole, for what is counted in them. */
const whole = new Set([
  'derived/koha-sandbox-bibs.xml.gz',
  'bib/psulib_blacklight__sample_psucat.mrc.gz',
  'auth/mod-data-import__5000.mrc.gz',
  'bib/marcxml-tools__sample.xml.gz',
])

async function collected(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => !others.has(relative(folder, file).split('/')[0] ?? '')).toSorted()
}

describe('every file of records that was collected', { skip: absent }, () => {
  let library: LoadingHouse
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const bring = async (file: string) => {
    const name = relative(folder, file)
    const stream = createReadStream(file, whole.has(name) ? {} : { end: enough - 1 })
    const done = await importFile(library.platform, carrel, { stream, name })
    return isRefusal(done) ? undefined : done
  }

  it('is taken, or says record by record why not', async () => {
    const unexplained: string[] = []
    let read = 0
    for (const file of await collected()) {
      const name = relative(folder, file)
      const done = await bring(file)
      if (!done) continue
      read += done.read
      if (done.read === 0 && done.error === null) unexplained.push(`${name}: nothing was read and nothing said`)
      const { rows } = await sql<{ rows: number; silent: number }>`
        select count(*) as rows, count(*) filter (where state = 'refused' and notes = '{}') as silent
        from loading.import_row where import_id = ${done.id}`.execute(library.read.db)
      if (rows[0]?.rows !== done.read) unexplained.push(`${name}: ${done.read} read, ${rows[0]?.rows} told`)
      if (rows[0]?.silent !== 0) unexplained.push(`${name}: ${rows[0]?.silent} refused without a reason`)
    }
    assert.deepEqual(unexplained, [])
    assert.ok(read > 10_000, `${read} records were read`)
  })
  it('was kept byte for byte, so that each record reads the same again', async () => {
    const { rows } = await sql<{ form: RecordForm; record: Buffer; title: string }>`
      select v.form, v.record, b.title from catalog.bib b
        join catalog.bib_version v on v.bib_id = b.id and v.version = b.version order by b.id % 7, b.id limit 4000`.execute(
      library.read.db,
    )
    const forms = new Set(rows.map(({ form }) => form))
    for (const { form, record } of rows) assert.ok(storedRecord(record, form).fields.length > 0)
    assert.ok(forms.size >= 3, [...forms].join(', '))
  })
  it('counts as it is known to (koha sandbox: 436 records; psulib: 557 titles among 750 records)', async () => {
    const counts = async (name: string) => {
      const { rows } = await sql<{ read: number; refused: number; added: number }>`
        select read, refused, added from loading.import where name = ${name.replaceAll('/', ' ')}`.execute(
        library.read.db,
      )
      return rows[0]
    }
    const koha = await counts('derived/koha-sandbox-bibs.xml.gz')
    assert.deepEqual([koha?.read, koha?.refused], [436, 0])
    assert.equal((await counts('bib/psulib_blacklight__sample_psucat.mrc.gz'))?.added, 557)
    assert.deepEqual(await counts('auth/mod-data-import__5000.mrc.gz'), { read: 5000, refused: 5000, added: 0 })
  })
  it('is found unchanged when it comes again', async () => {
    const again = await bring(join(folder, 'bib/marcxml-tools__sample.xml.gz'))
    assert.equal(again?.read, 490)
    assert.deepEqual([again.added, again.unchanged], [0, 490])
  })
})
