import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { smsLength, smsNumber } from './sms-text.ts'

describe('the length of a text message', () => {
  for (const [what, text, encoding, units, segments] of [
    ['nothing', '', 'gsm-7', 0, 0],
    ['160 letters', 'a'.repeat(160), 'gsm-7', 160, 1],
    ['161 letters', 'a'.repeat(161), 'gsm-7', 161, 2],
    ['306 letters', 'a'.repeat(306), 'gsm-7', 306, 2],
    ['307 letters', 'a'.repeat(307), 'gsm-7', 307, 3],
    ['umlauts of the alphabet', 'Müller, größer', 'gsm-7', 14, 1],
    ['a euro sign counts two', '€', 'gsm-7', 2, 1],
    ['an escape is not cut from its letter', `${'a'.repeat(152)}€${'a'.repeat(10)}`, 'gsm-7', 164, 2],
    ['a letter outside', 'ł', 'ucs-2', 1, 1],
    ['70 outside', 'ł'.repeat(70), 'ucs-2', 70, 1],
    ['71 outside', 'ł'.repeat(71), 'ucs-2', 71, 2],
    ['pairs are not cut', `${'ł'.repeat(66)}📚${'ł'.repeat(10)}`, 'ucs-2', 78, 2],
  ] as const)
    it(`counts ${what}`, () => assert.deepEqual(smsLength(text), { encoding, units, segments }))
})

describe('a phone number for a gateway', () => {
  for (const [phone, number] of [
    ['+43 660 123 45 67', '+436601234567'],
    ['0043 660 1234567', '+436601234567'],
    ['(555) 010-2233', '5550102233'],
    ['none', undefined],
    ['12', undefined],
  ] as const)
    it(`reads ${phone}`, () => assert.equal(smsNumber(phone), number))
})
