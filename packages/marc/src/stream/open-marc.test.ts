import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytes, entriesOf, linesOf, recordFrom, textFrom, utf8 } from '../../test/bytes.ts'
import { createWriter, openMarc, outputFormats, sniffFormat } from '../index.ts'

const lines = [
  '001 17',
  '008 260101s2026    gw            000 0 ger d',
  '245 10$aEmil /$cErich Kästner.',
  '500   $a中文 & <x>',
]
const record = recordFrom(lines)

/** A file of two records. */
function fileIn(format: (typeof outputFormats)[number]): Uint8Array {
  const writer = createWriter(format)
  const parts = [writer.header, writer.write(record), writer.write(record), writer.footer]
  return utf8(parts.map(textFrom).join(''))
}

describe('a file of MARC records', () => {
  for (const format of outputFormats) {
    it(`in ${format} is known by its beginning and read, wherever the chunks end`, async () => {
      const file = fileIn(format)
      const sniffed = sniffFormat(file)
      assert.equal(sniffed.ok && sniffed.format, format === 'jsonl' ? 'json' : format)
      for (const size of [1, 17, 5000]) {
        const entries = await entriesOf(file, {}, size)
        assert.deepEqual(
          entries.map(({ kind, number }) => [kind, number]),
          [
            ['record', 1],
            ['record', 2],
          ],
        )
        for (const entry of entries) assert.deepEqual(linesOf(entry.record), lines)
      }
    })
  }

  it('may begin with a byte order mark and blank lines', async () => {
    for (const format of ['marcxml', 'json', 'mrk'] as const) {
      const file = utf8(`\uFEFF${format === 'mrk' ? '' : '\n'}${textFrom(fileIn(format))}`)
      assert.equal((await entriesOf(file)).filter((entry) => entry.record).length, 2, format)
    }
  })
})

describe('a file that is something else', () => {
  const cases: [string, Uint8Array, string, RegExp][] = [
    ['a ZIP archive', bytes('PK\u0003\u0004\u0014\u0000'), 'not-marc', /ZIP archive/],
    ['a PDF', bytes('%PDF-1.7\n'), 'not-marc', /PDF/],
    ['a web page', utf8('<!DOCTYPE html><html><body>404'), 'not-marc', /web page/],
    ['an SQL dump', utf8('-- dump\nINSERT INTO bib VALUES'), 'not-marc', /SQL/],
    [
      'a letter',
      utf8('Dear colleague,\nhere are the records.'),
      'not-marc',
      /begins with "Dear colleague,·here are the r"/,
    ],
    ['XML of another kind', utf8('<rss><channel/></rss>'), 'not-marc', /no MARC records/],
    ['JSON of another kind', utf8('{"title":"Emil"}'), 'json-not-a-record', /not a record/],
    [
      'binary data',
      Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 251),
      'not-marc',
      /binary/,
    ],
    [
      'lines in UTF-16',
      new Uint8Array(Buffer.from('\uFEFF=LDR  00000nam\r\n', 'utf16le')),
      'format-not-read',
      /Save it as UTF-8/,
    ],
    ['PICA', utf8('001A $02000:06-11-86\n002@ $0Aau\n'), 'format-not-read', /PICA/],
  ]
  for (const [name, data, code, message] of cases) {
    it(`such as ${name} gives one clear problem and no record`, async () => {
      const entries = await entriesOf(data)
      assert.deepEqual(
        entries.filter((entry) => entry.record),
        [],
      )
      assert.equal(entries[0]?.problems[0]?.code, code)
      assert.match(entries[0]?.problems[0]?.message ?? '', message)
    })
  }

  it('such as an empty one gives nothing at all', async () => {
    assert.deepEqual(await entriesOf(new Uint8Array(0)), [])
    assert.deepEqual(await entriesOf(utf8('\n\n')), [])
  })
})

describe('a writer', () => {
  it('hands out bytes that stay as they are', () => {
    const writer = createWriter('marcxml')
    const first = writer.write(record)
    const copy = first.slice()
    for (let times = 0; times < 2000; times++) writer.write(record)
    assert.deepEqual(first, copy)
  })

  it('gathers records until they are taken', () => {
    const writer = createWriter('line')
    assert.equal(writer.append(record), undefined)
    writer.append(record)
    const { pending } = writer
    assert.equal(writer.take().length, pending)
    assert.equal(writer.pending, 0)
  })

  it('says why ISO 2709 cannot hold a record', () => {
    const writer = createWriter('iso2709')
    const long = recordFrom([`500   $a${'x'.repeat(10_000)}`])
    assert.equal(writer.append(long)?.code, 'record-too-long')
    assert.equal(writer.pending, 0)
    assert.throws(() => writer.write(long), RangeError)
  })

  it('says that XML has no place for control characters', () => {
    const writer = createWriter('marcxml')
    const problem = writer.append(recordFrom(['500   $aa\u0007b']))
    assert.equal(problem?.severity, 'warning')
    assert.match(textFrom(writer.take()), /a\uFFFDb/)
  })

  it('reads back what it wrote from a source that stops early', async () => {
    const chunks = (async function* (): AsyncGenerator<Uint8Array> {
      yield fileIn('iso2709')
    })()
    let count = 0
    for await (const entry of openMarc(chunks)) {
      if (entry.record) count++
      if (count === 1) break
    }
    assert.equal(count, 1)
  })
})
