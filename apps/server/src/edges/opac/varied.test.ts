import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { varied } from './varied.ts'

const title = (id: number, format: string, classNumber: string) => ({ id, format, language: 'eng', classNumber })

describe('a display of new titles', () => {
  it('shows each kind in turn', () => {
    const titles = [title(1, 'book', '813'), title(2, 'book', '823'), title(3, 'book', '641'), title(4, 'film', '791')]
    assert.deepEqual(
      varied(titles, 3).map(({ id }) => id),
      [1, 3, 4],
    )
    assert.deepEqual(
      varied(titles, 9).map(({ id }) => id),
      [1, 3, 4, 2],
    )
  })
  it('is empty when there is nothing', () => assert.deepEqual(varied([], 5), []))
})
