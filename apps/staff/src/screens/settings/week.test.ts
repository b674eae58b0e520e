import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newSpan, readTime, wrongDays } from './week.ts'

describe('the opening hours of a week', () => {
  it('take times as people type them', () => {
    const typed = ['9', '9.30', '0930', '17:00', '24:00', '24:30', '7:60', 'noon', '']
    assert.deepEqual(typed.map(readTime), [
      '09:00',
      '09:30',
      '09:30',
      '17:00',
      '24:00',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('are wrong where a day closes before it opens or opens twice', () => {
    const fine = { weekday: 1, opens: '09:00', closes: '12:00' }
    assert.deepEqual(wrongDays([fine, { weekday: 1, opens: '14:00', closes: '18:00' }]), [])
    assert.deepEqual(wrongDays([fine, { weekday: 1, opens: '11:00', closes: '18:00' }]), [1])
    assert.deepEqual(wrongDays([{ weekday: 3, opens: '17:00', closes: '09:00' }]), [3])
    assert.deepEqual(wrongDays([{ weekday: 7, opens: 'x', closes: '09:00' }]), [7])
  })

  it('begin like the day before', () => {
    const monday = { weekday: 1, opens: '10:00', closes: '18:00' }
    assert.deepEqual(newSpan([monday], 2), { weekday: 2, opens: '10:00', closes: '18:00' })
    assert.deepEqual(newSpan([monday], 1), { weekday: 1, opens: '18:00', closes: '20:00' })
    assert.deepEqual(newSpan([], 5), { weekday: 5, opens: '09:00', closes: '17:00' })
  })
})
