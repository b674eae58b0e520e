import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepWorkstation, onWorkstation, readWorkstation, workstationKey } from './workstation-name.ts'

function drawer() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe('the number of this computer', () => {
  it('is kept, told, and forgotten', () => {
    const own = drawer()
    const told: (number | undefined)[] = []
    const stop = onWorkstation(() => told.push(readWorkstation(own)))
    keepWorkstation(own, 7)
    keepWorkstation(own, undefined)
    stop()
    keepWorkstation(own, 8)
    assert.deepEqual(told, [7, undefined])
    assert.equal(readWorkstation(own), 8)
  })
  it('is none where something else was kept, or nothing can be', () => {
    const own = drawer()
    own.kept.set(workstationKey, '{"id":7}')
    assert.equal(readWorkstation(own), undefined)
    const locked = {
      getItem: () => {
        throw new Error('denied')
      },
      setItem: () => {
        throw new Error('denied')
      },
      removeItem: () => {},
    }
    keepWorkstation(locked, 7)
    assert.equal(readWorkstation(locked), undefined)
  })
})
