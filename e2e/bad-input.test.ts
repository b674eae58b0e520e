import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { controlField, createRecord, createWriter, dataField } from '@carrel/marc'
import { startRunningCarrel, type RunningCarrel } from '../apps/server/test/running-carrel.ts'
import { ConfigError, readConfig } from '../apps/server/src/platform/config.ts'
import { assertRefused, carrelCommand, carrelHere } from './carrel-command.ts'
import { openDesk, type Desk } from './desk-client.ts'

const run = promisify(execFile)

interface Case {
  readonly what: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly sentence: RegExp
}

// Run as processes of their own, as a person would: what cli.ts itself answers and what ends a start.
const started = new Set(['unknown command', 'folder in use', 'port in use', 'check of a letter'])

describe('bad input', () => {
  let place = ''
  let carrel: RunningCarrel
  let desk: Desk
  const at = (name: string) => join(place, name)

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'carrel-bad-'))
    const record = createRecord('00000cam a2200000 a 4500', [
      controlField('001', '1'),
      dataField('245', '10', ['a', 'Emil und die Detektive']),
    ])
    const marc = createWriter('iso2709').write(record)
    const packed = gzipSync(Buffer.concat(Array.from({ length: 500 }, () => marc)))
    await writeFile(at('good.mrc'), marc)
    await writeFile(at('cut.mrc'), marc.subarray(0, marc.length - 20))
    await writeFile(at('cut.mrc.gz'), packed.subarray(0, packed.length - 12))
    await writeFile(at('empty.mrc'), '')
    await writeFile(at('letter.txt'), 'Dear colleague, here is the list.')
    carrel = await startRunningCarrel()
    desk = await openDesk(carrel.baseUrl)
  })
  after(async () => {
    await carrel.remove()
    await rm(place, { recursive: true, force: true })
  })

  it('on the command line gets one sentence, exit code 2 and no stack trace', async () => {
    const here = carrel.folder
    const data = ['--data', at('never')]
    const dead = 'postgresql://carrel:secret@127.0.0.1:1/carrel'
    const { port } = new URL(carrel.baseUrl)
    const cases: readonly Case[] = [
      { what: 'unknown command', args: ['frobnicate'], sentence: /no command "frobnicate".*carrel help/ },
      { what: 'unknown option', args: ['serve', '--frob'], sentence: /Unknown option '--frob'\. Usage/ },
      { what: 'word too many', args: ['status', 'here'], sentence: /"here" is not understood here\. Usage/ },
      { what: 'option without value', args: ['serve', '--port'], sentence: /argument missing\. Usage/ },
      { what: 'port of letters', args: ['serve', ...data, '--port', 'abc'], sentence: /abc is not a port/ },
      { what: 'port too high', args: ['serve', ...data, '--port', '70000'], sentence: /70000 is not a port/ },
      { what: 'negative port', args: ['serve', ...data, '--port', '-5'], sentence: /'--port'.*Usage/ },
      {
        what: 'database that does not answer',
        args: ['serve', ...data],
        env: { DATABASE_URL: dead },
        sentence: /127\.0\.0\.1:1 does not answer \(connect ECONNREFUSED.*Start it, or correct DATABASE_URL/,
      },
      {
        what: 'data folder that is not there',
        args: ['status', '--data', at('typo')],
        sentence: /There is no library in .*typo\. Check the name/,
      },
      { what: 'data folder that is a file', args: ['status', '--data', at('good.mrc')], sentence: /is not a folder/ },
      {
        what: 'folder in use',
        args: ['serve', '--data', here, '--port', '0'],
        sentence: /already runs.*kill \d+.*--data/,
      },
      {
        what: 'port in use',
        args: ['serve', ...data, '--port', port],
        sentence: /Port \d+ .*in use.*another port: PORT=/,
      },
      {
        what: 'logins of no demo',
        args: ['demo', 'logins', '--data', here],
        sentence: /no demo library.*npm run demo/,
      },
      { what: 'import of nothing', args: ['import'], sentence: /Usage: carrel import FILE/ },
      {
        what: 'import of a missing file',
        args: ['import', at('no.mrc'), '--data', here],
        sentence: /There is no file/,
      },
      { what: 'import of a folder', args: ['import', place, '--data', here], sentence: /is a folder\. Name a file/ },
      {
        what: 'import of an empty file',
        args: ['import', at('empty.mrc'), '--data', here],
        sentence: /is empty\. Choose/,
      },
      {
        what: 'import of a letter',
        args: ['import', at('letter.txt'), '--data', here],
        sentence: /not a file of MARC records; it begins with "Dear/,
      },
      {
        what: 'import of a file cut off',
        args: ['import', at('cut.mrc.gz'), '--data', here, '--json'],
        sentence: /breaks off before its end\. Fetch/,
      },
      { what: 'check of a missing file', args: ['marc', 'check', at('no.mrc')], sentence: /There is no file/ },
      { what: 'check of a folder', args: ['marc', 'check', place, '--json'], sentence: /is a directory/ },
      {
        what: 'check of a letter',
        args: ['marc', 'check', at('letter.txt'), '--json'],
        sentence: /not a file of MARC/,
      },
      {
        what: 'conversion into no folder',
        args: ['marc', 'convert', at('good.mrc'), at('no/x.xml')],
        sentence: /no such folder/,
      },
      ...(process.platform === 'linux'
        ? [
            {
              what: 'folder that cannot be made',
              args: ['serve', '--data', '/proc/no', '--port', '0'],
              sentence: /\/proc\/no cannot be made/,
            },
          ]
        : []),
    ]
    for (const { what, args, env, sentence } of cases) {
      const end = await (env || started.has(what) ? carrelCommand(args, env && { env }) : carrelHere(args))
      assertRefused(end, sentence, what)
      assert.doesNotMatch(end.stderr, /secret/)
    }
    assert.deepEqual(
      (await readdir(place)).filter((name) => name.includes('x.xml')),
      [],
    )
  })

  it('in the environment gets one sentence that says what to write', () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ PORT: 'abc' }, /PORT=abc is not a port: write a number/],
      [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL=loud is unknown; use fatal/],
      [{ SMTP_URL: 'mail' }, /SMTP_URL.*write it as smtp:/],
      [{ DATABASE_URL: 'secret' }, /^(?!.*secret)DATABASE_URL.*write it as postgresql:/],
      [{ CARREL_ROLES: 'web' }, /"web" is unknown; use http/],
      [{ CARREL_TEST: '1', HOST: '0.0.0.0' }, /refused on 0\.0\.0\.0.*loopback/],
    ]
    for (const [environment, sentence] of cases) {
      assert.throws(
        () => readConfig(environment),
        (error) => error instanceof ConfigError && sentence.test(error.message),
      )
    }
  })

  it('that breaks off is taken as far as it is whole, and no import is left running', async () => {
    const cut = await carrelCommand(['import', at('cut.mrc'), '--data', carrel.folder, '--json'])
    assert.equal(cut.code, 1)
    const counts = JSON.parse(cut.stdout) as Record<string, number>
    assert.deepEqual([counts['read'], counts['added'], counts['refused']], [1, 0, 1])
    const { rows } = await desk.read<{ rows: { state: string }[] }>('/imports')
    assert.deepEqual(
      rows.filter(({ state }) => state === 'running' || state === 'waiting'),
      [],
    )
  })

  it('from a database that a newer Carrel has used is refused', async () => {
    const database = await carrel.database()
    await database.query(
      `insert into platform.migration (module, number, name, checksum) values ('catalog', 9999, '9999-later.sql', 'x')`,
    )
    const end = await carrelCommand(['status', '--data', carrel.folder])
    await database.query('delete from platform.migration where number = 9999')
    await database.end()
    assertRefused(
      end,
      /used by a newer Carrel \(its database has catalog\/9999-later\.sql\): install that version/,
      'newer',
    )
  })

  it('over HTTP is answered with problem details that name what is wrong', async () => {
    const cases: readonly (readonly [string, string, unknown, number, RegExp])[] = [
      ['GET', '/nothing', undefined, 404, /nothing at this address/],
      ['POST', '/loans', '{nonsense', 400, /not JSON/],
      ['POST', '/loans', '', 422, /must be a JSON object/],
      ['POST', '/loans', '[]', 422, /must be a JSON object/],
      ['POST', '/loans', { card: 5, barcode: null }, 422, /card must be a text/],
      ['POST', '/check-ins', {}, 422, /barcode is missing/],
      ['POST', '/check-ins', { barcode: 'a\0b' }, 422, /barcode holds a character.*U\+0000/],
      ['GET', '/bibs/abc', undefined, 422, /id must be a whole number/],
      ['GET', '/bibs/0', undefined, 422, /id must be 1 or more/],
      ['GET', '/bibs/99999999999999999999', undefined, 422, /id is too large/],
      ['GET', '/bibs/777777', undefined, 404, /no title 777777/],
      ['GET', '/cards/%ff', undefined, 400, /%/],
      ['GET', `/cards/${'9'.repeat(500)}`, undefined, 414, /too long/],
      ['GET', `/cards/${'9'.repeat(20_000)}`, undefined, 431, /too long/],
      ['GET', '/cards/nobody', undefined, 404, /No patron has the card nobody\. Check/],
      ['GET', '/search?q=a&limit=many', undefined, 422, /limit must be a whole number/],
      ['GET', '/payments?from=2026-13-01', undefined, 422, /from must be a moment that exists/],
      ['PUT', '/test/clock', { now: 'yesterday' }, 422, /Write now as a moment/],
      ['PUT', '/test/clock', { now: '9999-12-31T00:00:00Z' }, 422, /Write now as a moment/],
    ]
    for (const [method, path, body, status, title] of cases) {
      const answer = await desk.send(method, path, body)
      const what = `${method} ${path.slice(0, 60)} ${JSON.stringify(body)?.slice(0, 60)}`
      assert.equal(answer.status, status, `${what}: ${answer.text.slice(0, 300)}`)
      assert.equal(answer.type, 'application/problem+json', what)
      assert.match(answer.problem.title, title, what)
      assert.equal(answer.problem.status, status, what)
    }
  })

  it('of too many bytes is answered before they are sent', async () => {
    const { hostname, port } = new URL(carrel.baseUrl)
    const socket = connect(Number(port), hostname)
    const head = ['POST /api/v1/loans HTTP/1.1', 'Host: x', `Authorization: Bearer ${desk.apiKey}`]
    socket.write([...head, 'Content-Type: application/json', 'Content-Length: 5000000', '', ''].join('\r\n'))
    let answer = ''
    for await (const chunk of socket) answer += String(chunk)
    assert.match(answer, /^HTTP\/1\.1 413 .*application\/problem\+json.*too large\. Send less at once/s)
  })

  it('at any endpoint is never answered with a fault of Carrel', async () => {
    const { paths } = await desk.read<{
      paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>
    }>('/openapi.json')
    const wrong: string[] = []
    let sent = 0
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await desk.send(method, path, body)
      sent++
      if (answer.status >= 500 || (answer.status >= 400 && answer.type !== 'application/problem+json')) {
        wrong.push(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text.slice(0, 100)}`)
      }
    }
    for (const [path, methods] of Object.entries(paths)) {
      if (path.includes('/session')) continue
      for (const [name, { parameters = [] }] of Object.entries(methods)) {
        const method = name.toUpperCase()
        const bodies = method === 'GET' || method === 'DELETE' ? [undefined] : [undefined, [], { a: 1 }]
        const filledWith = (id: string) => path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, id)
        if (path.includes('{')) {
          for (const body of bodies) await ask(method, filledWith('99999999999999999999'), body)
          // The address is judged before the body is.
          await ask(method, filledWith('a%00b'))
        }
        if (path.includes('{')) continue
        for (const query of parameters.filter((parameter) => parameter.in === 'query')) {
          for (const value of ['a%00b', '99999999999999999999', '9999-12-31']) {
            await ask(method, `${path.replace('/api/v1', '')}?${query.name}=${value}`)
          }
        }
      }
    }
    assert.ok(sent > 200, `${sent} requests`)
    assert.deepEqual(wrong, [])
  })

  it('of a barcode or card that exists twice leaves the first untouched', async () => {
    const { branch } = desk
    const bib = await desk.must<{ id: number }>('POST', '/bibs', { fields: { title: 'Emil' } })
    const item = { bib: bib.id, barcode: '31234000000001', branch, itemType: 'book' }
    const { id } = await desk.must<{ id: number }>('POST', '/items', item)
    const first = await desk.read(`/items/${id}`)
    const second = await desk.send('POST', '/items', { ...item, note: 'the second' })
    assert.equal(second.problem.blocks[0]?.code, 'barcode-exists')
    assert.match(second.problem.title, /31234000000001 is on another item already.*new barcode/)
    const { total } = await desk.read<{ total: number }>('/items')
    assert.equal(total, 1)
    assert.deepEqual(await desk.read(`/items/${id}`), first)

    const patron = { givenName: 'Ada', familyName: 'Reader', category: 'adult', branch, card: '21234000000001' }
    await desk.must('POST', '/patrons', { ...patron, pin: '1234' })
    const twin = await desk.send('POST', '/patrons', { ...patron, givenName: 'Bob' })
    assert.equal(twin.problem.blocks[0]?.code, 'card-taken')
    assert.equal((await desk.read<{ total: number }>('/patrons?q=Reader')).total, 1)
  })

  it('of absurd dates and amounts is refused', async () => {
    const { branch } = desk
    const patron = { givenName: 'Cy', familyName: 'Time', category: 'adult', branch }
    for (const birthDate of ['2026-02-30', '0000-00-00', '9999-12-31', '1700-01-01', 'yesterday']) {
      const answer = await desk.send('POST', '/patrons', { ...patron, birthDate })
      assert.deepEqual(
        [answer.status, answer.problem.blocks.map(({ field }) => field)],
        [422, ['birthDate']],
        birthDate,
      )
    }
    for (const due of ['1900-01-01T00:00:00Z', '99999-01-01T00:00:00Z', '2026-11-31T00:00:00Z']) {
      const answer = await desk.send('POST', '/loans', {
        card: '21234000000001',
        barcode: '31234000000001',
        branch,
        due,
      })
      assert.deepEqual([answer.status, answer.problem.blocks.map(({ field }) => field)], [422, ['due']], due)
    }
    const charge = { kind: 'other', amount: { amount: Number.MAX_SAFE_INTEGER, currency: 'USD' }, note: '', branch }
    assert.equal((await desk.send('POST', '/patrons/1/charges', charge)).status, 422)
  })

  it('of ten guesses closes the account to the right password too, for the minutes it says', async () => {
    const guess = (password: string) => desk.send('POST', '/session', { user: desk.user, password })
    const pin = (digits: string) => desk.send('POST', '/account/session', { card: '21234000000001', pin: digits })
    try {
      await desk.must('PUT', '/test/clock', { now: '2026-11-24T10:00:00Z' })
      for (let tries = 0; tries < 10; tries++) {
        assert.equal((await guess(`wrong${tries}`)).status, 401)
        assert.equal((await pin(`000${tries}`)).status, 401)
      }
      for (const answer of [await guess(desk.password), await pin('1234')]) {
        assert.equal(answer.status, 429)
        assert.match(answer.problem.title, /Try again in 15 minutes/)
      }
      await desk.must('PUT', '/test/clock', { now: '2026-11-24T10:14:30Z' })
      assert.match((await guess(desk.password)).problem.title, /Try again in 1 minute,/)
      await desk.must('PUT', '/test/clock', { now: '2026-11-24T10:15:01Z' })
      assert.equal((await guess(desk.password)).status, 200)
      assert.equal((await pin('1234')).status, 200)
    } finally {
      await desk.must('DELETE', '/test/clock')
    }
  })

  it('of an upload that is cut, empty or not allowed leaves no file and no import', async () => {
    const stored = async () =>
      (await readdir(join(carrel.folder, 'files'), { recursive: true }).catch(() => [])).filter(
        (name) => name.length > 10,
      )
    const before = { files: await stored(), imports: await desk.read('/imports') }
    const { hostname, port } = new URL(carrel.baseUrl)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    const head = ['POST /api/v1/imports?name=cut.mrc HTTP/1.1', 'Host: x', `Authorization: Bearer ${desk.apiKey}`]
    socket.write([...head, 'Content-Type: application/marc', 'Content-Length: 5000000', '', ''].join('\r\n'))
    socket.write(Buffer.alloc(1_000_000, 0x41))
    await until(async () => (await stored()).length > before.files.length)
    socket.destroy()
    await until(async () => (await stored()).length === before.files.length)
    assert.equal((await desk.must<{ ran: number }>('POST', '/test/jobs/run')).ran, 0)
    assert.deepEqual(await stored(), before.files)

    const marc = new Uint8Array(await readFile(at('good.mrc')))
    const anonymous = await desk.send('POST', '/imports?name=a.mrc', marc, {})
    assert.equal(anonymous.status, 401)
    const key = await desk.must<{ token: string }>('POST', '/api-keys', {
      name: 'reader',
      permissions: ['catalog:read'],
      branch: null,
    })
    const denied = await desk.send('POST', '/imports?name=a.mrc', marc, { authorization: `Bearer ${key.token}` })
    assert.equal(denied.status, 403)
    assert.match(denied.problem.title, /"catalog:import".*administrator can grant it/)
    const empty = await desk.send('POST', '/imports?name=a.mrc', new Uint8Array())
    assert.match(empty.problem.title, /"a\.mrc" is empty\. Choose/)
    assert.deepEqual(await desk.read('/imports'), before.imports)
  })

  it('of a database that dies is answered with 503, and served again when it is back', async () => {
    const pidFile = join(carrel.folder, 'postgres', 'cluster', 'postmaster.pid')
    const pid = Number.parseInt(await readFile(pidFile, 'utf8'), 10)
    process.kill(pid, 'SIGKILL')
    const answers: string[] = []
    await until(async () => {
      const [read, write] = await Promise.all([
        desk.send('GET', '/branches'),
        desk.send('POST', '/bibs', { fields: { title: 'Momo' } }),
      ])
      for (const answer of [read, write]) {
        const code = answer.status === 200 ? '' : `${answer.type} ${answer.problem.blocks[0]?.code}`
        answers.push(`${answer.status} ${code}`.trim())
      }
      return answers.includes('503 application/problem+json database-down') && answers.slice(-2).join() === '200,200'
    })
    assert.deepEqual(new Set(answers), new Set(['503 application/problem+json database-down', '200']))
    assert.equal((await desk.must<{ ran: number }>('POST', '/test/jobs/run')).ran, 0)
  })

  it('of a full or read-only disk is told before anything is half made', async (t) => {
    const mount = at('small')
    await mkdir(mount)
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', mount])
    } catch {
      t.skip('only root may mount a small disk')
      return
    }
    try {
      const serve = ['serve', '--data', mount, '--port', '0']
      assertRefused(await carrelCommand(serve), /disk that holds .* is full\. Make room/, 'full')
      assert.deepEqual(
        (await readdir(mount)).filter((name) => name.startsWith('carrel.lock')),
        [],
      )
      await run('mount', ['-o', 'remount,ro', mount])
      assertRefused(await carrelCommand(serve), /mounted read-only\. Mount it for writing, or choose/, 'read-only')
    } finally {
      await run('umount', [mount])
    }
  })
})

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6000; tries++) {
    if (await done()) return
    await wait(30)
  }
  assert.fail('it did not come about within three minutes')
}
