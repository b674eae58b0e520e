import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { checkIsbn } from './index.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/marc/bib')

/** Every 020 $a of a file of ISO 2709 records whose directories are right. */
function isbnSubfields(file: string): string[] {
  const records = gunzipSync(readFileSync(path.join(folder, file)))
    .toString('latin1')
    .split('\u001D')
  return records.flatMap((record) => {
    const base = Number(record.slice(12, 17))
    const entries = record.slice(24, Math.max(24, base - 1)).match(/.{12}/gs) ?? []
    return entries
      .filter((entry) => entry.startsWith('020'))
      .map((entry) =>
        record.slice(base + Number(entry.slice(7)), base + Number(entry.slice(7)) + Number(entry.slice(3, 7)) - 1),
      )
      .flatMap((field) => field.split('\u001F').filter((subfield) => subfield.startsWith('a')))
      .map((subfield) => subfield.slice(1))
  })
}

describe('the ISBNs of real files', () => {
  const files: readonly (readonly [file: string, counts: Readonly<Record<string, number>>])[] = [
    ['pymarc_basics__NLNZ_1000_example_marc.marc.gz', { valid: 321, checksum: 1, length: 1 }],
    ['solrmarc__uva_001_2000.mrc.gz', { valid: 1288 }],
  ]
  for (const [file, counts] of files) {
    it(`are counted in ${file}`, { skip: existsSync(path.join(folder, file)) ? false : 'shared data not here' }, () => {
      const found: Record<string, number> = {}
      for (const text of isbnSubfields(file)) {
        const check = checkIsbn(text)
        const finding = check.ok ? 'valid' : check.reason
        found[finding] = (found[finding] ?? 0) + 1
      }
      assert.deepEqual(found, counts)
    })
  }
})
