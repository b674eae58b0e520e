import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readTime } from '../week.ts'
import { addMonths, readHours, shortHours, walk, weeksOf } from './calendar-days.ts'

describe('the picture of a calendar', () => {
  it('has weeks from Monday, also in a month that begins on a Sunday', () => {
    const weeks = weeksOf('2026-03')
    assert.equal(weeks.length, 6)
    assert.deepEqual(weeks[0], [undefined, undefined, undefined, undefined, undefined, undefined, '2026-03-01'])
    assert.deepEqual(weeks[5]?.slice(0, 3), ['2026-03-30', '2026-03-31', undefined])
    assert.equal(weeksOf('2027-02').length, 4)
  })

  it('is walked by keys, over the ends of months and years', () => {
    assert.equal(walk('2026-12-31', 'ArrowRight'), '2027-01-01')
    assert.equal(walk('2026-03-01', 'ArrowUp'), '2026-02-22')
    assert.equal(walk('2026-03-04', 'Home'), '2026-03-02')
    assert.equal(walk('2026-03-04', 'End'), '2026-03-08')
    assert.equal(walk('2026-01-31', 'PageDown'), '2026-02-28')
    assert.equal(walk('2026-03-04', 'x'), undefined)
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15')
  })

  it('writes hours short and reads them as people type them', () => {
    const hours = [
      { opens: '09:00', closes: '12:00' },
      { opens: '13:30', closes: '24:00' },
    ]
    assert.equal(shortHours(hours), '9–12, 13:30–24')
    assert.deepEqual(readHours('9-12, 13:30 – 24', readTime), hours)
    assert.deepEqual(readHours('0930 to 12', readTime), [{ opens: '09:30', closes: '12:00' }])
    for (const wrong of ['', '9', '12-9', '9-10-11', 'nine-ten'])
      assert.equal(readHours(wrong, readTime), undefined, wrong)
  })
})
