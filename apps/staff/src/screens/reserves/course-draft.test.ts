import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bodyOf, draftOf, moved, readInstructors, readSections } from './course-draft.ts'

describe('a course, as it is written', () => {
  it('reads sections with how many are enrolled', () => {
    assert.deepEqual(readSections('A: 24, Evening group:18; C'), [
      { name: 'A', enrolment: 24 },
      { name: 'Evening group', enrolment: 18 },
      { name: 'C', enrolment: null },
    ])
    assert.deepEqual(readSections(' , '), [])
  })

  it('tells names from cards, and keeps whom it knows', () => {
    assert.deepEqual(readInstructors('Ada Lovelace, 2 1234 0000, G. Hopper', [{ patron: 7, name: 'Ada Lovelace' }]), [
      { patron: 7, name: 'Ada Lovelace' },
      { card: '212340000' },
      { name: 'G. Hopper' },
    ])
  })

  it('waits for a name and a term', () => {
    assert.equal(bodyOf({ ...draftOf(), name: 'Algorithms' }), undefined)
    const body = bodyOf({ ...draftOf(), name: ' Algorithms ', term: '3', location: '5' })
    assert.deepEqual(
      [body?.name, body?.term, body?.location, body?.department, body?.collection],
      ['Algorithms', 3, 5, null, 'reserve'],
    )
  })

  it('moves a line by one place, not beyond the ends', () => {
    assert.deepEqual(moved([1, 2, 3], 3, -1), [1, 3, 2])
    assert.deepEqual(moved([1, 2, 3], 1, 1), [2, 1, 3])
    assert.deepEqual(moved([1, 2, 3], 1, -1), [1, 2, 3])
    assert.deepEqual(moved([1, 2, 3], 9, 1), [1, 2, 3])
  })
})
