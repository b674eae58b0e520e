import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sourceFromAddress, sourceOf, withBarcode } from './source-draft.ts'

const address = (values: Readonly<Record<string, string>>) => ({
  text: (name: string) => values[name],
  all: (name: string) => (values[name] === undefined ? [] : [values[name]]),
  number: (name: string) => (values[name] === undefined ? undefined : Number(values[name])),
})
const at = (values: Readonly<Record<string, string>>) => sourceFromAddress(address(values), 4)

describe('items for labels', () => {
  it('are what waits at this branch, unless the address says otherwise', () => {
    assert.deepEqual(sourceOf(at({})), { queue: { branch: 4 } })
    assert.deepEqual(sourceOf(at({ import: '7' })), { titles: { import: 7 } })
    assert.deepEqual(sourceOf(at({ set: '3' })), { titles: { set: 3 } })
    assert.deepEqual(sourceOf(at({ barcodes: '1,2' })), { barcodes: ['1', '2'] })
    assert.equal(at({ for: 'shelf' }).way, 'shelf')
    assert.deepEqual(sourceOf(at({ bibs: '9' })), { titles: { bibs: [9] } })
    assert.deepEqual(sourceOf(at({ for: 'shelf', branch: '2', location: '5', from: '813.54 POW' })), {
      shelf: { branch: 2, location: 5, from: '813.54 POW' },
    })
    assert.deepEqual(sourceOf(at({ for: 'added', since: '2026-11-20' })), { added: { branch: 4, since: '2026-11-20' } })
    assert.deepEqual(sourceOf(sourceFromAddress(address({ for: 'added', since: 'x' }), 4, '2026-11-22')), {
      added: { branch: 4, since: '2026-11-22' },
    })
  })

  it('are none while something is missing', () => {
    assert.equal(sourceOf(at({ for: 'barcodes' })), undefined)
    assert.equal(sourceOf(at({ for: 'shelf' })), undefined)
    assert.equal(sourceOf(at({ for: 'titles' })), undefined)
    assert.deepEqual(sourceOf({ ...at({ for: 'shelf' }), from: ' 813 ' }), { shelf: { branch: 4, from: '813' } })
  })

  it('are scanned once each', () => {
    assert.equal(withBarcode('1\n2', '3'), '1\n2\n3')
    assert.equal(withBarcode('1\n2', '1'), '1\n2')
    assert.equal(withBarcode('', '1'), '1')
  })
})
