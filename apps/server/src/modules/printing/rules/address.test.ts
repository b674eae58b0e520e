import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressProblem, mayConnect, portRanges } from './address.ts'

const library = { ports: portRanges('9100-9109, 6101') ?? [], loopback: false }
const demo = { ...library, loopback: true }

describe('where a printer may stand', () => {
  for (const host of ['192.168.1.40', '10.1.2.3', 'front-desk', 'printer.library.example', 'fd00::12', '[2001:db8::1]'])
    it(`may be ${host}`, () => assert.equal(addressProblem(host, 9100, library), undefined))

  for (const host of [
    '127.0.0.1',
    '127.8.9.1',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    'localhost',
    'x.localhost',
    '0.0.0.0',
    '::',
    '169.254.169.254',
    '::ffff:169.254.169.254',
    'fe80::1',
    'febf::1',
    '224.0.0.1',
    '255.255.255.255',
    'ff02::1',
  ])
    it(`is not ${host}`, () => assert.match(addressProblem(host, 9100, library) ?? '', /the server itself|no printer/))

  for (const host of ['', 'a b', 'http://printer', '192.168.1', '2130706433', 'x'.repeat(300), '-x', 'a/../b'])
    it(`is no address: ${host.slice(0, 20)}`, () =>
      assert.match(addressProblem(host, 9100, library) ?? '', /no name or address/))

  it('keeps to the ports of printers', () => {
    assert.equal(addressProblem('10.0.0.2', 6101, library), undefined)
    assert.match(addressProblem('10.0.0.2', 5432, library) ?? '', /Port 5432 .* \(9100-9109, 6101\)/)
  })
  it('may be this computer where Carrel itself is', () => {
    assert.equal(addressProblem('127.0.0.1', 40_123, demo), undefined)
    assert.match(addressProblem('127.0.0.1', 22, demo) ?? '', /Port 22/)
    assert.match(addressProblem('169.254.169.254', 9100, demo) ?? '', /no printer/)
  })
  it('looks again at what a name stands for', () => {
    assert.equal(mayConnect('127.0.0.1', library), false)
    assert.equal(mayConnect('::ffff:169.254.1.1', demo), false)
    assert.equal(mayConnect('127.0.0.1', demo), true)
    assert.equal(mayConnect('192.168.1.4', library), true)
  })
  it('reads ports as they are written', () => {
    assert.deepEqual(portRanges('9100'), [{ from: 9100, to: 9100 }])
    for (const text of ['', 'x', '9100-', '9109-9100', '0', '70000', '9100,,6101'])
      assert.equal(portRanges(text), undefined, text)
  })
})
