import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord, dataField, readerFor, textOf, writeIso2709, type MarcRecord } from '@carrel/marc'
import { compileTask } from '../language/compile-task.ts'

const run = { number: 1, now: '2026-11-22T10:00:00Z' }

function converted(record: MarcRecord, to: string): MarcRecord {
  const outcome = compileTask({ name: 'encoding', steps: [{ do: 'convert-encoding', to }] })
  assert.ok(outcome.ok)
  return outcome.compiled.run(record, run).record
}

function bytesOf(record: MarcRecord): Uint8Array {
  const written = writeIso2709(record)
  assert.ok(written.ok)
  return written.bytes
}

function readBack(bytes: Uint8Array): MarcRecord {
  const reader = readerFor('iso2709')
  const [entry] = [...reader.push(bytes), ...reader.end()]
  assert.ok(entry?.record)
  return entry.record
}

describe('A record of an old system', () => {
  const unicode = createRecord('00000nam a2200000 i 4500', [dataField('245', '10', ['a', 'Dvořák — Łódź'])])

  it('is written as MARC-8 and comes back as UTF-8 with every letter', () => {
    const old = readBack(bytesOf(converted(unicode, 'marc-8')))
    assert.equal(old.leader[9], ' ')
    assert.equal(old.encoding, 'marc-8')
    const again = readBack(bytesOf(converted(old, 'utf-8')))
    assert.equal(again.leader[9], 'a')
    assert.equal(textOf(again.fields[0]!), 'Dvořák — Łódź')
  })
})
