import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exactTokens, queryWords, tokens, tokensWithVariants } from './index.ts'

const shown = (text: string): string =>
  tokensWithVariants(text)
    .map(({ token, position }) => `${token}@${position}`)
    .join(' ')

/** Text, its words, and everything it is found under with positions. */
const CASES: readonly (readonly [text: string, words: string, found: string])[] = [
  ['The Hobbit, or, There and back', 'the hobbit or there and back', 'the@0 hobbit@1 or@2 there@3 and@4 back@5'],
  ["O'Brien", 'obrien', 'obrien@0 o@0 brien@0'],
  ['L’homme invisible', 'lhomme invisible', 'lhomme@0 l@0 homme@0 invisible@1'],
  ["'quoted' dogs' rock 'n' roll", 'quoted dogs rock n roll', 'quoted@0 dogs@1 rock@2 n@3 roll@4'],
  ['e-book reader', 'e book reader', 'e@0 book@1 ebook@1 reader@2'],
  ['mother\u2010in\u2010law', 'mother in law', 'mother@0 in@1 law@2 motherinlaw@2'],
  ["O'Brien-Smith", 'obrien smith', 'obrien@0 o@0 brien@0 smith@1 obriensmith@1'],
  ['1914-1918, pages 3-7', '1914 1918 pages 3 7', '1914@0 1918@1 pages@2 3@3 7@4'],
  ['Covid-19', 'covid 19', 'covid@0 19@1 covid19@1'],
  ['well - known – dashes—part', 'well known dashes part', 'well@0 known@1 dashes@2 part@3'],
  ['C++, C# and .NET', 'c++ c# and .net', 'c++@0 c#@1 and@2 .net@3'],
  ['Notepad++ 2.0', 'notepad 2 0', 'notepad@0 notepad++@0 2@1 0@2'],
  ['LGBTQ+ people', 'lgbtq people', 'lgbtq@0 lgbtq+@0 people@1'],
  ['a+b #1', 'a b 1', 'a@0 b@1 1@2'],
  ['J.R.R. Tolkien', 'j r r tolkien', 'j@0 r@1 r@2 jrr@2 tolkien@3'],
  ['Tolkien, J. R. R. (John)', 'tolkien j r r john', 'tolkien@0 j@1 r@2 r@3 jrr@3 john@4'],
  ['Sartre, J.-P.', 'sartre j p', 'sartre@0 j@1 p@2 jp@2'],
  ['U.S. history', 'u s history', 'u@0 s@1 us@1 history@2'],
  ['Vitamin C. A history', 'vitamin c a history', 'vitamin@0 c@1 a@2 history@3'],
  ['AT&T', 'at t', 'at@0 t@1 att@1'],
  ['(Dis)order, colo[u]r', 'dis order colo u r', 'dis@0 order@1 disorder@1 colo@2 u@3 r@4 colour@4'],
  ['wo/man (s) a /b', 'wo man s a b', 'wo@0 man@1 woman@1 s@2 a@3 b@4'],
  ['コンピューター入門', 'こん んぴ ぴゅ ゅー ーた た入 入门', 'こん@0 んぴ@1 ぴゅ@2 ゅー@3 ーた@4 た入@5 入门@6'],
  ['fish & chips', 'fish chips', 'fish@0 and@0 chips@1'],
  ['20,000 leagues; 1,2', '20000 leagues 1 2', '20000@0 20@0 000@0 leagues@1 1@2 2@3'],
  ['吾輩は猫', '吾辈 辈は は猫', '吾辈@0 辈は@1 は猫@2'],
  ['猫 第3巻', '猫 第 3 巻', '猫@0 第@1 3@2 巻@3'],
  ['iPhone入門', 'iphone 入门', 'iphone@0 入门@1'],
  ['𠮷野家', '𠮷野 野家', '𠮷野@0 野家@1'],
  ['ภาษาไทย', 'ภาษา ษาไท ไทย', 'ภาษา@0 ษาไท@1 ไทย@2'],
  ['ខ្មែរ', 'ខ្មែរ', 'ខ្មែរ@0'],
  ['မြန်မာ', 'မြန် န်မာ', 'မြန်@0 န်မာ@1'],
  ['한국어 문학', '한국어 문학', '한국어@0 문학@1'],
  ['हिन्दी साहित्य', 'हिंदी साहित्य', 'हिंदी@0 साहित्य@1'],
  ['می‌خواهم', 'ميخواهم', 'ميخواهم@0 مي@0 خواهم@0'],
  ['\u0301 …!? 🎵', '', ''],
]

describe('the words of a title', () => {
  for (const [text, words, found] of CASES) {
    it(`of ${text}`, () => {
      assert.equal(tokens(text).join(' '), words)
      assert.equal(shown(text), found)
    })
  }

  it('has the form as written for quoted search, word for word', () => {
    assert.deepEqual(exactTokens('Résumé of O’Neill, STRAẞE'), ['résumé', 'of', "o'neill", 'straße'])
    assert.deepEqual(exactTokens('Hawaiʻi Hawai’i ‘Iolani Qurʼān ʻulamāʼ'), [
      "hawai'i",
      "hawai'i",
      'iolani',
      "qur'ān",
      'ulamā',
    ])
    for (const [text] of [
      ...CASES,
      [`20,000 al-ʻArabī ʼ'ʼ aʼʼb a'ʼb サーバー・ルーム`] as const,
      ['B♭ 2½ Cafe\u0301 ﬁn…x Lego™ l·l ㈱朝日'] as const,
    ]) {
      assert.equal(exactTokens(text).length, tokens(text).length, text)
    }
  })
})

describe('the words of a query', () => {
  const alternatives = (query: string): string =>
    queryWords(query)
      .map((word) => word.alternatives.map((alternative) => alternative.join('+')).join('|'))
      .join(' ')

  it('may be written in other ways', () => {
    assert.equal(alternatives("O'Brien's e-book"), 'obriens|o+brien+s e+book|ebook')
    assert.equal(alternatives('jrr tolkien'), 'jrr tolkien')
    assert.equal(alternatives('J.R.R. Tolkien'), 'j+r+r|jrr tolkien')
    assert.equal(alternatives('lgbtq+ c++'), 'lgbtq|lgbtq+ c++')
    assert.equal(alternatives('fish & chips'), 'fish chips')
    assert.equal(alternatives("rock 'n' roll"), 'rock n|and roll')
    assert.equal(alternatives("O'Brien O'Neill"), 'obrien|o+brien oneill|o+neill')
  })

  it('meet the title however both were written', () => {
    const finds = (query: string, title: string): boolean => {
      const index = new Set(tokensWithVariants(title).map(({ token }) => token))
      return queryWords(query).every((word) => word.alternatives.some((all) => all.every((token) => index.has(token))))
    }
    const spellings = ['e-book', 'ebook', 'e book', 'E‐Book']
    for (const title of spellings) {
      for (const query of spellings) {
        if (title === 'ebook' && query === 'e book') continue
        if (title === 'e book' && query === 'ebook') continue
        assert.ok(finds(query, title), `${query} in ${title}`)
      }
    }
    assert.ok(finds('fish and chips', 'Fish & chips'))
    assert.ok(finds('20000 leagues', '20,000 leagues under the sea'))
    assert.ok(finds('jrr tolkien', 'Tolkien, J. R. R.'))
    assert.ok(!finds('C#', 'C++ primer'))
  })
})
