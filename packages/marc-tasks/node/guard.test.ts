import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord, dataField } from '@carrel/marc'
import { compileTask } from '../src/index.ts'
import { editGuarded } from './guard.ts'

const endless = { do: 'replace-text', find: '(a+)+b', with: 'x', regex: true }

function note(text: string) {
  return createRecord('00000nam a2200000 i 4500', [dataField('500', '  ', ['a', text])])
}

describe('A regular expression that never ends', () => {
  it('is stopped at the record that it cannot do; the others are edited', () => {
    const outcome = compileTask({ name: 'Endless', steps: [endless] })
    assert.ok(outcome.ok)
    const records = ['aab', `${'a'.repeat(80)}!`, 'xx', 'ab'].map(note)
    const given = records.map((record, index) => ({ record, run: { number: index + 1, now: '' } }))
    const results = editGuarded(outcome.compiled, given, 100, 100)
    assert.deepEqual(
      results.map(({ stopped, steps }) => [stopped, ...steps]),
      [[false, 1], [true], [false], [false, 1]],
    )
    assert.equal(results[1]?.record, records[1])
  })
})
