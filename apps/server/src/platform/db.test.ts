import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { openDatabase, type Database } from './db.ts'

describe('the connections of a process', () => {
  let fresh: FreshDatabase
  let database: Database
  before(async () => {
    fresh = await freshDatabase()
    database = openDatabase(fresh.connection, { max: 1 })
  })
  after(async () => {
    await database.close()
    await fresh.drop()
  })
  const backend = async () =>
    (await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
  const other = async (statement: string, values: readonly unknown[]) => {
    const line = openDatabase(fresh.connection, { max: 1 })
    await line.pool.query(statement, [...values])
    await line.close()
  }

  const emptied = async () => {
    while (database.pool.totalCount > 0) await wait(5)
  }

  it('break while in use and idle at that moment without ending the process', async () => {
    const client = await database.pool.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const broken = new Promise((resolve) => client.once('end', resolve))
    await other('select pg_terminate_backend($1)', [rows[0]?.pid])
    await broken
    await assert.rejects(client.query('select 1'), /not queryable|terminat/)
    client.release()
    assert.notEqual(await backend(), rows[0]?.pid)
  })

  it('break while nobody uses them and are replaced', async () => {
    const first = await backend()
    await other('select pg_terminate_backend($1)', [first])
    await emptied()
    assert.notEqual(await backend(), first)
  })

  it('break inside a query of Kysely, which says so', async () => {
    const first = await backend()
    const waits = sql`select pg_sleep(60)`.execute(database.kysely)
    const failed = assert.rejects(waits, /terminat/)
    await other('select pg_terminate_backend($1)', [first])
    await failed
    await emptied()
    assert.notEqual(await backend(), first)
  })
})
