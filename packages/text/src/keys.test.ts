import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exactKey, fingerprint, nacoKey, sortKey, stripNonSort, titleKey } from './index.ts'

function table(key: (text: string) => string, cases: readonly (readonly [string, string])[]): void {
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      assert.equal(key(text), expected)
    })
  }
}

describe('the comparison key of a heading (NACO)', () => {
  table(nacoKey, [
    ['åbçdéñœöîøæÇıÂÅÍÎÏÔÔÒÚÆŒè', 'abcdenoeoioaeciaaiiiooouaeoee'],
    ['#1: ∃ C++, @ home & abroad', '#1 c++ @ home & abroad'],
    ['\u0098abc \u009Cdef', 'def'],
    ['\u0098abc def', 'abc def'],
    ['Łódź ÐÞ ðþ ß ℓ ƠƯ', 'lodz dth dth ss l ou'],
    ["O'Brien [Patrick]", 'obrien patrick'],
    ['x²·y₃', 'x2 y3'],
    ['B♭ C♯', 'b♭ c♯'],
    ['¿Qué? — ¡Así!', 'que asi'],
    ['Il′i͡a ʻAbd al-Raḥmān ٣', 'ilia abd al rahman 3'],
    ['Cafe\u0301', 'cafe'],
    ['  many   spaces\t', 'many spaces'],
  ])

  it('keeps the first comma of a name, but not one at the end', () => {
    const name = (text: string): string => nacoKey(text, { keepFirstComma: true })
    assert.equal(name('Smith, Jane. Poet, painter, and author'), 'smith, jane poet painter and author')
    assert.equal(name('Smith,Jane'), 'smith, jane')
    assert.equal(name('Madonna,'), 'madonna')
    assert.equal(name('Madonna'), 'madonna')
  })
})

describe('the fingerprint by which variants cluster', () => {
  table(fingerprint, [
    [' école ÉCole ecoLe ', 'ecole'],
    ['bbb\taaa', 'aaa bbb'],
    ['æø', 'aeoe'],
    ['©ß', 'css'],
    ['Ðð Þþ Ƿƿ', 'dd thth ww'],
    ['ﬀﬁﬂﬃ', 'fffiflffi'],
    ['Shakespeare, William', 'shakespeare william'],
    ['c e-book\u0007 A!', 'a c ebook'],
    ['', ''],
  ])
})

describe('the title key by which records match', () => {
  table(titleKey, [
    ['The Fish and Chips', 'fishchips'],
    ['A Fish & Chip shop', 'fishchipshop'],
    ['Kitāb Yatīmat ud-Dahr', 'kitābyatīmatuddahr'],
    ['And then there were none', 'andthentherewerenone'],
    ['An', 'an'],
    ['Catch-22', 'catch22'],
    ['\u0098Les \u009CMisérables', 'misérables'],
  ])
})

describe('the key of a sorted list', () => {
  it('puts titles as a reader expects them', () => {
    const sorted = [
      '!!!',
      '2 fast',
      '10 downing street',
      '1984',
      'Apple',
      '\u0098The \u009CBee',
      'Élan',
      'Elan vital',
      'Henry IV, part 9',
      'Henry IV: part 10',
      'New York',
      'Newark',
      'Łódź',
      'Мир',
    ]
    const expected = [...sorted.slice(0, 10), 'Łódź', 'New York', 'Newark', 'Мир']
    const byKey = sorted.toReversed().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    assert.deepEqual(byKey, expected)
  })
})

describe('non-sorting marks', () => {
  table(stripNonSort, [
    ['\u0098The \u009CHobbit', 'Hobbit'],
    ['\u0088Le \u0089rouge et \u0088le \u0089noir', 'rouge et noir'],
    ['\u0098The Hobbit', 'The Hobbit'],
    ['The \u009CHobbit', 'The Hobbit'],
    ['The Hobbit', 'The Hobbit'],
  ])
})

describe('the exact key of quoted search', () => {
  table(exactKey, [
    ['Cafe\u0301 NOIR', 'caf\u00E9 noir'],
    ['Straße', 'straße'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['O’Brien', 'o’brien'],
  ])
})
