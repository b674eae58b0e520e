import { changedRecord, fieldKey, matchesTag, recordKind, type Field, type MarcRecord } from '@carrel/marc'

/** A record put together from several, and what did not go into it. */
export interface Combined {
  readonly record: MarcRecord
  /** Fields of the others that were added, by tag. */
  readonly added: ReadonlyMap<string, number>
  /** Fields of the others that stand in the record already, by tag. */
  readonly known: ReadonlyMap<string, number>
  /** Control fields of the others that say something else and have no place beside those of the first, by tag. */
  readonly leftOut: ReadonlyMap<string, number>
}

/** Fields about single copies and their holdings: two that are alike stand for two things. */
const holdingsTags = ['84X', '85X', '86X', '87X', '88X', '9XX'] as const

/**
 * Puts the fields of continuation records (the items and holdings of a large title, spread over records with the same
 * number) into the first one. Fields that it has already are not added again, but for holdings and items, where each
 * counts. Of control fields only those that the first has not are taken.
 */
export function combineRecords(first: MarcRecord, others: readonly MarcRecord[]): Combined {
  const [added, known, leftOut] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const count = (counts: Map<string, number>, { tag }: Field): void => {
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const seen = new Set(first.fields.map((field) => fieldKey(field)))
  const tags = new Set(first.fields.map(({ tag }) => tag))
  const fresh: Field[] = []
  for (const other of others) {
    const own: Field[] = []
    for (const field of other.fields) {
      const each = isOfCopies(field)
      if (!each && seen.has(fieldKey(field))) count(known, field)
      else if (field.kind === 'control' && (tags.has(field.tag) || isHoldings(other) !== isHoldings(first))) {
        count(leftOut, field)
      } else {
        count(added, field)
        own.push(field)
      }
    }
    for (const field of own) {
      seen.add(fieldKey(field))
      tags.add(field.tag)
      fresh.push(field)
    }
  }
  return { record: inOrder(first, fresh), added, known, leftOut }
}

function isOfCopies({ tag }: Field): boolean {
  // 856 is a link of the title and 880 another script of its fields.
  return tag !== '856' && tag !== '880' && holdingsTags.some((pattern) => matchesTag(tag, pattern))
}

function isHoldings({ leader }: MarcRecord): boolean {
  return recordKind(leader) === 'holdings'
}

/** Each field behind those with its tag; many at once, since a title can have thousands of items. */
function inOrder(first: MarcRecord, fresh: readonly Field[]): MarcRecord {
  if (fresh.length === 0) return first
  const byTag = Map.groupBy(fresh, ({ tag }) => tag)
  const fields: Field[] = []
  const last = new Map(first.fields.map(({ tag }, index) => [tag, index]))
  for (const [index, field] of first.fields.entries()) {
    fields.push(field)
    if (last.get(field.tag) !== index) continue
    fields.push(...(byTag.get(field.tag) ?? []))
    byTag.delete(field.tag)
  }
  const tags = [...byTag.keys()].sort()
  for (const tag of tags) {
    const at = fields.findIndex((each) => each.tag > tag)
    fields.splice(at < 0 ? fields.length : at, 0, ...(byTag.get(tag) ?? []))
  }
  return changedRecord(first, { fields })
}
