import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPrinterStatus, statusBytes } from '@carrel/escpos'
import { canPrint, receiptPrinterState, secondsToWait } from './printer-state.ts'

const stateOf = (status: Parameters<typeof statusBytes>[0]) => {
  const read = readPrinterStatus(statusBytes(status))
  return read && receiptPrinterState(read)
}

describe('how a printer is', () => {
  it('says the one thing that is to be done first', () => {
    assert.equal(stateOf({}), 'ready')
    assert.equal(stateOf({ paperLow: true }), 'paper-low')
    assert.equal(stateOf({ paperOut: true, paperLow: true }), 'paper-out')
    assert.equal(stateOf({ paperOut: true, coverOpen: true }), 'cover-open')
    assert.equal(stateOf({ knifeStuck: true }), 'error')
    assert.equal(stateOf({ offline: true }), 'paused')
  })
  it('prints on a roll that is nearly at its end', () => {
    assert.ok(canPrint('paper-low'))
    assert.ok(!canPrint('paper-out'))
  })
  it('is asked soon after its paper is out, and less and less often while it is off', () => {
    assert.equal(secondsToWait('paper-out', 40), 5)
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 99].map((misses) => secondsToWait('offline', misses)),
      [2, 4, 8, 15, 30, 60, 60],
    )
  })
})
