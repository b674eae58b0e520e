import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel } from '../../platform/work.ts'
import { openQuietHouse, type QuietHouse } from '../../../test/quiet-house.ts'
import { getReport } from '../authorities/index.ts'
import { loadAuthorityFile } from './load/load-file.ts'

const folder = resolve(import.meta.dirname, '../../../../../../shared/data/marc')
const absent = existsSync(folder) ? false : 'the collected files are not on this machine'

describe('real files of authority records', { skip: absent }, () => {
  let library: QuietHouse
  before(async () => {
    library = await openQuietHouse()
  })
  after(() => library.stop())

  const load = async (name: string, vocabulary?: string) => {
    const done = await loadAuthorityFile(library.platform, carrel, {
      stream: createReadStream(join(folder, name)),
      name,
      ...(vocabulary !== undefined && { vocabulary }),
    })
    if (isRefusal(done)) throw new Error(done.blocks.map(({ message }) => message).join(' '))
    return done
  }

  it('counts 5,000 subject headings by their fields and references, and keeps those made for validation apart', async () => {
    const done = await load('auth/mod-data-import__5000.mrc.gz')
    assert.deepEqual(
      [done.read, done.added, done.refused, done.tags, done.seeFrom, done.seeAlso, done.validation],
      [5000, 5000, 0, { '100': 14, '110': 29, '150': 4709, '151': 248 }, 1226, 981, 3890],
    )
    const { rows } = await sql<{ forms: number; selves: number }>`
      select (select count(distinct key)::integer from authorities.authority_form
          where role = 'see-from' and class in ('topic', 'place')) as forms,
        (select count(*)::integer from authority_control.load_row
          where load_id = ${done.id} and array_to_string(notes, ' ') ~ '45.* leads to itself') as selves`.execute(
      library.read.db,
    )
    assert.deepEqual(rows[0], { forms: 1158, selves: 4 })
    const blind = await getReport(library.read, 'blind', { limit: 500 })
    assert.ok(blind.rows.length > 0)
  })
  it('takes nothing twice', async () => {
    const done = await load('auth/mod-data-import__5000.mrc.gz')
    assert.deepEqual([done.read, done.added, done.updated, done.unchanged], [5000, 0, 0, 5000])
  })
  for (const [name, vocabulary] of [
    ['auth/homosaurus_processing__homosaurus_as_marc.mrc.gz', 'homoit'],
    ['auth/mrtermer__mrtermer.marc21.xml.gz', 'noubomr'],
    ['auth/evergreen__auth-1066.mrc', undefined],
    ['auth/stripes-testing__100_MARC_authority_records.mrc', 'lcnaf'],
  ] as const) {
    it(`takes ${name} or says record by record why not`, async () => {
      const done = await load(name)
      const { rows } = await sql<{ refused: number }>`
        select count(*)::integer as refused from authority_control.load_row
        where load_id = ${done.id} and state = 'refused' and notes <> '{}'`.execute(library.read.db)
      assert.equal(rows[0]?.refused, done.refused)
      assert.equal(done.added + done.updated + done.unchanged + done.refused, done.read)
      if (vocabulary === undefined) return
      const { rows: found } = await sql<{ count: number }>`
        select count(*)::integer as count from authorities.authority where vocabulary = ${vocabulary}`.execute(
        library.read.db,
      )
      assert.ok((found[0]?.count ?? 0) > 0)
    })
  }
})
