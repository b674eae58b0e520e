import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Hold } from '../../../../server/src/modules/holds/contract.ts'
import { isUncollected, moved, partsOf, shelfOrder, todayIn, wishOf } from './hold-view.ts'

function hold(patronName: string, shelfUntil: string | null): Hold {
  return {
    id: 1,
    patron: 1,
    patronName,
    card: null,
    bib: 1,
    title: 'Braiding Sweetgrass',
    author: null,
    kind: 'hold',
    level: 'title',
    item: null,
    part: null,
    volume: null,
    alternatives: [],
    filledBy: 1,
    barcode: '1',
    callNumber: null,
    pickup: 1,
    pickupName: 'Elm Street',
    state: 'ready',
    position: null,
    queueLength: 1,
    placedAt: '2026-11-01T00:00:00Z',
    placedBy: 'Ada',
    shelfUntil,
    shelfExpires: null,
    uncollected: false,
    suspendedUntil: null,
    suspended: false,
    startsOn: null,
    expires: null,
    hopelessSince: null,
    pullFrom: null,
    club: null,
    endedAt: null,
    endReason: '',
    note: '',
  }
}

describe('the hold shelf', () => {
  it('keeps a hold through the whole of its last day', () => {
    assert.equal(isUncollected(hold('Reyes', '2026-11-24'), '2026-11-24'), false)
    assert.equal(isUncollected(hold('Reyes', '2026-11-24'), '2026-11-25'), true)
    assert.equal(isUncollected(hold('Reyes', null), '2026-11-25'), false)
  })

  it('shows what is to be cleared first', () => {
    const holds = [hold('Adams', '2026-11-30'), hold('Zhang', '2026-11-20'), hold('Baker', '2026-11-30')]
    assert.deepEqual(
      shelfOrder(holds, '2026-11-24').map(({ patronName }) => patronName),
      ['Zhang', 'Adams', 'Baker'],
    )
  })

  it('lives by the day of the branch', () => {
    const late = new Date('2026-11-25T03:30:00Z')
    assert.equal(todayIn('America/Toronto', late), '2026-11-24')
    assert.equal(todayIn('UTC', late), '2026-11-25')
  })
})

describe('a queue put in order by hand', () => {
  it('puts what is moved before or after another, in its own order', () => {
    assert.deepEqual(moved([1, 2, 3, 4], [4], 1, false), [4, 1, 2, 3])
    assert.deepEqual(moved([1, 2, 3, 4], [1], 3, true), [2, 3, 1, 4])
    assert.deepEqual(moved([1, 2, 3, 4], [1, 3], 4, true), [2, 4, 1, 3])
    assert.deepEqual(moved([1, 2, 3, 4], [2, 3], 3, true), [1, 2, 3, 4])
  })
})

describe('what a hold asks for', () => {
  it('offers parts where a title has several', () => {
    assert.deepEqual(partsOf([{ part: 'Disc 10' }, { part: 'Disc 2' }, { part: null }, { part: 'Disc 2' }]), [
      'Disc 2',
      'Disc 10',
    ])
    assert.deepEqual(partsOf([{ part: 'Disc 1' }, { part: null }]), [])
  })
  it('is any copy, one part or one item', () => {
    assert.deepEqual([wishOf('any'), wishOf('part:Disc 2'), wishOf('17')], [{}, { part: 'Disc 2' }, { item: 17 }])
  })
})
