import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { queryOfCql } from './cql-query.ts'

const taken = (text: string): unknown => {
  const cql = queryOfCql(text)
  return cql.ok ? cql.query : cql.message
}
const title = ['title', 'other-title']

describe('a query in CQL', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['hobbit', { kind: 'word', text: 'hobbit' }],
    ['dc.title = hobbit', { kind: 'word', text: 'hobbit', fields: title }],
    ['title adj "there and back"', { kind: 'phrase', text: 'there and back', fields: title }],
    [
      'title any "dune hobbit"',
      {
        kind: 'or',
        of: [
          { kind: 'word', text: 'dune', fields: title },
          { kind: 'word', text: 'hobbit', fields: title },
        ],
      },
    ],
    ['title == "The hobbit"', { kind: 'phrase', text: 'The hobbit', anchor: 'whole', fields: title }],
    ['title = "^the hobbit"', { kind: 'phrase', text: 'the hobbit', anchor: 'start', fields: title }],
    ['hobb*', { kind: 'prefix', text: 'hobb' }],
    ['wom?n', { kind: 'wildcard', text: 'wom?n' }],
    ['what\\?', { kind: 'word', text: 'what?' }],
    ['date >= 1990', { kind: 'range', number: 'year', from: 1990 }],
    ['dc.date within "1980 1989"', { kind: 'range', number: 'year', from: 1980, to: 1989 }],
    ['language = eng', { kind: 'facet', facet: 'language', values: ['eng'] }],
    ['cql.allRecords = 1', { kind: 'all' }],
    [
      'hobbit not film',
      {
        kind: 'and',
        of: [
          { kind: 'word', text: 'hobbit' },
          { kind: 'not', of: { kind: 'word', text: 'film' } },
        ],
      },
    ],
  ]
  for (const [text, query] of cases) it(`takes ${text}`, () => assert.deepEqual(taken(text), query))
})

describe('a long query in CQL', () => {
  it('is one level deep where its operators are of one kind', () => {
    const row = taken(Array.from({ length: 100 }, (_, n) => `w${n}`).join(' or '))
    assert.ok(typeof row === 'object' && row !== null && 'of' in row && Array.isArray(row.of))
    assert.equal(row.of.length, 100)
  })

  it('does not break over marks, controls and half characters', () => {
    for (const text of [
      '"',
      '\\',
      '\u0000',
      '\ud800',
      '((((',
      '<script>',
      "'; drop table bib",
      '= = =',
      'a'.repeat(40_000),
    ])
      assert.ok(taken(text) !== undefined)
  })
})

describe('a query in CQL that cannot be done', () => {
  for (const [text, says] of [
    ['(hobbit', /character/],
    ['', /./],
    ['colour = red', /no index "colour"/],
    ['cat prox dog', /quotation marks/],
    ['date = soon', /year/],
    ['date within 1980', /two years/],
    ['title > a', /years only/],
    ['*', /at least one letter/],
    ['title = "hobbit^"', /before it too/],
  ] as const) {
    it(`says why not: ${text === '' ? 'nothing at all' : text}`, () => {
      const answer = taken(text)
      assert.ok(typeof answer === 'string', JSON.stringify(answer))
      assert.match(answer, says)
    })
  }
})
