import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut } from '../../src/modules/circulation/contract.ts'
import { ChangeDueDates, CloseBranches, UndoDateChange } from '../../src/modules/circulation/contract-closings.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

describe('who may take back a closing or a change of many due dates', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' } })
    await library.patron('UP')
    await library.item('UP-1')
    await library.must(CheckOut, { body: { card: 'UP', barcode: 'UP-1' } })
  })
  after(() => library.stop())

  it('is who may make one', async () => {
    const moved = await library.must(ChangeDueDates, {
      body: { filter: { branches: [library.elm] }, to: { by: { count: 2, unit: 'days' } }, reason: 'Snow' },
    })
    const closed = await library.must(CloseBranches, {
      body: { branches: [library.elm], from: '2026-03-20', to: '2026-03-21', reason: 'Burst pipe' },
    })
    const closes = await library.deskWith(['circulation:read', 'circulation:closings'])
    const changes = await library.deskWith(['circulation:read', 'circulation:due-changes'])
    const undo = (id: number) => ({ params: { id } })
    assert.deepEqual(codes(await closes.call(UndoDateChange, undo(moved.id))), ['permission-missing'])
    assert.deepEqual(codes(await changes.call(UndoDateChange, undo(closed.id))), ['permission-missing'])
    assert.ok((await closes.call(UndoDateChange, undo(closed.id))).ok)
    assert.ok((await changes.call(UndoDateChange, undo(moved.id))).ok)
  })
})
