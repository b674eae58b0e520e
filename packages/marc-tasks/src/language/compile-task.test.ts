import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord, dataField } from '@carrel/marc'
import { recordText } from '../text/record-text.ts'
import { compileTask } from './compile-task.ts'
import type { Task } from './task.ts'

const record = createRecord('00000nam a2200000 i 4500', [
  dataField('245', '10', ['a', 'Emil und die Detektive']),
  dataField('900', '  ', ['a', 'local']),
])
const run = { number: 1, now: '2026-01-01T00:00:00Z' }

function ready(task: Task, tasks: readonly Task[] = []) {
  const outcome = compileTask(task, new Map(tasks.map((one) => [one.name, one])))
  assert.ok(outcome.ok)
  return outcome.compiled
}

describe('a task', () => {
  it('changes a record and says by which steps', () => {
    const task = {
      name: 'Local',
      steps: [
        { do: 'delete-field', tag: '1XX' },
        { do: 'delete-field', tag: '9XX' },
      ],
    }
    const edited = ready(task).run(record, run)
    assert.deepEqual(edited.steps, [2])
    assert.equal(recordText(edited.record), '=LDR  00000nam a2200000 i 4500\n=245  10$aEmil und die Detektive')
  })

  it('leaves the very record where nothing changes', () => {
    const task = { name: 'Nothing', steps: [{ do: 'delete-field', tag: '900', when: { leader: 6, is: 'j' } }] }
    assert.equal(ready(task).run(record, run).record, record)
  })

  it('does what another does, and counts its steps', () => {
    const other = { name: 'Other', steps: [{ do: 'delete-field', tag: '900' }, { do: 'not-understood' }] }
    const compiled = ready({ name: 'One', steps: [{ do: 'run-task', task: 'Other' }] }, [other])
    assert.deepEqual([compiled.instructions, compiled.understood], [2, 1])
    assert.equal(compiled.run(record, run).record.fields.length, 1)
  })

  it('is refused whole when a step is wrong, another task is missing, or it calls itself', () => {
    const messages = (task: Task, tasks: ReadonlyMap<string, Task> = new Map()) => {
      const outcome = compileTask(task, tasks)
      return outcome.ok ? [] : outcome.faults.map(({ step, message }) => `${step}: ${message}`)
    }
    const loop = { name: 'Loop', steps: [{ do: 'run-task', task: 'Loop' }] }
    assert.deepEqual(messages({ name: 'x', steps: [{ do: 'bake' }, { do: 'delete-field' }] }), [
      '1: There is no step “bake”.',
      '2: “tag” of delete-field must be a tag such as 245, or a pattern such as 9XX.',
    ])
    assert.deepEqual(messages({ name: 'x', steps: [{ do: 'run-task', task: 'Gone' }] }), [
      '1: There is no task “Gone”.',
    ])
    assert.deepEqual(messages(loop, new Map([['Loop', loop]])), ['1: The task “Loop” would call itself for ever.'])
  })

  it('that calls others which call others is made ready once, and refused when it comes to too much', () => {
    const twice = (name: string) => [
      { do: 'run-task', task: name },
      { do: 'run-task', task: name },
    ]
    const tasks = Array.from({ length: 40 }, (_, at): Task => ({ name: `t${at}`, steps: twice(`t${at + 1}`) }))
    const last = { name: 't12', steps: [{ do: 'delete-field', tag: '900' }] }
    assert.equal(ready({ name: 'first', steps: twice('t0') }, [...tasks.slice(0, 12), last]).instructions, 2 ** 13)
    const end = { name: 't40', steps: [{ do: 'delete-field', tag: '900' }] }
    const known = new Map([...tasks, end].map((task) => [task.name, task]))
    const outcome = compileTask({ name: 'first', steps: twice('t0') }, known)
    assert.ok(!outcome.ok)
    assert.match(outcome.faults[0]?.message ?? '', /has more than 50000 instructions/)
  })
})
