import assert from 'node:assert/strict'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { createGunzip } from 'node:zlib'
import { openMarc, subfieldTexts, type MarcRecord } from '@carrel/marc'
import { checkCallNumber, suggestCallNumber, type CallNumberScheme } from './index.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/data/marc/bib')
const skip = existsSync(folder) ? false : 'the collected files are not on this machine'

const FIELDS: readonly (readonly [tag: string, scheme: CallNumberScheme, codes: string])[] = [
  ['050', 'lc', 'ab'],
  ['060', 'nlm', 'ab'],
  ['082', 'ddc', 'a'],
  ['086', 'sudoc', 'a'],
]

async function* recordsOf(file: string): AsyncGenerator<MarcRecord> {
  const raw = createReadStream(join(folder, file))
  const stream = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
  for await (const entry of openMarc(Readable.from(stream))) if (entry.record) yield entry.record
}

describe('the class numbers of real records', { skip }, () => {
  it('are understood where they are of their scheme, and what is not is told why', async (t) => {
    const seen = new Map(
      FIELDS.map(([tag]) => [tag, { fields: 0, valid: 0, mended: 0, codes: new Map<string, number>() }]),
    )
    const made = { records: 0, lc: 0, ddc: 0 }
    for (const file of readdirSync(folder).filter((name) => /\.(?:mrc|marc|xml)(?:\.gz)?$/.test(name))) {
      for await (const record of recordsOf(file)) {
        made.records++
        if (suggestCallNumber(record, { scheme: 'lc' }).suggestions.length > 0) made.lc++
        if (suggestCallNumber(record, { scheme: 'ddc' }).suggestions.length > 0) made.ddc++
        for (const [tag, scheme, codes] of FIELDS) {
          const counts = seen.get(tag)
          for (const field of record.fields) {
            if (field.tag !== tag || !counts) continue
            const check = checkCallNumber(subfieldTexts(field, codes).join(' '), scheme)
            counts.fields++
            if (check.valid) counts.valid++
            else assert.ok(check.findings.length > 0)
            if (check.proposal !== undefined) counts.mended++
            for (const { code, severity } of check.findings) {
              if (severity === 'error') counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1)
            }
          }
        }
      }
    }
    for (const [tag, { fields, valid, mended, codes }] of seen) {
      const why = [...codes].map(([code, count]) => `${code} ${count}`).join(', ')
      t.diagnostic(`${tag}: ${valid} of ${fields} valid, ${mended} with a proposal; ${why}`)
    }
    t.diagnostic(`${made.records} records: ${made.lc} have an LC number suggested, ${made.ddc} a Dewey number`)
    const share = (tag: string) => (seen.get(tag)?.valid ?? 0) / (seen.get(tag)?.fields ?? 1)
    // 050 of two files holds running numbers of the house ("5490", "3489 V.96")
    assert.ok(share('050') > 0.75, `050 ${share('050')}`)
    assert.ok(share('082') > 0.99, `082 ${share('082')}`)
    assert.ok(share('086') > 0.95, `086 ${share('086')}`)
    assert.ok(made.lc > 3000 && made.ddc > 7000, JSON.stringify(made))
  })
})
