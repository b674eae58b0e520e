import assert from 'node:assert/strict'
import { mkdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { writeIso2709 } from '@carrel/marc'
import { sql } from 'kysely'
import { AddressRefused } from '../../../platform/allowed-address.ts'
import { carrel } from '../../../platform/work.ts'
import { runImport } from '../import/run-import.ts'
import { openLibrary, record, type LoadingHouse } from '../testing/open-library.ts'
import { fetchFile, type SendRequest } from './fetch-file.ts'
import { lookAtSources } from './look-at-sources.ts'
import { listSources, saveSource } from './sources.ts'

const titled = (n: number): Buffer => {
  const written = writeIso2709(record(`=001  src${n}`, '=003  CaTest', `=245  00$aFrom a vendor ${n}`), {
    encoding: 'utf-8',
  })
  if (!written.ok) throw new Error(written.problem.message)
  return Buffer.from(written.bytes)
}
const some = (from: number, to: number): Buffer =>
  Buffer.concat(Array.from({ length: to - from }, (_, n) => titled(from + n)))

describe('a folder that is looked at by itself', () => {
  let library: LoadingHouse
  let folder = ''
  let source = 0
  before(async () => {
    library = await openLibrary()
    folder = join(library.folder, 'incoming', 'vendor')
    await mkdir(folder, { recursive: true })
    const body = { name: 'Vendor', kind: 'folder', place: 'vendor', profile: null, everyHours: 24 } as const
    source = (await library.must((w) => saveSource(w, body))).id
  })
  after(() => library.stop())

  /** Puts a file there that was finished long ago. */
  const put = async (name: string, bytes: string | Uint8Array) => {
    await writeFile(join(folder, name), bytes)
    await utimes(join(folder, name), 1, 1_700_000_000 + bytes.length)
  }
  /** Looks there now: what is said, and the imports that were begun, run to their ends. */
  const look = async (beforeRun: () => Promise<void> = async () => {}) => {
    await sql`update loading.source set next_at = ${library.platform.clock.now()} where id = ${source}`.execute(
      library.read.db,
    )
    await lookAtSources(library.platform)
    await beforeRun()
    const { rows } = await sql<{
      id: number
    }>`select id from loading.import where state = 'waiting' order by id`.execute(library.read.db)
    const listener = { progress: () => {}, cancelled: () => false }
    const done = []
    for (const { id } of rows) done.push(await runImport(library.platform, carrel, id, listener))
    const [one] = await listSources(library.read)
    return { said: one?.lastResult ?? '', next: one?.nextAt ?? '', done }
  }

  it('gives a new file to an import, once, under whatever name it comes again', async () => {
    await put('first.mrc', some(0, 3))
    const { said, done } = await look()
    assert.match(said, /^first\.mrc was taken as import \d+\.$/)
    assert.deepEqual(
      done.map(({ state, added }) => [state, added]),
      [['done', 3]],
    )
    assert.deepEqual(await look().then((again) => [again.said, again.done]), ['Nothing new.', []])
    await put('renamed.mrc', some(0, 3))
    assert.deepEqual(await look().then((again) => [again.said, again.done]), ['Nothing new.', []])
  })

  it('waits for a file that is still being written, and looks again soon', async () => {
    await writeFile(join(folder, 'growing.mrc'), some(10, 12))
    const { said, next, done } = await look()
    assert.deepEqual([said, done], ['Nothing new.', []])
    const wait = Temporal.Instant.from(next).since(library.platform.clock.now())
    assert.ok(Temporal.Duration.compare(wait, { minutes: 6 }) < 0, wait.toString())
    await put('growing.mrc', some(10, 13))
    assert.deepEqual(
      (await look()).done.map(({ added }) => added),
      [3],
    )
  })

  it('takes what there is of a file that was left half written, and the rest when it comes whole', async () => {
    const whole = some(20, 26)
    await put('half.mrc', whole.subarray(0, whole.length - 150))
    const half = await look()
    assert.deepEqual(
      half.done.map(({ state, added, refused }) => [state, added > 0, refused]),
      [['done', true, 1]],
    )
    await put('half.mrc', whole)
    const [rest] = (await look()).done
    assert.deepEqual([rest?.read, rest?.refused, (rest?.added ?? 0) + (half.done[0]?.added ?? 0)], [6, 0, 6])
  })

  it('keeps a file that vanishes after it was taken', async () => {
    await put('gone.mrc', some(30, 32))
    const { done } = await look(() => rm(join(folder, 'gone.mrc')))
    assert.deepEqual(
      done.map(({ state, added }) => [state, added]),
      [['done', 2]],
    )
  })

  it('says of each file what is wrong with it, takes the others, and follows no link out of the folder', async () => {
    await writeFile(join(folder, 'huge.mrc'), '')
    await truncate(join(folder, 'huge.mrc'), 4 * 2 ** 30 + 1)
    await utimes(join(folder, 'huge.mrc'), 1, 1)
    await put('empty.mrc', '')
    await put('cat.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('JFIF')]))
    await put('good.mrc', some(40, 41))
    await put('.hidden.mrc', some(50, 51))
    await writeFile(join(library.folder, 'secret.mrc'), some(60, 61))
    await symlink(join(library.folder, 'secret.mrc'), join(folder, 'link.mrc'))
    const { said, done } = await look()
    assert.match(said, /"empty\.mrc" is empty/)
    assert.match(said, /huge\.mrc is larger than 4 GiB/)
    assert.deepEqual(
      done.map(({ name, state, added }) => [name, state, added]),
      [
        ['cat.jpg', 'failed', 0],
        ['good.mrc', 'done', 1],
      ],
    )
    assert.match(done[0]?.error ?? '', /JPEG/)
  })

  for (const place of ['../outside', '/etc', 'a/b', '..', '.hidden', ''])
    it(`is never “${place}”`, async () => {
      const body = { name: 'Elsewhere', kind: 'folder', place, profile: null, everyHours: 1 } as const
      assert.deepEqual(await library.refused((w) => saveSource(w, body)), ['invalid-place'])
    })
})

describe('an address from which files are fetched', () => {
  let library: LoadingHouse
  let server: Server
  let send: SendRequest
  before(async () => {
    library = await openLibrary()
    server = createServer((asked, answer) => {
      if (asked.url === '/good.mrc') answer.end(some(0, 2))
      else if (asked.url === '/moved') answer.writeHead(302, { location: 'https://books.example/good.mrc' }).end()
      else if (asked.url === '/inside') answer.writeHead(302, { location: 'https://[::1]/admin' }).end()
      else if (asked.url === '/plain') answer.writeHead(302, { location: 'http://books.example/good.mrc' }).end()
      else if (asked.url === '/round') answer.writeHead(302, { location: '/round' }).end()
      else if (asked.url === '/nowhere') answer.writeHead(302, { location: 'https://' }).end()
      else if (asked.url === '/cut.mrc') {
        answer.writeHead(200, { 'content-length': '5000' })
        answer.write(some(0, 1), () => answer.destroy())
      } else answer.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    send = (url) => request({ host: '127.0.0.1', port, path: url.pathname, agent: false })
  })
  after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await library.stop()
  })

  const fetched = (path: string) => fetchFile(library.platform, `https://books.example${path}`, send)

  it('gives its file, also after it moved', async () => {
    const file = await fetched('/good.mrc')
    assert.equal(file.size, some(0, 2).length)
    assert.deepEqual(await fetched('/moved'), file)
  })
  for (const [path, sentence] of [
    ['/absent.mrc', /^The server answered 404\.$/],
    ['/cut.mrc', /^The file broke off while it was fetched\. It is tried again at the next look\.$/],
    ['/plain', /not https/],
    ['/round', /on and on/],
    ['/nowhere', /an address that is none/],
    ['/inside', /::1 is an address inside: files are not fetched from there\./],
  ] as const) {
    it(`says what is wrong: ${path}`, async () => {
      await assert.rejects(fetched(path), (error) => error instanceof Error && sentence.test(error.message))
    })
  }
  for (const address of [
    'https://127.0.0.1/x.mrc',
    'https://10.1.2.3/x.mrc',
    'https://[::1]/x.mrc',
    'https://localhost/x',
  ])
    it(`is never inside: ${address}`, async () => {
      await assert.rejects(fetchFile(library.platform, address), AddressRefused)
    })
})
