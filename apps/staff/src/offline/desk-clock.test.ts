import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { offsetOf, reopened, serverTime } from './desk-clock.ts'

const minute = 60_000
const hour = 60 * minute

describe('the time at a desk without the server', () => {
  // The computer's clock is an hour fast.
  const anchor = { wall: 100 * hour, running: 5 * hour, server: 99 * hour }

  it('goes on from the last contact, however wrong the clock is', () => {
    assert.equal(serverTime(anchor, { wall: 100 * hour + minute, running: 5 * hour + minute }), 99 * hour + minute)
  })

  it('does not believe a clock that was set back', () => {
    assert.equal(serverTime(anchor, { wall: 90 * hour, running: 5 * hour + 10 * minute }), 99 * hour + 10 * minute)
  })

  it('believes the clock on the wall after the computer has slept', () => {
    assert.equal(serverTime(anchor, { wall: 108 * hour, running: 5 * hour + minute }), 107 * hour)
  })

  it('is known again when the page is opened anew without the server', () => {
    const offset = offsetOf(anchor)
    const again = reopened(offset, { wall: 102 * hour, running: 0 })
    assert.equal(serverTime(again, { wall: 102 * hour + minute, running: minute }), 101 * hour + minute)
  })
})
