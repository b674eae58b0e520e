import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, describe, it } from 'node:test'
import { bibframePrefixes, toBibframe } from '@carrel/bibframe'
import { createRdfWriter, fileEndings, rdfFormats, type RdfFormat } from '@carrel/rdf'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel } from '../../../platform/work.ts'
import { importFile } from '../import/import-file.ts'
import { listImportRows } from '../import/list-imports.ts'
import { openLibrary, record, type LoadingHouse } from '../testing/open-library.ts'

const books = ['Emil und die Detektive', 'Pünktchen und Anton'].map((title, n) =>
  record(
    `=001  bf${n}`,
    '=003  CaTest',
    '=008  260101s1929    gw            000 1 ger d',
    `=020  \\\\$a978085705018${n}`,
    '=100  1\\$aKästner, Erich,$d1899-1974.',
    `=245  10$a${title} /$cErich Kästner.`,
    '=264  \\1$aBerlin :$bWilliams,$c1929.',
    '=650  \\0$aDetectives$vFiction.',
  ),
)
const fileOf = (format: RdfFormat): string => {
  const writer = createRdfWriter(format, { prefixes: bibframePrefixes })
  return writer.header + books.map((book) => writer.piece(toBibframe(book))).join('') + writer.footer
}

describe('importing descriptions in BIBFRAME', () => {
  let library: LoadingHouse
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const bring = async (name: string, bytes: string | Uint8Array) => {
    const stream = (async function* () {
      yield Buffer.from(bytes)
    })()
    const done = await importFile(library.platform, carrel, { stream, name })
    if (isRefusal(done)) throw new Error(done.blocks[0]?.message)
    return done
  }

  for (const format of rdfFormats) {
    it(`takes ${format} as it takes MARC, and knows the titles again`, async () => {
      const text = fileOf(format)
      const file = format === 'turtle' ? gzipSync(`# A comment.\n${text}`) : text
      const done = await bring(`books.${fileEndings[format]}`, file)
      assert.deepEqual([done.state, done.error, done.read, done.refused], ['done', null, 2, 0])
      const rows = await listImportRows(library.read, done.id, {})
      assert.ok(!isRefusal(rows))
      assert.deepEqual(rows.rows.map(({ title }) => title).toSorted(), [
        'Emil und die Detektive',
        'Pünktchen und Anton',
      ])
      if (format !== rdfFormats[0]) assert.equal(done.added, 0)
    })
  }

  const turtle = fileOf('turtle')
  for (const [what, file, sentence] of [
    [
      'other RDF',
      '@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n<http://e/1> foaf:name "Emil" .',
      /is Turtle, but it describes no BIBFRAME work or instance/,
    ],
    [
      'other RDF in XML',
      '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
      /is RDF\/XML, but it describes no BIBFRAME/,
    ],
    ['a file that breaks off', turtle.slice(0, turtle.length - 40), /cannot be read as Turtle: line \d+, column \d+/],
    ['another charset', Buffer.from(turtle, 'latin1'), /is not UTF-8/],
    ['JSON-LD that breaks off', '{"@context": {"bf": ', /cannot be read as JSON-LD/],
  ] as const) {
    it(`says in one sentence what is wrong with ${what}`, async () => {
      const done = await bring('x.ttl', file)
      assert.deepEqual([done.state, done.read], ['failed', 0])
      assert.match(done.error ?? '', sentence)
    })
  }
})
