import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keptSearch, searchKey } from './kept-search.ts'

describe('what is kept of a search', () => {
  const kept = [
    ['  Der   Prozeß ', 'der prozess', 'Der Prozeß'],
    ['9780261102217', '9780261102217', '9780261102217'],
    ['978-0-261-10221-7', '978-0-261-10221-7', '978-0-261-10221-7'],
    ['0028-0836', '0028-0836', '0028-0836'],
    ['1984', '1984', '1984'],
    ['Заповедник\u0000\u200b', 'заповедник', 'Заповедник'],
    ["O'Brien", undefined, "O'Brien"],
  ] as const
  for (const [typed, key, term] of kept) {
    it(`keeps ${JSON.stringify(typed)} as ${term}`, () => {
      const found = keptSearch(typed)
      assert.equal(found?.term, term)
      if (key !== undefined) assert.equal(found?.key, searchKey(key))
    })
  }
  const left = [
    ['a card', '21234000041574'],
    ['a card in groups', '2 1234 00004 1574'],
    ['a telephone', 'call me 555 867 5309'],
    ['a telephone abroad', '+44 (0)20 7946-0958'],
    ['a mail address', 'books for maya@example.org'],
    ['nothing', '   '],
    ['one letter', 'x'],
    ['a page of text', 'word '.repeat(40)],
  ] as const
  for (const [what, typed] of left) it(`keeps nothing of ${what}`, () => assert.equal(keptSearch(typed), undefined))

  it('counts spellings together that find the same', () => {
    assert.equal(searchKey('Bjørnson'), searchKey('BJORNSON'))
    assert.equal(searchKey('  café  '), searchKey('cafe'))
  })
})
