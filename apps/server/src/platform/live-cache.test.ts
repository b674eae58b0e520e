import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { openPlatform } from '../app.ts'
import { readConfig } from './config.ts'
import { changed, defineCache } from './live-cache.ts'
import type { Platform } from './platform.ts'
import { refuse } from './refusal.ts'
import { defineSetting, readSetting, writeSetting } from './setting.ts'
import { carrel, mustWork, readWork, withWork } from './work.ts'

const silent = { info() {}, warn() {}, error() {}, debug() {} }
const motto = defineSetting('test.motto', 'none', 'For this test')

describe('what a process keeps in memory', () => {
  let database: FreshDatabase
  let here: Platform & { close(): Promise<void> }
  let there: Platform & { close(): Promise<void> }
  let reads = 0
  const mottos = defineCache('test.motto', ['setting'], (w) => {
    reads += 1
    return readSetting(w, motto)
  })
  const known = (platform: Platform) => mottos.get(readWork(platform, carrel), 'all')

  before(async () => {
    database = await freshDatabase()
    const config = readConfig({}, { port: 0, test: true })
    here = await openPlatform(config, database.connection, silent)
    there = await openPlatform(config, database.connection, silent)
  })
  after(async () => {
    await here.close()
    await there.close()
    await database.drop()
  })

  it('is read once, until it changes', async () => {
    assert.deepEqual([await known(here), await known(here)], ['none', 'none'])
    assert.equal(reads, 1)
    await mustWork(here, carrel, async (w) => {
      await writeSetting(w, motto, 'first')
      return {}
    })
    assert.deepEqual([await known(here), await known(here)], ['first', 'first'])
    assert.equal(reads, 2)
  })

  it('is exact in the transaction that changes it, and unchanged when that is refused', async () => {
    const seen: string[] = []
    await withWork(here, carrel, async (w) => {
      await writeSetting(w, motto, 'refused')
      seen.push(await mottos.get(w, 'all'))
      return refuse({ code: 'no', message: 'No.' })
    })
    assert.deepEqual([seen, await known(here)], [['refused'], 'first'])
  })

  it('is forgotten in every other process too', async () => {
    assert.equal(await known(there), 'first')
    await mustWork(here, carrel, async (w) => {
      await writeSetting(w, motto, 'second')
      return {}
    })
    for (let tries = 0; tries < 100 && (await known(there)) !== 'second'; tries++) await wait(20)
    assert.equal(await known(there), 'second')
  })

  it('is not kept when it changed while it was read', async () => {
    const slow = defineCache('test.slow', ['slow'], async (w) => {
      const value = await readSetting(w, motto)
      here.live.tell('slow')
      return value
    })
    assert.equal(await slow.get(readWork(here, carrel), 'all'), 'second')
    await mustWork(here, carrel, async (w) => {
      await writeSetting(w, motto, 'third')
      changed(w, 'other')
      return {}
    })
    assert.equal(await slow.get(readWork(here, carrel), 'all'), 'third')
  })
})
