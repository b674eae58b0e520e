import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SettingView } from '../../../../server/src/modules/org/contract.ts'
import { readValue, settingsFor, valueText } from './setting-values.ts'

function row(name: string, value: unknown, branch: number | null): SettingView {
  return { name, text: name, value, fallback: false, branch, changedAt: null }
}

describe('settings of the library and its branches', () => {
  const rows = [row('a', 1, null), row('b', 2, null), row('b', 3, 7)]

  it('shows for the library where branches differ', () => {
    const [a, b] = settingsFor(rows, null)
    assert.deepEqual([a?.setting.value, a?.differing.length], [1, 0])
    assert.deepEqual([b?.setting.value, b?.differing.map(({ value }) => value)], [2, [3]])
  })

  it('shows for a branch its own value, else that of the library', () => {
    assert.deepEqual(
      settingsFor(rows, 7).map(({ setting }) => setting.value),
      [1, 3],
    )
  })

  it('writes and reads values', () => {
    const words = { yes: 'Yes', no: 'No' }
    assert.equal(valueText(true, words), 'Yes')
    assert.equal(valueText('', words), '—')
    assert.equal(valueText({ count: 3 }, words), '{"count":3}')
    assert.deepEqual(readValue('[1]'), { value: [1] })
    assert.equal(readValue('{'), undefined)
  })
})
