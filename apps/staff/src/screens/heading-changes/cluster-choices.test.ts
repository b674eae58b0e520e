import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FoundCluster } from '../../../../server/src/modules/heading-changes/contract.ts'
import { mergesOf, noChoices, toggled, withForm } from './cluster-choices.ts'

const cluster = (number: number, ...texts: readonly string[]): FoundCluster => ({
  number,
  records: texts.length,
  forms: texts.map((text) => ({ text, count: 1, bibs: [] })),
  state: 'open',
  chosen: null,
  run: null,
})

describe('Clusters that are walked by keys', () => {
  const rows = [cluster(1, 'Penguin', 'PENGUIN'), cluster(2, 'Knopf', 'Knopff')]

  it('the one in hand is meant where none is ticked', () => {
    assert.deepEqual(mergesOf(noChoices, rows, rows[1]), [{ cluster: 2, to: 'Knopf' }])
    assert.deepEqual(mergesOf(noChoices, rows, undefined), [])
  })

  it('the ticked ones are meant, each with the form that was chosen', () => {
    const choices = withForm(toggled(noChoices, 1), 2, 'Knopff')
    assert.deepEqual(mergesOf(choices, rows, rows[0]), [
      { cluster: 1, to: 'Penguin' },
      { cluster: 2, to: 'Knopff' },
    ])
    assert.deepEqual(mergesOf(toggled(choices, 2), rows, undefined), [{ cluster: 1, to: 'Penguin' }])
  })

  it('what is merged already is not meant again', () => {
    assert.deepEqual(mergesOf(toggled(noChoices, 3), [{ ...cluster(3, 'A'), state: 'merged' }], undefined), [])
  })
})
