import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql, type Kysely } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { openDatabase, violates, type Database } from './db.ts'
import { inTransaction } from './transaction.ts'

describe('a transaction whose statements do not wait for each other', () => {
  let fresh: FreshDatabase
  let database: Database
  before(async () => {
    fresh = await freshDatabase()
    database = openDatabase(fresh.connection, { max: 1 })
    await sql`create table public.shelf (place int constraint one_place primary key, book text)`.execute(
      database.kysely,
    )
  })
  after(async () => {
    await database.close()
    await fresh.drop()
  })
  const put = (place: number, book: string) => sql`insert into public.shelf values (${place}, ${book})`
  const books = async (db: Kysely<unknown>) => {
    const { rows } = await sql<{ book: string }>`select book from public.shelf order by place`.execute(db)
    return rows.map((row) => row.book)
  }

  it('does them in the order in which they were asked, and commits what was sent without waiting', async () => {
    const seen = await inTransaction(database, async (db, send) => {
      const written = put(1, 'Emma').execute(db)
      const read = books(db)
      await Promise.all([written, read])
      send(put(2, 'Dune').compile(db))
      return read
    })
    assert.deepEqual([seen, await books(database.kysely)], [['Emma'], ['Emma', 'Dune']])
  })

  it('sees what was sent a moment before', async () => {
    const seen = await inTransaction(database, async (db, send) => {
      send(put(3, 'Ulysses').compile(db))
      return books(db)
    })
    assert.deepEqual(seen, ['Emma', 'Dune', 'Ulysses'])
  })

  it('commits nothing when a statement fails that nobody waited for, and says which', async () => {
    const failed = inTransaction(database, async (db, send) => {
      await put(4, 'Middlemarch').execute(db)
      send(put(1, 'Persuasion').compile(db))
    })
    await assert.rejects(failed, (error) => violates(error, 'one_place'))
    assert.deepEqual(await books(database.kysely), ['Emma', 'Dune', 'Ulysses'])
  })

  it('says what failed first, not what heard of it', async () => {
    const failed = inTransaction(database, async (db, send) => {
      send(put(1, 'Persuasion').compile(db))
      await books(db)
    })
    await assert.rejects(failed, (error) => violates(error, 'one_place'))
  })

  it('commits nothing when the action goes on after a statement that failed', async () => {
    const failed = inTransaction(database, async (db) => {
      await put(5, 'Kim').execute(db)
      await put(1, 'Persuasion')
        .execute(db)
        .catch(() => {})
    })
    await assert.rejects(failed, /not committed/)
    assert.deepEqual(await books(database.kysely), ['Emma', 'Dune', 'Ulysses'])
  })

  it('leaves its connection clean for the next, also when the action throws or asks nothing', async () => {
    const thrown = inTransaction(database, async (db, send) => {
      send(put(6, 'Ivanhoe').compile(db))
      throw new Error('changed my mind')
    })
    await assert.rejects(thrown, /changed my mind/)
    assert.equal(await inTransaction(database, async () => 7), 7)
    assert.deepEqual(await inTransaction(database, (db) => books(db)), ['Emma', 'Dune', 'Ulysses'])
  })
})
