import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ExplainedLine, TraceEntry } from '../../../../server/src/modules/machines/contract.ts'
import { fieldOf, hexRows, maskedLine, traceText } from './message-fields.ts'

const part = (id: string, name: string, value: string, means = '') => ({ id, name, value, means })
const line = (text: string, parts: ExplainedLine['parts']): ExplainedLine => ({
  line: text,
  code: text.slice(0, 2),
  name: 'Patron',
  parts,
  missing: [],
  problem: null,
})
const entry: TraceEntry = {
  id: 1,
  at: '2026-11-22T10:00:00Z',
  machine: 1,
  machineName: 'Self-check by the stairs',
  session: 's1',
  address: '10.1.2.3',
  emulated: false,
  tone: 'refused',
  text: 'Check-out for Rosa Osei: 1 reason against it',
  request: line('11YN20261122    10000020261122    100000AOmain|AA29000000000012|AB3001|AD****|', [
    part('AO', 'institution', 'main'),
    part('AA', 'patron', '29000000000012'),
    part('AB', 'item', '3001'),
    part('AD', 'PIN', '****'),
  ]),
  answer: line('24  AOmain|AA29000000000012|AERosa Osei|BErosa@example.org|AFRosa Osei has 3 overdue|', [
    part('AA', 'patron', '29000000000012'),
    part('AE', 'name', 'Rosa Osei'),
    part('BE', 'e-mail', 'rosa@example.org'),
    part('AF', 'screen message', 'Rosa Osei has 3 overdue'),
  ]),
  why: [{ code: 'overdues', text: 'Rosa Osei has 3 overdue loans', link: null }],
  patron: 7,
  item: 9,
  milliseconds: 3,
}

describe('what is copied from the trace', () => {
  it('names nobody, wherever the name stands', () => {
    const text = traceText([entry])
    for (const secret of ['Rosa', 'Osei', '29000000000012', 'rosa@example.org'])
      assert.ok(!text.includes(secret), secret)
    assert.match(text, /\[overdues\]/)
    assert.match(text, /AB3001\|/)
    assert.match(text, /AA•+12\|/)
  })

  it('masks a field of a line and leaves the others', () => {
    assert.equal(maskedLine(entry.answer ?? entry.request!).split('|')[0], '24  AOmain')
    assert.ok(!maskedLine(entry.answer ?? entry.request!).includes('AERosa'))
  })
})

describe('a line in its parts', () => {
  it('is found by its field', () => {
    assert.equal(fieldOf(entry.answer, 'AE'), 'Rosa Osei')
    assert.equal(fieldOf(entry.answer, 'CL'), undefined)
    assert.equal(fieldOf(null, 'CL'), undefined)
  })

  it('is shown in bytes', () => {
    assert.deepEqual(hexRows('AEZoë|'), ['0000  41 45 5a 6f c3 ab 7c                             AEZo··|'])
  })
})
