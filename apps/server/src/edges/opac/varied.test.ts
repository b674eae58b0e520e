import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { varied } from './varied.ts'

const title = (id: number, format: string, classNumber: string | null = null) => ({ id, format, classNumber })
const ids = (titles: readonly { readonly id: number }[]) => titles.map(({ id }) => id)

describe('a display of new titles', () => {
  it('shows two books of different classes, then something else', () => {
    const fiction = [1, 2, 3, 4].map((id) => title(id, 'book', '813.5'))
    const others = [title(5, 'book', '641.5'), title(6, 'film'), title(7, 'film'), title(8, 'music')]
    assert.deepEqual(ids(varied([...fiction, ...others], 6)), [1, 5, 6, 2, 3, 8])
    assert.deepEqual(ids(varied([...fiction, ...others], 20)), [1, 5, 6, 2, 3, 8, 4, 7])
  })
  it('shows what there is when it is all of one kind', () => {
    assert.deepEqual(ids(varied([title(1, 'film'), title(2, 'film')], 5)), [1, 2])
    assert.deepEqual(varied([], 5), [])
  })
})
