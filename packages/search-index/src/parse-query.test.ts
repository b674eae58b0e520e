import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseQuery } from './parse-query.ts'
import type { ParseOptions } from './parse-query.ts'
import type { Query } from './query.ts'
import { checkQuerySize, queryLimits } from './query.ts'

const options: ParseOptions = {
  prefixes: { title: ['title'], author: ['author'], isbn: ['identifier'], kw: ['title', 'note'] },
}

/** A query in short form: what stands where is left to the tests of corrections. */
function short(query: Query): string {
  const fields = 'fields' in query && query.fields ? `${query.fields.join('+')}:` : ''
  switch (query.kind) {
    case 'word':
      return fields + query.text
    case 'phrase':
      return `${fields}"${query.text}"`
    case 'prefix':
      return `${fields}${query.text}…`
    case 'wildcard':
      return `${fields}${query.text}~`
    case 'identifier':
      return `#${query.text}`
    case 'and':
    case 'or':
      return `(${query.of.map(short).join(query.kind === 'and' ? ' & ' : ' | ')})`
    case 'not':
      return `!${short(query.of)}`
    default:
      return query.kind
  }
}

const cases: readonly (readonly [typed: string, understood: string])[] = [
  ['', 'all'],
  ['   ', 'all'],
  ['dune', 'dune'],
  ['the two towers', '(the & two & towers)'],
  ['"two towers" tolkien', '("two towers" & tolkien)'],
  ['“two towers”', '"two towers"'],
  ['"never closed', '"never closed"'],
  ['dune -film', '(dune & !film)'],
  ['dune - film', '(dune & film)'],
  ['-"the film"', '!"the film"'],
  ['dune NOT film', '(dune & !film)'],
  ['cats OR dogs', '(cats | dogs)'],
  ['big cats OR small dogs', '((big & cats) | (small & dogs))'],
  ['OR dogs', 'dogs'],
  ['cats OR', 'cats'],
  ['CATS OR DOGS', '(CATS & OR & DOGS)'],
  ['cats AND dogs', '(cats & dogs)'],
  ['author:le guin', '(author:le & guin)'],
  ['author: tolkien', 'author:tolkien'],
  ['Author:"le guin" title:hand*', '(author:"le guin" & title:hand…)'],
  ['kw:rings', 'title+note:rings'],
  ['-author:king it', '(!author:king & it)'],
  ['Dune: Messiah', '(Dune & Messiah)'],
  ['http://example.org/x', '(http & //example.org/x)'],
  ['constructor:x -foo:bar', '(constructor & x & !(foo & bar))'],
  ['hobb*', 'hobb…'],
  ['wom?n col*r', '(wom?n~ & col*r~)'],
  ['Are you my mother?', '(Are & you & my & mother?)'],
  ['* ? - "" :', '* ? - "" :'],
  ['978 0 14 044913 6', '(#978 0 14 044913 6 | 978 0 14 044913 6)'],
  ['ISBN 978-0-14-044913-6', '#978-0-14-044913-6'],
  ['isbn-13: 978 0140449136', '#978 0140449136'],
  ['ISSN 0317-8471', '#0317-8471'],
  ['isbn agency', '(isbn & agency)'],
  ['1984 2001', '(#1984 2001 | 1984 2001)'],
  ['1984 200', '(1984 & 200)'],
  ['isbn:978-0-14-044913-6', 'identifier:978-0-14-044913-6'],
  ["o'brien spider-man c++", "(o'brien & spider-man & c++)"],
  ['吾輩は猫', '吾輩は猫'],
]

describe('what is typed into the search box', () => {
  for (const [typed, understood] of cases) {
    it(`${JSON.stringify(typed)} means ${understood}`, () =>
      assert.equal(short(parseQuery(typed, options)), understood))
  }

  it('leaves the last word open while typing', () => {
    const typing = { ...options, typing: true }
    assert.equal(short(parseQuery('two tow', typing)), '(two & (tow | tow…))')
    assert.equal(short(parseQuery('two ', typing)), 'two')
    assert.equal(short(parseQuery('title:tow', typing)), '(title:tow | title:tow…)')
    assert.equal(short(parseQuery('two -tow', typing)), '(two & !tow)')
  })

  it('knows where each word stands', () => {
    const query = parseQuery('  tolkein  author:hobit', options)
    assert.ok(query.kind === 'and')
    assert.deepEqual(
      query.of.map((part) => (part.kind === 'word' ? part.at : undefined)),
      [2, 18],
    )
  })

  it('reads no more than the limits allow, whatever comes', () => {
    for (const typed of [
      'word '.repeat(10_000),
      '"'.repeat(50_000),
      'a:'.repeat(30_000),
      '-'.repeat(9999),
      `"${'w '.repeat(5000)}`,
      '猫'.repeat(5000),
    ]) {
      const query = parseQuery(typed, options)
      checkQuerySize(query)
      assert.ok(JSON.stringify(query).length < 20 * queryLimits.length)
    }
  })

  it('refuses trees without end', () => {
    let deep: Query = { kind: 'all' }
    for (let level = 0; level < 100; level++) deep = { kind: 'not', of: deep }
    assert.throws(() => checkQuerySize(deep), RangeError)
    const wide: Query = { kind: 'or', of: Array.from({ length: 600 }, (): Query => ({ kind: 'all' })) }
    assert.throws(() => checkQuerySize(wide), RangeError)
  })
})
