import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { field, visible } from '../test/sample-records.ts'
import { splitRecord, splitRecords, writeRecord } from './index.ts'

const leader = '99999cam a2277777 a 4500'

describe('writing a record', () => {
  it('computes the length, the base address and the directory', () => {
    const written = writeRecord({ leader, fields: [field('001', '17'), field('245', '10$aEmil')] })
    assert.equal(written.ok, true)
    const text = written.ok ? visible(written.bytes) : ''
    assert.equal(text, '00062cam a2200049 a 4500001000300000245000900003§17§10$aEmil§¶')
  })

  it('refuses a field above 9,999 bytes by name', () => {
    const written = writeRecord({ leader, fields: [field('505', `0 $a${'x'.repeat(9_995)}`)] })
    assert.equal(
      written.ok ? '' : written.problem.message,
      'Field 505 has 10000 bytes; ISO 2709 can express at most 9999.',
    )
    assert.equal(writeRecord({ leader, fields: [field('505', `0 $a${'x'.repeat(9_994)}`)] }).ok, true)
  })

  it('refuses a record above 99,999 bytes', () => {
    const fields = Array.from({ length: 11 }, () => field('500', `  $a${'x'.repeat(9_500)}`))
    const written = writeRecord({ leader, fields })
    assert.equal(written.ok ? '' : written.problem.code, 'record-too-long')
  })
})

describe('splitting a record that is too long', () => {
  it('gives records that fit, each with all control fields, and loses no field', () => {
    const items = Array.from({ length: 25 }, (_, index) => field('952', `  $a${String(index).padEnd(9_000, 'x')}`))
    const pieces = splitRecord({ leader, fields: [field('001', '17'), field('245', '10$aEmil'), ...items] })
    assert.equal(pieces.length, 3)
    const written = pieces.map((piece) => writeRecord(piece))
    assert.equal(
      written.every((piece) => piece.ok),
      true,
    )
    assert.equal(
      pieces.every((piece) => piece.fields[0]?.tag === '001'),
      true,
    )
    const tags = pieces.flatMap((piece) => piece.fields.slice(1).map((each) => each.tag))
    assert.deepEqual(tags, ['245', ...items.map(() => '952')])
    for (const piece of written) {
      if (piece.ok) assert.equal(splitRecords(piece.bytes)[0]?.record?.intact, true)
    }
  })
})
