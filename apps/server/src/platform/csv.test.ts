import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCsvSplitter, detectCsv, longestRecord, type CsvForm } from './csv.ts'

const utf16 = (text: string, mark = true) => Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')

function read(bytes: Uint8Array, pieces = 7) {
  const form = detectCsv(bytes, true)
  const splitter = createCsvSplitter(form)
  const records = []
  for (let at = 0; at < bytes.length; at += pieces) records.push(...splitter.push(bytes.subarray(at, at + pieces)))
  records.push(...splitter.end())
  return { form, records, rows: records.map(({ fields }) => fields) }
}

describe('a delimited file', () => {
  const wanted = [
    ['name', 'note'],
    ['Müller, Anna', 'says "hi"\nand more'],
    ['Żółć', ''],
  ]
  const text = 'name;note\r\n"Müller, Anna";"says ""hi""\nand more"\r\nŻółć;\r\n'
  const cases: readonly [string, Uint8Array, Partial<CsvForm>][] = [
    ['UTF-8', Buffer.from(text), { encoding: 'utf-8', mark: 0, delimiter: ';' }],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), { encoding: 'utf-8', mark: 3 }],
    ['UTF-16 little end first', utf16(text), { encoding: 'utf-16le', mark: 2 }],
    ['UTF-16 big end first', utf16(text).swap16(), { encoding: 'utf-16be', mark: 2 }],
    ['UTF-16 without a mark', utf16(text, false), { encoding: 'utf-16le', mark: 0 }],
  ]
  for (const [name, bytes, form] of cases) {
    it(`is read in ${name}, in pieces of any size`, () => {
      for (const pieces of [1, 3, 1000]) {
        const found = read(bytes, pieces)
        assert.deepEqual(found.rows, wanted)
        assert.deepEqual({ ...found.form, ...form }, found.form)
        assert.deepEqual(
          found.records.map(({ line }) => line),
          [1, 2, 4],
        )
        const cut = found.records.map(({ from, to }) => Buffer.from(bytes.subarray(from, to)))
        assert.deepEqual(Buffer.concat(cut), Buffer.from(bytes.subarray(found.form.mark)))
      }
    })
  }

  it('is read in the encoding of Western Windows when it is no UTF-8', () => {
    const found = read(Buffer.from('name,town\nJosé,Málaga\nZoë,Köln\n', 'latin1'))
    assert.equal(found.form.encoding, 'windows-1252')
    assert.deepEqual(found.rows[1], ['José', 'Málaga'])
  })

  it('has tabs or bars between its fields as well', () => {
    assert.equal(read(Buffer.from('a\tb, c\td\n1\t2\t3\n')).form.delimiter, '\t')
    assert.equal(read(Buffer.from('a|b|c\n1|2|3\n')).form.delimiter, '|')
  })

  it('ends without a line end, has empty lines, and quotes in the middle of a field', () => {
    assert.deepEqual(read(Buffer.from('a,b\n\n5" disk,x\r"q"tail,y')).rows, [
      ['a', 'b'],
      [''],
      ['5" disk', 'x'],
      ['qtail', 'y'],
    ])
  })

  it('loses one line to a quote that is never closed, not the rest of the file', () => {
    const found = read(Buffer.from('a,b\n"open,1\nx,2\ny,3\n'))
    assert.deepEqual(
      found.records.map(({ fields, broken }) => broken ?? fields[0]),
      ['a', 'quote', 'x', 'y'],
    )
  })

  it('gives up on a record without end', () => {
    const found = read(
      Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(longestRecord + 10, 'x'), Buffer.from('\nc,d\n')]),
      65536,
    )
    assert.ok(found.records.some(({ broken }) => broken === 'too-long'))
    assert.deepEqual(found.rows.at(-1), ['c', 'd'])
  })
})
