import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readLargeFile, writePieces } from './large-file.ts'

describe('a file too large to be read in one call', () => {
  let folder = ''
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'carrel-large-file-'))))
  after(() => rm(folder, { recursive: true, force: true }))

  it('comes back as it was written, piece by piece', async () => {
    const path = join(folder, 'index')
    await writePieces(path, [Uint8Array.of(1, 2, 3), new Uint8Array(0), Uint8Array.of(4, 5)])
    const bytes = await readLargeFile(path)
    assert.deepEqual([...bytes], [1, 2, 3, 4, 5])
    assert.equal(bytes.byteOffset % 8, 0)
  })

  it('is replaced as a whole, and nothing unfinished stays', async () => {
    const path = join(folder, 'index')
    await writePieces(path, [Uint8Array.of(9)])
    assert.deepEqual([...(await readLargeFile(path))], [9])
    const broken = [Uint8Array.of(7), undefined as unknown as Uint8Array]
    await assert.rejects(writePieces(path, broken))
    assert.deepEqual([...(await readLargeFile(path))], [9])
    assert.deepEqual(await readdir(folder), ['index'])
  })

  it('says that it is not there', async () => {
    await assert.rejects(readLargeFile(join(folder, 'none')), { code: 'ENOENT' })
  })
})
