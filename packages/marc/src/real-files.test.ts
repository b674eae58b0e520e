import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entriesOf, linesOf, recordsOf } from '../test/bytes.ts'
import { realBytes, realFiles, realNames, skipReal } from '../test/real-files.ts'
import {
  changedRecord,
  checkRecord,
  createWriter,
  parseEncoding,
  readerFor,
  writeIso2709,
  type MarcRecord,
} from './index.ts'

/** Files whose number of records in the list is not that of the file, and why. */
const explained: Readonly<Record<string, string>> = {
  'bib/evergreen__biblio.record_entry.sql.gz': 'records inside SQL are not read',
  'expected/traject__namespace-test.xml': 'elements named record that are none',
}

describe('real files', { skip: skipReal }, () => {
  const readable = realFiles().filter(({ records }) => records > 0)

  it('give every record that is known to be in them', async () => {
    const wrong: string[] = []
    for (const { file, records } of readable) {
      if (file.startsWith('tasks/') || file in explained) continue
      const entries = await entriesOf(realBytes(file))
      const counted = entries.filter(({ kind }) => kind !== 'stray').length
      if (counted !== records) wrong.push(`${file}: ${counted} instead of ${records}`)
    }
    assert.deepEqual(wrong, [])
  })

  it('in other formats are read, or say why not', async () => {
    const silent: string[] = []
    for (const { file, records } of realFiles()) {
      if (records > 0 || /^(vocab|codetables|bibframe|tasks)\//.test(file)) continue
      const entries = await entriesOf(realBytes(file))
      if (entries.length === 0) silent.push(file)
      for (const entry of entries) if (!entry.record) assert.ok(entry.problems.length > 0, file)
    }
    assert.deepEqual(silent, [])
  })

  it('in ISO 2709 are written back byte for byte, directly and through mnemonic text', async () => {
    const wrong: string[] = []
    for (const { file, format, records } of readable) {
      // The largest files are of one kind with smaller ones and would only take time.
      if (format !== 'ISO2709' || !file.startsWith('bib/') || records > 2000) continue
      const mnemonic = createWriter('mrk')
      const reader = readerFor('mrk')
      for (const record of await recordsOf(realBytes(file))) {
        const direct = writeIso2709(record)
        const through = reader.push(mnemonic.write(record)).concat(reader.end())[0]?.record
        const back = through && writeIso2709(through)
        const intact = record.source?.intact === true && direct.ok && same(direct.bytes, record.source.bytes)
        // Lengths are computed anew; in a record that came with right ones they are the same.
        if (!intact || !back?.ok || !same(back.bytes, record.source.bytes)) wrong.push(`${file} ${linesOf(record)[0]}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('come through MARCXML and JSON unchanged', async () => {
    const wrong: string[] = []
    for (const file of [
      'bib/metafacture-tutorial__bigSample.mrc.gz',
      'bib/evergreen__oss.marc',
      'i18n/evergreen__hebrew.marc',
    ]) {
      const records = await recordsOf(realBytes(file))
      for (const format of ['marcxml', 'json', 'jsonl'] as const) {
        const writer = createWriter(format)
        const parts = [writer.header, ...records.map((record) => writer.write(record)), writer.footer]
        const back = await recordsOf(Buffer.concat(parts))
        records.forEach((record, index) => {
          if (linesOf(record).join('\n') !== linesOf(back[index]).join('\n'))
            wrong.push(`${file} ${format} ${index + 1}`)
        })
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('in MARC-8 come through UTF-8 and back', async () => {
    const wrong: string[] = []
    for (const file of ['i18n/evergreen__hebrew.marc', 'bib/evergreen__oss.marc', 'bib/openurl__input.mrc.gz']) {
      for (const record of await recordsOf(realBytes(file))) {
        const unicode = changedRecord(record, { fields: record.fields.map((field) => ({ ...plain(field) })) })
        const marc8 = writeIso2709(unicode, { encoding: 'marc-8', tooLong: 'split' })
        const [back] = marc8.ok ? await recordsOf(marc8.bytes, { format: 'iso2709', encoding: 'marc-8' }) : []
        if (linesOf(record).join('\n') !== linesOf(back).join('\n')) wrong.push(`${file} ${linesOf(record)[0]}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('with a control character in XML lose no record', async () => {
    const entries = await entriesOf(realBytes('derived/koha-sandbox-bibs.xml.gz'))
    assert.equal(entries.length, 436)
    const told = entries.filter(({ problems }) => problems.some(({ code }) => code === 'xml-character'))
    assert.deepEqual(
      told.map(({ number }) => number),
      [368, 380, 381].slice(0, told.length),
    )
    assert.ok(entries.filter(({ record }) => record).length >= 435)
  })

  it('can all be checked', async () => {
    for (const folder of ['broken', 'charset', 'dialect']) {
      for (const name of realNames(folder)) {
        for (const record of await recordsOf(realBytes(`${folder}/${name}`))) {
          for (const finding of checkRecord(record)) assert.ok(finding.message.endsWith('.'))
        }
      }
    }
  })
})

describe('the records of YAZ', { skip: skipReal }, () => {
  // Differences that are known: YAZ drops what has no delimiter, and the combining characters of some sets.
  const same = [1, 2, 6, 8, 9]
  for (const number of same) {
    it(`number ${number} is the same from ISO 2709, MARCXML and JSON`, async () => {
      const name = `expected/yaz__marc${number}`
      const charset = realNames('expected').includes(`yaz__marc${number}.chr`)
        ? new TextDecoder().decode(realBytes(`${name}.chr`)).trim()
        : ''
      const [iso] = await recordsOf(realBytes(`${name}.marc`), { encoding: parseEncoding(charset) })
      const [xml] = await recordsOf(realBytes(`${name}.xml`))
      const [json] = await recordsOf(realBytes(`${name}.json`))
      assert.ok(linesOf(xml).length > 5)
      assert.deepEqual(linesOf(iso).map(composed), linesOf(xml).map(composed))
      assert.deepEqual(linesOf(json).map(composed), linesOf(xml).map(composed))
    })
  }
})

function composed(line: string): string {
  return line.normalize('NFC')
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** The field as if it had been typed in. */
function plain(field: MarcRecord['fields'][number]): MarcRecord['fields'][number] {
  if (field.kind === 'control') return { kind: 'control', tag: field.tag, value: field.value }
  return { kind: 'data', tag: field.tag, indicators: field.indicators, subfields: field.subfields }
}
