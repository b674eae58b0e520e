import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holdStates } from '../contract.ts'
import { holdMoves, isOpenHold } from './hold-states.ts'
import { targetHolds, type Fit, type FreeItem, type WaitingHold } from './target-holds.ts'

const hold = (id: number, position: number, pickup: number, item: number | null = null): WaitingHold => ({
  id,
  bib: 1,
  item,
  part: null,
  callNumber: null,
  pickup,
  position,
})
const copy = (id: number, branch: number, part: string | null = null): FreeItem => ({
  id,
  bib: 1,
  branch,
  part,
  callNumber: 'F LEG',
})
const anyone = (): Fit => 'yes'

describe('which copy goes to which hold', () => {
  it('serves the queue in order, each copy once', () => {
    assert.deepEqual(targetHolds([hold(11, 2, 1), hold(10, 1, 1), hold(12, 3, 1)], [copy(1, 1), copy(2, 1)], anyone), [
      { hold: 10, item: 1 },
      { hold: 11, item: 2 },
    ])
  })
  it('takes the copy of the pick-up branch where there is one', () => {
    assert.deepEqual(targetHolds([hold(10, 1, 2)], [copy(1, 1), copy(2, 2)], anyone), [{ hold: 10, item: 2 }])
  })
  it('leaves a copy to whom nothing else will do', () => {
    assert.deepEqual(targetHolds([hold(10, 1, 1), hold(11, 2, 1, 1)], [copy(1, 1), copy(2, 2)], anyone), [
      { hold: 10, item: 2 },
      { hold: 11, item: 1 },
    ])
  })
  it('gives the only copy to the first, even when the second waits for that very item', () => {
    assert.deepEqual(targetHolds([hold(10, 1, 1), hold(11, 2, 1, 1)], [copy(1, 1)], anyone), [{ hold: 10, item: 1 }])
  })
  it('passes over those whom the rules do not give this copy', () => {
    assert.deepEqual(
      targetHolds([hold(10, 1, 1), hold(11, 2, 1)], [copy(1, 1)], (one): Fit => (one.id === 10 ? 'no' : 'yes')),
      [{ hold: 11, item: 1 }],
    )
  })
  it('serves those first whom the rules put first, then the order of the queue', () => {
    const fit = (one: WaitingHold, item: FreeItem): Fit => (one.pickup === item.branch ? 'first' : 'yes')
    assert.deepEqual(targetHolds([hold(10, 1, 9), hold(11, 2, 1), hold(12, 3, 1)], [copy(1, 1), copy(2, 1)], fit), [
      { hold: 11, item: 1 },
      { hold: 12, item: 2 },
    ])
  })
  it('gives a part to whom asks for it, and leaves it to them while another part will do for others', () => {
    const disc: WaitingHold = { ...hold(11, 2, 1), part: 'Disc 2' }
    assert.deepEqual(targetHolds([hold(10, 1, 1), disc], [copy(1, 1, 'disc 2'), copy(2, 1, 'Disc 1')], anyone), [
      { hold: 10, item: 2 },
      { hold: 11, item: 1 },
    ])
  })
  it('serves a hold for any of two titles once', () => {
    const either = [hold(10, 1, 1), { ...hold(10, 1, 1), bib: 2 }, { ...hold(11, 2, 1), bib: 2 }]
    assert.deepEqual(targetHolds(either, [copy(1, 1), { ...copy(2, 1), bib: 2 }], anyone), [
      { hold: 10, item: 1 },
      { hold: 11, item: 2 },
    ])
  })
})

describe('the life of a hold', () => {
  it('ends only from an open state, and every state is reached', () => {
    for (const move of holdMoves) assert.ok(isOpenHold(move.from), move.action)
    const reached = new Set(holdMoves.map((move) => move.to))
    assert.deepEqual(
      holdStates.filter((state) => !reached.has(state)),
      [],
    )
  })
})
