import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { createGunzip } from 'node:zlib'
import { openMarc, subfieldTexts } from '@carrel/marc'
import { sql } from 'kysely'
import { shelfKeyOf } from '../rules/call-number.ts'
import { openLibrary, type OpenLibrary } from '../testing/open-library.ts'

const file = resolve(import.meta.dirname, '../../../../../../../shared/data/marc/bib/solrmarc__uva_001_2000.mrc.gz')
const skip = existsSync(file) ? false : 'the collected files are not on this machine'

describe('the order of the database', { skip }, () => {
  let library: OpenLibrary
  before(async () => {
    library = await openLibrary({ search: false })
  })
  after(() => library.stop())

  it('is that of the package, for the call numbers of two thousand real records', async () => {
    const numbers = new Set<string>()
    for await (const { record } of openMarc(Readable.from(createReadStream(file).pipe(createGunzip())))) {
      for (const field of record?.fields ?? []) {
        if (/^(?:050|060|082|086|090|099)$/.test(field.tag)) numbers.add(subfieldTexts(field, 'ab').join(' '))
      }
    }
    const keys = [...numbers].map(shelfKeyOf)
    assert.ok(keys.length > 2000, `${keys.length} call numbers`)
    const { rows } = await sql<{ key: string }>`
      select key from unnest(${keys}::text[]) as key order by key collate "C"`.execute(library.read.db)
    assert.deepEqual(
      rows.map(({ key }) => key),
      keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    )
  })
})
