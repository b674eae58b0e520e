import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord, type MarcRecord } from '@carrel/marc'
import { compileTask } from '../language/compile-task.ts'
import type { StepExample, StepKind } from '../language/step-kind.ts'
import { fieldLine, leaderLine, readRecordText } from '../text/record-text.ts'
import { stepKinds } from './index.ts'

const book = '00000nam a2200000 a 4500'
const run = { number: 1, now: '2026-11-22T10:00:00Z' }

function readLines(lines: readonly string[]): MarcRecord {
  return readRecordText(lines.join('\n'), createRecord(book, []))
}

function doStep(kind: StepKind, example: StepExample, record: MarcRecord): MarcRecord {
  const outcome = compileTask({ name: 'example', steps: [{ do: kind.name, ...example.step }] })
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.faults.map(({ message }) => message).join(' '))
  return outcome.compiled.run(record, run).record
}

describe('Every step that shows what it does', () => {
  for (const kind of stepKinds.values()) {
    for (const [place, example] of (kind.examples ?? []).entries()) {
      it(`${kind.name}, example ${place + 1}${example.says === undefined ? '' : `: ${example.says}`}`, () => {
        const after = doStep(kind, example, readLines(example.before))
        const lines = after.fields.map(fieldLine)
        const hasLeader = example.after.some((line) => line.startsWith('=LDR'))
        assert.deepEqual(hasLeader ? [leaderLine(after.leader), ...lines] : lines, example.after)
        if (example.again !== true) assert.equal(doStep(kind, example, after), after, 'a second time changes nothing')
      })
    }
  }
})
