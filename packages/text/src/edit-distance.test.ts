import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { editDistanceAtMost } from './index.ts'

/** The distance by its definition, without bounds or bands. */
function plainDistance(a: string, b: string): number {
  const cell: number[][] = Array.from({ length: a.length + 1 }, (_, row) => [row])
  for (let column = 0; column <= b.length; column++) cell[0]![column] = column
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min(cell[row - 1]![column]! + 1, cell[row]![column - 1]! + 1, cell[row - 1]![column - 1]! + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, cell[row - 2]![column - 2]! + 1)
      }
      cell[row]![column] = least
    }
  }
  return cell[a.length]![b.length]!
}

describe('a mistyped word', () => {
  const cases: readonly (readonly [string, string, number, number | undefined])[] = [
    ['tolkien', 'tolkien', 0, 0],
    ['tolkein', 'tolkien', 1, 1],
    ['tolkein', 'tolkien', 0, undefined],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, undefined],
    ['', 'ab', 2, 2],
    ['ca', 'abc', 3, 3],
    ['dostoyevsky', 'dostoevskii', 2, undefined],
    ['dostoyevsky', 'dostoevskii', 3, 3],
  ]
  for (const [typed, meant, most, expected] of cases) {
    it(`${typed} for ${meant}, at most ${most}`, () => {
      assert.equal(editDistanceAtMost(typed, meant, most), expected)
    })
  }

  it('is as far as the definition says, for all short words', () => {
    const words = ['']
    for (let n = 0; n < 121; n++) for (const letter of 'abc') if (words.length < 364) words.push(words[n]! + letter)
    for (const a of words.slice(0, 121)) {
      for (const b of words) {
        const distance = plainDistance(a, b)
        assert.equal(editDistanceAtMost(a, b, 2), distance <= 2 ? distance : undefined, `${a} ${b}`)
      }
    }
  })
})
