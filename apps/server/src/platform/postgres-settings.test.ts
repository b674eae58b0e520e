import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { postgresConf, postgresSettings } from './postgres-settings.ts'

const gibibyte = 1024 ** 3

describe('the database settings of a machine', () => {
  for (const [memory, buffers, workMem] of [
    [0.5, '64MB', '4MB'],
    [2, '256MB', '5MB'],
    [8, '1024MB', '20MB'],
    [256, '2048MB', '64MB'],
  ] as const) {
    it(`with ${memory} GiB of memory take ${buffers} for the cache`, () => {
      const settings = postgresSettings({ memory: memory * gibibyte, sharedMemory: gibibyte })
      assert.equal(settings['shared_buffers'], buffers)
      assert.equal(settings['work_mem'], workMem)
    })
  }

  it('keep clear of a container whose shared memory is too small for a parallel query', () => {
    const small = postgresSettings({ memory: gibibyte, sharedMemory: 64 * 1024 * 1024 })
    assert.equal(small['dynamic_shared_memory_type'], 'mmap')
  })

  it('are written so that a quote in one cannot begin another', () => {
    assert.match(postgresConf({ log_line_prefix: "it's %m" }), /^log_line_prefix = 'it''s %m'$/m)
  })
})
