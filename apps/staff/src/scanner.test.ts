import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultScanner, hear, readScan, silent, type ScannerStep } from './scanner.ts'

/** Sends keys with a pause in milliseconds before each, and gives every step. */
function send(
  keys: readonly string[],
  pause: number | readonly number[],
  settings = defaultScanner,
): readonly ScannerStep[] {
  let state = silent
  let at = 1000
  return keys.map((key, i) => {
    at += typeof pause === 'number' ? pause : (pause[i] ?? 0)
    const step = hear(state, key, at, settings)
    state = step.state
    return step
  })
}

const barcode = '31234008712209'
const scans = (steps: readonly ScannerStep[]) => steps.flatMap((step) => step.scan ?? [])

describe('keys that come from a scanner', () => {
  it('are one scan when they come evenly fast and end in Enter', () => {
    assert.deepEqual(scans(send([...barcode, 'Enter'], 8)), [barcode])
  })

  it('may end in Tab where the scanner is set so', () => {
    assert.deepEqual(scans(send([...barcode, 'Tab'], 8)), [barcode])
  })

  it('are known for a burst before they end, so that no button is pressed by them', () => {
    const steps = send([...barcode, 'Enter'], 8)
    assert.deepEqual(
      steps.map((step) => step.burst),
      [false, false, ...Array.from({ length: 13 }, () => true)],
    )
  })

  it('may hold capitals with Shift between them', () => {
    assert.deepEqual(scans(send(['Shift', 'L', 'Shift', 'P', '-', '7', '7', 'Enter'], 8)), ['LP-77'])
  })

  it('are two scans when two items follow each other at once', () => {
    assert.deepEqual(scans(send([...barcode, 'Enter', ...'31234009024410', 'Enter'], 8)), [barcode, '31234009024410'])
  })

  it('start afresh after typing', () => {
    const keys = ['a', 'b', ...barcode, 'Enter']
    assert.deepEqual(scans(send(keys, [0, 180, 400, ...Array.from({ length: 14 }, () => 8)])), [barcode])
  })
})

describe('keys that come from a person', () => {
  const cases = [
    ['a barcode typed by hand', [...barcode, 'Enter'], 120],
    ['a fast typist', [...'harbour', 'Enter'], 60],
    ['Enter alone', ['Enter'], 0],
    ['a bounce of two keys and Enter', ['a', 'a', 'Enter'], 5],
    ['keys that move', ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'], 10],
  ] as const
  for (const [name, keys, pause] of cases) {
    it(`are no scan: ${name}`, () => {
      assert.deepEqual(scans(send(keys, pause)), [])
    })
  }

  it('are no scan when Enter comes late', () => {
    assert.deepEqual(scans(send([...barcode, 'Enter'], [...Array.from({ length: 14 }, () => 8), 500])), [])
  })
})

describe('what a scanner puts around the barcode', () => {
  const cases = [
    [barcode, barcode],
    [`A${barcode}B`, barcode],
    [`a${barcode}d`, barcode],
    [`]F0${barcode}`, barcode],
    [`]C1${barcode}`, barcode],
    [`${barcode}\r`, barcode],
    ['\u001d9780134685991', '9780134685991'],
    ['A12B', 'A12B'],
    ['B1234567', 'B1234567'],
    ['  x77 ', 'x77'],
  ] as const
  for (const [sent, expected] of cases) {
    it(`is taken off ${JSON.stringify(sent)}`, () => {
      assert.equal(readScan(sent), expected)
    })
  }

  it('may be a prefix of the library’s own', () => {
    assert.equal(readScan('~LIB1234', { ...defaultScanner, prefix: '~LIB' }), '1234')
  })
})
