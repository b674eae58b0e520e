import { changedRecord, type Field, type MarcRecord } from '@carrel/marc'
import { fieldLine, leaderLine, readFieldLine, readLeaderLine } from './record-text.ts'

/**
 * The record with each of its lines of mnemonic text passed through `change`. A line that becomes empty goes, one that
 * becomes several makes several fields, and one that is no field any more stays as it was. The same record when no line changes.
 */
export function editLines(record: MarcRecord, change: (line: string) => string): MarcRecord {
  let leader = record.leader
  const before = leaderLine(leader)
  const after = change(before)
  if (after !== before && after.startsWith('=LDR')) leader = readLeaderLine(after)
  let changed: Field[] | undefined
  record.fields.forEach((field, index) => {
    const line = fieldLine(field)
    const next = change(line)
    if (next === line) changed?.push(field)
    else {
      changed ??= record.fields.slice(0, index)
      changed.push(...readLines(next, field))
    }
  })
  if (changed === undefined && leader === record.leader) return record
  return changedRecord(record, { leader, fields: changed ?? record.fields })
}

function readLines(text: string, was: Field): readonly Field[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const fields: Field[] = []
  for (const line of lines) {
    const field = line.startsWith('=') ? readFieldLine(line) : undefined
    if (!field) return [was]
    fields.push(field)
  }
  return fields
}
