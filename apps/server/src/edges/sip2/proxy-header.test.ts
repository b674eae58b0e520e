import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readProxyHeader } from './proxy-header.ts'

const v2 = (command: string, family: string, body: string) =>
  Buffer.from(
    `0d0a0d0a000d0a515549540a${command}${family}${(body.length / 2).toString(16).padStart(4, '0')}${body}`,
    'hex',
  )

describe('the header of a proxy', () => {
  const four = '0a0908070a000001c3501771'
  const six = `${'20010db8000000000000000000000001'.repeat(2)}c3501771`
  const cases: readonly (readonly [string, Buffer, ReturnType<typeof readProxyHeader>])[] = [
    [
      'version 1',
      Buffer.from('PROXY TCP4 10.9.8.7 10.0.0.1 50000 6001\r\n93'),
      { length: 41, address: '10.9.8.7', tls: false },
    ],
    [
      'version 1, of the proxy itself',
      Buffer.from('PROXY UNKNOWN\r\n'),
      { length: 15, address: undefined, tls: false },
    ],
    ['version 2', v2('21', '11', four), { length: 28, address: '10.9.8.7', tls: false }],
    ['version 2, IPv6', v2('21', '21', six), { length: 52, address: '2001:db8:0:0:0:0:0:1', tls: false }],
    ['version 2 with TLS', v2('21', '11', `${four}2000050100000000`), { length: 36, address: '10.9.8.7', tls: true }],
    ['version 2, a check of the proxy', v2('20', '00', ''), { length: 16, address: undefined, tls: false }],
    ['the beginning of one', Buffer.from('PRO'), 'short'],
    ['the beginning of the other', Buffer.from('0d0a0d0a00', 'hex'), 'short'],
    ['a message without one', Buffer.from('9300CNkiosk|'), 'none'],
    ['words without an end', Buffer.from(`PROXY ${'x'.repeat(200)}`), 'none'],
    ['a header of another version', v2('31', '11', four), 'none'],
  ]
  for (const [what, bytes, read] of cases) it(`is read: ${what}`, () => assert.deepEqual(readProxyHeader(bytes), read))

  it('is never a reason to fail, whatever the bytes are', () => {
    let seed = 3
    const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff)
    for (let round = 0; round < 2000; round++) {
      const noise = Buffer.from(Array.from({ length: next() % 80 }, () => next() % 256))
      assert.ok(readProxyHeader(Buffer.concat([v2('21', '11', four).subarray(0, next() % 29), noise])) !== undefined)
    }
  })
})
