import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { createRecord, controlField, dataField, writeIso2709, type OutputEncoding } from '@carrel/marc'
import { readSruRequest, sruDiagnostic, writeExplain, writeSruResponse } from '@carrel/sru'
import { startSmallServer, type SmallServer } from '@carrel/z3950/testing'
import { CommandError } from '../command.ts'
import { run as sru } from '../sru/index.ts'
import { run as z3950 } from './index.ts'

class Kept extends Writable {
  readonly chunks: Buffer[] = []
  get text() {
    return Buffer.concat(this.chunks).toString('utf8')
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk)
    done()
  }
}

async function ran(run: typeof z3950, argv: readonly string[]) {
  const [stdout, stderr] = [new Kept(), new Kept()]
  try {
    const code = await run(argv, { stdout, stderr, isTTY: false })
    return { code, out: stdout.text, err: stderr.text }
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error))
    return { code: error.exitCode, out: stdout.text, err: error.message }
  }
}

function marc(number: string, title: string, encoding: OutputEncoding): Uint8Array {
  const written = writeIso2709(
    createRecord(
      '00000nam a2200000 i 4500',
      [
        controlField('001', number),
        dataField('020', '  ', ['a', '9780142437247']),
        dataField('100', '1 ', ['a', 'Müller, Jürgen']),
        dataField('245', '10', ['a', title]),
        dataField('264', ' 1', ['c', '1999']),
      ],
      encoding,
    ),
    { encoding },
  )
  assert.ok(written.ok)
  return written.bytes
}

const records = [marc('one', 'Bücher und Läden', 'utf-8'), marc('two', 'Bucher & mehr', 'marc-8')]

describe('Catalogues of other libraries by Z39.50 on the command line', () => {
  let folder: string
  let server: SmallServer
  let address: string
  const file = (name: string) => path.join(folder, name)
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-z3950-'))
    server = await startSmallServer({
      records,
      admits: (who) => who === undefined || (who.kind === 'idPass' && who.value.password === 'secret'),
    })
    address = `127.0.0.1:${server.port}/Default`
  })
  after(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('are searched by number or words, in either encoding', async () => {
    const found = await ran(z3950, ['search', address, '--isbn', '0-14-243724-7'])
    assert.deepEqual(found, {
      code: 0,
      out: '1\tBücher und Läden\tMüller, Jürgen\t1999\n2\tBucher & mehr\tMüller, Jürgen\t1999\n2 found\n',
      err: '',
    })
    const one = await ran(z3950, ['search', address, '@attr 1=4 mehr', '--isbn', '9780142437247', '--json'])
    assert.deepEqual(
      one.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
      [
        { position: 1, form: 'usmarc', title: 'Bucher & mehr', author: 'Müller, Jürgen', date: '1999' },
        { hits: 1, written: 0, refused: 0 },
      ],
    )
  })

  it('give their records as they are into a file, or in another format', async () => {
    const kept = await ran(z3950, ['search', address, '--any', 'r', '--out', file('found.mrc')])
    assert.match(kept.out, /\n2 found, 2 written\n$/)
    assert.deepEqual(await readFile(file('found.mrc')), Buffer.concat(records))
    const lines = await ran(z3950, ['search', address, '--title', 'mehr', '--out', '-', '--to', 'mrk'])
    assert.match(lines.out, /^=LDR .*\n=001 {2}two\n/)
    assert.match(lines.err, /1 found, 1 written/)
    const plain = await ran(z3950, ['search', address, '--title', 'mehr', '--syntax', 'sutrs', '--out', file('x.mrc')])
    assert.equal(plain.code, 1)
    assert.match(plain.out, /\(sutrs\)\n[^]*1 found, 0 written, 1 not \(kept in .*x\.mrc\.refused\)/)
  })

  it('list their terms and are tried out', async () => {
    const terms = await ran(z3950, ['scan', address, '--title', 'lä', '--count', '1'])
    assert.equal(terms.out, '1\tläden\t<\n')
    const trial = await ran(z3950, ['test', address, '--any', 'mehr'])
    assert.equal(trial.code, 0)
    assert.match(
      trial.out,
      /^ok {2}connect: Connected to A small server\.\nok {2}search: 1 records found\.\nok {2}usmarc: /,
    )
    assert.equal((await ran(z3950, ['test', '127.0.0.1:1/x'])).code, 1)
  })

  it('want a password, which may come out of a file', async () => {
    await writeFile(file('password.txt'), 'secret\n')
    const right = await ran(z3950, [
      'search',
      address,
      '--any',
      'x',
      '--user',
      'ann',
      '--password-file',
      file('password.txt'),
    ])
    assert.deepEqual([right.code, right.out], [0, '0 found\n'])
    const wrong = await ran(z3950, ['search', address, '--any', 'x', '--user', 'ann', '--password', 'no'])
    assert.deepEqual([wrong.code, wrong.err], [2, `127.0.0.1:${server.port} does not accept this user and password.`])
  })

  const refused: readonly (readonly [argv: readonly string[], message: RegExp])[] = [
    [['search'], /^Usage: carrel z3950 search/],
    [['search', 'ADDRESS'], /^Say what to search for/],
    [['search', 'ADDRESS', '@and x'], /^The query is not understood: The query ends/],
    [['search', 'ADDRESS', '--any', 'x', '--syntax', 'clay'], /^--syntax clay is not known/],
    [['search', 'ADDRESS', '--any', 'x', '--charset', 'clay'], /^--charset clay is not known/],
    [['search', 'ADDRESS', '--any', 'x', '--timeout', '0'], /^--timeout is a number of seconds/],
    [['search', 'ADDRESS', '--any', 'x', '--out', 'x.doc'], /no ending that tells a format/],
    [
      ['search', 'ADDRESS', '@attr 1=9999 x'],
      /does not search by this index \(Use attribute\): 9999 \(diagnostic 114\)/,
    ],
    [['search', 'ADDRESS/Else', '--any', 'x'], /has no database of this name: Default\/Else|no database of this name/],
    [['search', 'a b:c', '--any', 'x'], /is not an address like/],
    [['search', '127.0.0.1:70000/x', '--any', 'x'], /is not an address like/],
    [['scan', 'ADDRESS', '@and a b'], /^Name one term of one index/],
    [['dig'], /there are search, scan, test/],
  ]
  for (const [argv, message] of refused)
    it(`say what was not understood: ${argv.join(' ')}`, async () => {
      const said = await ran(
        z3950,
        argv.map((word) => word.replace('ADDRESS', address)),
      )
      assert.equal(said.code, 2)
      assert.match(said.err, message)
    })
})

describe('Catalogues of other libraries by SRU on the command line', () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const found = readSruRequest(new URL(request.url ?? '', 'http://x').searchParams)
    assert.ok(found.ok)
    const { version } = found.request
    if (found.request.operation === 'explain') {
      const xml = writeExplain({
        title: 'Town Library',
        sets: {},
        indexes: [{ names: ['dc.title'], search: true, scan: false, sort: false }],
        schemas: [],
        defaults: {},
        supports: [],
      })
      const record = { schema: 'http://explain.z3950.org/dtd/2.0/', packing: 'xml', xml } as const
      response.end(writeSruResponse({ kind: 'explain', version, record, diagnostics: [] }, { version }))
      return
    }
    assert.ok(found.request.operation === 'searchRetrieve')
    const { query, start, count = 10 } = found.request
    asked.push(query)
    const isKnown = !query.includes('nonsense')
    const all = Array.from({ length: isKnown ? 70 : 0 }, (_, index) => index + 1).slice(start - 1, start - 1 + count)
    response.end(
      writeSruResponse(
        {
          kind: 'search',
          version,
          hits: isKnown ? 70 : 0,
          records: all.map((position) => ({
            schema: 'info:srw/schema/1/marcxml-v1.1',
            packing: 'xml',
            position,
            xml: `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 i 4500</leader><controlfield tag="001">${position}</controlfield><datafield tag="245" ind1="0" ind2="0"><subfield code="a">Bücher ${position}</subfield></datafield></record>`,
          })),
          diagnostics: isKnown ? [] : [sruDiagnostic(16, 'nonsense')],
        },
        { version },
      ),
    )
  })
  let url: string
  let folder: string
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-sru-'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sru`
  })
  after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(folder, { recursive: true, force: true })
  })

  it('are searched, and all of their records kept', async () => {
    const found = await ran(sru, ['search', url, '--title', 'bücher', '--count', '2'])
    assert.deepEqual(found, { code: 0, out: '1\tBücher 1\n2\tBücher 2\n70 found\n', err: '' })
    assert.equal(asked.at(-1), 'dc.title = bücher')
    const kept = await ran(sru, [
      'search',
      url,
      'dc.title=x',
      '--isbn',
      '9780142437247',
      '--out',
      path.join(folder, 'all.jsonl'),
    ])
    assert.match(kept.out, /\n70 found, 70 written\n$/)
    assert.equal(asked.at(-1), '(dc.title=x) and (bath.isbn = 9780142437247 or bath.isbn = 0142437247)')
    assert.equal((await readFile(path.join(folder, 'all.jsonl'), 'utf8')).trim().split('\n').length, 70)
  })

  it('explain themselves and are tried out', async () => {
    const explained = await ran(sru, ['explain', url])
    assert.equal(explained.out, 'Town Library\nindexes:\n  dc.title\nschemas:\n')
    const trial = await ran(sru, ['test', url])
    assert.equal(trial.code, 0)
    assert.match(
      trial.out,
      /^ok {2}explain: Town Library\.\nok {2}search 1\.1: 70 records found; the first is in info:/,
    )
  })

  const refused: readonly (readonly [argv: readonly string[], message: RegExp])[] = [
    [['search'], /^Usage: carrel sru search/],
    [['search', 'URL'], /^Say what to search for/],
    [
      ['search', 'URL', 'a and'],
      /^The query is not understood: The query ends where a search term should be, at character 6\./,
    ],
    [['search', 'URL', 'dc.title = nonsense'], /does not search by this index: nonsense \(diagnostic 16\)/],
    [['search', 'URL', 'x', '--version', '3'], /is not a version of SRU/],
    [['search', 'library.example', 'x'], /is not an address of the web/],
    [['explain'], /^Usage/],
    [['dig'], /there are search, explain, test/],
  ]
  for (const [argv, message] of refused)
    it(`say what was not understood: ${argv.join(' ')}`, async () => {
      const said = await ran(
        sru,
        argv.map((word) => (word === 'URL' ? url : word)),
      )
      assert.equal(said.code, 2)
      assert.match(said.err, message)
    })
})
