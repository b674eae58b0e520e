import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts'
import { openDatabase, type Database } from '../../../platform/db.ts'
import { changesSince, forgetOldChanges, presentPosition } from './changes.ts'

describe('following what changes in the catalogue', () => {
  let fresh: FreshDatabase
  let database: Database
  before(async () => {
    fresh = await freshDatabase()
    database = openDatabase(fresh.connection)
  })
  after(async () => {
    await database.close()
    await fresh.drop()
  })
  const note = (db: Pick<Database['kysely'], 'executeQuery'>, bib: number) =>
    sql`insert into catalog.search_change (kind, bibs) values ('document', ${[bib]}::bigint[])`.execute(
      db as Database['kysely'],
    )
  const seen = async (position: Awaited<ReturnType<typeof presentPosition>>) => {
    const changes = await changesSince(database.kysely, position)
    assert.ok(changes)
    return { bibs: changes.rows.flatMap((row) => row.bibs).toSorted((a, b) => a - b), position: changes.position }
  }

  it('gives each change once', async () => {
    const start = await presentPosition(database.kysely)
    await note(database.kysely, 1)
    await note(database.kysely, 2)
    const first = await seen(start)
    assert.deepEqual(first.bibs, [1, 2])
    assert.deepEqual((await seen(first.position)).bibs, [])
    await note(database.kysely, 3)
    assert.deepEqual((await seen(first.position)).bibs, [3])
  })
  it('misses nothing when a transaction ends after a later one, and waits for nobody', async () => {
    const start = await presentPosition(database.kysely)
    const slow = await database.kysely.startTransaction().execute()
    await note(slow, 10)
    await note(database.kysely, 11)
    const first = await seen(start)
    assert.deepEqual(first.bibs, [11])
    await note(database.kysely, 12)
    const second = await seen(first.position)
    assert.deepEqual(second.bibs, [12])
    await slow.commit().execute()
    const third = await seen(second.position)
    assert.deepEqual(third.bibs, [10])
    assert.ok(third.position.sequence >= second.position.sequence)
    assert.deepEqual((await seen(third.position)).bibs, [])
  })
  it('never gives what was rolled back', async () => {
    const start = await presentPosition(database.kysely)
    const undone = await database.kysely.startTransaction().execute()
    await note(undone, 20)
    await undone.rollback().execute()
    assert.deepEqual((await seen(start)).bibs, [])
  })
  it('says that it must begin anew when changes were forgotten that it had not read', async () => {
    const asleep = await presentPosition(database.kysely)
    await note(database.kysely, 30)
    const awake = await seen(asleep)
    await sql`update catalog.search_change set at = now() - interval '3 days'`.execute(database.kysely)
    await forgetOldChanges(database.kysely)
    assert.equal(await changesSince(database.kysely, asleep), undefined)
    assert.deepEqual((await seen(awake.position)).bibs, [])
  })
  it('says so when the database was emptied or set back', async () => {
    await note(database.kysely, 40)
    const { position } = await seen(await presentPosition(database.kysely))
    await note(database.kysely, 41)
    const later = await seen(position)
    await sql`delete from catalog.search_change where sequence = ${later.position.sequence}`.execute(database.kysely)
    assert.equal(await changesSince(database.kysely, later.position), undefined)
    await sql`truncate catalog.search_change, catalog.search_history restart identity`.execute(database.kysely)
    assert.equal(await changesSince(database.kysely, position), undefined)
    const anew = await presentPosition(database.kysely)
    assert.notEqual(anew.epoch, position.epoch)
    assert.deepEqual((await seen(anew)).bibs, [])
  })
})
