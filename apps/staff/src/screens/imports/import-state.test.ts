import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytesInWords, importRate, isUnderWay } from './import-state.ts'

describe('an import on its page', () => {
  it('says how fast it was once that is known', () => {
    assert.equal(importRate({ read: 5000, seconds: 2 }), 2500)
    assert.equal(importRate({ read: 5000, seconds: null }), undefined)
    assert.equal(importRate({ read: 0, seconds: 0.2 }), undefined)
  })

  it('is under way until it has ended in any way', () => {
    assert.deepEqual(
      (['waiting', 'running', 'done', 'failed', 'cancelled', 'reverted'] as const).filter((state) =>
        isUnderWay({ state }),
      ),
      ['waiting', 'running'],
    )
  })

  it('writes sizes as people do', () => {
    const sizes = [0, 999, 1000, 1_246_112, 48_000_000, 5_200_000_000].map((bytes) => bytesInWords(bytes, 'en'))
    assert.deepEqual(sizes, ['0 byte', '999 byte', '1 kB', '1.2 MB', '48 MB', '5.2 GB'])
  })
})
