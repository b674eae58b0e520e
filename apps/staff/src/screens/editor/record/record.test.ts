import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  deleteField,
  insertInOrder,
  moveField,
  readSubfieldLine,
  replaceAll,
  subfieldLine,
  withIndicator,
  withTag,
} from './actions.ts'
import { fromView, isSame } from './buffer.ts'
import { begin, changed, redone, undone } from './history.ts'
import { fieldsToSend } from './send.ts'
import { fromText, toText } from './text.ts'

const view = {
  leader: '00000nam a2200000 i 4500',
  fields: [
    { tag: '001', value: '7' },
    { tag: '008', value: '261122s2026    nyu           000 0 eng d' },
    {
      tag: '020',
      indicators: '  ',
      subfields: [
        { code: 'a', value: '9780' },
        { code: 'c', value: '$4.50 {net}' },
      ],
    },
    {
      tag: '245',
      indicators: '1X',
      subfields: [
        { code: 'a', value: 'Đất rừng' },
        { code: 'b', value: '' },
      ],
    },
    { tag: '500', indicators: '  ', subfields: [] },
    {
      tag: '880',
      indicators: '1 ',
      subfields: [
        { code: '6', value: '245-01/(3/r' },
        { code: 'a', value: 'الأيام\nثان' },
      ],
    },
  ],
}

describe('a record in the editor', () => {
  const record = fromView(view)

  it('is the same as text and back, with its numbers', () => {
    const { record: back, faults } = fromText(toText(record), record)
    assert.deepEqual(faults, [])
    assert.deepEqual(back, record)
  })

  it('is saved with every code, blank and odd indicator', () => {
    const saved = fieldsToSend(record)
    assert.deepEqual(saved, view.fields)
  })

  it('says which lines of a text are no fields, and keeps the others', () => {
    const { record: back, faults } = fromText(`${toText(record)}\nno field here`, record)
    assert.deepEqual(faults, [{ line: 8, text: 'no field here' }])
    assert.ok(isSame(back, record))
  })

  it('has subfields as a line that is read back', () => {
    for (const field of record.fields.filter(({ value }) => value === undefined)) {
      assert.deepEqual(readSubfieldLine(subfieldLine(field)), field.subfields)
    }
    assert.deepEqual(readSubfieldLine('lost$aTitle'), [
      { code: '', value: 'lost' },
      { code: 'a', value: 'Title' },
    ])
  })

  it('turns a control field into a data field and back without losing its text', () => {
    const [control] = record.fields
    assert.ok(control)
    const data = withTag(control, '035')
    assert.deepEqual(data.subfields, [{ code: 'a', value: '7' }])
    assert.equal(withTag(data, '001').value, '7')
  })

  it('takes # and \\ for a blank indicator', () => {
    const title = record.fields[3]
    assert.ok(title)
    assert.equal(withIndicator(title, 1, '#').indicators, '1 ')
    assert.equal(withIndicator(title, 0, '\\').indicators, ' X')
  })

  it('puts fields where their tags belong, moves and deletes them', () => {
    const field = { id: -1, tag: '246', indicators: '3 ', subfields: [{ code: 'a', value: 'x' }] }
    const more = insertInOrder(record, [field])
    assert.deepEqual(
      more.fields.map(({ tag }) => tag),
      ['001', '008', '020', '245', '246', '500', '880'],
    )
    assert.equal(moveField(more, -1, -1).fields[3]?.id, -1)
    assert.ok(isSame(deleteField(more, -1), record))
  })

  it('replaces a text everywhere and says how often', () => {
    const { record: next, count } = replaceAll(record, '0', 'O')
    assert.ok(count > 5)
    assert.equal(next.fields[2]?.subfields[0]?.value, '978O')
  })
})

describe('what was done to a record', () => {
  const first = fromView(view)
  const at = (leader: string) => ({ ...first, leader })

  it('is taken back and done again; typing on in one place is one change', () => {
    let history = begin(first)
    for (const leader of ['a', 'ab', 'abc']) history = changed(history, at(leader), 'leader')
    history = changed(history, at('other'), 'elsewhere')
    history = undone(history)
    assert.equal(history.now.leader, 'abc')
    history = undone(history)
    assert.equal(history.now, first)
    assert.equal(undone(history), history)
    assert.equal(redone(redone(history)).now.leader, 'other')
  })
})
