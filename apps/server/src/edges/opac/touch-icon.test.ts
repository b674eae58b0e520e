import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inflateSync } from 'node:zlib'
import { touchIcon } from './touch-icon.ts'

describe('the icon for the first page of a phone', () => {
  it('is a PNG of its size, green with a book in its middle', () => {
    const icon = touchIcon(60)
    assert.equal(icon.subarray(0, 8).toString('hex'), '89504e470d0a1a0a')
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [60, 60])
    const length = icon.readUInt32BE(33)
    assert.equal(icon.subarray(37, 41).toString('latin1'), 'IDAT')
    const rows = inflateSync(icon.subarray(41, 41 + length))
    assert.equal(rows.length, 60 * 181)
    const colour = (x: number, y: number) => [...rows.subarray(y * 181 + 1 + x * 3, y * 181 + 4 + x * 3)]
    assert.deepEqual(colour(0, 0), [0x0e, 0x5e, 0x44])
    assert.deepEqual(colour(29, 30), [0xff, 0xfe, 0xfd])
    assert.deepEqual(colour(23, 28), [0x0e, 0x5e, 0x44])
  })
})
