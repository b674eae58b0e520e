import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField } from '@carrel/marc'
import { describeStep } from '../describe/describe-step.ts'
import { stepKinds } from '../steps/index.ts'
import { compileTask } from './compile-task.ts'
import { readTask } from './read-task.ts'
import type { Step, Task } from './task.ts'
import { taskWarnings } from './task-warnings.ts'
import { writeTask } from './write-task.ts'

describe('A task', () => {
  it('is written in one form and read again', () => {
    const task: Task = {
      name: 'Loads',
      note: 'For vendors',
      steps: [
        { when: { leader: 6, is: 'a' }, tag: '9XX', do: 'delete-field' },
        { do: 'not-understood', line: 3, why: 'x' },
      ],
    }
    const text = writeTask(task)
    assert.match(text, /"do": "delete-field",\n {6}"tag": "9XX",\n {6}"when"/)
    assert.deepEqual(readTask(text, 'other'), { ok: true, task })
  })

  it('that is none is refused with a sentence', () => {
    const said = ['{', '[]', '{"name":"x"}', '{"steps":[{}]}'].map((text) => {
      const outcome = readTask(text, 'x')
      return outcome.ok ? 'ok' : outcome.message
    })
    assert.match(said[0] ?? '', /^This is no JSON/)
    assert.deepEqual(said.slice(1), [
      'A task is an object with a name and steps.',
      'A task has a list of steps: { "name": …, "steps": […] }.',
      'Step 1 does not say what is to be done: { "do": "delete-field", … }.',
    ])
  })

  it('is said in plain words', () => {
    const steps: readonly (readonly [Step, string])[] = [
      [{ do: 'delete-field', tag: '9XX' }, 'Delete fields 9XX'],
      [
        { do: 'delete-field', tag: '035', contains: '(OCoLC)', not: true },
        'Delete those that are not fields 035 with “(OCoLC)”',
      ],
      [
        { do: 'add-field', field: '=506  0\\$aAll.', unless: 'same-tag', when: { leader: 6, is: 'a' } },
        'Add =506  0\\$aAll., unless there is one with the tag, where LDR/6 = a',
      ],
      [{ do: 'set-subfield', tag: '949', subfield: 'l', value: 'AFIN' }, 'Set 949 $l to “AFIN”'],
      [{ do: 'replace-text', find: 'a', with: '' }, 'Delete “a” in the record'],
      [{ do: 'run-task', task: 'Core' }, 'Do the task “Core”'],
      [{ do: 'not-understood', text: 'BAKE\tcake' }, 'Not understood: BAKE cake'],
      [{ do: 'bake' }, 'bake (there is no such step)'],
    ]
    for (const [step, words] of steps) assert.equal(describeStep(step), words)
  })

  it('has words for every kind of step', () => {
    for (const kind of stepKinds.values()) {
      for (const { step } of kind.examples ?? []) assert.match(describeStep({ do: kind.name, ...step }), /^[A-Z]/)
    }
  })

  it('says beforehand what it puts at risk', () => {
    const steps = [
      { do: 'delete-field', tag: '***' },
      { do: 'delete-field', tag: '9XX' },
      { do: 'build-field', field: '=856  40$uhttps://p/{856$u}', existing: 'replace' },
    ]
    assert.deepEqual(taskWarnings({ name: 'x', steps }), [
      { step: 1, message: 'It deletes every field of the record.' },
      {
        step: 3,
        message: 'It builds every 856 anew: of the old ones nothing is left but what the template names ($u).',
      },
    ])
  })

  it('does a record of 12,000 fields', () => {
    const fields = Array.from({ length: 12_000 }, (_, index) =>
      dataField('974', '  ', ['b', 'X'], ['u', `mdp.${index}`]),
    )
    const record = createRecord('00000nam a2200000 i 4500', [controlField('001', '1'), ...fields])
    const steps = [
      { do: 'replace-text', find: '(=974.*\\$u)mdp', with: '$1x', regex: true },
      { do: 'copy-field', from: '974', to: '975', move: true },
      { do: 'build-field', field: '=976  \\\\$a{975$u[x]}' },
      { do: 'dedupe-fields', tag: '97X' },
      { do: 'set-subfield', tag: '975', subfield: 'z', value: 'y' },
      { do: 'sort-fields' },
      { do: 'replace-text', find: '(=976.*?)x\\.(\\d+)$', with: '$1y.$2', regex: true, across: true },
    ]
    const outcome = compileTask({ name: 'Big', steps })
    assert.ok(outcome.ok)
    const edited = outcome.compiled.run(record, { number: 1, now: '' }).record
    assert.equal(edited.fields.length, 24_001)
    assert.deepEqual(edited.fields[1], { ...dataField('975', '  ', ['b', 'X'], ['u', 'x.0'], ['z', 'y']) })
  })
})
