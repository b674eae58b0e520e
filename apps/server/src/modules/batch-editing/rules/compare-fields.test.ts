import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, type Field } from '@carrel/marc'
import { compareFields } from './compare-fields.ts'

const leader = '00000nam a2200000 i 4500'
const title = dataField('245', '10', ['a', 'Emil'])
const subject = (text: string) => dataField('650', ' 0', ['a', text])
const compared = (before: readonly Field[], after: readonly Field[], leaders = [leader, leader]) => {
  const [left = leader, right = leader] = leaders
  const { tags, isReordered } = compareFields(createRecord(left, before), createRecord(right, after))
  return [
    Object.fromEntries(Array.from(tags, ([tag, { added, removed, changed }]) => [tag, [added, removed, changed]])),
    isReordered,
  ]
}

describe('what a task did to the fields of a record', () => {
  it('is counted by tag: added, removed, changed', () => {
    const before = [title, subject('Dogs'), subject('Cats'), dataField('900', '  ', ['a', 'x'])]
    const after = [title, subject('Hounds'), subject('Cats'), subject('Mice'), dataField('590', '  ', ['a', 'y'])]
    assert.deepEqual(compared(before, after), [{ '650': [1, 0, 1], '900': [0, 1, 0], '590': [1, 0, 0] }, false])
  })

  it('is nothing where fields were made anew as they were, or only the moment of the change differs', () => {
    const before = [controlField('005', '20260101000000.0'), title]
    const after = [controlField('005', '20260202000000.0'), title]
    assert.deepEqual(compared(before, after), [{}, false])
    assert.deepEqual(compared([title, subject('Dogs')], [title, { ...subject('Dogs') }]), [{}, false])
  })

  it('is told of the leader but for its lengths, and of fields in another order', () => {
    const [one, two] = [subject('Dogs'), subject('Cats')]
    assert.deepEqual(compared([title], [title], [leader, `00714${leader.slice(5)}`]), [{}, false])
    assert.deepEqual(compared([title], [title], [leader, leader.replace('nam', 'cam')])[0], { LDR: [0, 0, 1] })
    assert.deepEqual(compared([title, one, two], [title, two, one]), [{}, true])
  })
})
