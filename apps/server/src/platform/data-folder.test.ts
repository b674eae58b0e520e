import assert from 'node:assert/strict'
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { startOther } from '../../test/kill.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { takeLock } from './data-folder-lock.ts'
import { openDataFolder } from './data-folder.ts'
import { thisProcess } from './process-identity.ts'
import { readRunFile, removeRunFile, writeRunFile, type RunFile } from './run-file.ts'

const run: RunFile = {
  baseUrl: 'http://127.0.0.1:8080',
  ports: { http: 8080 },
  roles: ['http'],
  connection: { host: '/somewhere', port: 5432, user: 'carrel', database: 'carrel' },
  startedAt: '2026-11-21T09:00:00Z',
}

describe('a data folder in which another Carrel works', () => {
  it('is refused with the process, its address and what to do', async () => {
    await using folder = await temporaryFolder()
    const first = await openDataFolder(folder.path)
    await writeRunFile(first.path, run)
    await assert.rejects(openDataFolder(folder.path), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'already-running')
      assert.match(
        error.message,
        new RegExp(`process ${process.pid} .*since today \\d\\d:\\d\\d, at http://127.0.0.1:8080\\..*--data`),
      )
      return true
    })
    await first.release()
  })

  it('is free again when that one has stopped', async () => {
    await using folder = await temporaryFolder()
    await (await openDataFolder(folder.path)).release()
    await (await openDataFolder(folder.path)).release()
    assert.deepEqual(await readdir(folder.path), [])
  })

  it('is refused while another process lives, and taken over when it was killed', async () => {
    await using folder = await temporaryFolder()
    const other = await startOther('data-folder', folder.path)
    await assert.rejects(openDataFolder(folder.path), new RegExp(`process ${other.pid} `))
    await other.kill()
    await (await openDataFolder(folder.path)).release()
  })
})

describe('a lock left behind', () => {
  const lockOf = (holder: object) =>
    JSON.stringify({ pid: process.pid, born: 'x', host: 'elsewhere', since: '2026-11-21T09:00:00Z', ...holder })

  it('is not believed when its process number belongs to another process by now', async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'carrel.lock'), lockOf({ host: hostname(), born: 'an earlier boot 17' }))
    await (await openDataFolder(folder.path)).release()
  })

  it('is taken over when it holds no whole sentence', async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'carrel.lock'), '{"pid":12')
    await (await openDataFolder(folder.path)).release()
  })

  it('goes to exactly one of many that start at the same moment', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'carrel.lock')
    await writeFile(file, '{"pid":12')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)))
    const winners = outcomes.filter((outcome) => 'release' in outcome)
    assert.equal(winners.length, 1)
    for (const winner of winners) await winner.release()
    assert.deepEqual(await readdir(folder.path), [])
  })

  it('by a container is believed while it shows signs of life, and not when it is silent', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'carrel.lock')
    await writeFile(file, lockOf({}))
    const beating = setInterval(() => void utimes(file, new Date(), new Date()), 20)
    const refused = await takeLock(file, 2000)
    clearInterval(beating)
    assert.equal('holder' in refused && refused.holder.host, 'elsewhere')
    const taken = await takeLock(file, 200)
    assert.ok('release' in taken)
    await taken.release()
  })
})

describe('a place that cannot be a data folder', () => {
  it('is named in one sentence', async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'letter.txt'), 'Dear library,')
    await assert.rejects(openDataFolder(join(folder.path, 'letter.txt')), { code: 'folder-is-file' })
    await assert.rejects(openDataFolder(join(folder.path, 'letter.txt', 'data')), { code: 'folder-is-file' })
  })

  it(
    'is one where this user may not write',
    { skip: process.getuid?.() === 0 && 'root may write everywhere' },
    async () => {
      await using folder = await temporaryFolder()
      await mkdir(join(folder.path, 'closed'), { mode: 0o500 })
      await assert.rejects(openDataFolder(join(folder.path, 'closed', 'data')), { code: 'folder-denied' })
    },
  )
})

describe('the run file of a server', () => {
  it('tells other commands where the database is, to its owner alone', async () => {
    await using folder = await temporaryFolder()
    await writeRunFile(folder.path, run)
    assert.deepEqual(await readRunFile(folder.path), { ...run, pid: process.pid })
    assert.equal((await stat(join(folder.path, 'run.json'))).mode & 0o777, 0o600)
    await removeRunFile(folder.path)
    assert.equal(await readRunFile(folder.path), undefined)
  })

  it('is ignored when its server is gone, even if the process number lives', async () => {
    await using folder = await temporaryFolder()
    const gone = { ...run, process: { pid: process.pid, born: 'an earlier boot 17' } }
    await writeFile(join(folder.path, 'run.json'), JSON.stringify(gone))
    assert.equal(await readRunFile(folder.path), undefined)
    await writeFile(join(folder.path, 'run.json'), JSON.stringify({ ...run, process: await thisProcess() }))
    assert.equal((await readRunFile(folder.path))?.pid, process.pid)
  })
})
