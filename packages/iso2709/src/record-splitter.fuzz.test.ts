import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { book, bytes, joined } from '../test/sample-records.ts'
import { splitRecords, RecordSplitter, type Frame } from './index.ts'

/** Small repeatable random numbers (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const interesting = [0x00, 0x0a, 0x1a, 0x1d, 0x1e, 0x1f, 0x20, 0x30, 0x39, 0x61, 0x80, 0xc3, 0xff]

/** Damages a file as transmissions, editors and programs do: bytes changed, lost, added, cut, doubled. */
function damaged(input: Uint8Array, random: (below: number) => number): Uint8Array {
  const list = Array.from(input)
  for (let times = random(6) + 1; times > 0; times--) {
    const at = random(list.length)
    const byte = interesting[random(interesting.length)]!
    const kind = random(5)
    if (kind === 0) list[at] = byte
    else if (kind === 1) list.splice(at, random(3) + 1)
    else if (kind === 2) list.splice(at, 0, byte)
    else if (kind === 3) list.splice(at, random(200))
    else list.splice(at, 0, ...list.slice(at, at + random(300)))
  }
  return Uint8Array.from(list)
}

function check(input: Uint8Array): Frame[] {
  const frames = splitRecords(input)
  assert.deepEqual(joined(...frames.map((frame) => frame.bytes)), input)
  let offset = 0
  for (const frame of frames) {
    assert.equal(frame.offset, offset)
    offset += frame.bytes.length
    assert.ok(frame.bytes.length > 0)
    assert.equal(frame.kind === 'record', frame.record !== undefined)
    if (frame.kind === 'unreadable') assert.ok(frame.problems.some((problem) => problem.severity === 'error'))
    if (frame.record?.intact) assert.deepEqual(frame.problems, [])
    const directory = frame.record?.directory ?? []
    for (let at = 0; at < directory.length; at += 3) {
      assert.ok(directory[at + 1]! <= directory[at + 2]! && directory[at + 2]! <= frame.bytes.length)
    }
  }
  return frames
}

describe('any input', () => {
  const random = randomNumbers(2709)
  const file = joined(...Array.from({ length: 6 }, (_, index) => book(String(index), `Title ${index}`)))

  it('comes out byte for byte in frames that are what they say', () => {
    let readable = 0
    for (let round = 0; round < 1500; round++) {
      readable += check(damaged(file, random)).filter((frame) => frame.kind === 'record').length
    }
    // Damage in a few places must not cost the other records.
    assert.ok(readable > 1500 * 4.5, `${readable} records read`)
  })

  it('of noise comes out as well', () => {
    for (let round = 0; round < 300; round++) {
      check(Uint8Array.from({ length: random(400) }, () => interesting[random(interesting.length)]!))
      check(bytes(Array.from({ length: random(400) }, () => '0123456789a\u001D\u001E\u001F '[random(15)]).join('')))
    }
  })

  it('gives the same frames whatever the chunks', () => {
    for (let round = 0; round < 100; round++) {
      const input = damaged(file, random)
      const splitter = new RecordSplitter()
      const frames: Frame[] = []
      for (let at = 0; at < input.length;) {
        const size = random(300) + 1
        frames.push(...splitter.push(input.subarray(at, at + size)))
        at += size
      }
      frames.push(...splitter.end())
      assert.deepEqual(frames, splitRecords(input))
    }
  })
})
