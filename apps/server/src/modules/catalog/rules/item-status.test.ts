import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { itemStatuses } from '../contract.ts'
import { deletionProblem, statusByHandProblem, statusesByHand } from './item-status.ts'

describe('changing the state of an item by hand', () => {
  it('lets staff set what they see at the shelf', () => {
    for (const to of statusesByHand) assert.equal(statusByHandProblem('available', to), undefined)
  })
  it('never sets by hand what lending sets', () => {
    for (const to of ['on-loan', 'on-hold-shelf', 'in-transit', 'claimed-returned'] as const) {
      assert.equal(statusByHandProblem('available', to)?.code, 'invalid-status')
    }
  })
  it('does not end a loan, a hold or a journey by hand', () => {
    assert.equal(statusByHandProblem('on-loan', 'available')?.code, 'item-on-loan')
    assert.equal(statusByHandProblem('claimed-returned', 'available')?.code, 'item-on-loan')
    assert.equal(statusByHandProblem('on-hold-shelf', 'missing')?.code, 'item-on-hold-shelf')
    assert.equal(statusByHandProblem('in-transit', 'available')?.code, 'item-in-transit')
  })
  it('finds nothing wrong with leaving a state as it is', () => {
    for (const status of itemStatuses) assert.equal(statusByHandProblem(status, status), undefined)
  })
  it('keeps items that someone has or that are kept for someone', () => {
    const kept = itemStatuses.filter((status) => deletionProblem(status) !== undefined)
    assert.deepEqual(kept, ['on-loan', 'on-hold-shelf', 'in-transit', 'claimed-returned'])
  })
})
