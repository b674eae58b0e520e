import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EditedRecord } from './buffer.ts'
import { cellsOfField, leaderCells, materials, new006, new007, retyped, withPositions } from './fixed-fields.ts'
import { fromText } from './text.ts'

const novel: EditedRecord = fromText('=008  261122s2026\\\\\\\\nyua\\\\\\jo\\\\\\\\\\000\\1\\eng\\d', {
  leader: '00000nam a2200000 i 4500',
  fields: [],
}).record
const field = novel.fields[0]
assert.ok(field)
const shown = (record: EditedRecord, of = record.fields[0]) =>
  Object.fromEntries((of ? cellsOfField(record, of) : []).map(({ name, value }) => [name, value]))

describe('a fixed field as a form', () => {
  it('has a box for each position with what stands there', () => {
    const boxes = shown(novel)
    assert.equal(field.value?.length, 40)
    assert.deepEqual(
      ['Date 1', 'Language', 'Illustrations 1', 'Target audience', 'Form of item', 'Literary form'].map(
        (name) => boxes[name],
      ),
      ['2026', 'eng', 'a', 'j', 'o', '1'],
    )
  })

  it('covers every position from first to last, for all seven kinds of material', () => {
    for (const [, type] of materials) {
      const leader = type === 's' ? '00000nas a2200000 i 4500' : `00000n${type}m a2200000 i 4500`
      const cells = cellsOfField({ ...novel, leader }, field)
      assert.equal(
        cells.reduce((sum, { length }) => sum + length, 0),
        40,
        type,
      )
      assert.equal(cells.map(({ value }) => value).join(''), field.value, type)
    }
  })

  it('changes its positions and no other', () => {
    const next = withPositions(field.value ?? '', 33, 1, 'f')
    assert.equal(next.length, 40)
    assert.equal(shown({ ...novel, fields: [{ ...field, value: next }] })['Literary form'], 'f')
    assert.equal(withPositions('ab', 4, 2, 'x'), 'ab  x ')
  })

  it('shows of the leader what people set', () => {
    assert.deepEqual(
      leaderCells(novel).map(({ from }) => from),
      [5, 6, 7, 8, 9, 17, 18, 19],
    )
  })
})

describe('a record that becomes another type', () => {
  it('keeps in 008 what both kinds have, and says what would be lost', () => {
    const { record, lost } = retyped(novel, '00000ngm a2200000 i 4500')
    const boxes = shown(record)
    assert.deepEqual([boxes['Target audience'], boxes['Form of item'], boxes['Language']], ['j', 'o', 'eng'])
    assert.deepEqual(
      lost.map(({ name, meaning }) => [name, meaning]),
      [
        ['Illustrations 1', 'Illustrations'],
        ['Literary form', 'Fiction'],
      ],
    )
    assert.equal(record.fields[0]?.value?.length, 40)
  })

  it('touches nothing where the kind of material stays', () => {
    assert.deepEqual(retyped(novel, '00000cam a2200000 i 4500').record.fields, novel.fields)
  })
})

describe('a new 006 or 007', () => {
  it('has the length of the format', () => {
    for (const [material] of materials) assert.equal(new006(material).value?.length, 18, material)
    assert.deepEqual(
      ['a', 'c', 'd', 'f', 'g', 'h', 'k', 'm', 'o', 'q', 'r', 's', 't', 'v', 'z'].map(
        (one) => new007(one).value?.length,
      ),
      [8, 14, 6, 10, 9, 13, 6, 23, 2, 2, 11, 14, 2, 9, 2],
    )
  })

  it('says where nobody has coded anything yet', () => {
    assert.equal(new007('v').value, 'v| ||||||')
  })
})
