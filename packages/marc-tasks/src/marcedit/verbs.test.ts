import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord, type MarcRecord } from '@carrel/marc'
import { compileTask } from '../language/compile-task.ts'
import { fieldLine, leaderLine, readRecordText } from '../text/record-text.ts'
import { readMarcEditTask } from './read-marcedit-task.ts'
import { verbCases } from './verb-cases.data.ts'

const book = '00000nam a2200000 i 4500'
const run = { number: 1, now: '2026-01-01T00:00:00Z' }

function readLines(lines: readonly string[]): MarcRecord {
  return readRecordText(lines.join('\n'), createRecord(book, []))
}

function edited(task: string, lines: readonly string[]): readonly string[] {
  const read = readMarcEditTask(task, 'Task.txt')
  assert.deepEqual(read.problems, [])
  const outcome = compileTask(read.task)
  assert.ok(outcome.ok)
  const { record } = outcome.compiled.run(readLines(lines), run)
  const after = record.fields.map(fieldLine)
  return lines.some((line) => line.startsWith('=LDR')) ? [leaderLine(record.leader), ...after] : after
}

interface Case {
  readonly says: string
  readonly task: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

function readCase(block: string): Case {
  const lines = block.replaceAll('<98>', '\u0098').split('\n')
  const end = lines.indexOf('--')
  const record = (some: readonly string[]) => some.filter((line) => line.startsWith('  ')).map((line) => line.slice(2))
  const task = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2).replaceAll('⇥', '\t'))
  return {
    says: lines[0] ?? '',
    task: task.join('\n'),
    before: record(lines.slice(0, end)),
    after: record(lines.slice(end)),
  }
}

const cases = verbCases
  .trim()
  .split(/^# /m)
  .filter((block) => block !== '')
  .map(readCase)

describe('An instruction of MarcEdit', () => {
  for (const { says, task, before, after } of cases) {
    it(`${task.split(/[\t\n]/)[0]} ${says}`, () => {
      assert.deepEqual(edited(task, before), after)
    })
  }

  it('that is not known, or whose switch is not, is named with its line and does nothing', () => {
    const lines = [
      '\uFEFF#DESCRIPTION#Odd things',
      '',
      'BAKE\tcake',
      'DELETE\t029\t\t0\tFalse\tFalse\tTrue\tFalse\tFalse',
      'ADD\t506\t1\\$aX\t107\t',
      'REPLACE\t(a\tb\t2\t\t0\tFalse',
      'COPY\t856\t956\tfalse\t\tthing\tfalse\t',
      'DELETE\t029\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse\t\t',
    ]
    const read = readMarcEditTask(lines.join('\r\n'), 'Odd.-tasksfile-1234.txt')
    assert.deepEqual([read.task.name, read.task.note], ['Odd', 'Odd things'])
    assert.deepEqual([read.instructions.length, read.understood], [6, 1])
    assert.deepEqual(
      read.problems.map(({ line, verb, why }) => [line, verb, why]),
      [
        [3, 'BAKE', 'The instruction BAKE is not known.'],
        [4, 'DELETE', 'What switch 3 of DELETE means is not published: write the step delete-field in its place.'],
        [5, 'ADD', 'What the option 107 of ADD means is not known.'],
        [6, 'REPLACE', 'The regular expression “(a” cannot be read: a ( has no ).'],
        [7, 'COPY', 'What “thing” in column 5 of COPY means is not published: write the step copy-field in its place.'],
      ],
    )
    const outcome = compileTask(read.task)
    assert.ok(outcome.ok)
    assert.deepEqual([outcome.compiled.instructions, outcome.compiled.understood], [6, 1])
  })
})
