import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { characters, findCharacters, withCharacter } from './characters.ts'

const named = (asked: string) => findCharacters(asked)[0]

describe('a character by its name', () => {
  const rows = [
    ['ayn', 'ʻ'],
    ['alif', 'ʼ'],
    ['okina', 'ʻ'],
    ['o with dot below', 'ọ'],
    ['o with circumflex and acute', 'ố'],
    ['s with caron', 'š'],
    ['Vietnamese d', 'Đ'],
    ['omega', 'ω'],
    ['shch', 'щ'],
    ['half ring', '̜'],
  ] as const
  for (const [asked, text] of rows) it(`“${asked}” is ${text}`, () => assert.equal(named(asked)?.text, text))

  it('is one for each name and sign', () => {
    assert.equal(new Set(characters.map(({ text }) => text)).size, characters.length)
    assert.deepEqual(findCharacters('nothing of the kind'), [])
  })
})

describe('a character that is put in', () => {
  it('goes in place of what is chosen', () => {
    const ayn = named('ayn')
    assert.ok(ayn)
    assert.deepEqual(withCharacter("'Abd", 0, 1, ayn), { text: 'ʻAbd', at: 1 })
  })

  it('goes onto the letter before the cursor when it is a mark, composed', () => {
    const [below, hook] = [named('dot below'), named('hook above')]
    assert.ok(below && hook)
    assert.deepEqual(withCharacter('Ho Chi', 2, 2, below), { text: 'Họ Chi', at: 2 })
    assert.deepEqual(withCharacter('ô', 1, 1, hook), { text: 'ổ', at: 1 })
    assert.deepEqual(withCharacter('ḷ', 1, 1, { ...below, text: '̄' }).text, 'ḹ')
  })
})
