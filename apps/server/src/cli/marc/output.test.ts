import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { createOutput } from './output.ts'

describe('a file that is being written', () => {
  it('leaves nothing behind when it is given up at once, and can be begun again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'carrel-output-'))
    try {
      for (let i = 0; i < 20; i++) {
        for (const name of ['out.mrc', 'out.mrc.gz']) await createOutput(path.join(folder, name)).abort()
        assert.deepEqual(await readdir(folder), [])
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
