import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { QualityRule } from '../../../../server/src/modules/quality/contract.ts'
import { localFieldLines, readLocalFields } from './local-fields.ts'
import { movements } from './movements.ts'

const rule = (code: string, flags: number, before: number): QualityRule => ({
  code,
  title: code,
  help: '',
  group: 'format',
  severity: 'warning',
  usualSeverity: 'warning',
  off: false,
  fixable: false,
  flags,
  records: flags,
  dismissed: 0,
  trend: [before, ...Array.from({ length: 28 }, () => before), flags],
})

describe('what has changed in thirty days', () => {
  it('begins with the largest change, whichever way', () => {
    const found = movements([rule('same', 5, 5), rule('few', 3, 1), rule('gone', 0, 40), rule('came', 9, 0)])
    assert.deepEqual(
      found.map(({ rule: { code }, change }) => [code, change]),
      [
        ['gone', -40],
        ['came', 9],
        ['few', 2],
      ],
    )
  })
})

describe('fields of our own, written one a line', () => {
  it('are read with their note, blank lines left out', () => {
    assert.deepEqual(readLocalFields('59X Local notes\n\n 945\n9XX  Vendor,  data '), [
      { pattern: '59X', note: 'Local notes' },
      { pattern: '945', note: '' },
      { pattern: '9XX', note: 'Vendor,  data' },
    ])
  })
  it('are written as they are read', () => {
    const text = '59X Local notes\n945'
    assert.equal(localFieldLines(readLocalFields(text)), text)
  })
})
