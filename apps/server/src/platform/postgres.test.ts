import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, chown, cp, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startOther } from '../../test/kill.ts'
import { temporaryFolder, type TemporaryFolder } from '../../test/temporary-folder.ts'
import { choosePostgresAccount, commandAs, openWayFor } from './postgres-account.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres.ts'

describe('the embedded database', () => {
  const asRoot = process.getuid?.() === 0
  const log = () => {}

  let made: TemporaryFolder
  before(async () => {
    made = await temporaryFolder()
    const first = await startEmbeddedPostgres({ folder: join(made.path, 'postgres'), log })
    await ask(first, 'create table loan (item text)')
    await first.stop()
  })
  after(() => made[Symbol.asyncDispose]())

  /** A copy of a database that was stopped properly, so that each test need not make one. */
  async function copyInto(folder: TemporaryFolder): Promise<string> {
    const path = join(folder.path, 'postgres')
    await cp(join(made.path, 'postgres'), path, { recursive: true })
    return path
  }

  async function ask(server: Pick<EmbeddedPostgres, 'connection'>, sql: string): Promise<readonly unknown[]> {
    const client = new pg.Client(server.connection)
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat()
    } finally {
      await client.end().catch(() => {})
    }
  }

  async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        if (tries === 400) throw error
        await wait(25)
      }
    }
  }

  const gone = (file: string) =>
    eventually(async () => {
      if (await stat(file).catch(() => undefined)) throw new Error(`${file} is still there`)
    })

  describe('the database that comes with Carrel', () => {
    it('keeps what was lent over a stop and a start, for nobody but its user', async () => {
      await using folder = await temporaryFolder()
      const path = await copyInto(folder)
      const first = await startEmbeddedPostgres({ folder: path, log })
      await ask(first, `insert into loan values ('Middlemarch')`)
      await first.stop()
      const second = await startEmbeddedPostgres({ folder: path, log, settings: { work_mem: '7MB' } })
      assert.deepEqual(await ask(second, 'select item from loan'), ['Middlemarch'])
      assert.deepEqual(
        await ask(
          second,
          `select current_setting(name) from unnest(array['listen_addresses', 'data_checksums', 'work_mem', 'timezone']) name`,
        ),
        ['', 'on', '7MB', 'UTC'],
      )
      assert.equal((await stat(path)).mode & 0o077, 0)
      assert.equal((await stat(second.connection.host)).mode & 0o077, 0)
      await second.stop()
    })

    it('orders text by code point and knows letters of all scripts', async () => {
      await using folder = await temporaryFolder()
      const server = await startEmbeddedPostgres({ folder: await copyInto(folder), log })
      assert.deepEqual(await ask(server, `select upper('žižek') || lower('ΦΩΝΉ')`), ['ŽIŽEKφωνή'])
      assert.deepEqual(await ask(server, `select x from unnest(array['b', 'B', 'a', 'é']) x order by x`), [
        'B',
        'a',
        'b',
        'é',
      ])
      await server.stop()
    })

    it('is reached by a short path when its folder lies too deep for a socket', async () => {
      await using folder = await temporaryFolder()
      const deep = join(folder.path, 'd'.repeat(60), 'e'.repeat(60))
      await cp(join(made.path, 'postgres'), deep, { recursive: true })
      const server = await startEmbeddedPostgres({ folder: deep, log })
      assert.ok(server.connection.host.length < 80)
      assert.deepEqual(await ask(server, 'select count(*)::int from loan'), [0])
      await server.stop()
      await gone(server.connection.host)
    })

    it('follows the settings of the library, and names the one it cannot read', async () => {
      await using folder = await temporaryFolder()
      const path = await copyInto(folder)
      await writeFile(join(path, 'settings.conf'), 'work_mem = 9MB\n')
      const server = await startEmbeddedPostgres({ folder: path, log })
      assert.deepEqual(await ask(server, 'show work_mem'), ['9MB'])
      await server.stop()
      await writeFile(join(path, 'settings.conf'), 'work_memory = 9MB\n')
      await assert.rejects(startEmbeddedPostgres({ folder: path, log }), {
        code: 'settings-wrong',
        message: /work_memory/,
      })
    })
  })

  describe('a database whose Carrel was killed', () => {
    it('ends by itself, and has every confirmed loan at the next start', async () => {
      await using folder = await temporaryFolder()
      const path = await copyInto(folder)
      const other = await startOther('postgres', path)
      const [host, port] = [(await readFile(join(path, 'cluster/postmaster.pid'), 'utf8')).split('\n')[4] ?? '', 5432]
      await ask({ connection: { host, port, user: 'carrel', database: 'carrel' } }, `insert into loan values ('Emma')`)
      await other.kill()
      await gone(join(path, 'cluster/postmaster.pid'))
      const server = await startEmbeddedPostgres({ folder: path, log })
      assert.deepEqual(await ask(server, 'select item from loan'), ['Emma'])
      await server.stop()
    })

    it('is ended by the next start when nothing else ended it', async () => {
      await using folder = await temporaryFolder()
      const path = await copyInto(folder)
      await (await startEmbeddedPostgres({ folder: path, log })).stop()
      const { postgres } = await findPostgresBinaries()
      const account = await openWayFor(await choosePostgresAccount(path), postgres, path, {})
      const command = commandAs(account, postgres, ['-D', join(path, 'cluster'), '-k', join(path, 'socket')])
      const left = spawn(command.file, command.args, { ...command.options, cwd: '/', detached: true, stdio: 'ignore' })
      await eventually(async () => assert.match(await readFile(join(path, 'cluster/postmaster.pid'), 'utf8'), /ready/))
      const lines: string[] = []
      const server = await startEmbeddedPostgres({ folder: path, log: (line) => lines.push(line) })
      assert.match(lines.join(), new RegExp(`process ${left.pid}\\) is left`))
      assert.deepEqual(await ask(server, 'select count(*)::int from loan'), [0])
      await server.stop()
    })

    it('starts although its number now belongs to some other program', async () => {
      await using folder = await temporaryFolder()
      const path = await copyInto(folder)
      await writeFile(
        join(path, 'cluster/postmaster.pid'),
        `${process.pid}\n${path}/cluster\n1\n5432\n/tmp\n\n 1 1\nready\n`,
      )
      const server = await startEmbeddedPostgres({ folder: path, log })
      assert.deepEqual(await ask(server, 'select count(*)::int from loan'), [0])
      await server.stop()
    })
  })

  describe('a database server that is killed while Carrel works', () => {
    it('is started again with every confirmed loan', async () => {
      await using folder = await temporaryFolder()
      const server = await startEmbeddedPostgres({ folder: await copyInto(folder), log })
      await ask(server, `insert into loan values ('Persuasion')`)
      const { pid } = server
      process.kill(pid, 'SIGKILL')
      assert.deepEqual(
        await eventually(async () =>
          server.pid === pid ? Promise.reject(new Error('not yet')) : ask(server, 'select item from loan'),
        ),
        ['Persuasion'],
      )
      await server.stop()
    })
  })

  describe('a folder in which a database was begun', () => {
    it('gets a whole one when the first start was interrupted', async () => {
      await using folder = await temporaryFolder()
      await mkdir(join(folder.path, 'postgres/cluster.unfinished/base'), { recursive: true })
      const lines: string[] = []
      const server = await startEmbeddedPostgres({
        folder: join(folder.path, 'postgres'),
        log: (line) => lines.push(line),
      })
      assert.deepEqual(await ask(server, 'select current_database()'), ['carrel'])
      await server.stop()
      assert.deepEqual(lines, ['Creating the database.'])
      assert.ok(!(await readdir(join(folder.path, 'postgres'))).includes('cluster.unfinished'))
    })

    it('is left alone when its files are not a whole database', async () => {
      await using folder = await temporaryFolder()
      await mkdir(join(folder.path, 'postgres/cluster/base'), { recursive: true })
      await writeFile(join(folder.path, 'postgres/cluster/base/1259'), 'pages')
      await assert.rejects(startEmbeddedPostgres({ folder: join(folder.path, 'postgres'), log }), {
        code: 'database-damaged',
      })
      assert.equal(await readFile(join(folder.path, 'postgres/cluster/base/1259'), 'utf8'), 'pages')
    })

    it('is left alone when another PostgreSQL made it', async () => {
      await using folder = await temporaryFolder()
      const path = await copyInto(folder)
      await writeFile(join(path, 'cluster/PG_VERSION'), '19\n')
      await assert.rejects(startEmbeddedPostgres({ folder: path, log }), {
        code: 'database-newer',
        message: /PostgreSQL 19.*brings PostgreSQL 18/,
      })
      await writeFile(join(path, 'cluster/PG_VERSION'), '17\n')
      await assert.rejects(startEmbeddedPostgres({ folder: path, log }), { code: 'database-older' })
    })

    it('says so when it is not a folder', async () => {
      await using folder = await temporaryFolder()
      await writeFile(join(folder.path, 'postgres'), '')
      await assert.rejects(startEmbeddedPostgres({ folder: join(folder.path, 'postgres'), log }), {
        code: 'folder-is-file',
      })
    })
  })

  describe('a Carrel that root starts', { skip: !asRoot && 'needs root' }, () => {
    it('works in a folder that is closed to all others', async () => {
      await using folder = await temporaryFolder()
      await chmod(folder.path, 0o700)
      const path = await copyInto(folder)
      const server = await startEmbeddedPostgres({ folder: path, log })
      assert.notEqual((await stat(path)).uid, 0)
      assert.equal((await stat(folder.path)).uid, 0)
      assert.deepEqual(await ask(server, 'select count(*)::int from loan'), [0])
      await server.stop()
    })

    it('gives the database to the user whose folder it is', async () => {
      await using folder = await temporaryFolder()
      await mkdir(join(folder.path, 'home/data'), { recursive: true })
      await chown(join(folder.path, 'home'), 1, 1)
      const { other } = await choosePostgresAccount(join(folder.path, 'home/data/postgres'))
      assert.equal(other?.uid, 1)
    })
  })
})
