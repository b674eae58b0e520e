import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { editDistanceAtMost } from '@carrel/text'
import { compareCodePoints, sortByCodePoint, utf8 } from './bytes.ts'
import { DictionaryCursor, dictionaryOf, keyAt, locate, lowerBound, ordinalOf, prefixRange } from './dictionary.ts'
import { DictionaryMerger } from './merge-dictionaries.ts'
import { similarWords } from './similar-words.ts'
import { randomSource } from './testing/oracle.ts'

/** Sorted different strings over few letters, so that many share their beginnings. */
function randomWords(seed: number, count: number, letters: readonly string[]): string[] {
  const random = randomSource(seed)
  const words = new Set<string>()
  while (words.size < count) {
    const length = 1 + Math.floor(random() * 9)
    words.add(Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join(''))
  }
  return sortByCodePoint([...words])
}

const letters = ['a', 'b', 'c', 'é', 'ж', '猫', '😀', '\ufb01']

describe('a dictionary of sorted strings', () => {
  const words = randomWords(1, 3000, letters)
  const dictionary = dictionaryOf(words)

  it('gives every string its number and every number its string', () => {
    words.forEach((word, i) => {
      assert.equal(ordinalOf(dictionary, word), i)
      assert.equal(keyAt(dictionary, i), word)
    })
    assert.equal(keyAt(dictionary, words.length), '')
  })

  it('tells where a string would stand that is not there', () => {
    for (const word of randomWords(2, 500, letters)) {
      if (words.includes(word)) continue
      const expected = words.filter((other) => compareCodePoints(other, word) < 0).length
      assert.equal(locate(dictionary, utf8(word)), ~expected, word)
      assert.equal(lowerBound(dictionary, utf8(word)), expected)
    }
  })

  it('finds all strings with a beginning', () => {
    for (const prefix of ['a', 'ab', 'é', '猫a', '😀', 'cc\ufb01', 'zzz', '']) {
      const { from, to } = prefixRange(dictionary, prefix)
      assert.deepEqual(
        words.slice(from, to),
        words.filter((word) => word.startsWith(prefix)),
        prefix,
      )
    }
  })

  it('walks from any place and knows what neighbours share', () => {
    const cursor = new DictionaryCursor(dictionary)
    assert.ok(cursor.seek(1234))
    for (let at = 1234; at < 1400; at++) {
      assert.equal(cursor.text(), words[at])
      assert.ok(cursor.next())
      const [before, present] = [utf8(words[at] ?? ''), utf8(words[at + 1] ?? '')]
      assert.deepEqual(present.slice(0, cursor.shared), before.slice(0, cursor.shared))
    }
  })

  it('holds nothing when it is empty', () => {
    const empty = dictionaryOf([])
    assert.equal(ordinalOf(empty, 'a'), -1)
    assert.deepEqual(prefixRange(empty, 'a'), { from: 0, to: 0 })
  })

  it('is walked together with others in one order', () => {
    const lists = [randomWords(3, 200, letters), [], randomWords(4, 300, letters), randomWords(5, 5, letters)]
    const merger = new DictionaryMerger(lists.map(dictionaryOf))
    const found: string[] = []
    while (merger.next()) {
      const text = Buffer.from(merger.key.subarray(0, merger.length)).toString()
      found.push(text)
      const holders = lists.flatMap((list, i) => (list.includes(text) ? [i] : []))
      assert.deepEqual(merger.sources.slice(0, merger.count), holders)
      for (const source of holders) assert.equal(lists[source]?.[merger.ordinal(source)], text)
    }
    assert.deepEqual(found, sortByCodePoint([...new Set(lists.flat())]))
  })
})

describe('words that are like a mistyped one', () => {
  it('are all found that a comparison with every word finds', () => {
    const words = randomWords(6, 2500, ['a', 'b', 'c', 'd', 'é', 'ж'])
    const dictionary = dictionaryOf(words)
    for (const word of [...randomWords(7, 60, ['a', 'b', 'c', 'é', 'ж']), 'abcdabcd', 'жжжaaa']) {
      for (const most of [1, 2]) {
        const expected = words.flatMap((other, ordinal) => {
          const distance = editDistanceAtMost(word, other, most)
          return distance === undefined ? [] : [{ ordinal, distance }]
        })
        assert.deepEqual(similarWords(dictionary, word, most), expected, `${word} within ${most}`)
      }
    }
  })

  it('are not looked for when the word is endless', () => {
    assert.deepEqual(similarWords(dictionaryOf(['a']), 'a'.repeat(5000), 2), [])
  })
})
