import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nacoKey } from '@carrel/text'
import { wordsOfPattern } from './words-of-pattern.ts'

describe('Where a rule by a regular expression looks', () => {
  const cases: readonly (readonly [pattern: string, words: readonly string[] | undefined])[] = [
    ['\\bAliens\\b', ['aliens']],
    ['^Indians? of North America', ['america']],
    ['\\b(Aliens|Refugees?)\\b', ['aliens', 'refugee']],
    ['[Ii]llegal alien', ['llegal']],
    ['(?i)ALIENS', ['aliens']],
    ['(?<what>Slave)s? -- (?:Brazil|Cuba)', ['slave']],
    ['Poor(?! people)', ['poor']],
    ['(?:Gypsies)?', undefined],
    ['Kästner', ['kastner']],
    ['Mozart{2}', ['mozart']],
    ['(Aliens){0,2}x', ['x']],
    ['Alien|.', undefined],
    ['.', undefined],
    ['^$', undefined],
    ['\\p{Lu}liens', undefined],
    ['\\x41liens', undefined],
    ['(?x) A l i e n s', undefined],
    ['[a-z[0-9]]b', undefined],
    ['Insane\\.', ['insane']],
    ['O’Neill', ['neill']],
    ['(', undefined],
    [')Aliens', undefined],
    [Array.from({ length: 41 }, (_, index) => `w${index}`).join('|'), undefined],
  ]
  for (const [pattern, words] of cases) {
    it(`${words ? `in headings with ${words.join(' or ')}` : 'everywhere'} for ${pattern.slice(0, 40)}`, () =>
      assert.deepEqual(wordsOfPattern(pattern), words))
  }

  it('never leaves out a heading that fits', () => {
    const headings = [
      'Aliens -- United States',
      'Kästner, Erich, 1899-1974',
      'Indians of North America',
      "O'Neill, Eugene",
      'Æsop',
    ]
    const patterns = [
      'Alien|Erich',
      'K[aä]stner',
      '(Indian)s? of',
      'O.?Neill',
      'Æsop$',
      'S(tat|x)es',
      '^(A|Æ)',
      'e.*i(c)?h',
      '(Nor|Sou)th',
      'Un(i(t(ed)?)?)',
    ]
    for (const pattern of patterns)
      for (const heading of headings.filter((one) => new RegExp(pattern, 'v').test(one)))
        assert.ok(
          wordsOfPattern(pattern)?.some((word) => nacoKey(heading).includes(word)) !== false,
          `${pattern} and ${heading}`,
        )
  })
})
