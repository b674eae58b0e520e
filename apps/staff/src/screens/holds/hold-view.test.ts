import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Hold } from '../../../../server/src/modules/holds/contract.ts'
import { isUncollected, shelfOrder, todayIn } from './hold-view.ts'

function hold(patronName: string, shelfUntil: string | null): Hold {
  return {
    id: 1,
    patron: 1,
    patronName,
    card: null,
    bib: 1,
    title: 'Braiding Sweetgrass',
    author: null,
    item: null,
    filledBy: 1,
    barcode: '1',
    callNumber: null,
    pickup: 1,
    pickupName: 'Elm Street',
    state: 'ready',
    position: null,
    queueLength: 1,
    placedAt: '2026-11-01T00:00:00Z',
    shelfUntil,
    suspendedUntil: null,
    suspended: false,
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
