import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CalendarException } from '../../../../../server/src/modules/org/contract.ts'
import { en } from '../../../messages/en.ts'
import { bodyOf, draftOf, effectInWords, freshDraft, repeatsInWords } from './exception-draft.ts'

const holiday: CalendarException = {
  id: 1,
  branch: 1,
  closing: null,
  from: '2026-12-24',
  to: '2026-12-26',
  name: 'Christmas',
  hours: [],
  effect: 'hours',
  repeats: 'yearly',
  every: 1,
  weekdays: [],
  month: null,
  nth: null,
  easterOffset: null,
  easterReckoning: 'western',
  dates: [],
  until: null,
  except: [],
}

describe('a day that differs, as it is written', () => {
  it('is sent as it was when nothing was changed', () => {
    const { id: _id, branch: _branch, closing: _closing, ...stored } = holiday
    for (const [name, value] of Object.entries(bodyOf(draftOf(holiday)) ?? {}))
      assert.deepEqual(value, { ...stored }[name as keyof typeof stored], name)
  })

  it('says its length where it comes by a rule', () => {
    const body = bodyOf({
      ...freshDraft('closed', '2026-01-01'),
      repeats: 'nth-weekday',
      nth: 4,
      month: 11,
      weekdays: new Set([4]),
      length: 2,
    })
    assert.deepEqual(
      [body?.from, body?.to, body?.nth, body?.month, body?.weekdays],
      ['2026-01-01', '2026-01-02', 4, 11, [4]],
    )
  })

  it('waits until day and hours can be read', () => {
    assert.equal(bodyOf(freshDraft()), undefined)
    assert.equal(bodyOf({ ...freshDraft('hours', '2026-01-01'), hours: 'ten' }), undefined)
    assert.deepEqual(bodyOf({ ...freshDraft('between', '2026-01-01'), hours: '12-14' })?.effect, 'closed-between')
  })

  it('is told in words', () => {
    const told = (days: Partial<CalendarException>) => repeatsInWords({ ...holiday, ...days }, en, 'en')
    assert.equal(told({}), 'every year')
    assert.equal(told({ repeats: 'weekly', every: 2, weekdays: [1, 5] }), 'every 2 weeks on Monday, Friday')
    assert.equal(told({ repeats: 'nth-weekday', nth: -1, weekdays: [5] }), 'last Friday of every month')
    assert.equal(told({ repeats: 'easter', easterOffset: -2 }), '2 days before Easter, every year')
    const between = { ...holiday, effect: 'closed-between' as const, hours: [{ opens: '12:00', closes: '14:00' }] }
    assert.equal(effectInWords(between, en), 'Closed 12:00–14:00')
  })
})
