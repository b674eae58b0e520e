import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guardedLookup, isAllowedAddress } from '../../platform/allowed-address.ts'
import { post } from './post.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

const strict = { privateAddresses: false, http: true, milliseconds: 1000 }

describe('where a message may go', () => {
  const inside = [
    '127.0.0.1',
    '127.9.9.9',
    '10.0.0.5',
    '172.31.255.1',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.5',
  ]
  const never = [
    '0.0.0.0',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    'fe80::1',
    'fe80::1%eth0',
    '::',
    '64:ff9b::a00:5',
    '2002:a00:5::',
    '::ffff:169.254.169.254',
    'ff02::1',
    'nonsense',
  ]
  const outside = ['93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07::1']
  for (const address of inside)
    it(`${address} only where the library allows private addresses`, () => {
      assert.equal(isAllowedAddress(address, false), false)
      assert.equal(isAllowedAddress(address, true), true)
    })
  for (const address of never) it(`never ${address}`, () => assert.equal(isAllowedAddress(address, true), false))
  for (const address of outside) it(address, () => assert.equal(isAllowedAddress(address, false), true))
})

describe('a name that leads inside', () => {
  let receiver: Receiver
  before(async () => {
    receiver = await openReceiver()
  })
  after(() => receiver.close())
  const letter = (url: string) => ({ url, headers: {}, body: '{}' })

  it('is refused when the connection is opened, whatever form it has', async () => {
    const { port } = new URL(receiver.url)
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]']) {
      const answer = await post(letter(`http://${host}:${port}/hook`), strict)
      assert.equal(answer.status, null, host)
      assert.match(answer.failure ?? '', /is an address inside/, host)
    }
    assert.equal(receiver.received.length, 0)
  })

  it('is reached where the library allows it', async () => {
    const { port } = new URL(receiver.url)
    const answer = await post(letter(`http://localhost:${port}/hook`), { ...strict, privateAddresses: true })
    assert.equal(answer.status, 204)
  })

  it('keeps only those of its addresses that are allowed', async () => {
    const answer = await new Promise((resolve) => {
      guardedLookup(false)('localhost', { all: true }, (error, found) => resolve(error ?? found))
    })
    assert.match(String(answer), /is an address inside/)
  })

  it('is not asked without encryption where the library wants it', async () => {
    const answer = await post(letter(receiver.url), { ...strict, privateAddresses: true, http: false })
    assert.match(answer.failure ?? '', /no encryption/)
  })

  it('that does not exist says so in plain words', async () => {
    const answer = await post(letter('http://nowhere.invalid/'), strict)
    assert.match(answer.failure ?? '', /nowhere\.invalid/)
    const closed = await post(letter('http://127.0.0.1:1/'), { ...strict, privateAddresses: true })
    assert.match(closed.failure ?? '', /nothing listens there/)
  })
})
