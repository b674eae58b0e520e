import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { longestLine, WaitingLine } from './waiting-line.ts'

describe('those who wait for the search', () => {
  it('are called staff first, and robots last', () => {
    const line = new WaitingLine<string>()
    line.join('walking', 'robot')
    line.join('public', 'reader')
    line.join('patron', 'patron')
    line.join('staff', 'desk')
    line.join('staff', 'second desk')
    assert.deepEqual(
      Array.from({ length: 6 }, () => line.next()),
      ['desk', 'second desk', 'patron', 'reader', 'robot', undefined],
    )
  })

  it('are told at once when their line is too long, whatever the other lines are', () => {
    const line = new WaitingLine<number>()
    for (let n = 0; n < longestLine.walking; n++) assert.ok(line.join('walking', n))
    assert.ok(!line.join('walking', -1))
    assert.ok(line.join('public', -2))
    line.leave('walking', 0)
    assert.ok(line.join('walking', -3))
  })
})
