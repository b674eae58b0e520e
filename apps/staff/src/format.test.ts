import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createFormat, groupBarcode, initials, minorDigits } from './format.ts'
import { en } from './messages/en.ts'
import { readMoney } from './money-input.ts'

const now = new Date('2026-11-24T15:42:00Z') // Tuesday 10:42 in Toronto
const toronto = createFormat({ locale: 'en-GB', timeZone: 'America/Toronto' }, en.days)
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('dates at the desk', () => {
  it('are those of the branch, whatever zone this computer is in', () => {
    assert.equal(toronto.day('2026-12-16T03:59:00Z', now), '15 Dec')
    assert.equal(
      createFormat({ locale: 'en-GB', timeZone: 'Pacific/Auckland' }, en.days).day('2026-12-15T12:00:00Z', now),
      '16 Dec',
    )
  })

  it('are near when they are near', () => {
    assert.equal(toronto.when('2026-11-24T19:42:00Z', now), 'Today 14:42')
    assert.equal(toronto.when('2026-11-25T14:00:00Z', now), 'Tomorrow 09:00')
    assert.equal(toronto.when('2026-11-23', now), 'Yesterday')
    assert.equal(toronto.when('2026-12-15', now), '15 Dec')
  })

  it('carry the year only when it is another', () => {
    assert.equal(toronto.day('2027-01-02', now), '2 Jan 2027')
  })

  for (const timeZone of [
    'Pacific/Kiritimati',
    'Pacific/Auckland',
    'Pacific/Chatham',
    'Pacific/Pago_Pago',
    'Asia/Kathmandu',
  ]) {
    it(`stay the same day in ${timeZone}`, () => {
      const there = createFormat({ locale: 'en-GB', timeZone }, en.days)
      for (const day of ['2026-03-29', '2026-06-15', '2026-12-31']) {
        assert.equal(there.full(day), toronto.full(day))
      }
    })
  }

  it('stand on the clock as people say them', () => {
    assert.equal(toronto.clock(now), 'Tue 24 Nov, 10:42')
  })
})

describe('money on screen', () => {
  const cases = [
    ['en-US', { amount: 340, currency: 'USD' }, '$3.40'],
    ['en-GB', { amount: 340, currency: 'USD' }, '$3.40'],
    ['de-DE', { amount: 120_450, currency: 'EUR' }, '1.204,50 €'],
    ['ja-JP', { amount: 1200, currency: 'JPY' }, '¥1,200'],
    ['en-KW', { amount: 1500, currency: 'KWD' }, 'KWD 1.500'],
    ['en-US', { amount: -500, currency: 'USD' }, '-$5.00'],
  ] as const
  for (const [locale, value, expected] of cases) {
    it(`is ${expected} in ${locale}`, () => {
      const text = plain(createFormat({ locale, timeZone: 'UTC' }, en.days).money(value))
      assert.equal(text.replace('￥', '¥'), expected)
    })
  }
})

describe('money as it is typed', () => {
  const cases = [
    ['3.40', 'USD', 340],
    ['3,40', 'USD', 340],
    ['3.4', 'USD', 340],
    ['$3.40', 'USD', 340],
    ['3', 'USD', 300],
    ['.5', 'USD', 50],
    ['1,204.50', 'USD', 120_450],
    ['1.204,50 €', 'EUR', 120_450],
    ["1'204.50", 'CHF', 120_450],
    ['1,204', 'USD', 120_400],
    ['1,204,000', 'USD', 120_400_000],
    ['USD 12', 'USD', 1200],
    ['１２．５０', 'USD', 1250],
    ['−2', 'USD', -200],
    ['-0', 'USD', 0],
    ['1200', 'JPY', 1200],
    ['1.234', 'KWD', 1234],
    ['3.401', 'USD', undefined],
    ['12.3456', 'USD', undefined],
    ['3.40.1', 'USD', undefined],
    ['1,20,4', 'USD', undefined],
    ['1200.5', 'JPY', undefined],
    ['3..4', 'USD', undefined],
    ['', 'USD', undefined],
    ['three', 'USD', undefined],
    ['-', 'USD', undefined],
    ['1e5', 'USD', undefined],
    ['99999999999999999', 'USD', undefined],
  ] as const
  for (const [text, currency, amount] of cases) {
    it(`${JSON.stringify(text)} ${currency} is ${amount ?? 'not an amount'}`, () => {
      assert.deepEqual(readMoney(text, currency), amount === undefined ? undefined : { amount, currency })
    })
  }

  it('is read by the decimal mark of the place', () => {
    assert.deepEqual(readMoney('1.204', 'EUR', 'de'), { amount: 120_400, currency: 'EUR' })
    assert.deepEqual(readMoney('1.204', 'EUR', 'en'), undefined)
    assert.deepEqual(readMoney('12.50', 'EUR', 'de'), { amount: 1250, currency: 'EUR' })
  })

  it('comes back as it was when nothing was edited', () => {
    for (const value of [
      { amount: 340, currency: 'USD' },
      { amount: -5, currency: 'USD' },
      { amount: 1200, currency: 'JPY' },
      { amount: 12_345, currency: 'KWD' },
    ]) {
      assert.deepEqual(readMoney(toronto.money(value), value.currency), value)
    }
    assert.equal(minorDigits('KWD'), 3)
  })
})

describe('names and numbers on labels', () => {
  it('groups a library barcode as its label does', () => {
    assert.equal(groupBarcode('31234008712209'), '3 1234 00871 2209')
    assert.equal(groupBarcode('LAPTOP-7'), 'LAPTOP-7')
  })

  for (const [name, expected] of [
    ['Jordan Reyes', 'JR'],
    ['García Márquez, Gabriel', 'GG'],
    ['Prince', 'P'],
    ['李 小龍', '李小'],
    ['  ', ''],
    ['Q. (anonymous)', 'QA'],
  ] as const) {
    it(`takes ${JSON.stringify(expected)} from ${JSON.stringify(name)}`, () => {
      assert.equal(initials(name), expected)
    })
  }
})
