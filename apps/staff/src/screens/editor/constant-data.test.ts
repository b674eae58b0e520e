import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withConstantData } from './constant-data.ts'
import { filledIn } from './placeholders.ts'
import { fromView } from './record/buffer.ts'

const field = (tag: string, value: string) => ({ tag, indicators: '  ', subfields: [{ code: 'a', value }] })
const record = fromView({ leader: 'x'.repeat(24), fields: [field('245', 'Title'), field('500', 'Old')] })
const texts = (how: 'add' | 'absent' | 'replace') =>
  withConstantData(record, [field('500', 'New'), field('590', 'Gift')], how).fields.map(
    ({ tag, subfields }) => `${tag} ${subfields[0]?.value}`,
  )

describe('constant data', () => {
  it('stands beside what is there, only where nothing is, or in its place', () => {
    assert.deepEqual(texts('add'), ['245 Title', '500 Old', '500 New', '590 Gift'])
    assert.deepEqual(texts('absent'), ['245 Title', '500 Old', '590 Gift'])
    assert.deepEqual(texts('replace'), ['245 Title', '500 New', '590 Gift'])
  })

  it('has its placeholders filled in', () => {
    const filled = filledIn(
      {
        leader: '',
        fields: [{ tag: '008', value: '{yymmdd}s{year}' }, field('590', '{user}, {branch}, {date}, {other}')],
      },
      { user: 'Ana', branch: 'Elm Street' },
      new Date(2026, 10, 4),
    )
    assert.deepEqual(filled.fields, [
      { tag: '008', value: '261104s2026' },
      field('590', 'Ana, Elm Street, 2026-11-04, {other}'),
    ])
  })
})
