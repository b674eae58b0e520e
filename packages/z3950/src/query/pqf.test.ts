import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parsePqf } from './parse-pqf.ts'
import type { RpnNode } from './rpn.ts'
import { wantedTitleQuery, type WantedTitle } from './wanted-title.ts'
import { writePqf } from './write-pqf.ts'

/** A query as nested lists, to be seen at a glance. */
function shape(node: RpnNode): unknown {
  switch (node.kind) {
    case 'term': {
      const { value } = node.term
      const text = value instanceof Uint8Array ? new TextDecoder().decode(value) : value
      return [...node.attributes.map(({ type, value: of }) => `${type}=${String(of)}`), text]
    }
    case 'set':
      return ['set', node.name]
    default:
      return [node.kind, shape(node.left), shape(node.right)]
  }
}

describe('A query in prefix notation', () => {
  const cases: readonly (readonly [text: string, shape: unknown, written?: string])[] = [
    ['walden', ['walden']],
    ['"walden, or life in the woods"', ['walden, or life in the woods']],
    ['{life in the woods}', ['life in the woods'], '"life in the woods"'],
    ['@attr 1=4 walden', ['1=4', 'walden']],
    ['@attr bib-1 1=4 walden', ['1=4', 'walden']],
    ['@attr 1=4 @attr 5=1 @attr 4=1 "life in"', ['1=4', '5=1', '4=1', 'life in']],
    ['@and a b', ['and', ['a'], ['b']]],
    ['@or @and a b @not c d', ['or', ['and', ['a'], ['b']], ['and-not', ['c'], ['d']]]],
    ['@attr 1=4 @and a @attr 1=5 b', ['and', ['1=4', 'a'], ['1=5', 'b']], '@and @attr 1=4 a @attr 1=5 b'],
    ['@set 1', ['set', '1']],
    ['@and @set Default x', ['and', ['set', 'Default'], ['x']]],
    ['@prox 0 3 1 2 k 2 a b', ['prox', ['a'], ['b']]],
    ['@prox void 3 0 2 p 9 a b', ['prox', ['a'], ['b']]],
    ['@term numeric 7', [7]],
    ['@term string "a b"', ['a b']],
    ['@attrset gils @attr 1=2000 x', ['1=2000', 'x']],
    ['@attr 1=title x', ['1=title', 'x']],
    ['@attr 1=3,author x', ['1=3,author', 'x']],
    ['"say \\"no\\""', ['say "no"']],
    ['"@and"', ['@and']],
    ['"\\x41\\102"', ['AB'], 'AB'],
    ['Bücher', ['Bücher']],
    ['""', ['']],
  ]
  for (const [text, wanted, written = text] of cases)
    it(`is read and written: ${text}`, () => {
      const parsed = parsePqf(text)
      assert.ok(parsed.ok, parsed.ok ? '' : parsed.message)
      assert.deepEqual(shape(parsed.query.root), wanted)
      assert.equal(writePqf(parsed.query), written.replace('@attr bib-1 ', '@attr bib-1 '))
    })

  const refused: readonly (readonly [text: string, message: RegExp])[] = [
    ['', /ends where a search term should be, at character 1\./],
    ['@and a', /ends where a search term should be/],
    ['a b', /After the query comes "b"; put words that belong together into quotation marks, at character 3\./],
    ['@attr title x', /"title" is not an attribute set/],
    ['@attr 1=4', /ends where a search term should be/],
    ['@nor a b', /"@nor" is not known, at character 1\./],
    ['"open', /has no partner/],
    ['@prox 0 x 1 2 k 2 a b', /"x" stands where the distance should be/],
    ['@prox 0 1 1 2 z 2 a b', /"z" is not k or p/],
    ['@attrset none x', /"none" is not an attribute set/],
    ['@term what x', /"what" is not a type of term/],
    ['@and '.repeat(1000), /nested too deep/],
  ]
  for (const [text, message] of refused)
    it(`is refused with a sentence: ${text.slice(0, 40)}`, () => {
      const parsed = parsePqf(text)
      assert.ok(!parsed.ok)
      assert.match(parsed.message, message)
    })

  it('makes bytes of its terms in the character set of the server', () => {
    const parsed = parsePqf('é', (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
    assert.ok(parsed.ok && parsed.query.root.kind === 'term')
    assert.deepEqual(parsed.query.root.term, { kind: 'general', value: Uint8Array.of(0xe9) })
  })
})

describe('A title that is looked for', () => {
  const cases: readonly (readonly [wanted: WantedTitle, pqf: string | undefined])[] = [
    [{ isbn: '0-940787-08-3' }, '@or @attr 1=7 0940787083 @attr 1=7 9780940787087'],
    [{ isbn: '978-0-940787-08-7' }, '@or @attr 1=7 9780940787087 @attr 1=7 0940787083'],
    [{ isbn: '9791234567896' }, '@attr 1=7 9791234567896'],
    [
      { title: 'Walden; or, Life', author: 'Thoreau' },
      '@and @and @and @attr 1=4 Walden @attr 1=4 or @attr 1=4 Life @attr 1=1003 Thoreau',
    ],
    [{ any: 'whales', date: '1851' }, '@and @attr 1=31 1851 @attr 1=1016 whales'],
    [{ issn: '0317-847x', title: ' ' }, '@attr 1=8 0317-847X'],
    [{ title: ' ' }, undefined],
    [{}, undefined],
  ]
  for (const [wanted, pqf] of cases)
    it(`is asked for as ${pqf ?? 'nothing'}`, () => {
      const query = wantedTitleQuery(wanted)
      assert.equal(query && writePqf(query), pqf)
    })
})
