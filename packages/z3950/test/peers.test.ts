import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { controlField, createRecord, dataField, readerFor, titleOf, writeIso2709, type MarcRecord } from '@carrel/marc'
import { cqlToRpn, parseCql } from '@carrel/sru'
import { explainSru, scanSru, searchSru } from '@carrel/sru/node'
import { openZ3950, tryServer } from '../node/index.ts'
import { startSmallServer, type SmallServer } from '../node/testing/small-server.ts'
import { allOf, bib1Query, parsePqf, term, textTerm, wantedTitleQuery } from '../src/index.ts'
import { isInstalled, startPeer, type Peer } from './peer.ts'

const zebraScript = path.resolve(import.meta.dirname, '../../../../shared/peers/z3950/zebra-peer.sh')
const noZebra = isInstalled('zebrasrv-2.0') && existsSync(zebraScript) ? false : 'Zebra is not installed here'
const noZtest = isInstalled('yaz-ztest') ? false : 'yaz-ztest is not installed here'
const noClient = isInstalled('yaz-client') ? false : 'yaz-client is not installed here'

// This Zebra indexes no letters with marks; it is searched by plain words.
const titles = [
  'Ha͠gin : łódź i Čechy',
  'Les misérables',
  'Ästhetik für Anfänger',
  'Война и мир',
  'Plain words',
] as const
const books = titles.map((title, index) =>
  createRecord('00000nam a2200000 i 4500', [
    controlField('001', `book-${index}`),
    dataField('020', '  ', ['a', `978014243724${index}`]),
    dataField('100', '1 ', ['a', index < 2 ? 'Hugo, Victor' : 'Müller, Anna']),
    dataField('245', '00', ['a', title.normalize('NFD')]),
  ]),
)

function bytesOf(record: MarcRecord): Uint8Array {
  const written = writeIso2709(record, { encoding: 'utf-8' })
  assert.ok(written.ok)
  return written.bytes
}

function recordOf(bytes: Uint8Array, format: 'iso2709' | 'marcxml'): MarcRecord {
  const reader = readerFor(format)
  const [entry] = [...reader.push(bytes), ...reader.end()]
  assert.ok(entry?.record)
  return entry.record
}

describe('A real Zebra', { skip: noZebra }, () => {
  let folder: string
  let zebra: Peer
  const at = () => ({ host: '127.0.0.1', port: zebra.port, database: 'Default', timeoutMs: 20_000 })
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-zebra-'))
    const file = path.join(folder, 'books.mrc')
    await writeFile(file, Buffer.concat(books.map(bytesOf)))
    zebra = await startPeer('bash', (port) => [zebraScript, String(port), file], {
      env: { CHARSET: 'utf-8', AUTH: 'ann/secret', TMPDIR: folder },
    })
  })
  after(async () => {
    await zebra.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('lets in those with the password', async () => {
    await assert.rejects(openZ3950(at()), { code: 'refused' })
    await assert.rejects(openZ3950({ ...at(), user: 'ann', password: 'no' }), { code: 'refused' })
    for (const who of [{ user: 'ann', password: 'secret' }, { openAuthentication: 'ann/secret' }]) {
      const session = await openZ3950({ ...at(), ...who })
      assert.match(session.implementation.name ?? '', /Zebra/)
      await session.close()
    }
  })

  it('gives the same records in MARC-8, in UTF-8 and as XML', async () => {
    const session = await openZ3950({ ...at(), user: 'ann', password: 'secret' })
    for (const [number, title] of titles.entries()) {
      const { hits } = await session.search(bib1Query(term(`book-${number}`, { 1: 12 })))
      assert.equal(hits, 1, title)
      const seen: string[] = []
      const encodings: string[] = []
      for (const [syntax, format] of [
        ['usmarc', 'iso2709'],
        ['unimarc', 'iso2709'],
        ['xml', 'marcxml'],
      ] as const) {
        const [record] = await session.present(1, 1, { syntax })
        assert.ok(record?.kind === 'record')
        const read = recordOf(record.bytes, format)
        seen.push(titleOf(read).normalize('NFC'))
        encodings.push(read.encoding)
      }
      assert.deepEqual(seen, Array(3).fill(title.normalize('NFC')))
      if (title !== 'Plain words') assert.deepEqual(encodings, ['marc-8', 'utf-8', 'utf-8'])
    }
    await session.close()
  })

  const searches: readonly (readonly [pqf: string, hits: number])[] = [
    ['@attr 1=4 plain', 1],
    ['@attr 1=1003 hugo', 2],
    ['@and @attr 1=1003 hugo @attr 1=4 les', 1],
    ['@or @attr 1=4 plain @attr 1=1003 hugo', 3],
    ['@not @attr 1=1016 m @attr 1=4 plain', 0],
    ['@attr 1=4 @attr 5=1 pla', 1],
    ['@attr 1=4 @attr 4=1 "plain words"', 1],
  ]
  for (const [pqf, hits] of searches)
    it(`finds ${hits} for ${pqf}`, async () => {
      const session = await openZ3950({ ...at(), user: 'ann', password: 'secret' })
      const parsed = parsePqf(pqf)
      assert.ok(parsed.ok)
      assert.equal((await session.search(parsed.query)).hits, hits)
      await session.close()
    })

  it('lists terms, sorts, refuses in words, and takes queries of CQL', async () => {
    const session = await openZ3950({ ...at(), user: 'ann', password: 'secret', negotiateUtf8: true })
    const { terms } = await session.scan({ attributes: [{ type: 1, value: 4 }], term: textTerm('pla') }, 2)
    assert.equal(terms[0]?.term, 'plain')
    for (const descending of [false, true]) {
      await session.search(bib1Query(term('hugo', { 1: 1003 })))
      await session.sort([{ by: [{ type: 1, value: 4 }], descending }])
      const sorted = await session.present(1, 5)
      const first = sorted.map((record) => record.kind === 'record' && titleOf(recordOf(record.bytes, 'iso2709'))[0])
      assert.deepEqual(first, descending ? ['L', 'H'] : ['H', 'L'])
    }
    await assert.rejects(session.search(bib1Query(term('x', { 1: 9999 }))), {
      code: 'diagnostic',
      message: /9999 \(diagnostic 114\)/,
    })
    const cql = parseCql('dc.title = plain or dc.creator any "hugo nobody"')
    assert.ok(cql.ok)
    const rpn = cqlToRpn(cql.query)
    assert.ok(rpn.ok)
    assert.equal((await session.search(rpn.query)).hits, 3)
    await session.close()
    const trial = await tryServer({ ...at(), user: 'ann', password: 'secret' }, bib1Query(term('plain', { 1: 4 })))
    assert.deepEqual([trial.ok, trial.syntaxes.slice(0, 3)], [true, ['usmarc', 'unimarc', 'xml']])
  })

  it('answers by SRU in all versions', async () => {
    const server = { baseUrl: `http://127.0.0.1:${zebra.port}/Default`, user: 'ann', password: 'secret' }
    for (const version of ['1.1', '1.2', '2.0'] as const) {
      const { hits, records } = await searchSru({ ...server, version, query: 'dc.title = plain' })
      const title = titleOf(recordOf(new TextEncoder().encode(records[0]?.xml ?? ''), 'marcxml'))
      assert.deepEqual([hits, title.normalize('NFC')], [1, 'Plain words'])
    }
    assert.match((await explainSru(server)).record?.xml ?? '', /Peer library/)
    const { terms } = await scanSru({ ...server, scanClause: 'dc.title = pla', count: 2 })
    assert.equal(terms[0]?.value, 'plain')
    await assert.rejects(searchSru({ ...server, query: 'dc.title = ' }), { code: 'diagnostic' })
  })
})

describe('A real yaz-ztest', { skip: noZtest }, () => {
  it('gives records, many at once', async () => {
    const ztest = await startPeer('yaz-ztest', (port) => [`tcp:127.0.0.1:${port}`])
    try {
      const session = await openZ3950({ host: '127.0.0.1', port: ztest.port, database: 'Default', timeoutMs: 20_000 })
      // It finds as many as the search says.
      const { hits } = await session.search(bib1Query(allOf([term('24', { 1: 4 })])))
      assert.ok(hits > 0)
      const records = await session.present(1, hits)
      assert.equal(records.length, hits)
      for (const record of records) {
        assert.ok(record.kind === 'record' && record.syntax === 'usmarc')
        assert.notEqual(titleOf(recordOf(record.bytes, 'iso2709')), '')
      }
      await session.close()
      const byIsbn = await openZ3950({ host: '127.0.0.1', port: ztest.port, database: 'Default', timeoutMs: 20_000 })
      const query = wantedTitleQuery({ isbn: '978-0-14-243724-7' })
      assert.ok(query)
      assert.ok((await byIsbn.search(query)).hits >= 0)
      await byIsbn.close()
    } finally {
      await ztest.stop()
    }
  })
})

describe('A real yaz-client', { skip: noClient }, () => {
  let server: SmallServer
  let said: string
  before(async () => {
    server = await startSmallServer({ records: books.map(bytesOf) })
    const folder = await mkdtemp(path.join(tmpdir(), 'carrel-yaz-'))
    const script = path.join(folder, 'commands')
    const commands = [
      'charset utf-8',
      `open localhost:${server.port}/Default`,
      'format usmarc',
      'find @attr 1=1003 hugo',
      'show 1+2',
      'format sutrs',
      'show 1+1',
      'format opac',
      'show 1+1',
      'find @attr 1=9999 x',
      'find @and @attr 1=4 words @not plain @prox 0 1 0 2 k 2 a b',
      'scan @attr 1=4 plain',
      'find @attr 1=1003 hugo',
      'sort 1=4 d',
      'delete default',
      'close',
      'quit',
    ]
    await writeFile(script, `${commands.join('\n')}\n`)
    said = await new Promise((resolve) => {
      execFile('yaz-client', ['-f', script], { timeout: 20_000 }, (_, stdout) => resolve(stdout))
    })
    await rm(folder, { recursive: true, force: true })
  })
  after(() => server.close())

  const lines: readonly (readonly [what: string, said: RegExp])[] = [
    ['the init', /Connection accepted by v3 target\.[^]*Name {3}: A small server/],
    ['what was found', /Number of hits: 2/],
    ['records in USMARC', /\[Default\]Record type: USmarc[^]*245 00 \$a Les mis/],
    ['a record in SUTRS', /\[Default\]Record type: SUTRS[^]*Hugo, Victor/],
    ['a refusal of a syntax', /\[239\] Record syntax not supported/],
    ['a refusal of an index', /\[114\] Unsupported Use attribute -- v[23] addinfo '9999'/],
    ['a refusal of nearness', /\[129\]/],
    ['terms of an index', /plain \(1\)/],
    ['a sort', /Received SortResponse: status=success/],
    ['a delete', /Got deleteResultSetResponse status=9\ndefault status=1/],
    ['the good-bye', /Target has closed the association/],
  ]
  for (const [what, wanted] of lines)
    it(`understands ${what}`, () => {
      assert.match(said, wanted)
    })
})
