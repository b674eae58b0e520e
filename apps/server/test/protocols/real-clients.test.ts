import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openZ3950House, type Z3950House } from './z3950-house.ts'

const missing = (program: string) => !existsSync(`/usr/bin/${program}`) && `${program} is not installed`

describe('a catalogue that real programs search', { skip: missing('yaz-client') }, () => {
  let house: Z3950House
  let web = ''
  before(async () => {
    house = await openZ3950House()
    web = await house.library.carrel.server.listen()
  })
  after(() => house.stop())

  /** Gives a program its commands and takes all that it prints. */
  function play(program: string, commands: readonly string[], args: readonly string[] = []): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        program,
        args,
        { timeout: 120_000, maxBuffer: 1e7, encoding: 'latin1' },
        (error, stdout, stderr) => (error ? reject(error) : resolve(Buffer.from(stdout + stderr, 'latin1').toString())),
      )
      child.stdin?.end([...commands, 'quit', ''].join('\n'))
    })
  }

  const yaz = (...commands: readonly string[]) =>
    play('yaz-client', [`open tcp:127.0.0.1:${house.port}/Default`, ...commands])
  const zoom = (...commands: readonly string[]) =>
    play('zoomsh', [`connect tcp:127.0.0.1:${house.port}/Default`, ...commands])
  const hits = (output: string) => [...output.matchAll(/Number of hits: (\d+)/g)].map(([, count]) => Number(count))
  const conditions = (output: string) => [...output.matchAll(/^ {4}\[(\d+)\]/gm)].map(([, number]) => Number(number))

  describe('yaz-client at the catalogue by Z39.50', { skip: missing('yaz-client') }, () => {
    it('is given every syntax that the catalogue has, and the number of those that it has not', async () => {
      const output = await yaz(
        'find @attr 1=4 emil',
        ...['usmarc', 'xml', 'sutrs', 'opac', 'grs-1', 'unimarc'].flatMap((format) => [`format ${format}`, 'show 1+1']),
      )
      for (const syntax of ['USmarc', 'XML', 'SUTRS', 'OPAC'])
        assert.match(output, new RegExp(`Record type: ${syntax}`))
      assert.deepEqual(conditions(output), [239, 238])
    })

    it('shows parts of results, names them, searches in them and deletes them', async () => {
      const output = await yaz(
        'setnames',
        'setnames',
        'find @attr 1=21 fiction',
        'find @attr 1=4 emil',
        'find @and @set 1 @set 2',
        'show 1+1',
        'show 1+2',
        'delete 1',
        'find @set 1',
      )
      assert.deepEqual(hits(output), [3, 1, 1, 0])
      assert.match(output, /Got deleteResultSetResponse status=0/)
      assert.deepEqual(conditions(output), [13, 30])
    })

    it('gets small results with the answer, lists of terms from any place, and results in order', async () => {
      const output = await yaz(
        'ssub 5',
        'lslb 10',
        'mspn 3',
        'find @attr 1=21 fiction',
        'scanpos 2',
        'scansize 3',
        'scan @attr 1=1003 k',
        'scanstep 2',
        'scan @attr 1=1003 k',
        'sort 1=4 i>',
        'refid abc',
        'find @attr 1=4 dune',
      )
      assert.match(output, /records returned: 3/)
      assert.match(output, /Herbert, Frank \(1\)\n\* Kästner, Erich, 1899-1974 \(1\)/)
      assert.deepEqual(conditions(output), [205])
      assert.match(output, /SortResponse: status=success/)
      assert.match(output, /Reference Id: abc/)
    })

    it('asks in CQL too', async () => {
      const output = await yaz('querytype cql', 'find dc.title = emil', 'find dc.title = "', 'find dc.colour = red')
      assert.deepEqual(hits(output), [1, 0, 0])
      assert.deepEqual(conditions(output), [108, 114])
    })

    it('negotiates UTF-8', async () => {
      const inUtf8 = await play('yaz-client', [
        'negcharset utf-8',
        `open tcp:127.0.0.1:${house.port}/Default`,
        'find @attr 1=1003 Kästner',
        'show 1+1',
      ])
      assert.match(inUtf8, /Accepted character set : UTF-8/)
      assert.deepEqual(hits(inUtf8), [1])
      assert.match(inUtf8, /Kästner/)
    })

    it('is told which databases there are not', async () => {
      assert.deepEqual(conditions(await yaz('base Other', 'find x', 'base Default Other', 'find x')), [235, 235])
    })
  })

  describe('zoomsh at the catalogue by Z39.50', { skip: missing('zoomsh') }, () => {
    it('finds, shows and lists terms, whichever sizes and syntaxes are set', async () => {
      for (const syntax of ['usmarc', 'opac', 'xml', 'sutrs']) {
        const output = await zoom(
          `set preferredRecordSyntax ${syntax}`,
          'set presentChunk 2',
          'set count 3',
          'search @attr 1=4 @attr 4=1 "emil und"',
          'show 0 3',
        )
        assert.match(output, /: 1 hits/)
        assert.match(output, /K.*stner, Erich/, syntax)
      }
      assert.match(await zoom('scan @attr 1=1003 k'), /Kästner, Erich, 1899-1974 1/)
      assert.match(await zoom('search cql:dc.creator=kastner'), /: 1 hits/)
      assert.match(await zoom('search @attr 1=4 x @attr 1=999 y'), /Bad PQF/)
      assert.match(await zoom('search @attr 1=999 y'), /Unsupported Use attribute \(Bib-1:114\)/)
    })
  })

  describe('yaz-client and zoomsh at the catalogue by SRU', { skip: missing('yaz-client') }, () => {
    for (const way of ['get', 'post', 'soap'])
      for (const version of ['1.1', '1.2', '2.0'])
        it(`search, list terms and read what there is: ${way}, ${version}`, async () => {
          const output = await play('yaz-client', [
            `sru ${way} ${version}`,
            `open ${web}/sru`,
            'querytype cql',
            'find dc.title = emil',
            'schema dc',
            'show 1+1',
            'querytype prefix',
            'find @attr 1=4 @attr 4=1 "emil und"',
            'find @attr 1=999 x',
            'querytype cql',
            'find dc.colour = red',
            'explain',
          ])
          assert.deepEqual(hits(output), [1, 1, 1, 0, 0], output)
          assert.match(output, /<dc:title>Emil und die Detektive</)
          assert.equal([...output.matchAll(/SRW diagnostic info:srw\/diagnostic\/1\/16/g)].length, 2)
        })

    it('count values of indexes in 2.0: zoomsh', { skip: missing('zoomsh') }, async () => {
      const output = await play('zoomsh', [
        'set sru get',
        'set sru_version 2.0',
        `connect ${web}/sru`,
        'set facets "@attr 1=dc.language @attr 3=5"',
        'search cql:cql.allRecords=1',
        'facets',
      ])
      assert.match(output, /: 3 hits/)
      assert.match(output, /eng ?\(2\)/)
    })
  })

  describe('what clients take home', { skip: missing('yaz-marcdump') }, () => {
    it('is in MARC-8 or UTF-8 as they ask, and yaz-marcdump reads it so', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'carrel-marcdump-'))
      try {
        for (const charset of ['marc-8', 'utf-8']) {
          const file = join(folder, `${charset}.mrc`)
          await play(
            'yaz-client',
            [`negcharset ${charset}`, `open tcp:127.0.0.1:${house.port}/Default`, 'find @attr 1=4 emil', 'show 1+1'],
            ['-m', file],
          )
          const dumped = await new Promise<string>((resolve, reject) => {
            execFile('yaz-marcdump', ['-f', charset, '-t', 'utf-8', file], (error, stdout) =>
              error ? reject(error) : resolve(stdout),
            )
          })
          assert.match(dumped.normalize('NFC'), /100 1 {2}\$a Kästner, Erich,/, charset)
        }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
  })
})
