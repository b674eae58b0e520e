import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { controlField, createRecord, createWriter, dataField, type MarcRecord } from '@carrel/marc'
import { marc } from '../../../test/marc-command.ts'

const data = path.resolve(import.meta.dirname, '../../../../../../shared/data/marc')
const skip = existsSync(data) ? false : 'the real files (../shared/data/marc) are not here'

function book(control: string, title: string, ...more: readonly (readonly [tag: string, text: string])[]): MarcRecord {
  return createRecord('00000cam a2200000 a 4500', [
    ...(control === '' ? [] : [controlField('001', control)]),
    controlField('005', `20260101${control.padStart(6, '0')}.0`),
    dataField('245', '10', ['a', title]),
    ...more.map(([tag, text]) => dataField(tag, '  ', ['a', text])),
  ])
}

const emil = book('1', 'Emil und die Detektive', ['020', '9783791530123'], ['650', 'Boys'])
const lottchen = book('2', 'Das doppelte Lottchen', ['650', 'Twins'])
const anton = book('3', 'Pünktchen und Anton')
const nameless = book('', 'A book without a number')

function bytesOf(...records: readonly MarcRecord[]): Buffer {
  const writer = createWriter('iso2709')
  return Buffer.concat(records.map((record) => writer.write(record)))
}

describe('files of records', () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, name)
  const put = (name: string, ...records: readonly MarcRecord[]): Promise<void> =>
    writeFile(at(name), bytesOf(...records))
  const titles = async (name: string): Promise<string[]> =>
    (await marc('report', at(name), '--values', '245a', '--json'))
      .lines()
      .flatMap(({ values }) => (Array.isArray(values) ? values : []))
      .map(({ value }: { value: string }) => value)

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-files-'))
    await put('books.mrc', emil, lottchen, anton)
    await put('other.mrc', book('2', 'Das doppelte Lottchen', ['856', 'https://a.example'], ['650', 'Sisters']))
    await writeFile(at('cut.mrc'), bytesOf(emil, lottchen, anton).subarray(0, -30))
    await writeFile(at('books.mrc.gz'), gzipSync(bytesOf(emil, lottchen, anton)))
    await writeFile(at('empty.mrc'), '')
  })
  after(async () => rm(folder, { recursive: true }))

  describe('reported on', () => {
    it('give one line of JSON for each report and one with totals', async () => {
      const { code, lines } = await marc('report', at('cut.mrc'), '--json')
      const names = lines().map(({ report }) => report)
      assert.deepEqual(names, [
        'fields',
        'materials',
        'essentials',
        'characters',
        'lengths',
        'coverage',
        'numbers',
        undefined,
      ])
      const { seconds, ...totals } = lines().at(-1) ?? {}
      assert.equal(typeof seconds, 'number')
      assert.deepEqual([code, totals], [1, { records: 3, read: 2, refused: 1 }])
    })

    it('give only what is asked for, as tables', async () => {
      const { code, stdout } = await marc('report', at('books.mrc.gz'), '--only', 'materials', '--values', '650a')
      assert.equal(code, 0)
      assert.match(stdout, /^am +Language material, monograph +3 {2}1 \(1\)$/m)
      assert.match(stdout, /^650a: 2 times, 2 different; 1 of 3 records without\n/m)
      assert.doesNotMatch(stdout, /Lengths|Languages/)
    })

    it('name those in which a field is missing', async () => {
      const { stdout } = await marc('report', at('books.mrc'), '--only', 'essentials', '--tags', '020,245')
      assert.match(stdout, /^020 is missing in 2: 2 \(2\), 3 \(3\)\n245 is in every record$/m)
    })

    it('of which there are none give zeros', async () => {
      const { code, stdout } = await marc('report', at('empty.mrc'))
      assert.equal(code, 0)
      assert.match(stdout, /^0 records: 0 read, 0 refused/m)
    })
  })

  describe('compared', () => {
    it('tell what became of each record and which fields changed', async () => {
      await put('now.mrc', book('2', 'Das doppelte Lottchen : a novel', ['650', 'Twins']), emil, book('4', 'Momo'))
      const { code, stdout } = await marc('compare', at('books.mrc'), at('now.mrc'))
      assert.equal(code, 1)
      assert.equal(
        stdout.replace(/; [\d.]+ s\n$/, '\n'),
        [
          'added 4 (record 3 of the new file): Momo',
          'removed 3 (record 3 of the old file): Pünktchen und Anton',
          'changed 2 (record 2, now 1): Das doppelte Lottchen : a novel',
          '  - 245 10 $aDas doppelte Lottchen',
          '  + 245 10 $aDas doppelte Lottchen : a novel',
          '3 records before, 3 after: 1 the same, 1 changed, 1 added, 1 removed; 0 without key, 0 keys twice, 0 refused',
          '',
        ].join('\n'),
      )
    })

    it('leave out 005 unless it is asked for, and write what changed to files', async () => {
      const touched = createRecord(emil.leader, [
        emil.fields[0]!,
        controlField('005', '20270101000000.0'),
        ...emil.fields.slice(2),
      ])
      await put('touched.mrc', touched, lottchen, anton)
      assert.equal((await marc('compare', at('books.mrc'), at('touched.mrc'))).code, 0)
      const { code, lines } = await marc(
        'compare',
        at('books.mrc'),
        at('touched.mrc'),
        '--ignore',
        '',
        '--json',
        '--changed',
        at('changed.mrc'),
      )
      const [change, totals] = lines()
      assert.deepEqual([code, change?.kind, change?.key], [1, 'changed', '1'])
      assert.deepEqual(change?.fields, [
        { kind: 'changed', tag: '005', before: '005    20260101000001.0', after: '005    20270101000000.0' },
      ])
      assert.deepEqual([totals?.same, totals?.changed], [2, 1])
      assert.deepEqual(await readFile(at('changed.mrc')), bytesOf(touched))
    })

    it('name keys that stand twice and records without one', async () => {
      await put('twice.mrc', emil, emil, nameless)
      const { stdout, lines } = await marc('compare', at('twice.mrc'), at('twice.mrc'), '--json')
      assert.match(stdout, /"kind":"duplicate-key","key":"1","before":2,"after":2/)
      const { same, withoutKey, duplicates } = lines().at(-1) ?? {}
      assert.deepEqual([same, withoutKey, duplicates], [2, 2, 1])
    })

    it('find records by another key', async () => {
      const renumbered = createRecord(emil.leader, [controlField('001', 'x9'), ...emil.fields.slice(1)])
      await put('renumbered.mrc', renumbered)
      const { stdout } = await marc(
        'compare',
        at('books.mrc'),
        at('renumbered.mrc'),
        '--key',
        '020a',
        '--ignore',
        '001,005',
      )
      assert.match(stdout, /1 the same, 0 changed, 0 added, 0 removed; 2 without key/)
    })
  })

  describe('split and joined', () => {
    it('are the same bytes again', async () => {
      const { stdout, code } = await marc('split', at('books.mrc'), '--every', '2')
      assert.equal(code, 0)
      assert.match(stdout, /read 3, written 3 in 2 files, refused 0\n$/)
      const parts = [at('books-0001.mrc'), at('books-0002.mrc')]
      assert.deepEqual(await readFile(parts[0]!), bytesOf(emil, lottchen))
      const joined = await marc('join', ...parts, '--out', at('joined.mrc'), '--json')
      const { seconds, ...totals } = joined.lines().at(-1) ?? {}
      assert.equal(typeof seconds, 'number')
      assert.deepEqual(totals, { files: 2, records: 3, written: 3, refused: 0 })
      assert.deepEqual(await readFile(at('joined.mrc')), await readFile(at('books.mrc')))
    })

    it('by size and by what they say', async () => {
      const size = bytesOf(emil, lottchen).length / 1e6
      await marc('split', at('books.mrc'), '--size', String(size), '--out', at('size-{}.mrc'))
      assert.deepEqual(await readFile(at('size-0002.mrc')), bytesOf(anton))
      const { stdout } = await marc('split', at('books.mrc'), '--by', '650a', '--out', at('by-{}.xml.gz'))
      assert.match(
        stdout,
        /by-Boys\.xml\.gz: 1 records\n.*by-Twins\.xml\.gz: 1 records\n.*by-none\.xml\.gz: 1 records\n/,
      )
      assert.deepEqual(await titles('by-none.xml.gz'), ['Pünktchen und Anton'])
    })

    it('keep what cannot be read', async () => {
      const { code, stdout } = await marc('join', at('cut.mrc'), at('books.mrc'), '--out', at('all.mrc'))
      assert.equal(code, 1)
      assert.match(stdout, /read 6 from 2 files, written 5, refused 1 \(kept in .*all\.mrc\.refused\)/)
      assert.ok((await readFile(at('all.mrc.refused'))).length > 50)
    })
  })

  describe('cut down', () => {
    it('to the records of a list of ids, which names the ids that are not there', async () => {
      await writeFile(at('ids.txt'), '\uFEFF3\r\n1\r\n99\r\n')
      const { code, stdout, stderr } = await marc(
        'extract',
        at('books.mrc'),
        '--ids',
        at('ids.txt'),
        '--out',
        at('some.mrc'),
        '--rest',
        at('rest.mrc'),
      )
      assert.equal(code, 1)
      assert.equal(stderr, 'No record has 1 of the ids: 99\n')
      assert.equal(stdout, 'read 3, 2 as asked for, written 2, the rest 1, refused 0\n')
      assert.deepEqual(await readFile(at('some.mrc')), bytesOf(emil, anton))
      assert.deepEqual(await readFile(at('rest.mrc')), bytesOf(lottchen))
    })

    it('by ISBN, whichever way it is written', async () => {
      await writeFile(at('isbn.txt'), '3-7915-3012-7\n')
      const { code } = await marc(
        'delete',
        at('books.mrc'),
        '--ids',
        at('isbn.txt'),
        '--key',
        '020a',
        '--out',
        at('left.mrc'),
      )
      assert.equal(code, 0)
      assert.deepEqual(await readFile(at('left.mrc')), bytesOf(lottchen, anton))
    })

    it('by a condition', async () => {
      const where = '245$a ~ /und/ and not 650'
      await marc('extract', at('books.mrc'), '--where', where, '--out', at('where.mrc'))
      assert.deepEqual(await readFile(at('where.mrc')), bytesOf(anton))
      const { code, stderr } = await marc('delete', at('books.mrc'), '--where', '245$a ~~ x', '--out', at('w.mrc'))
      assert.equal(code, 2)
      assert.match(stderr, /^--where is not understood: .*\n {2}245\$a ~~ x\n {9}\^$/)
    })

    it('by a regular expression that never ends in one record, which is named', async () => {
      await put('hostile.mrc', emil, book('8', `${'a'.repeat(40)}!`))
      const { code, lines, stderr } = await marc(
        'extract',
        at('hostile.mrc'),
        '--where',
        '245$a ~ /^(a+)+$|Emil/',
        '--out',
        at('ended.mrc'),
        '--json',
      )
      assert.equal(code, 1)
      assert.match(stderr, /^record 2: the regular expression came to no end/)
      assert.deepEqual(lines().at(-1)?.stuck, [2])
      assert.deepEqual(await readFile(at('ended.mrc')), bytesOf(emil))
    })

    it('by place in the file', async () => {
      await marc('extract', at('books.mrc'), '--numbers', '1,3-', '--out', at('numbers.mrc'))
      assert.deepEqual(await readFile(at('numbers.mrc')), bytesOf(emil, anton))
    })
  })

  describe('that hold a title twice', () => {
    const fuller = book('9', 'Emil and the detectives', ['020', '3791530127'], ['650', 'Boys'], ['500', 'Note'])

    it('keep the first, the last or the fullest', async () => {
      await put('double.mrc', emil, lottchen, fuller)
      const kept = async (...how: string[]): Promise<string[]> => {
        await marc('dedupe', at('double.mrc'), '--by', '001,020a', '--out', at('single.mrc'), ...how)
        return titles('single.mrc')
      }
      assert.deepEqual(await kept(), ['Das doppelte Lottchen', 'Emil und die Detektive'])
      assert.deepEqual(await kept('--keep', 'last'), ['Das doppelte Lottchen', 'Emil and the detectives'])
      assert.deepEqual(await kept('--keep', 'fullest'), ['Das doppelte Lottchen', 'Emil and the detectives'])
      assert.equal((await kept('--exact')).length, 3)
    })

    it('say which records go, and write nothing unless told where', async () => {
      const { stdout, code } = await marc('dedupe', at('double.mrc'), '--by', '020a', '--json')
      assert.equal(code, 0)
      const [first, second, totals] = stdout.trim().split('\n')
      assert.equal(first, '{"kind":"kept","group":1,"record":1,"key":"9783791530123","title":"Emil und die Detektive"}')
      assert.match(second ?? '', /^{"kind":"dropped","group":1,"record":3/)
      assert.match(totals ?? '', /"records":3,"kept":2,"duplicates":1,"groups":1,"withoutKey":1,"refused":0/)
    })

    it('spread over continuation records become one record', { skip }, async () => {
      const { lines } = await marc(
        'dedupe',
        path.join(data, 'bib/psulib_blacklight__sample_psucat.mrc.gz'),
        '--by',
        '001',
        '--keep',
        'combined',
        '--out',
        at('combined.jsonl'),
        '--json',
      )
      const { records, kept, written, refused } = lines().at(-1) ?? {}
      assert.deepEqual([records, kept, written, refused], [750, 557, 557, 0])
      const fields = (await marc('report', at('combined.jsonl'), '--only', 'fields', '--json')).lines()[0]?.tags
      assert.ok(Array.isArray(fields))
      assert.equal(fields.find(({ tag }: { tag: string }) => tag === '949')?.fields, 10_997)
    })
  })

  describe('merged', () => {
    it('take fields of the other file where the key is the same', async () => {
      const { stdout } = await marc(
        'merge',
        at('books.mrc'),
        at('other.mrc'),
        '--on',
        '001',
        '--take',
        '856,650',
        '--out',
        at('merged.mrc'),
      )
      assert.equal(
        stdout,
        'read 3 and 1: 1 found in the other file, 1 changed, 2 not found, 0 ambiguous, 0 of the other file not used; written 3, refused 0\n',
      )
      const { lines } = await marc('report', at('merged.mrc'), '--values', '650a', '--values', '856a', '--json')
      assert.deepEqual(
        lines().flatMap(({ values }) =>
          Array.isArray(values) ? values.map(({ value }: { value: string }) => value) : [],
        ),
        ['Boys', 'Sisters', 'Twins', 'https://a.example'],
      )
      // Records that got nothing keep their bytes.
      const merged = await readFile(at('merged.mrc'))
      assert.deepEqual(merged.subarray(0, bytesOf(emil).length), bytesOf(emil))
    })
  })

  describe('made into a table', () => {
    it('have a row each, and a column for each place', async () => {
      const { stdout } = await marc(
        'to-table',
        at('books.mrc'),
        '--columns',
        '001,Title=245$a,650$a,LDR/6',
        '--out',
        at('books.csv'),
        '--save-map',
        at('books.columns'),
      )
      assert.equal(stdout, 'read 3, 3 rows of 4 columns, 0 records without a row, refused 0\n')
      const table = await readFile(at('books.csv'), 'utf8')
      const expected =
        '\uFEFF001,Title,650$a,LDR/6\r\n1,Emil und die Detektive,Boys,a\r\n2,Das doppelte Lottchen,Twins,a\r\n3,Pünktchen und Anton,,a\r\n'
      assert.equal(table, expected)
      await marc('to-table', at('books.mrc'), '--map', at('books.columns'), '--out', at('again.csv'))
      assert.equal(await readFile(at('again.csv'), 'utf8'), expected)
    })

    it('and back are the same records where the table has everything', async () => {
      await marc('to-table', at('books.mrc'), '--columns', '001,005,245[10]$a', '--out', at('back.tsv.gz'))
      const { stdout } = await marc('from-table', at('back.tsv.gz'), '--out', at('back.mrc'))
      assert.equal(stdout, 'read 3 rows, written 3 records, 0 rows were empty, refused 0\n')
      const { code } = await marc(
        'compare',
        at('books.mrc'),
        at('back.mrc'),
        '--ignore',
        'LDR,008,020,650',
        '--summary',
      )
      assert.equal(code, 0)
    })
  })

  describe('made of a table', () => {
    const map = '=001  {Id}\n=245  00$a{Title}\n=650  \\7$a{Subjects|split ;}$2local\n'

    it('follow a map, whatever Windows wrote', async () => {
      await writeFile(at('table.map'), map)
      const table = 'Id;Title;Subjects;Price\r\n1;P\u00FCnktchen;"Boys;Girls";3\r\n\r\n2;Momo;;4\r\n'
      await writeFile(at('table.csv'), Buffer.from(table, 'latin1'))
      const { code, stdout, stderr } = await marc(
        'from-table',
        at('table.csv'),
        '--map',
        at('table.map'),
        '--out',
        at('table.mrk'),
      )
      assert.equal(code, 0)
      assert.equal(stderr, 'Not used: the columns Price.\n')
      assert.equal(stdout, 'read 2 rows, written 2 records, 0 rows were empty, refused 0\n')
      const text = await readFile(at('table.mrk'), 'utf8')
      assert.match(text, /=245 {2}00\$aPünktchen\r?\n=650 {2}\\7\$aBoys\$2local\r?\n=650 {2}\\7\$aGirls\$2local/)
    })

    it('keep rows that cannot be used', async () => {
      await writeFile(at('wide.csv'), 'Id,Title,Subjects\n1,Emil,,too,many\n2,Momo,\n,,\n')
      const { code, lines, stderr } = await marc(
        'from-table',
        at('wide.csv'),
        '--map',
        at('table.map'),
        '--out',
        at('wide.mrc'),
        '--json',
      )
      const { rows, written, empty, refused } = lines().at(-1) ?? {}
      assert.deepEqual([code, rows, written, empty, refused], [1, 3, 1, 1, 1])
      assert.match(stderr, /^line 2: The row has 5 cells, but there are 3 columns\.$/m)
      assert.equal(await readFile(at('wide.mrc.refused'), 'utf8'), '1,Emil,,too,many\r\n')
    })
  })

  describe('that cannot be made', () => {
    const cases: [string, () => string[], RegExp][] = [
      [
        'the result would be the file that is read',
        () => ['join', at('books.mrc'), at('other.mrc'), '--out', at('books.mrc')],
        /is the file that is read; give another name/,
      ],
      [
        'a key that is none',
        () => ['compare', at('books.mrc'), at('books.mrc'), '--key', '24'],
        /not a place in a record/,
      ],
      ['a report that is none', () => ['report', at('books.mrc'), '--only', 'all'], /--only all is not a report/],
      [
        'no part of the name is free',
        () => ['split', at('books.mrc'), '--every', '1', '--out', at('x.mrc')],
        /needs \{\}/,
      ],
      ['nothing by number', () => ['split', at('books.mrc'), '--every', '0'], /--every 0 is not a number above 0/],
      ['nothing is chosen', () => ['extract', at('books.mrc'), '--out', at('x.mrc')], /Say which records are meant/],
      [
        'the list of ids is not there',
        () => ['extract', at('books.mrc'), '--ids', at('no.txt'), '--out', at('x.mrc')],
        /list of ids ".*no\.txt" cannot be read/,
      ],
      [
        'standard input cannot be read twice',
        () => ['dedupe', '-', '--by', '001'],
        /reads its file twice; give it a file, not standard input/,
      ],
      ['a way to keep that is none', () => ['dedupe', at('books.mrc'), '--by', '001', '--keep', 'best'], /--keep best/],
      [
        'a tag that is none',
        () => ['merge', at('books.mrc'), at('other.mrc'), '--on', '001', '--take', '85', '--out', at('x.mrc')],
        /--take 85 is not a tag/,
      ],
      [
        'there is no such folder',
        () => ['split', at('books.mrc'), '--every', '1', '--out', at('none/{}.mrc')],
        /there is no such folder/,
      ],
      [
        'a column that is none',
        () => ['to-table', at('books.mrc'), '--columns', '24', '--out', at('x.csv')],
        /“24” is not a place in a record/,
      ],
      [
        'heads that are no places',
        () => ['from-table', at('table.csv'), '--out', at('x.mrc')],
        /The column “Id” is not a place in a record; say with --map/,
      ],
      [
        'a map that is not there',
        () => ['from-table', at('table.csv'), '--map', at('no.map'), '--out', at('x.mrc')],
        /The map ".*no\.map" is not there/,
      ],
      ['an empty table', () => ['from-table', at('empty.mrc'), '--out', at('x.mrc')], /is empty: a table has/],
      ['the other file is not there', () => ['compare', at('books.mrc'), at('gone.mrc')], /There is no file/],
    ]
    for (const [name, argv, message] of cases) {
      it(`say so and leave nothing behind: ${name}`, async () => {
        const names = await readdir(folder)
        const { code, stderr } = await marc(...argv())
        assert.equal(code, 2)
        assert.match(stderr, message)
        assert.deepEqual(await readdir(folder), names)
      })
    }
  })
})
