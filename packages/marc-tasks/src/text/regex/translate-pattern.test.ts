import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPattern, readReplacer } from '../pattern.ts'

function replaced(find: string, by: string, text: string, options = {}): string {
  const replacer = readReplacer(find, by, options)
  return typeof replacer === 'string' ? replacer : replacer.replace(text)
}

describe('A regular expression of .NET', () => {
  const cases: readonly (readonly [says: string, find: string, by: string, text: string, after: string])[] = [
    ['has options inside', '(?i)war', 'X', 'War and WAR', 'X and X'],
    ['has options from the middle of a group on', 'a(?i)b|C', 'X', 'aBcA', 'XXA'],
    ['has options for a group', '(?i:a)b', 'X', 'AbAB', 'XAB'],
    ['has dots for everything but the end of a line', 'a.+', 'X', 'ab\nc', 'X\nc'],
    ['has dots for the end of a line too', '(?s)a.+', 'X', 'ab\nc', 'X'],
    ['has lines when asked', '(?m)^b$', 'X', 'a\nb\nc', 'a\nX\nc'],
    ['has the ends of the text', '\\Aa|c\\Z|c\\z', 'X', 'aac', 'XaX'],
    ['names groups', '(?<year>\\d{4})-(?<month>\\d\\d)', '${month}/${year}', '2026-11', '11/2026'],
    ['numbers groups with names behind the others', '(?<x>a)(b)', '$1$2', 'ab', 'ba'],
    [
      'has one name for two groups',
      '((?<one>=650.*[\\w])|(?<one>=650.*)(?<two>[^.)]))$',
      '${one}.',
      '=650  \\6$aPop$y1961,',
      '=650  \\6$aPop$y1961.',
    ],
    ['looks around', '(?<=\\$a)x(?!y)', 'Z', '$ax $axy', '$aZ $axy'],
    ['keeps what it took', '(?>a+)ab|b', 'X', 'aab', 'aaX'],
    ['takes sets from sets', '[a-z-[aeiou]]', '.', 'hello', '.e..o'],
    ['refers back', '(\\w)\\1', '<$1>', 'hello', 'he<l>o'],
    ['knows letters of all scripts', '^\\w+', 'X', 'Кéø x', 'X x'],
    ['knows digits of all scripts', '\\d', 'n', '1٢', 'nn'],
    ['knows categories and blocks', '\\p{Lu}\\P{Lu}\\p{IsCyrillic}', 'X', 'Aaж', 'X'],
    ['knows words', '\\bfoo\\b', 'X', 'foo éfoo foo.', 'X éfoo X.'],
    ['knows escapes by number', '\\x41\\u0042\\t', 'X', 'AB\t', 'X'],
    ['has braces that mean themselves', 'a{,3}{x}', 'X', 'a{,3}{x}', 'X'],
    ['has a bracket that means itself', '[]a]+', 'X', ']a]b', 'Xb'],
    ['has lazy repetitions', '<.+?>', 'X', '<a><b>', 'XX'],
    ['has comments', 'a(?#nothing)b', 'X', 'ab', 'X'],
    ['ends lines with a line feed', 'a\\r\\nb', 'x\\r\\ny', 'a\nb', 'x\ny'],
    ['puts back all of it', 'b', "[$&][$`][$']", 'abc', 'a[b][a][c]c'],
    ['leaves dollars before what is no group', 'x', '$a$5MU$$', 'x', '$a$5MU$'],
    ['reads numbers of groups to their end', '(a)', '$1001-${1}001', 'a', '$1001-a001'],
    ['knows groups by a backslash', '(a)(b)', '\\2\\1', 'ab', 'ba'],
    ['leaves indicators alone', '(a)', '=500  \\1$a$1', 'a', '=500  \\1$aa'],
    ['leaves two backslashes two', 'x', '\\\\$a', 'x', '\\\\$a'],
    ['finds the empty end too', '(.*)', '[$1]', 'ab', '[ab][]'],
    ['leaves out what was not found', '(a)|(b)', '<$1$2>', 'ab', '<a><b>'],
  ]
  for (const [says, find, by, text, after] of cases) it(says, () => assert.equal(replaced(find, by, text), after))

  it('says why it cannot be had', () => {
    const told = [
      '(a',
      'a)',
      '[a',
      'a**',
      '*a',
      '(?(1)a|b)',
      '(?<a-b>x)',
      '\\G',
      '\\p{IsKlingon}',
      '[z-a]',
      '(?x)a',
      '\\k<no>',
      'a\\',
    ].map((text) => String(readPattern(text, {})).replace(/^The regular expression “.*” cannot be read: /, ''))
    assert.deepEqual(told, [
      'a ( has no ).',
      'a ) has no (.',
      'a [ has no ].',
      'one repetition stands behind another.',
      'there is nothing before * to repeat.',
      'the group (?(1…) is not known.',
      'the group (?<a…) is not known.',
      '\\G is not known.',
      'the set of characters \\p{IsKlingon} is not known.',
      'the range z-a runs backwards.',
      'the options n and x are not known.',
      'there is no group no.',
      'it ends with a backslash.',
    ])
  })

  it('is read or refused, never thrown, whatever it is made of', () => {
    const pieces = [
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '?',
      '*',
      '+',
      '|',
      '^',
      '$',
      '.',
      '\\',
      'a',
      '1',
      ',',
      '-',
      '<',
      'i',
      ':',
      '=',
      '!',
      'd',
      '#',
    ]
    let seed = 7
    const next = (most: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most
    for (let times = 0; times < 5000; times++) {
      const text = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join('')
      const read = readPattern(text, {})
      assert.ok(typeof read === 'string' || read instanceof RegExp, text)
    }
  })
})
