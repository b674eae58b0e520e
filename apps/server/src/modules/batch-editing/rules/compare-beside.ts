import type { DraftPart, StoredDraft } from '../../catalog/index.ts'

/** What hangs on a record, for as long as it waits to be written. */
export type Beside = Omit<StoredDraft, 'bytes' | 'form'>

/** Which parts of what hangs on a record stay as they are; undefined when all of it does. */
export function partsThatStay(before: Beside, after: Beside): readonly DraftPart[] | undefined {
  const same: DraftPart[] = []
  if (before.document === after.document) same.push('document')
  if (isSame(before.matchKeys, after.matchKeys)) same.push('matchKeys')
  if (isSame(headings(before), headings(after))) same.push('headings')
  if (same.length === 3 && isSame(brief(before), brief(after))) return undefined
  return same
}

function headings({ headings: uses }: Beside): readonly string[] {
  return uses.map(({ kind, key, source }) => `${kind}\n${key}\n${source}`)
}

function brief({ brief: columns }: Beside): readonly unknown[] {
  return Object.values(columns)
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((value, place) => value === right[place])
}
