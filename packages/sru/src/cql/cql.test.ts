import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parsePqf, writePqf } from '@carrel/z3950'
import type { CqlModifier, CqlNode } from './cql.ts'
import { cqlToRpn } from './cql-to-rpn.ts'
import { parseCql } from './parse-cql.ts'
import { rpnToCql } from './rpn-to-cql.ts'
import { plainTerm, quoteCql, writeCql } from './write-cql.ts'
import { xcqlOf } from './write-xcql.ts'

const modifiers = (list: readonly CqlModifier[]) =>
  list.map(({ name, comparison = '', value = '' }) => `/${name}${comparison}${value}`).join('')

/** A query with all of its brackets, to be seen at a glance. */
function shape(node: CqlNode): string {
  switch (node.kind) {
    case 'term': {
      const { index, relation, term } = node
      return index === undefined
        ? `{${term}}`
        : `{${index} ${relation?.name}${modifiers(relation?.modifiers ?? [])} ${term}}`
    }
    case 'operation':
      return `[${shape(node.left)} ${node.operator}${modifiers(node.modifiers)} ${shape(node.right)}]`
    case 'prefixed':
      return `<${node.prefix ?? ''}=${node.uri} ${shape(node.node)}>`
  }
}

describe('A query in CQL', () => {
  const cases: readonly (readonly [text: string, shape: string])[] = [
    ['cat', '{cat}'],
    ['"cat"', '{cat}'],
    ['comp.os.linux', '{comp.os.linux}'],
    ['ml:element', '{ml:element}'],
    ['"<xml:element>"', '{<xml:element>}'],
    ['"="', '{=}'],
    ['"prox/distance<3/unit=word"', '{prox/distance<3/unit=word}'],
    ['((dog))', '{dog}'],
    ['all', '{all}'],
    ['prox ', '{prox}'],
    ['title = "fish"', '{title = fish}'],
    ['title="fish"', '{title = fish}'],
    ['title exact fish', '{title exact fish}'],
    ['title == fish', '{title == fish}'],
    ['title ANY fish', '{title any fish}'],
    ['title > 9', '{title > 9}'],
    ['title>=23', '{title >= 23}'],
    ['title <> 3', '{title <> 3}'],
    ['dc.title any "fish chips"', '{dc.title any fish chips}'],
    ['dc.title any/stem fish', '{dc.title any/stem fish}'],
    ['dc.fish all/stem/fuzzy "fish chips"', '{dc.fish all/stem/fuzzy fish chips}'],
    ['dc.title =/rel.algorithm=CORI squid', '{dc.title =/rel.algorithm=CORI squid}'],
    ['creator any/f.foo/b.bar>1 "sanderson taylor"', '{creator any/f.foo/b.bar>1 sanderson taylor}'],
    ['dc.title cql.exact fish', '{dc.title cql.exact fish}'],
    ['date within "2002 2005"', '{date within 2002 2005}'],
    ['cat or dog', '[{cat} or {dog}]'],
    ['cat AND fish', '[{cat} and {fish}]'],
    ['"cat" not "fish food"', '[{cat} not {fish food}]'],
    ['xml and "prox///"', '[{xml} and {prox///}]'],
    ['fred and any', '[{fred} and {any}]'],
    ['((fred or all))', '[{fred} or {all}]'],
    ['a or b and c not d', '[[[{a} or {b}] and {c}] not {d}]'],
    ['a or (b and c)', '[{a} or [{b} and {c}]]'],
    ['(title any/stem "fish dog" or and)', '[{title any/stem fish dog} or {and}]'],
    ['cat prox/distance=3/unit=word/ordered hat', '[{cat} prox/distance=3/unit=word/ordered {hat}]'],
    ['"fish food" prox/unit=sentence and', '[{fish food} prox/unit=sentence {and}]'],
    ['title all "chips frog" prox/distance<=5 exact', '[{title all chips frog} prox/distance<=5 {exact}]'],
    ['a and/rel.algorithm=CORI b', '[{a} and/rel.algorithm=CORI {b}]'],
    ['(cat^)', '{cat^}'],
    ['"^cat says \\"fish\\""', '{^cat says "fish"}'],
    ['cat?dog', '{cat?dog}'],
    ['"back\\\\slash \\*"', '{back\\\\slash \\*}'],
    [
      '> foo="info:srw/cql-context-set/1/dc-v1.1" > ccg = "http://x/" foo.title="fish" and ccg.force=3',
      '<foo=info:srw/cql-context-set/1/dc-v1.1 <ccg=http://x/ [{foo.title = fish} and {ccg.force = 3}]>>',
    ],
    ['> "http://x" title="fish"', '<=http://x {title = fish}>'],
    [
      'any or all:stem and all exact any prox prox=fuzzy',
      '[[[{any} or {all:stem}] and {all exact any}] prox {prox = fuzzy}]',
    ],
    ['""', '{}'],
    ['> any > any = exact any > any', '<=any <any=exact {any > any}>>'],
    ['the old man', '{the old man}'],
    ['dc.title = the old man and sea', '[{dc.title = the old man} and {sea}]'],
    ['Bücher and 图书', '[{Bücher} and {图书}]'],
  ]
  for (const [text, wanted] of cases)
    it(`is read: ${text}`, () => {
      const parsed = parseCql(text)
      assert.ok(parsed.ok, parsed.ok ? '' : parsed.message)
      assert.equal(shape(parsed.query.root), wanted)
      const again = parseCql(writeCql(parsed.query))
      assert.deepEqual(again, parsed, writeCql(parsed.query))
    })

  it('says by what the result is sorted', () => {
    const parsed = parseCql('cat SORTBY dc.date/sort.descending title')
    assert.ok(parsed.ok)
    assert.deepEqual(parsed.query.sortKeys, [
      { index: 'dc.date', modifiers: [{ name: 'sort.descending' }] },
      { index: 'title', modifiers: [] },
    ])
    assert.equal(writeCql(parsed.query), 'cat sortby dc.date/sort.descending title')
  })

  const refused: readonly (readonly [text: string, number: number, at: number])[] = [
    ['', 10, 0],
    ['<', 10, 0],
    ['===', 10, 0],
    ['missingClause or', 10, 16],
    ['missingTerm any', 10, 15],
    ['()', 10, 1],
    ['(missingParen', 13, 0],
    ['(missingParen any fish', 13, 0],
    ['(emptyParens or ())', 10, 17],
    ['title = ("illegal parentheses")', 10, 8],
    ['> illegal="urn:missingQuery"', 10, 28],
    ['a b)', 13, 3],
    ['"open', 13, 0],
    ['a and not b', 10, 6],
    ['a title = b', 10, 2],
    ['a/b', 10, 1],
    ['a sortby', 10, 2],
    ['('.repeat(500), 38, 201],
    [`a${' or a'.repeat(2000)}`, 38, 5005],
    ['x'.repeat(40_000), 12, 32_768],
  ]
  for (const [text, number, at] of refused)
    it(`is refused with its place: ${text.slice(0, 40)}`, () => {
      const parsed = parseCql(text)
      assert.ok(!parsed.ok)
      assert.equal(parsed.diagnostic.uri, `info:srw/diagnostic/1/${number}`)
      assert.equal(parsed.at, at)
      assert.match(parsed.message, new RegExp(`, at character ${at + 1}\\.$`))
    })

  it('may be held to the letter of the standard, where words side by side are no term', () => {
    assert.equal(parseCql('the old', { joinWords: false }).ok, false)
    const parsed = parseCql('dc.title near fish', { joinWords: false })
    assert.ok(parsed.ok)
    assert.equal(shape(parsed.query.root), '{dc.title near fish}')
  })

  it('holds whatever is searched for, when it was put into quotation marks', () => {
    for (const text of ['a "b" \\ c*', '\\', '"', '^x', 'and', 'a/b=c', '', 'ends with \\']) {
      const parsed = parseCql(`title = ${quoteCql(plainTerm(text))}`)
      assert.ok(parsed.ok, text)
      const rpn = cqlToRpn(parsed.query)
      assert.ok(rpn.ok && rpn.query.root.kind === 'term' && rpn.query.root.term.kind === 'general')
      assert.equal(new TextDecoder().decode(rpn.query.root.term.value), text)
    }
  })

  it('is repeated as XML', () => {
    const parsed = parseCql('> d="http://x" d.title any/stem fish and cat sortby date/sort.descending')
    assert.ok(parsed.ok)
    assert.equal(
      JSON.stringify(xcqlOf(parsed.query)).replaceAll(/"(?:name|text|children)":/g, ''),
      '{"triple",[{"prefixes",[{"prefix",[{"name","d"},{"identifier","http://x"}]}]},{"boolean",[{"value","and"}]},{"leftOperand",[{"searchClause",[{"index","d.title"},{"relation",[{"value","any"},{"modifiers",[{"modifier",[{"type","stem"}]}]}]},{"term","fish"}]}]},{"rightOperand",[{"searchClause",[{"index","cql.serverChoice"},{"relation",[{"value","="}]},{"term","cat"}]}]},{"sortKeys",[{"key",[{"index","date"},{"modifiers",[{"modifier",[{"type","sort.descending"}]}]}]}]}]}',
    )
  })
})

describe('A query in CQL for a server of Z39.50', () => {
  const cases: readonly (readonly [cql: string, pqf: string | RegExp])[] = [
    ['walden', '@attr 1=1035 @attr 2=3 @attr 4=2 walden'],
    ['dc.title = "life in the woods"', '@attr 1=4 @attr 2=3 @attr 4=1 "life in the woods"'],
    ['title any "fish chips"', '@or @attr 1=4 @attr 2=3 @attr 4=2 fish @attr 1=4 @attr 2=3 @attr 4=2 chips'],
    ['title all "fish chips"', '@and @attr 1=4 @attr 2=3 @attr 4=2 fish @attr 1=4 @attr 2=3 @attr 4=2 chips'],
    ['title == "fish chips"', '@attr 1=4 @attr 2=3 @attr 3=1 @attr 4=1 @attr 6=3 "fish chips"'],
    ['bath.isbn = 9780691096124', '@attr 1=7 @attr 2=3 @attr 4=2 9780691096124'],
    ['creator = thor*', '@attr 1=1003 @attr 2=3 @attr 4=2 @attr 5=1 thor'],
    ['creator = *eau', '@attr 1=1003 @attr 2=3 @attr 4=2 @attr 5=2 eau'],
    ['creator = *or*', '@attr 1=1003 @attr 2=3 @attr 4=2 @attr 5=3 or'],
    ['creator = th?r*u', '@attr 1=1003 @attr 2=3 @attr 4=2 @attr 5=104 th#r?u'],
    ['title = "^life in"', '@attr 1=4 @attr 2=3 @attr 3=1 @attr 4=1 "life in"'],
    ['title = "^life in^"', '@attr 1=4 @attr 2=3 @attr 3=1 @attr 4=1 @attr 6=3 "life in"'],
    ['date within "1990 1999"', '@and @attr 1=31 @attr 2=4 @attr 4=2 1990 @attr 1=31 @attr 2=2 @attr 4=2 1999'],
    ['date < 1990', '@attr 1=31 @attr 2=1 @attr 4=2 1990'],
    ['subject =/stem whales', '@attr 1=21 @attr 2=101 @attr 4=2 whales'],
    ['a not b', '@not @attr 1=1035 @attr 2=3 @attr 4=2 a @attr 1=1035 @attr 2=3 @attr 4=2 b'],
    [
      'a prox/distance<=3/ordered b',
      '@prox void 3 1 2 k 2 @attr 1=1035 @attr 2=3 @attr 4=2 a @attr 1=1035 @attr 2=3 @attr 4=2 b',
    ],
    [
      'a prox/unit=sentence b',
      '@prox void 0 0 2 k 3 @attr 1=1035 @attr 2=3 @attr 4=2 a @attr 1=1035 @attr 2=3 @attr 4=2 b',
    ],
    ['> x="info:srw/cql-context-set/1/dc-v1.1" x.title = a', '@attr 1=4 @attr 2=3 @attr 4=2 a'],
    ['cql.resultSetId = 7 and a', '@and @set 7 @attr 1=1035 @attr 2=3 @attr 4=2 a'],
    ['cql.allRecords = 1', '@attr 1=1035 @attr 2=103 ""'],
    ['dc.nonsense = a', /\/16$/],
    ['nonsense.title = a', /\/15$/],
    ['title encloses a', /\/19$/],
    ['title =/cql.nonsense a', /\/20$/],
    ['title = a^', /\/31$/],
    ['title = a^b', /\/32$/],
    ['a prox/unit=furlong b', /\/42$/],
    ['a prox/distance=far b', /\/41$/],
    ['a prox/nonsense b', /\/46$/],
    ['date within 1990', /\/24$/],
  ]
  for (const [cql, pqf] of cases)
    it(`becomes ${String(pqf)}: ${cql}`, () => {
      const parsed = parseCql(cql)
      assert.ok(parsed.ok)
      const made = cqlToRpn(parsed.query)
      if (typeof pqf === 'string') assert.equal(made.ok ? writePqf(made.query) : made.diagnostic.uri, pqf)
      else assert.match(made.ok ? writePqf(made.query) : made.diagnostic.uri, pqf)
    })
})

describe('A query in RPN for a server of SRU', () => {
  const cases: readonly (readonly [pqf: string, cql: string | RegExp])[] = [
    ['@attr 1=4 walden', 'dc.title = walden'],
    ['@attr 1=4 "life in the woods"', 'dc.title = "life in the woods"'],
    ['walden', 'cql.anywhere = walden'],
    [
      '@and @attr 1=1003 thoreau @or @attr 1=4 @attr 5=1 wald @attr 1=7 9780691096124',
      'dc.creator = thoreau and (dc.title = wald* or bath.isbn = 9780691096124)',
    ],
    ['@not @attr 1=4 a @attr 1=4 b', 'dc.title = a not dc.title = b'],
    ['@attr 1=31 @attr 2=4 1990', 'dc.date >= 1990'],
    ['@attr 1=4 @attr 3=1 @attr 6=3 walden', 'dc.title == walden'],
    ['@attr 1=4 @attr 3=1 life', 'dc.title = ^life'],
    ['@attr 1=4 @attr 5=104 wa?d#n', 'dc.title = wa*d?n'],
    ['@attr 1=4 what?', 'dc.title = what\\?'],
    ['@prox 0 3 1 2 k 2 a b', 'cql.anywhere = a prox/unit=word/distance<=3/ordered cql.anywhere = b'],
    ['@set 1', 'cql.resultSetId = 1'],
    ['@attr 1=4 @attr 2=101 whales', 'dc.title =/stem whales'],
    ['@attr 1=9999 x', /\/16$/],
    ['@attr 1=4 @attr 2=103 x', /\/19$/],
    ['@attr 1=4 @attr 5=102 x', /\/28$/],
    ['@prox 0 3 1 2 p 2 a b', /\/42$/],
  ]
  for (const [pqf, cql] of cases)
    it(`becomes ${String(cql)}: ${pqf}`, () => {
      const parsed = parsePqf(pqf)
      assert.ok(parsed.ok)
      const made = rpnToCql(parsed.query)
      if (typeof cql === 'string') assert.equal(made.ok ? writeCql(made.query) : made.diagnostic.uri, cql)
      else assert.match(made.ok ? writeCql(made.query) : made.diagnostic.uri, cql)
    })
})

describe('Queries made of chance', () => {
  it('are read and written the same, or refused, and never anything else', () => {
    let state = 20_26
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const pieces = [
      'a',
      ' ',
      'and ',
      'or',
      '(',
      ')',
      '"',
      '\\',
      '=',
      '<',
      '>',
      '/',
      'any ',
      'sortby ',
      '^',
      '*',
      'é',
      'not ',
      'dc.x',
      '\n',
    ]
    let read = 0
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let count = next(10); count >= 0; count--) text += pieces[next(pieces.length)] ?? ''
      const parsed = parseCql(text)
      if (!parsed.ok) continue
      read++
      const again = parseCql(writeCql(parsed.query))
      assert.ok(again.ok, `${text} → ${writeCql(parsed.query)}`)
      assert.equal(shape(again.query.root), shape(parsed.query.root), text)
      const made = cqlToRpn(parsed.query)
      if (made.ok) rpnToCql(made.query)
    }
    assert.ok(read > 1000, `${read}`)
  })
})
