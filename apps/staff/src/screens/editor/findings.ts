import { checkRecord, type Finding } from '@carrel/marc'
import type { Flag } from './grid.tsx'
import { toMarcRecord, type EditedRecord } from './record/buffer.ts'

/** A finding with the field that it is about. */
export interface PlacedFinding extends Finding {
  /** Number of the field; undefined when the record as a whole is meant. */
  readonly field: number | undefined
}

const weight: Readonly<Record<Flag, number>> = { error: 3, warning: 2, info: 1 }

/** What is wrong with a record, the heaviest first, each with its field. */
export function findingsOf(record: EditedRecord, isNew = false): readonly PlacedFinding[] {
  const byTag = Map.groupBy(record.fields, ({ tag }) => tag)
  return checkRecord(toMarcRecord(record))
    .filter((finding) => !isNew || !isSettledBySaving(finding))
    .map((finding) => ({
      ...finding,
      field: finding.tag === undefined ? undefined : byTag.get(finding.tag)?.[(finding.occurrence ?? 1) - 1]?.id,
    }))
    .toSorted((a, b) => weight[b.severity] - weight[a.severity])
}

/** The most that is wrong with each field. */
export function flagsOf(findings: readonly PlacedFinding[]): ReadonlyMap<number, Flag> {
  const flags = new Map<number, Flag>()
  for (const { field, severity } of findings) {
    if (field === undefined) continue
    const known = flags.get(field)
    if (known === undefined || weight[severity] > weight[known]) flags.set(field, severity)
  }
  return flags
}

/** A new record gets its number when it is saved, and loses what its template left open. */
function isSettledBySaving({ code, tag }: Finding): boolean {
  return (code === 'field-missing' && tag === '001') || code === 'subfield-empty'
}
