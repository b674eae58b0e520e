import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rowsOf, wishesOf } from './preference-rows.ts'

describe('how a patron wants to be told', () => {
  it('is shown and stored alike', () => {
    const rows = [
      { kind: '*' as const, channels: ['sms' as const], digest: true },
      { kind: 'overdue' as const, channels: ['print' as const], digest: false },
      { kind: 'courtesy' as const, channels: [], digest: false },
    ]
    const wishes = wishesOf(rows)
    assert.deepEqual([wishes.way, wishes.digest, [...wishes.unwanted]], ['sms', true, ['courtesy']])
    assert.deepEqual(rowsOf(wishes, rows), rows)
  })
  it('is as the rules say where nothing is stored', () => {
    assert.deepEqual(rowsOf(wishesOf([]), []), [{ kind: '*', channels: null, digest: false }])
  })
})
