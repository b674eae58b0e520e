import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CurbsideBooking, CurbsideState } from '../../../../server/src/modules/curbside/contract.ts'
import { boardOf, newlyOutside, nextSteps } from './board-view.ts'

function booking(id: number, state: CurbsideState, steps: CurbsideBooking['steps'] = []): CurbsideBooking {
  return {
    id,
    branch: 1,
    branchName: 'Elm Street',
    patron: id,
    patronName: `Reader ${id}`,
    card: null,
    phone: '',
    startsAt: '2026-03-09T15:00:00Z',
    endsAt: '2026-03-09T15:30:00Z',
    day: '2026-03-09',
    state,
    note: '',
    steps,
    waitingOutside: false,
    ready: [],
    loans: [],
  }
}
const outside = (id: number, at: string) => booking(id, 'outside', [{ state: 'outside', at, by: 'Reader' }])

describe('the curbside board', () => {
  it('puts first who has waited outside longest', () => {
    const board = boardOf([
      outside(1, '2026-03-09T15:10:00Z'),
      booking(3, 'booked'),
      outside(2, '2026-03-09T15:05:00Z'),
    ])
    assert.deepEqual(
      board.outside.map(({ id }) => id),
      [2, 1],
    )
    assert.deepEqual(
      board.booked.map(({ id }) => id),
      [3],
    )
  })
  it('offers to stage what is not at the door for someone who is outside', () => {
    assert.deepEqual(nextSteps(outside(1, '')), ['staged', 'delivered'])
    assert.deepEqual(nextSteps(booking(1, 'staged')), ['delivered', 'outside'])
    assert.deepEqual(nextSteps(booking(1, 'delivered')), [])
  })
  it('sounds for who has just come, not for who was there when the board was opened', () => {
    assert.deepEqual(newlyOutside(undefined, [outside(1, '')]), [])
    assert.deepEqual(
      newlyOutside(new Set([1]), [outside(1, ''), outside(2, ''), booking(3, 'booked')]).map(({ id }) => id),
      [2],
    )
  })
})
