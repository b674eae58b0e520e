import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { emptyDatabase, type FreshDatabase } from '../../test/database.ts'
import { temporaryFolder, type TemporaryFolder } from '../../test/temporary-folder.ts'
import { openDatabase, type Database } from './db.ts'
import { migrate } from './migrate.ts'

describe('bringing a database up to date', () => {
  let folder: TemporaryFolder
  let fresh: FreshDatabase
  let database: Database
  before(async () => {
    folder = await temporaryFolder()
  })
  after(() => folder[Symbol.asyncDispose]())
  beforeEach(async () => {
    fresh = await emptyDatabase()
    database = openDatabase(fresh.connection)
  })
  afterEach(async () => {
    await database.close()
    await fresh.drop()
    for (const name of ['org', 'loans']) await rm(join(folder.path, name), { recursive: true, force: true })
  })

  const write = async (module: string, file: string, sql: string) => {
    await mkdir(join(folder.path, module), { recursive: true })
    await writeFile(join(folder.path, module, file), sql)
  }
  const run = (...modules: readonly string[]) =>
    migrate(
      database.pool,
      modules.map((name) => ({ name, folder: join(folder.path, name) })),
    )
  const ask = async (sql: string) => (await database.pool.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat()
  const firstTwo = async () => {
    await write('org', '0001-branches.sql', 'create schema org;\ncreate table org.branch (code text primary key);')
    await write(
      'loans',
      '0001-loans.sql',
      'create schema loans;\ncreate table loans.loan (branch text references org.branch);',
    )
  }

  it('applies every file once, in the order of the modules', async () => {
    await firstTwo()
    assert.deepEqual(await run('org', 'loans'), { applied: ['org/0001-branches.sql', 'loans/0001-loans.sql'] })
    assert.deepEqual(await run('org', 'loans'), { applied: [] })
    await write('org', '0002-name.sql', 'alter table org.branch add name text;')
    assert.deepEqual(await run('org', 'loans'), { applied: ['org/0002-name.sql'] })
    assert.deepEqual(
      await ask(`select module || ' ' || number || ' ' || name from platform.migration order by applied_at`),
      ['org 1 0001-branches.sql', 'loans 1 0001-loans.sql', 'org 2 0002-name.sql'],
    )
  })

  it('lets ten processes start at once', async () => {
    await firstTwo()
    const results = await Promise.all(Array.from({ length: 10 }, () => run('org', 'loans')))
    assert.deepEqual(results.flatMap((result) => result.applied).sort(), [
      'loans/0001-loans.sql',
      'org/0001-branches.sql',
    ])
  })

  it('leaves nothing of a file that fails, names its line, and goes on when it is corrected', async () => {
    await firstTwo()
    await write('org', '0002-hours.sql', 'create table org.hours (day int);\n\ninsert into org.brunch values (1);\n')
    await assert.rejects(run('org', 'loans'), {
      message: 'Migration org/0002-hours.sql line 3: relation "org.brunch" does not exist',
    })
    assert.deepEqual(await ask(`select to_regclass('org.hours')`), [null])
    await write('org', '0002-hours.sql', 'create table org.hours (day int);')
    assert.deepEqual(await run('org', 'loans'), { applied: ['org/0002-hours.sql', 'loans/0001-loans.sql'] })
  })

  it('refuses a library that a newer Carrel has used, and changes nothing', async () => {
    await firstTwo()
    await write('org', '0002-name.sql', 'alter table org.branch add name text;')
    await run('org', 'loans')
    await rm(join(folder.path, 'org', '0002-name.sql'))
    await write('loans', '0002-due.sql', 'alter table loans.loan add due date;')
    await assert.rejects(run('org', 'loans'), { code: 'database-from-newer', message: /org\/0002-name\.sql/ })
    await assert.rejects(run('org'), { code: 'database-from-newer' })
    assert.deepEqual(await ask('select count(*) from platform.migration'), [3])
  })

  it('refuses a file that was edited after it was applied, but not its line ends', async () => {
    await firstTwo()
    await run('org', 'loans')
    await write('org', '0001-branches.sql', 'create schema org;\r\ncreate table org.branch (code text primary key);')
    assert.deepEqual(await run('org', 'loans'), { applied: [] })
    await write(
      'org',
      '0001-branches.sql',
      'create schema org;\ncreate table org.branch (code text primary key, name text);',
    )
    await assert.rejects(run('org', 'loans'), { code: 'migration-changed', message: /org\/0001-branches\.sql/ })
  })

  it('refuses two of one number before it touches the database', async () => {
    await firstTwo()
    await write('org', '0001-late.sql', 'select 1;')
    await assert.rejects(run('org'), /org\/0001-late\.sql is out of order: the next file here is named 0002-/)
    assert.deepEqual(await ask(`select to_regclass('org.branch')`), [null])
  })
})
