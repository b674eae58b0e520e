import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { controlField, createRecord, createWriter, dataField } from '@carrel/marc'
import { startRunningCarrel, type RunningCarrel } from '../apps/server/test/running-carrel.ts'
import { carrelCommand, carrelHere } from './carrel-command.ts'
import { openDesk, type Desk } from './desk-client.ts'

const bin = fileURLToPath(new URL('../apps/server/bin/carrel.mjs', import.meta.url))
/** The machine's own Node, which may be older than the one that Carrel brings. */
const machineNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path))

type Counts = Readonly<Record<string, number>>

describe('the handles for machines', () => {
  let place = ''
  let carrel: RunningCarrel
  let desk: Desk
  let file = ''

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'carrel-handles-'))
    const writer = createWriter('iso2709')
    const books = ['Emil und die Detektive', 'Das doppelte Lottchen', 'Pünktchen und Anton'].map((title, at) =>
      writer.write(
        createRecord('00000cam a2200000 a 4500', [
          controlField('001', `kaestner${at}`),
          controlField('003', 'DE-101'),
          dataField('020', '  ', ['a', '9783791530124']),
          dataField('245', '10', ['a', title]),
        ]),
      ),
    )
    const last = writer.write(
      createRecord('00000cam a2200000 a 4500', [controlField('001', 'cut'), dataField('245', '10', ['a', 'Momo'])]),
    )
    file = join(place, 'books.mrc')
    await writeFile(file, Buffer.concat([...books, last.subarray(0, -20)]))
    carrel = await startRunningCarrel()
    desk = await openDesk(carrel.baseUrl)
  })
  after(async () => {
    await carrel.remove()
    await rm(place, { recursive: true, force: true })
  })

  it('count what an import did, and a second import of the same file changes nothing', async () => {
    const first = await carrelCommand(['import', file, '--json', '--data', carrel.folder])
    const counts = JSON.parse(first.stdout) as Counts
    assert.deepEqual(Object.keys(counts), ['read', 'added', 'updated', 'unchanged', 'refused', 'seconds'])
    assert.deepEqual({ ...counts, seconds: 0 }, { read: 4, added: 3, updated: 0, unchanged: 0, refused: 1, seconds: 0 })
    assert.deepEqual([first.stderr, first.code, typeof counts['seconds']], ['', 1, 'number'])

    const again = JSON.parse((await carrelHere(['import', file, '--json', '--data', carrel.folder])).stdout) as Counts
    assert.deepEqual({ ...again, seconds: 0 }, { read: 4, added: 0, updated: 0, unchanged: 3, refused: 1, seconds: 0 })
  })

  it('give out what was brought in: all of it, what one import brought, and what changed', async () => {
    const out = join(place, 'out.mrc')
    const exported = (...args: readonly string[]) =>
      carrelHere(['export', out, '--json', '--data', carrel.folder, ...args])
    const all = await exported()
    assert.deepEqual(JSON.parse(all.stdout), { records: 3, removed: 0, items: 0, leftOut: 0 })
    const given = await readFile(out)
    assert.deepEqual(given, (await readFile(file)).subarray(0, given.length))

    assert.equal((JSON.parse((await exported('--import', '1')).stdout) as Counts)['records'], 3)
    assert.equal((JSON.parse((await exported('--since', '2999-01-01')).stdout) as Counts)['records'], 0)
    const wrong: readonly (readonly [args: readonly string[], sentence: RegExp])[] = [
      [['--since', 'May'], /--since May is no date/],
      [['--format', 'pdf'], /--format pdf is not known\. Choose one of iso2709/],
      [['--items', 'none'], /none/],
      [['--import', '1', '--set', '1'], /not by both/],
      [['--set', '77'], /set/],
    ]
    for (const [args, sentence] of wrong) {
      const end = await exported(...args)
      assert.equal(end.code, 2)
      assert.match(end.stderr, sentence)
    }
    const profile = await carrelHere(['import', file, '--profile', 'Nobody’s', '--data', carrel.folder])
    assert.deepEqual([profile.code, /no profile of loading/.test(profile.stderr)], [2, true])
    assert.deepEqual((await readdir(place)).toSorted(), ['books.mrc', 'out.mrc'])
  })

  it('account for every record of a checked file', async () => {
    const { stdout, code } = await carrelCommand(['marc', 'check', file, '--json'])
    const lines = stdout.trim().split('\n')
    const totals = JSON.parse(lines.pop() ?? '') as Counts
    assert.deepEqual([totals['records'], totals['read'], totals['refused']], [4, 3, 1])
    assert.equal(code, 1)
    assert.ok(lines.length > 0)
    for (const line of lines) {
      const finding = JSON.parse(line) as Readonly<Record<string, unknown>>
      const kinds = ['record', 'offset', 'control', 'code', 'severity', 'message'].map((key) => typeof finding[key])
      assert.deepEqual(kinds, ['number', 'number', 'string', 'string', 'string', 'string'], line)
    }
    assert.match(stdout, /"record":4,"offset":\d+,"control":"".*"code":"record-truncated","severity":"error"/)
  })

  it('tell what runs, by --data, by CARREL_DATA and under the Node of the machine', async (t) => {
    const shown = JSON.parse((await carrelHere(['status', '--json', '--data', carrel.folder])).stdout) as {
      readonly ports: Counts
      readonly counts: Counts
      readonly [key: string]: unknown
    }
    assert.deepEqual([shown['running'], shown['baseUrl']], [true, carrel.baseUrl])
    assert.equal(shown.ports['http'], Number(new URL(carrel.baseUrl).port))
    assert.deepEqual(shown['roles'], carrel.run.roles)
    assert.deepEqual(Object.keys(shown['database'] ?? {}), ['version', 'size', 'kind'])
    assert.deepEqual([shown.counts['branches'], shown.counts['bibs']], [1, 3])

    if (machineNode === undefined) t.diagnostic('this machine has no Node of its own; its part is left out')
    const program = machineNode === undefined ? undefined : ([machineNode, bin] as const)
    const end = await carrelCommand(['status', '--json'], {
      env: { CARREL_DATA: carrel.folder },
      ...(program && { program }),
    })
    assert.deepEqual([end.code, end.stderr], [0, ''])
    assert.deepEqual(Object.keys(JSON.parse(end.stdout) as object), Object.keys(shown))
  })

  it('set the clock of the process, run what is due until nothing is left, and empty the library', async () => {
    const now = '2027-01-31T09:00:00Z'
    assert.deepEqual(await desk.must('PUT', '/test/clock', { now }), { now })
    assert.deepEqual(await desk.read('/test/clock'), { now, fixed: true })
    const upload = await desk.send('POST', '/imports?name=nothing.mrc', 'hello')
    assert.match(upload.text, /"at":"2027-01-31T09:00:00Z"/)
    await desk.must('POST', '/test/jobs/run')
    const { rows } = await desk.read<{ rows: readonly { name: string; state: string; error: string }[] }>('/imports')
    assert.deepEqual([rows[0]?.name, rows[0]?.state], ['nothing.mrc', 'failed'])
    assert.match(rows[0]?.error ?? '', /not a file of MARC records; it begins with "hello"/)
    assert.deepEqual(await desk.must('POST', '/test/jobs/run'), { ran: 0 })
    await desk.must('DELETE', '/test/clock')
    assert.equal((await desk.read<{ fixed: boolean }>('/test/clock')).fixed, false)

    const fresh = await openDesk(carrel.baseUrl)
    assert.equal((await fresh.read<{ total: number }>('/imports')).total, 0)
    assert.equal((await fresh.read<{ total: number }>('/search?q=Emil')).total, 0)
    assert.equal((await desk.send('GET', '/imports')).status, 401)
    const { user, password } = fresh
    assert.equal((await fresh.send('POST', '/session', { user, password }, {})).status, 200)
  })

  it('give the logins of a demo that runs', async (t) => {
    const { code, stdout } = await carrelHere(['demo', 'logins', '--json', '--data', 'demo-data'])
    if (code !== 0) {
      t.skip('no demo library runs here')
      return
    }
    const logins = JSON.parse(stdout) as {
      readonly patrons: readonly object[]
      readonly items: readonly { readonly state: string }[]
      readonly [key: string]: unknown
    }
    for (const key of ['baseUrl', 'staff', 'apiKey', 'patrons', 'items', 'search']) assert.ok(logins[key], key)
    assert.ok(logins.patrons.length >= 2)
    assert.ok(logins.items.filter(({ state }) => state === 'available').length >= 3)
  })
})
