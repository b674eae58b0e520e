import type { Field, MarcRecord } from '@carrel/marc'

/** What became of the fields with one tag. */
export interface TagCount {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** What differs between a record and what it was made into. */
export interface Comparison {
  /** By tag; `LDR` is the leader. The moment of the last change (005) does not count. */
  readonly tags: ReadonlyMap<string, TagCount>
  /** Fields that stayed stand in another order. */
  readonly isReordered: boolean
}

/**
 * Counts what differs between two records, quickly: fields that a task did not touch are the very same objects. One field
 * that went and one that came with the same tag are one that changed.
 */
export function compareFields(before: MarcRecord, after: MarcRecord): Comparison {
  const tags = new Map<string, TagCount>()
  if (leaderKey(before.leader) !== leaderKey(after.leader)) tags.set('LDR', { added: 0, removed: 0, changed: 1 })
  const kept = new Set(after.fields)
  const gone = before.fields.filter((field) => !kept.has(field) && field.tag !== '005')
  const known = new Set(before.fields)
  const come = after.fields.filter((field) => !known.has(field) && field.tag !== '005')
  const [removed, added] = withoutEqual(gone, come)
  for (const [tag, counts] of countByTag(removed, added)) tags.set(tag, counts)
  return { tags, isReordered: !isInOrder(before, after, { removed, added }) }
}

/** The leader without the places that are set when a record is written: lengths, encoding and the map. */
function leaderKey(leader: string): string {
  return leader.slice(5, 9) + leader.slice(17, 20)
}

/** Takes out of both lists what is in both: fields that were made anew as they were. */
function withoutEqual(gone: readonly Field[], come: readonly Field[]): readonly [readonly Field[], readonly Field[]] {
  if (gone.length === 0 || come.length === 0) return [gone, come]
  const waiting = new Map<string, Field[]>()
  for (const field of gone) {
    const key = keyOf(field)
    const alike = waiting.get(key)
    if (alike) alike.push(field)
    else waiting.set(key, [field])
  }
  const equal = new Set<Field>()
  const added = come.filter((field) => {
    const partner = waiting.get(keyOf(field))?.pop()
    if (partner) equal.add(partner)
    return !partner
  })
  return equal.size === 0 ? [gone, come] : [gone.filter((field) => !equal.has(field)), added]
}

function countByTag(removed: readonly Field[], added: readonly Field[]): ReadonlyMap<string, TagCount> {
  const tags = new Map<string, { removed: number; added: number }>()
  const of = (tag: string) => {
    const known = tags.get(tag) ?? { removed: 0, added: 0 }
    tags.set(tag, known)
    return known
  }
  for (const { tag } of removed) of(tag).removed += 1
  for (const { tag } of added) of(tag).added += 1
  return new Map(
    Array.from(tags, ([tag, counts]) => {
      const changed = Math.min(counts.removed, counts.added)
      return [tag, { added: counts.added - changed, removed: counts.removed - changed, changed }] as const
    }),
  )
}

/** Whether the fields that both have stand in the same order. */
function isInOrder(
  before: MarcRecord,
  after: MarcRecord,
  { removed, added }: { readonly removed: readonly Field[]; readonly added: readonly Field[] },
): boolean {
  const [gone, come] = [new Set(removed), new Set(added)]
  const left = before.fields.filter((field) => !gone.has(field) && field.tag !== '005')
  const right = after.fields.filter((field) => !come.has(field) && field.tag !== '005')
  return left.every((field, place) => {
    const other = right[place]
    return field === other || (other !== undefined && keyOf(field) === keyOf(other))
  })
}

function keyOf(field: Field): string {
  if (field.kind === 'control') return `${field.tag} ${field.value}`
  return `${field.tag}${field.indicators}${field.subfields.map(({ code, value }) => `\u001F${code}${value}`).join('')}`
}
