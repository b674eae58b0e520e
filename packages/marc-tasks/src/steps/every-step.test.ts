import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, writeIso2709, type Field, type MarcRecord } from '@carrel/marc'
import { skipReal, someRealRecords } from '../../test/real-records.ts'
import { compileTask, type Compiled } from '../language/compile-task.ts'
import { recordText } from '../text/record-text.ts'
import { recordKinds } from './record-kinds.ts'

const run = { number: 1, now: '2026-11-22T10:00:00Z' }

/** Steps that are not asked for by their first example, with what they are to do to any record. */
const broadly: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'merge-fields': { tag: '...', match: 'first' },
  'split-field': { tag: '...', mark: ';' },
  'sort-subfields': { tags: '***' },
  'set-positions': { set: { 'form of item': 'o' } },
  'rda-helper': { headings: true, collective: true, relators: 'both', work: true },
  fix: {},
}

function compiled(name: string): Compiled {
  const kind = recordKinds.find((each) => each.name === name)
  const step = broadly[name] ?? kind?.examples?.[0]?.step ?? {}
  const outcome = compileTask({ name, steps: [{ do: name, ...step }] })
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.faults.map(({ message }) => message).join(' '))
  return outcome.compiled
}

function damagedRecords(): MarcRecord[] {
  const odd: Field[] = [
    controlField('008', 'short'),
    controlField('007', ''),
    controlField('006', 'm'),
    controlField('245', 'a title without subfields'),
    dataField('008', '', ['', 'a fixed field with subfields']),
    dataField('245', '', ['', 'Text before the first code'], ['h', '[electronic resource']),
    dataField('260', '1', ['c', ']['], ['a', '[S.l. :'], ['b', '']),
    dataField('300', '  ', ['a', '((((('], ['c', ' cm. cm.']),
    dataField('041', '12345', ['a', 'engf']),
    dataField('034', '  ', ['d', 'W999'], ['e', '\uD800']),
    dataField('880', '  ', ['6', '260-']),
    dataField('100', '  '),
    dataField('', '', ['a', '']),
  ]
  return ['', '00000', '00000nam a2200000 a 4500', '00000zzzz'.padEnd(24, '|')].map((leader) =>
    createRecord(leader, odd),
  )
}

describe('Every step that knows what MARC means', () => {
  for (const { name } of recordKinds) {
    it(`${name} takes damaged records as they are`, () => {
      const task = compiled(name)
      for (const record of damagedRecords()) assert.doesNotThrow(() => recordText(task.run(record, run).record))
    })
  }

  it('goes through a record of 12,000 fields', () => {
    const fields = Array.from({ length: 12_000 }, (_, index) =>
      dataField('852', '8 ', ['a', `Shelf ${index}; one`], ['h', `598.${index}`], ['u', `www.example.org/${index}`]),
    )
    const record = createRecord('00000nam a2200000 a 4500', [dataField('245', '10', ['a', 'Much /']), ...fields])
    for (const { name } of recordKinds) {
      const after = compiled(name).run(record, run).record
      if (name !== 'merge-fields') assert.ok(after.fields.length >= 12_001, name)
    }
  })

  it('does its work to real records once, and what it leaves can be written', { skip: skipReal }, async () => {
    const records = await someRealRecords(10)
    const twice: string[] = []
    for (const { name } of recordKinds) {
      // What checks mend is another package’s, with tests of its own; a moved control number is a new one each time.
      if (name === 'fix') continue
      const task = compiled(name)
      for (const record of records) {
        const after = task.run(record, run).record
        if (after === record) continue
        if (task.run(after, run).record !== after) twice.push(`${name}: ${recordText(record).slice(0, 200)}`)
        if (name === 'rda-helper') assert.doesNotThrow(() => writeIso2709(after))
      }
    }
    assert.deepEqual(twice.slice(0, 3), [])
    assert.ok(records.length > 400)
  })
})
