import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compileTask } from '@carrel/marc-tasks'
import { namesOf, positionRows, positionsText, valuesOf } from './positions-rows.ts'

describe('positions of a fixed field in a form', () => {
  it('are rows that are read back as they were', () => {
    const value = { 'form of item': 'o', '35-37': 'eng' }
    assert.deepEqual(positionsText(positionRows(value)), value)
    assert.deepEqual(positionRows(undefined), [{ name: '', value: '' }])
    assert.equal(positionsText([{ name: ' ', value: 'o' }]), undefined)
  })

  it('are offered by name with their places, and values by what they mean', () => {
    assert.deepEqual(
      namesOf('008').find(({ label }) => label === 'Form of item'),
      { id: 'Form of item', label: 'Form of item', detail: '008/23, 29' },
    )
    assert.equal(valuesOf('008', 'form of item').find(({ label }) => label === 'Online')?.detail, 'o')
    assert.deepEqual(valuesOf('008', '35-37'), [])
  })

  it('whatever is chosen is understood by the step', () => {
    for (const tag of ['LDR', '006', '007', '008'] as const) {
      for (const { label: name } of namesOf(tag)) {
        for (const { label: value } of valuesOf(tag, name).slice(0, 3)) {
          const outcome = compileTask({ name: 'x', steps: [{ do: 'set-positions', tag, set: { [name]: value } }] })
          const said = outcome.ok ? '' : outcome.faults.map(({ message }) => message).join(' ')
          assert.ok(outcome.ok || /are reckoned|is reckoned/.test(said), `${tag} ${name} ${value}: ${said}`)
        }
      }
    }
  })
})
