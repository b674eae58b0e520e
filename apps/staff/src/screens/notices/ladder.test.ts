import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { NoticeStep } from '../../../../server/src/modules/notifications/contract.ts'
import { isLadder, ladderPoints, nextStep } from './ladder.ts'

const days = (count: number): NoticeStep => ({ count, unit: 'days', channels: ['email'] })

describe('steps on a line of days', () => {
  it('stand after the due date, in turn, longer waits farther apart', () => {
    const points = ladderPoints('overdue', [days(1), days(7), days(28)])
    assert.deepEqual(
      points.map(({ step }) => step),
      [undefined, 1, 2, 3],
    )
    const at = points.map((point) => point.at)
    assert.deepEqual([at[0], at[3]], [0, 1])
    assert.ok((at[3] ?? 0) - (at[2] ?? 0) > (at[1] ?? 0) - (at[0] ?? 0))
  })
  it('stand before it for what is told in time', () => {
    assert.deepEqual(
      ladderPoints('courtesy', [days(7), days(2)]).map(({ step }) => step),
      [1, 2, undefined],
    )
  })
  it('are one point where there are none', () =>
    assert.deepEqual(ladderPoints('overdue', []), [{ at: 0.5, step: undefined }]))
})

describe('a step that is added', () => {
  it('goes on as the ladder went', () => {
    assert.equal(nextStep('overdue', []).count, 7)
    assert.equal(nextStep('overdue', [days(7), days(14)]).count, 21)
    assert.equal(nextStep('courtesy', [days(6)]).count, 3)
  })
  it('is offered only where there are several', () =>
    assert.deepEqual(
      ['overdue', 'hold-ready', 'bill'].map((kind) =>
        isLadder(kind === 'overdue' ? 'overdue' : kind === 'bill' ? 'bill' : 'hold-ready'),
      ),
      [true, false, false],
    ))
})
