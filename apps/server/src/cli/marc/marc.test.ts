import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { controlField, createRecord, createWriter, dataField, type MarcRecord } from '@carrel/marc'
import { CommandError } from '../command.ts'
import { createProgress } from '../progress.ts'
import { run } from './index.ts'

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8')
    done()
  }
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `carrel marc …` and gives what a person would see. */
async function marc(...argv: string[]): Promise<Outcome> {
  const [stdout, stderr] = [new Kept(), new Kept()]
  try {
    const code = await run(argv, { stdout, stderr, isTTY: false })
    return { code, stdout: stdout.text, stderr: stderr.text }
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error))
    return { code: error.exitCode, stdout: stdout.text, stderr: stderr.text + error.message }
  }
}

function book(control: string, title: string): MarcRecord {
  return createRecord('00000cam a2200000 a 4500', [
    controlField('001', control),
    controlField('008', '260101s2026    gw            000 0 ger d'),
    dataField('040', '  ', ['a', 'DE-1']),
    dataField('100', '1 ', ['a', 'Trier, Walter']),
    dataField('245', title.startsWith('Das ') ? '14' : '10', ['a', `${title} /`], ['c', 'Erich Kästner.']),
    dataField('264', ' 1', ['a', 'Zürich :'], ['b', 'Atrium,'], ['c', '2026.']),
    dataField('300', '  ', ['a', '171 pages']),
    dataField('650', ' 0', ['a', 'Detective stories']),
  ])
}

const books = [
  book('1', 'Emil und die Detektive'),
  book('2', 'Das doppelte Lottchen'),
  book('3', 'Pünktchen und Anton'),
]

describe('carrel marc', () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, name)

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-marc-'))
    const writer = createWriter('iso2709')
    const records = Buffer.concat(books.map((record) => writer.write(record)))
    await writeFile(at('books.mrc'), records)
    await writeFile(at('books.mrc.gz'), gzipSync(records))
    await writeFile(at('cut.mrc'), records.subarray(0, -40))
    await writeFile(at('empty.mrc'), '')
    await writeFile(at('letter.txt'), 'Dear colleague')
    const cut = gzipSync(Buffer.from(records.toString('latin1').repeat(2000), 'latin1'))
    await writeFile(at('cut.mrc.gz'), cut.subarray(0, cut.length / 2))
  })
  after(async () => rm(folder, { recursive: true }))

  describe('count', () => {
    it('prints the number of records, compressed or not', async () => {
      assert.deepEqual(await marc('count', at('books.mrc')), { code: 0, stdout: '3\n', stderr: '' })
      assert.equal((await marc('count', at('books.mrc.gz'))).stdout, '3\n')
      assert.equal((await marc('count', at('empty.mrc'))).stdout, '0\n')
    })

    it('counts a record that cannot be read, and says so', async () => {
      const { stdout, stderr } = await marc('count', at('cut.mrc'))
      assert.equal(stdout, '3\n')
      assert.match(stderr, /^1 of them cannot be read/)
    })
  })

  describe('convert', () => {
    it('writes the format that the name of the file tells', async () => {
      for (const name of ['b.xml', 'b.json', 'b.jsonl', 'b.mrk', 'b.txt', 'b.mrc', 'b.xml.gz']) {
        const { code, stdout } = await marc('convert', at('books.mrc'), at(name))
        assert.deepEqual([code, stdout], [0, 'read 3, written 3, repaired 0, refused 0\n'], name)
        assert.equal((await marc('count', at(name))).stdout, '3\n', name)
      }
      assert.deepEqual(await readFile(at('b.mrc')), await readFile(at('books.mrc')))
      assert.match(gunzipSync(await readFile(at('b.xml.gz'))).toString('utf8'), /<subfield code="c">Erich Kästner\./)
    })

    it('writes to standard output', async () => {
      const { stdout, stderr } = await marc('convert', at('books.mrc'), '-', '--to', 'jsonl')
      assert.equal(stdout.trim().split('\n').length, 3)
      assert.equal(stderr, 'read 3, written 3, repaired 0, refused 0\n')
    })

    it('changes the encoding', async () => {
      await marc('convert', at('books.mrc'), at('old.mrc'), '--encoding', 'marc-8')
      const text = (await readFile(at('old.mrc'))).toString('latin1')
      assert.match(text, /K\u00E8astner/)
      assert.equal(text[9], ' ')
      await marc('convert', at('old.mrc'), at('new.mrc'), '--encoding', 'utf-8')
      assert.deepEqual(await readFile(at('new.mrc')), await readFile(at('books.mrc')))
    })

    it('keeps what it refuses as it came', async () => {
      const { code, stdout, stderr } = await marc('convert', at('cut.mrc'), at('rest.xml'))
      assert.equal(code, 1)
      assert.match(stdout, /^read 3, written 2, repaired 0, refused 1 \(kept in .*rest\.xml\.refused\)\n$/)
      assert.match(stderr, /^record 3, offset \d+: error record-truncated: /)
      const all = await readFile(at('cut.mrc'))
      const refused = await readFile(at('rest.xml.refused'))
      assert.deepEqual(refused, all.subarray(all.length - refused.length))
      assert.match(refused.toString('utf8'), /^\d{5}cam.*Pünktchen/s)
    })

    it('leaves nothing half written', async () => {
      const { code, stderr } = await marc('convert', at('cut.mrc.gz'), at('never.mrc'))
      assert.equal(code, 2)
      assert.match(stderr, /compressed and breaks off/)
      const names = await readdir(folder)
      assert.deepEqual(
        names.filter((name) => name.includes('never') || name.includes('.part-')),
        [],
      )
    })
  })

  describe('check', () => {
    it('with --json gives a line for each finding and one with totals', async () => {
      const { code, stdout } = await marc('check', at('cut.mrc'), '--json')
      const lines = stdout
        .trim()
        .split('\n')
        .map((line): Record<string, unknown> => JSON.parse(line))
      const totals = lines.pop() ?? {}
      assert.equal(code, 1)
      assert.equal(lines.length, 1)
      assert.deepEqual([lines[0]?.record, lines[0]?.code, lines[0]?.severity], [3, 'record-truncated', 'error'])
      assert.deepEqual([totals.records, totals.read, totals.refused, totals.errors, totals.warnings], [3, 2, 1, 1, 0])
      assert.equal(typeof totals.seconds, 'number')
    })

    it('finds nothing in sound records', async () => {
      const { code, stdout } = await marc('check', at('books.mrc'))
      assert.equal(code, 0)
      assert.match(stdout, /^3 records: 3 read \(0 repaired\), 0 refused; 0 errors, 0 warnings; [\d.]+ s\n$/)
    })

    it('is silent about what it is told to leave', async () => {
      const untitled = createRecord('00000cam a2200000 a 4500', book('9', 'Das x').fields.slice(0, 4))
      await writeFile(at('untitled.mrc'), createWriter('iso2709').write(untitled))
      assert.match((await marc('check', at('untitled.mrc'))).stdout, /field-missing/)
      const { code, stdout } = await marc('check', at('untitled.mrc'), '--off', 'field-missing,field-usual')
      assert.equal(code, 0)
      assert.doesNotMatch(stdout, /field-/)
      const slip = await marc('check', at('untitled.mrc'), '--off', 'feild-missing')
      assert.match(slip.stderr, /no finding with the code "feild-missing"/)
    })

    it('names control number, field and reason', async () => {
      const faulty = createRecord('00000cam a2200000 a 4500', [
        ...book('9', 'x').fields.slice(0, 5),
        dataField('020', '  ', ['a', '9783791530124']),
      ])
      await writeFile(at('faulty.mrc'), createWriter('iso2709').write(faulty))
      const [line = '{}'] = (await marc('check', at('faulty.mrc'), '--json')).stdout.split('\n')
      const { record, offset, control, tag, code, severity } = JSON.parse(line)
      assert.deepEqual([record, offset, control, tag, code, severity], [1, 0, '9', '020', 'isbn-checksum', 'warning'])
    })
  })

  describe('grep', () => {
    it('prints the fields that match', async () => {
      const { code, stdout } = await marc('grep', '--tag', '245', 'und', at('books.mrc'))
      assert.equal(code, 0)
      assert.equal(
        stdout,
        '1\t245 10 $aEmil und die Detektive /$cErich Kästner.\n3\t245 10 $aPünktchen und Anton /$cErich Kästner.\n',
      )
    })

    it('looks in one subfield, counts, turns the question round', async () => {
      assert.equal((await marc('grep', '--subfield', 'a', '--count', 'Kästner', at('books.mrc'))).stdout, '0\n')
      assert.equal((await marc('grep', '--subfield', 'c', '--count', 'kästner', '-i', at('books.mrc'))).stdout, '3\n')
      assert.equal((await marc('grep', '--invert', 'und', at('books.mrc'))).stdout, '2\n')
      assert.equal((await marc('grep', 'Momo', at('books.mrc'))).code, 1)
    })

    it('writes the records that match', async () => {
      const { stderr } = await marc('grep', 'Lottchen', at('books.mrc'), '--output', at('lottchen.xml'))
      assert.equal(stderr, '1 records written\n')
      assert.equal((await marc('count', at('lottchen.xml'))).stdout, '1\n')
    })
  })

  describe('that cannot do what is asked', () => {
    const cases: [string, () => string[], RegExp][] = [
      ['a file that is not there', () => ['count', at('none.mrc')], /^There is no file ".*none\.mrc"\.$/],
      ['a directory', () => ['check', folder], /is a directory; give the name of a file\.$/],
      [
        'a file that is not MARC',
        () => ['count', at('letter.txt')],
        /not a file of MARC records; it begins with "Dear colleague"\.$/,
      ],
      [
        'a folder that is not there',
        () => ['convert', at('books.mrc'), at('none/x.xml')],
        /there is no such folder\.$/,
      ],
      [
        'a format that is none',
        () => ['convert', at('books.mrc'), at('x.mrc'), '--to', 'pdf'],
        /^--to pdf is not a format/,
      ],
      ['no format at all', () => ['convert', at('books.mrc'), at('x')], /no ending that tells a format/],
      [
        'an encoding that is none',
        () => ['convert', at('books.mrc'), at('x.mrc'), '--encoding', 'x'],
        /^--encoding x is not an encoding/,
      ],
      [
        'an encoding that a format has not',
        () => ['convert', at('books.mrc'), at('x.xml'), '--encoding', 'marc-8'],
        /always UTF-8/,
      ],
      ['a pattern that is none', () => ['grep', '(', at('books.mrc')], /not a regular expression/],
      ['an option that is not known', () => ['count', '--fast', at('books.mrc')], /Usage: carrel marc count/],
      ['a command that is not known', () => ['validate'], /There is no command "marc validate"/],
    ]
    for (const [name, argv, message] of cases) {
      it(`says so in one sentence: ${name}`, async () => {
        const { code, stdout, stderr } = await marc(...argv())
        assert.equal(code, 2)
        assert.equal(stdout, '')
        assert.match(stderr, message)
      })
    }
  })
})

describe('a progress bar', () => {
  it('is drawn where a person looks on, and taken away again', () => {
    const stderr = new Kept()
    const progress = createProgress({ stderr, isTTY: true }, 200)
    progress.update(100, '12 records')
    progress.update(150, 'too soon to be drawn')
    assert.match(stderr.text, /█+░+ {2}50 % {2}12 records$/)
    progress.clear()
    assert.ok(stderr.text.endsWith('\r\u001B[K'))
  })

  it('is not drawn into a file', () => {
    const stderr = new Kept()
    createProgress({ stderr, isTTY: false }, 200).update(100, '12 records')
    assert.equal(stderr.text, '')
  })
})
