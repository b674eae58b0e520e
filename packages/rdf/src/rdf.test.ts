import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  createRdfWriter,
  Graph,
  iri,
  rdfFormats,
  readJsonLd,
  readRdf,
  readRdfXml,
  readTurtle,
  resolveIri,
  sameGraph,
  writeNTriples,
  writeRdf,
  type JsonLdOptions,
  type Quad,
  type RdfFormat,
  type RdfRead,
} from './index.ts'

const prefixes = { ex: 'http://example.org/', rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' }

function quadsOf(read: RdfRead): readonly Quad[] {
  assert.ok(read.ok, read.ok ? '' : `${read.problem.line}:${read.problem.column} ${read.problem.message}`)
  return read.quads
}

/** What a document says as N-Triples, for comparing. */
const triples = (format: RdfFormat, text: string, options?: JsonLdOptions): string[] =>
  writeNTriples(quadsOf(readRdf(text, format, options)))
    .trimEnd()
    .split('\n')

/** Documents and what they say: constructs of the grammar, one by one. */
const turtle: readonly (readonly [what: string, text: string, says: string])[] = [
  [
    'prefixes of both kinds',
    '@prefix p: <http://a/> . PREFIX q: <http://b/>\np:s q:p p:o .',
    '<http://a/s> <http://b/p> <http://a/o> .',
  ],
  [
    'an empty prefix and an empty local name',
    '@prefix : <http://a/> . : :p : .',
    '<http://a/> <http://a/p> <http://a/> .',
  ],
  [
    'base and relative addresses',
    '@base <http://a/b/c> . <d> <#p> <../e> .',
    '<http://a/b/d> <http://a/b/c#p> <http://a/e> .',
  ],
  ['a', '<http://s> a <http://T> .', '<http://s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://T> .'],
  [
    'semicolons and commas',
    '<http://s> <http://p> "1", "2" ; <http://q> "3" ;; .',
    '<http://s> <http://p> "1" .\n<http://s> <http://p> "2" .\n<http://s> <http://q> "3" .',
  ],
  ['a language', "<http://s> <http://p> 'chat'@FR-be .", '<http://s> <http://p> "chat"@fr-be .'],
  ['escapes', '<http://s> <http://p> "a\\t\\"\\u00E9\\U0001F600\\n" .', '<http://s> <http://p> "a\\t\\"é😀\\n" .'],
  [
    'long texts',
    '<http://s> <http://p> """one "two" \n three""""  .',
    '<http://s> <http://p> "one \\"two\\" \\n three\\"" .',
  ],
  [
    'numbers and truth',
    '<http://s> <http://p> 1, -2.5, 1e0, true .',
    ['"1"^^<X#integer>', '"-2.5"^^<X#decimal>', '"1e0"^^<X#double>', '"true"^^<X#boolean>']
      .map((value) => `<http://s> <http://p> ${value.replace('X', 'http://www.w3.org/2001/XMLSchema')} .`)
      .join('\n'),
  ],
  [
    'a number before the full stop',
    '<http://s> <http://p> 1.',
    '<http://s> <http://p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
  ],
  [
    'escaped and dotted names',
    '@prefix p: <http://a/> . p:a.b p:c\\,d p:%20e .',
    '<http://a/a.b> <http://a/c,d> <http://a/%20e> .',
  ],
  ['comments', '# one\n<http://s> # two\n <http://p> "#no" . # three', '<http://s> <http://p> "#no" .'],
  ['brackets', '<http://s> <http://p> [ <http://q> "1" ] .', '_:b0 <http://q> "1" .\n<http://s> <http://p> _:b0 .'],
  ['brackets alone', '[ <http://q> "1" ] .', '_:b0 <http://q> "1" .'],
  [
    'empty list',
    '<http://s> <http://p> () .',
    '<http://s> <http://p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .',
  ],
]

describe('A Turtle document', () => {
  for (const [what, text, says] of turtle)
    it(`is read with ${what}`, () => {
      assert.deepEqual(triples('turtle', text), says.split('\n'))
    })
  it('is refused with the line where it breaks', () => {
    const bad: readonly (readonly [text: string, line: number, message: RegExp])[] = [
      ['<http://s> <http://p> "x"', 1, /"\." is missing/],
      ['\n<http://s> ex:p "x" .', 2, /prefix "ex:" is not declared/],
      ['<http://s> <http://p> "x .\n', 1, /no end/],
      ['<http://s> <http://p> <a> .', 1, /relative/],
      ['<http://s> <http://p> "\\q" .', 1, /no escape/],
      ['<http://s>\n<http://p>\n(1 2 .', 3, /cannot be|"\)"/],
      ['<http://s> "p" "o" .', 1, /cannot be a property/],
      ['<http://s> <http://p> <http://a b> .', 1, /address/],
      ['"s" <http://p> "o" .', 1, /cannot be the beginning/],
      ['@prefix p <http://a/> .', 1, /prefix such as/],
    ]
    for (const [text, line, message] of bad) {
      const read = readTurtle(text)
      assert.ok(!read.ok, text)
      assert.equal(read.problem.line, line, text)
      assert.match(read.problem.message, message)
    }
  })
  it('is refused when it is too deep or says too much', () => {
    const deep = readTurtle(`<http://s> <http://p> ${'[ <http://p> '.repeat(300)}`)
    assert.match(deep.ok ? '' : deep.problem.message, /too deep/)
    const much = readTurtle('<http://s> <http://p> 1, 2, 3 .', { limits: { quads: 2 } })
    assert.match(much.ok ? '' : much.problem.message, /more than 2 things/)
  })
})

const xmlHead = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://e/">'
const inXml = (body: string) => `${xmlHead}${body}</rdf:RDF>`
const xml: readonly (readonly [what: string, text: string, says: string])[] = [
  [
    'typed things inside each other',
    inXml('<ex:A rdf:about="http://a"><ex:p><ex:B><ex:q>1</ex:q></ex:B></ex:p></ex:A>'),
    '<http://a> a <http://e/A> ; <http://e/p> [ a <http://e/B> ; <http://e/q> "1" ] .',
  ],
  [
    'resource, nodeID and empty text',
    inXml(
      '<rdf:Description rdf:about="http://a"><ex:p rdf:resource="http://b"/><ex:q rdf:nodeID="x"/><ex:r/></rdf:Description>',
    ),
    '<http://a> <http://e/p> <http://b> ; <http://e/q> _:x ; <http://e/r> "" .',
  ],
  [
    'xml:lang inherited and switched off',
    inXml(
      '<rdf:Description rdf:about="http://a" xml:lang="de"><ex:p>x</ex:p><ex:p xml:lang="">y</ex:p></rdf:Description>',
    ),
    '<http://a> <http://e/p> "x"@de, "y" .',
  ],
  [
    'datatypes',
    inXml('<rdf:Description rdf:about="http://a"><ex:p rdf:datatype="http://d">1</ex:p></rdf:Description>'),
    '<http://a> <http://e/p> "1"^^<http://d> .',
  ],
  [
    'attributes as properties',
    inXml('<rdf:Description rdf:about="http://a" ex:p="1" rdf:type="http://T"/>'),
    '<http://a> <http://e/p> "1" ; a <http://T> .',
  ],
  [
    'properties of an empty property',
    inXml('<rdf:Description rdf:about="http://a"><ex:p ex:q="1"/></rdf:Description>'),
    '<http://a> <http://e/p> [ <http://e/q> "1" ] .',
  ],
  [
    'parseType Resource',
    inXml(
      '<rdf:Description rdf:about="http://a"><ex:p rdf:parseType="Resource"><ex:q>1</ex:q></ex:p></rdf:Description>',
    ),
    '<http://a> <http://e/p> [ <http://e/q> "1" ] .',
  ],
  [
    'parseType Collection',
    inXml(
      '<rdf:Description rdf:about="http://a"><ex:p rdf:parseType="Collection"><ex:B/><rdf:Description rdf:about="http://c"/></ex:p></rdf:Description>',
    ),
    '<http://a> <http://e/p> ( [ a <http://e/B> ] <http://c> ) .',
  ],
  [
    'parseType Literal',
    inXml('<rdf:Description rdf:about="http://a"><ex:p rdf:parseType="Literal">a <b>c</b></ex:p></rdf:Description>'),
    '<http://a> <http://e/p> "a <b>c</b>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> .',
  ],
  [
    'rdf:li',
    inXml('<rdf:Bag rdf:about="http://a"><rdf:li>x</rdf:li><rdf:li>y</rdf:li></rdf:Bag>'),
    '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . <http://a> a rdf:Bag ; rdf:_1 "x" ; rdf:_2 "y" .',
  ],
  ['rdf:ID and xml:base', inXml('<ex:A rdf:ID="x" xml:base="http://b/c"/>'), '<http://b/c#x> a <http://e/A> .'],
  [
    'a reified statement',
    inXml('<rdf:Description rdf:about="http://a" xml:base="http://b/"><ex:p rdf:ID="r">1</ex:p></rdf:Description>'),
    '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . <http://a> <http://e/p> "1" . <http://b/#r> a rdf:Statement ; rdf:subject <http://a> ; rdf:predicate <http://e/p> ; rdf:object "1" .',
  ],
  [
    'two things in one property, as some files have it',
    inXml(
      '<rdf:Description rdf:about="http://a"><ex:p><ex:B/><rdf:Description rdf:about="http://c"/></ex:p></rdf:Description>',
    ),
    '<http://a> <http://e/p> [ a <http://e/B> ], <http://c> .',
  ],
  [
    'entities of the document, comments, CDATA',
    `<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY e "http://e/">]>${xmlHead}<!-- x --><rdf:Description rdf:about="&e;a"><ex:p>1<![CDATA[<2>]]>&#33;</ex:p></rdf:Description></rdf:RDF>`,
    '<http://e/a> <http://e/p> "1<2>!" .',
  ],
  [
    'no rdf:RDF around one thing',
    '<A xmlns="http://e/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://a"/>',
    '<http://a> a <http://e/A> .',
  ],
]

describe('An RDF/XML document', () => {
  for (const [what, text, says] of xml)
    it(`is read with ${what}`, () => {
      const found = quadsOf(readRdfXml(text))
      assert.ok(sameGraph(found, quadsOf(readTurtle(says))), writeNTriples(found))
    })
  it('is refused with the line where it breaks', () => {
    const bad: readonly (readonly [text: string, message: RegExp])[] = [
      [inXml('\n<ex:A><ex:p>text<ex:B/></ex:p></ex:A>'), /mixes text and elements/],
      [inXml('\n<no:A/>'), /prefix "no:" is not declared/],
      [inXml('\n<ex:A></ex:B>'), /closed as/],
      [inXml('\n<ex:A>&laugh;</ex:A>'), /no reference/],
      [inXml('\n<rdf:li/>'), /cannot be a thing/],
      [inXml('\n<ex:A><rdf:RDF/></ex:A>'), /cannot be a property/],
      [`\n<!DOCTYPE rdf:RDF SYSTEM "file:///etc/passwd">${inXml('')}`, /not read/],
    ]
    for (const [text, message] of bad) {
      const read = readRdfXml(text)
      assert.ok(!read.ok, text)
      assert.equal(read.problem.line, 2, text)
      assert.match(read.problem.message, message)
    }
    const open = readRdfXml(xmlHead)
    assert.match(open.ok ? '' : open.problem.message, /ends inside/)
  })
})

const json: readonly (readonly [what: string, document: unknown, says: string])[] = [
  [
    'an expanded document',
    [
      {
        '@id': 'http://a',
        '@type': ['http://T'],
        'http://p': [{ '@value': 'x', '@language': 'de' }, { '@id': 'http://b' }],
      },
    ],
    '<http://a> a <http://T> ; <http://p> "x"@de, <http://b> .',
  ],
  [
    'prefixes, terms and types of values',
    {
      '@context': {
        ex: 'http://e/',
        label: 'ex:label',
        of: { '@id': 'ex:of', '@type': '@id' },
        on: { '@id': 'ex:on', '@type': 'ex:date' },
      },
      '@id': 'ex:a',
      label: 'x',
      of: 'ex:b',
      on: '2020',
    },
    '@prefix ex: <http://e/> . ex:a ex:label "x" ; ex:of ex:b ; ex:on "2020"^^ex:date .',
  ],
  [
    'a vocabulary, a base and a language',
    {
      '@context': { '@vocab': 'http://v/', '@base': 'http://b/c', '@language': 'fr' },
      '@id': 'd',
      '@type': 'T',
      p: 'x',
    },
    '<http://b/d> a <http://v/T> ; <http://v/p> "x"@fr .',
  ],
  [
    'a graph',
    {
      '@context': { '@vocab': 'http://v/' },
      '@graph': [
        { '@id': 'http://a', p: 1 },
        { '@id': 'http://b', p: true },
      ],
    },
    '<http://a> <http://v/p> 1 . <http://b> <http://v/p> true .',
  ],
  [
    'things inside each other',
    { '@context': { '@vocab': 'http://v/' }, '@id': 'http://a', p: { '@type': 'T', q: 'x' } },
    '<http://a> <http://v/p> [ a <http://v/T> ; <http://v/q> "x" ] .',
  ],
  [
    'lists',
    {
      '@context': { p: { '@id': 'http://p', '@container': '@list' } },
      '@id': 'http://a',
      p: ['x', 'y'],
      'http://q': { '@list': [] },
    },
    '<http://a> <http://p> ("x" "y") ; <http://q> () .',
  ],
  [
    'sets and nothing',
    { '@id': 'http://a', 'http://p': { '@set': ['x', null] }, 'http://q': null },
    '<http://a> <http://p> "x" .',
  ],
  [
    'language maps',
    {
      '@context': { p: { '@id': 'http://p', '@container': '@language' } },
      '@id': 'http://a',
      p: { de: 'x', fr: ['y', 'z'] },
    },
    '<http://a> <http://p> "x"@de, "y"@fr, "z"@fr .',
  ],
  [
    'names for keywords',
    { '@context': { id: '@id', type: '@type', p: 'http://p' }, id: 'http://a', type: 'http://T', p: { id: '_:x' } },
    '<http://a> a <http://T> ; <http://p> _:x .',
  ],
  [
    'reverse properties',
    {
      '@context': { partOf: { '@reverse': 'http://hasPart' } },
      '@id': 'http://a',
      partOf: { '@id': 'http://b' },
      '@reverse': { 'http://q': { '@id': 'http://c' } },
    },
    '<http://b> <http://hasPart> <http://a> . <http://c> <http://q> <http://a> .',
  ],
  [
    'scoped contexts',
    {
      '@context': {
        '@vocab': 'http://v/',
        p: { '@id': 'http://v/p', '@context': { q: 'http://other/q' } },
        T: { '@id': 'http://v/T', '@context': { r: 'http://third/r' } },
      },
      '@id': 'http://a',
      p: { '@type': 'T', q: '1', r: '2' },
    },
    '<http://a> <http://v/p> [ a <http://v/T> ; <http://other/q> "1" ; <http://third/r> "2" ] .',
  ],
  [
    'numbers',
    { '@id': 'http://a', 'http://p': [5, 5.5, { '@value': '7', '@type': 'http://d' }] },
    '<http://a> <http://p> 5, 5.5E0, "7"^^<http://d> .',
  ],
  [
    'schema.org by name',
    { '@context': 'https://schema.org/', '@type': 'Book', name: 'x' },
    '[] a <http://schema.org/Book> ; <http://schema.org/name> "x" .',
  ],
]

describe('A JSON-LD document', () => {
  for (const [what, document, says] of json)
    it(`is read with ${what}`, () => {
      const found = quadsOf(readJsonLd(JSON.stringify(document)))
      assert.ok(sameGraph(found, quadsOf(readTurtle(says))), writeNTriples(found))
    })
  it('keeps what stands in a named graph apart', () => {
    const [quad] = quadsOf(
      readJsonLd(
        JSON.stringify({ '@id': 'http://g', '@graph': [{ '@id': 'http://a', 'http://p': 'x' }], 'http://q': 'y' }),
      ),
    )
    assert.deepEqual(quad?.graph, iri('http://g'))
  })
  it('is refused rather than fetching a context', () => {
    const read = readJsonLd('{"@context":"http://example.org/context.json","@id":"http://a"}')
    assert.match(read.ok ? '' : read.problem.message, /none is fetched/)
  })
  it('is refused when it is no JSON, with the line', () => {
    const read = readJsonLd('{\n"a": }')
    assert.ok(!read.ok)
    assert.equal(read.problem.line, 2)
  })
  it('is refused when terms mean themselves or objects lie too deep', () => {
    const ring = readJsonLd('{"@context":{"a":"b:x","b":"a:y"},"a":"1"}')
    assert.ok(ring.ok || /means itself/.test(ring.problem.message))
    const deep = readJsonLd(`${'{"http://p":'.repeat(400)}1${'}'.repeat(400)}`)
    assert.match(deep.ok ? '' : deep.problem.message, /too deep/)
  })
})

const hard = `@prefix ex: <http://example.org/> .
ex:a a ex:T, ex:U ; ex:p "x\\ny & <z> \\"q\\""@en-us, "tab\\t", "", 5, true, "2001"^^ex:date ;
  ex:list ( ex:b [ ex:q "in" ] ex:c ) ; ex:empty () ; ex:texts ( "a" "b" ) ; ex:o [ ex:o [ ex:o ex:a ] ] .
ex:d ex:p _:shared . ex:e ex:p _:shared . _:shared ex:q "twice" .
_:r1 ex:next _:r2 . _:r2 ex:next _:r1 .
ex:once ex:p ex:inside . ex:inside ex:q "written" .
ex:odd <http://other.example/deep/ns#name> <http://example.org/with%20space> . [] ex:q "alone" .`

describe('What was read', () => {
  for (const format of rdfFormats)
    it(`is the same after it was written as ${format} and read again`, () => {
      const quads = quadsOf(readTurtle(hard))
      for (const nests of [undefined, () => true]) {
        const text = writeRdf(quads, format, { prefixes, nests })
        const again = quadsOf(readRdf(text, format))
        assert.equal(again.length, quads.length, text)
        assert.ok(sameGraph(again, quads), text)
      }
      const changed = quads.map((quad) =>
        quad.object.kind === 'literal' && quad.object.value === 'in'
          ? { ...quad, object: { ...quad.object, value: 'out' } }
          : quad,
      )
      assert.ok(!sameGraph(quads, changed))
    })
  for (const format of rdfFormats)
    it(`can be written piece by piece as ${format} without mixing up what has no address`, () => {
      const pieces = [
        '_:x <http://p> "1" . <http://a> <http://q> _:x, _:y . _:y <http://p> _:x .',
        '_:x <http://p> "2" . <http://b> <http://q> _:x, _:y . _:y <http://p> _:x .',
      ]
      const writer = createRdfWriter(format, { prefixes })
      const text =
        writer.header + pieces.map((piece) => writer.piece(quadsOf(readTurtle(piece)))).join('') + writer.footer
      const expected = pieces.flatMap((piece, index) => quadsOf(readTurtle(piece, { blankPrefix: `p${index}` })))
      assert.ok(sameGraph(quadsOf(readRdf(text, format)), expected), text)
    })
  it('is found by what it is about', () => {
    const graph = new Graph(quadsOf(readTurtle(hard)))
    const a = iri('http://example.org/a')
    assert.deepEqual(graph.types(a), ['http://example.org/T', 'http://example.org/U'])
    assert.equal(graph.list(graph.object(a, 'http://example.org/list')!).length, 3)
    assert.equal(
      graph.subjects('http://example.org/p', graph.object(iri('http://example.org/d'), 'http://example.org/p')!).length,
      2,
    )
  })
  it('resolves addresses as RFC 3986 §5.4 does', () => {
    const cases = {
      g: '/b/c/g',
      './g': '/b/c/g',
      'g/': '/b/c/g/',
      '/g': '/g',
      '?y': '/b/c/d;p?y',
      '#s': '/b/c/d;p?q#s',
      '': '/b/c/d;p?q',
      '..': '/b/',
      '../g': '/b/g',
      '../../../g': '/g',
      'g;x=1/../y': '/b/c/y',
    }
    for (const [reference, path] of Object.entries(cases))
      assert.equal(resolveIri(reference, 'http://a/b/c/d;p?q'), `http://a${path}`)
    assert.equal(resolveIri('//g', 'http://a/b'), 'http://g')
  })
  it('never makes a reader throw, whatever is cut off or changed', () => {
    const quads = quadsOf(readTurtle(hard))
    for (const format of rdfFormats) {
      const text = writeRdf(quads, format, { prefixes })
      for (let at = 0; at < text.length; at += 3) {
        readRdf(text.slice(0, at), format)
        for (const mark of ['<', '"', '{', '\\', '\u0000'])
          readRdf(text.slice(0, at) + mark + text.slice(at + 1), format)
      }
    }
  })
})
