import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftOfSchedule, scheduleBody } from './schedule-draft.ts'

describe('when a task runs by itself', () => {
  const draft = { ...draftOfSchedule(), name: 'Mondays', task: 3 }

  it('is sent whole', () => {
    assert.deepEqual(scheduleBody(draft)?.times, { every: 'week', at: '06:00', weekdays: [1] })
    assert.deepEqual(scheduleBody({ ...draft, every: 'import', importName: ' EBSCO ' })?.times, {
      every: 'import',
      name: 'EBSCO',
    })
    assert.deepEqual(scheduleBody({ ...draft, every: 'month', day: 31 })?.times, {
      every: 'month',
      at: '06:00',
      day: 31,
    })
  })

  it('is not sent while something is missing', () => {
    assert.equal(scheduleBody({ ...draft, name: ' ' }), undefined)
    assert.equal(scheduleBody({ ...draft, at: '25:00' }), undefined)
    assert.equal(scheduleBody({ ...draft, weekdays: [] }), undefined)
  })
})
