import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CodecProblem } from './problem.ts'
import { ApduSplitter } from './apdu-splitter.ts'
import { readBer } from './read-ber.ts'
import { bits, boolean, integer, internationalString, nothing, octets, oid, type BerType } from './types.ts'
import { writeBer } from './write-ber.ts'

const hex = (text: string) => Uint8Array.fromHex(text.replaceAll(' ', ''))

describe('Values in BER', () => {
  const of = <T>(what: string, type: BerType<T>, value: T, bytes: string) => ({
    what,
    bytes,
    value,
    written: () => writeBer(type.write(value)).toHex(),
    read: (): unknown => type.read(readBer(hex(bytes))),
  })
  const cases = [
    of('zero', integer, 0, '02 01 00'),
    of('a number of seven bits', integer, 127, '02 01 7f'),
    of('a number whose first bit needs a byte of its own', integer, 128, '02 02 00 80'),
    of('a number below zero', integer, -1, '02 01 ff'),
    of('the lowest of one byte', integer, -128, '02 01 80'),
    of('one below it', integer, -129, '02 02 ff 7f'),
    of('a large number', integer, 16_777_216, '02 04 01 00 00 00'),
    of('more than 32 bits', integer, 2 ** 40, '02 06 01 00 00 00 00 00'),
    of('true', boolean, true, '01 01 ff'),
    of('false', boolean, false, '01 01 00'),
    of('nothing', nothing, true, '05 00'),
    of('the attribute set bib-1', oid, '1.2.840.10003.3.1', '06 07 2a 86 48 ce 13 03 01'),
    of('the syntax XML', oid, '1.2.840.10003.5.109.10', '06 08 2a 86 48 ce 13 05 6d 0a'),
    of('UTF-8 as a form of Unicode', oid, '1.0.10646.1.0.8', '06 06 28 d3 16 01 00 08'),
    of('a branch above 2.39', oid, '2.100.3', '06 03 81 34 03'),
    of('letters', internationalString, 'é', '1b 02 c3 a9'),
    of('no bits', bits, [], '03 02 07 00'),
    of('bits of one byte', bits, [0, 1, 2], '03 02 05 e0'),
    of('bits of two bytes', bits, [0, 14], '03 03 01 80 02'),
  ]
  for (const { what, bytes, value, written, read } of cases)
    it(`are written and read: ${what}`, () => {
      assert.equal(written(), bytes.replaceAll(' ', ''))
      assert.deepEqual(read(), value)
    })

  it('are written with long lengths and tags only where they are needed', () => {
    assert.equal(
      writeBer(octets.write(new Uint8Array(127)))
        .toHex()
        .slice(0, 4),
      '047f',
    )
    assert.equal(
      writeBer(octets.write(new Uint8Array(128)))
        .toHex()
        .slice(0, 6),
      '048180',
    )
    assert.equal(
      writeBer(octets.write(new Uint8Array(65_536)))
        .toHex()
        .slice(0, 10),
      '0483010000',
    )
    assert.equal(writeBer(integer.write(5, { of: 2, tag: 31 })).toHex(), '9f1f0105')
    assert.equal(writeBer(integer.write(5, { of: 2, tag: 215 })).toHex(), '9f81570105')
  })

  it('are read in pieces and without lengths, as the standard allows', () => {
    assert.deepEqual(octets.read(readBer(hex('24 80 04 01 61 04 02 62 63 00 00'))), hex('61 62 63'))
    assert.deepEqual(octets.read(readBer(hex('24 84 00 00 00 03 04 01 61'))), hex('61'))
    assert.equal(internationalString.read(readBer(hex('1b 01 e9'))), 'é')
  })

  it('are refused when they are no numbers and no identifiers', () => {
    assert.throws(() => integer.read(readBer(hex('02 00'))), CodecProblem)
    assert.throws(() => integer.read(readBer(hex('02 08 7f ff ff ff ff ff ff ff'))), CodecProblem)
    assert.throws(() => oid.read(readBer(hex('06 00'))), CodecProblem)
    assert.throws(() => oid.read(readBer(hex('06 06 2a ff ff ff ff 7f'))), CodecProblem)
    assert.throws(() => oid.write('4.x'), RangeError)
    assert.throws(() => integer.write(1.5), RangeError)
  })
})

describe('Bytes that are no BER', () => {
  const cases: readonly (readonly [what: string, bytes: string, code: string])[] = [
    ['nothing at all', '', 'broken'],
    ['a tag without an end', 'bf', 'broken'],
    ['a tag that is too large', 'bf ff ff ff ff ff 7f 00', 'broken'],
    ['a length that says more than there is', '30 05 02 01', 'broken'],
    ['a part that is longer than what holds it', '30 03 02 05 00', 'broken'],
    ['a length of nineteen bytes', '30 93 ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff', 'too-large'],
    ['a length that is reserved', '30 ff', 'broken'],
    ['a value without parts and without a length', '04 80 00 00', 'broken'],
    ['a group without an end', '30 80 02 01 00', 'broken'],
    ['something after the end', '05 00 00', 'broken'],
  ]
  for (const [what, bytes, code] of cases)
    it(`are refused: ${what}`, () => {
      assert.throws(
        () => readBer(hex(bytes)),
        (error) => error instanceof CodecProblem && error.code === code,
      )
    })

  it('are refused when they are nested without end or cut into too many parts', () => {
    const deep = new Uint8Array(20_000)
    for (let at = 0; at < deep.length; at += 2) deep.set([0x30, 0x80], at)
    assert.throws(() => readBer(deep), { code: 'too-deep' })
    const many = writeBer(octets.write(new Uint8Array(0)))
    const parts = new Uint8Array(600_000 * 2 + 6)
    parts.set(hex('30 84 00 12 4f 80'))
    for (let at = 6; at < parts.length; at += 2) parts.set(many, at)
    assert.throws(() => readBer(parts), { code: 'too-many' })
  })
})

describe('Messages over a line', () => {
  const definite = hex('b4 03 83 01 00')
  const indefinite = hex('b4 80 30 80 04 02 00 00 00 00 83 01 07 00 00')
  const all = new Uint8Array([...definite, ...indefinite, ...definite])

  it('are cut at their ends, whatever the pieces they come in', () => {
    for (let size = 1; size <= all.length; size++) {
      const splitter = new ApduSplitter(1000)
      const whole: string[] = []
      for (let at = 0; at < all.length; at += size)
        whole.push(...splitter.push(all.subarray(at, at + size)).map((bytes) => bytes.toHex()))
      assert.deepEqual(whole, [definite.toHex(), indefinite.toHex(), definite.toHex()])
      assert.equal(splitter.pending, 0)
    }
  })

  it('are refused when their length says more than is allowed, before the bytes come', () => {
    assert.throws(() => new ApduSplitter(1000).push(hex('b4 84 7f ff ff ff')), { code: 'too-large' })
    assert.throws(() => new ApduSplitter(1000).push(hex('b4 80 04 82 7f ff')), { code: 'too-large' })
    const splitter = new ApduSplitter(1000)
    splitter.push(hex('b4 80'))
    const filler = hex('04 08 00 00 00 00 00 00 00 00')
    assert.throws(
      () => {
        for (let count = 0; count < 200; count++) splitter.push(filler)
      },
      { code: 'too-large' },
    )
  })

  it('are refused with their first words when another protocol answers', () => {
    const http = new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n')
    assert.throws(() => new ApduSplitter(1000).push(http), {
      code: 'not-z3950',
      message: /begins with "HTTP\/1.1 400 Bad/,
    })
    assert.throws(() => new ApduSplitter(1000).push(Uint8Array.of(0)), { code: 'not-z3950' })
  })
})
