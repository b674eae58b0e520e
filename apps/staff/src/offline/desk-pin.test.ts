import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hasPin, resetTries, setPin, tryPin } from './desk-pin.ts'
import { memoryStore } from './memory-store.fixture.ts'
import { newId } from './new-id.ts'

describe('a PIN at a desk that opens without the server', () => {
  it('opens it for whoever set it', async () => {
    const store = memoryStore()
    await setPin(store, 7, '4711')
    assert.equal(await hasPin(store, 7), true)
    assert.equal(await tryPin(store, 7, '4711'), 'open')
    assert.equal(await hasPin(store, 8), false)
    assert.equal(await tryPin(store, 8, '4711'), 'closed')
    assert.ok(!JSON.stringify(await store.get('pin')).includes('4711'))
  })

  it('closes the desk after five wrong ones, also over a reload', async () => {
    const store = memoryStore()
    await setPin(store, 7, '4711')
    const told = []
    for (const pin of ['1', '2', '3', '4', '5', '4711']) told.push(await tryPin(store, 7, pin))
    assert.deepEqual(told, ['wrong', 'wrong', 'wrong', 'wrong', 'closed', 'closed'])
    // Who signs in with the server is known again.
    await resetTries(store, 7)
    assert.equal(await tryPin(store, 7, '4711'), 'open')
  })

  it('is taken away again', async () => {
    const store = memoryStore()
    await setPin(store, 7, '4711')
    await setPin(store, 7, '')
    assert.equal(await hasPin(store, 7), false)
  })
})

describe('the number of an entry', () => {
  it('is one that the server takes, and another each time', () => {
    const made = new Set(Array.from({ length: 1000 }, newId))
    assert.equal(made.size, 1000)
    for (const id of made) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
