import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { qrCode } from './qr-code.ts'

const rows = (text: string) => qrCode(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))

describe('a code for a phone', () => {
  it('is drawn dot by dot as ISO/IEC 18004 says (read back by a decoder when it was written down)', () => {
    assert.deepEqual(rows('K7MP-4TXR'), [
      '#######.#.#.#.#######',
      '#.....#..#.##.#.....#',
      '#.###.#..###..#.###.#',
      '#.###.#.#####.#.###.#',
      '#.###.#.#.#.#.#.###.#',
      '#.....#.##.#..#.....#',
      '#######.#.#.#.#######',
      '........#####........',
      '#...#.###.##.#####..#',
      '.##.....#..###.#.##..',
      '...##.#..###....#.#..',
      '###.#..#.#...#.##..##',
      '.##.###.#.#.#.##..##.',
      '........#.#.####.#.##',
      '#######.#...#.#.#..#.',
      '#.....#....##..##..#.',
      '#.###.#.####.###.###.',
      '#.###.#..#.##..##.###',
      '#.###.#..#.#..####...',
      '#.....#..#...##.##...',
      '#######.#.#.#####...#',
    ])
  })

  it('grows with the text, up to what fits a screen', () => {
    const sizes = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213].map((length) => qrCode('x'.repeat(length)).length)
    assert.deepEqual(sizes, [21, 25, 29, 33, 37, 41, 45, 49, 53, 57])
    assert.equal(qrCode('x'.repeat(15)).length, 25)
    assert.throws(() => qrCode('x'.repeat(214)), RangeError)
  })

  it('counts bytes, not letters', () => {
    assert.equal(qrCode('é'.repeat(7)).length, 21)
    assert.equal(qrCode('é'.repeat(8)).length, 25)
  })
})
