import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressList, isAddressIn, readAddressRange } from './address-range.ts'

describe('the addresses from which a vendor may call', () => {
  const cases = [
    ['192.0.2.7', '192.0.2.7/32'],
    [' 192.0.2.0/24 ', '192.0.2.0/24'],
    ['2001:db8::/32', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8::1/128'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ] as const
  for (const [text, range] of cases)
    it(`read ${text.trim()}`, () => {
      const read = readAddressRange(text)
      assert.equal(read && `${read.address}/${read.prefix}`, range)
    })

  for (const text of [
    '',
    'example.org',
    '192.0.2',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/2/4',
    'fe80::1%eth0',
    '::/129',
  ])
    it(`refuse “${text}”`, () => assert.equal(readAddressRange(text), undefined))

  it('know an IPv4 address in the clothes of IPv6, and no other', () => {
    const list = addressList(['192.0.2.0/24', '2001:db8::/32'])
    assert.equal(isAddressIn(list, '::ffff:192.0.2.9'), true)
    assert.equal(isAddressIn(list, '2001:db8:1::9'), true)
    assert.equal(isAddressIn(list, '::ffff:192.0.3.9'), false)
    assert.equal(isAddressIn(list, '2001:db9::9'), false)
    assert.equal(isAddressIn(list, 'nonsense'), false)
  })
})
