import { keyAt, ordinalOf } from './dictionary.ts'
import { placeOf } from './schema.ts'
import type { SearchGround } from './search.ts'
import { documentOf, isMarked } from './segment.ts'

/** All documents with the sort key of one of them, such as the editions of its work. */
export interface Alike {
  /** The document that was asked for. */
  readonly id: number
  /** How many have its key, itself included. */
  readonly count: number
  /** Their ids in rising order, at most as many as were asked for. */
  readonly ids: readonly number[]
}

/**
 * The documents that have the same sort key as each of some documents, found in one pass. Documents that are not there, or
 * have no such key, are left out.
 *
 * @throws RangeError for a sort key that the schema does not have.
 */
export function documentsAlike(
  key: string,
  wanted: readonly number[],
  most: number,
  { schema, parts }: Pick<SearchGround, 'schema' | 'parts'>,
): Alike[] {
  const place = placeOf(schema.sorts, key, 'sort key')
  const keyOf = (id: number): string | undefined => {
    for (const { segment, deleted } of parts) {
      const doc = documentOf(segment, id)
      if (doc < 0 || isMarked(deleted, doc)) continue
      const { keys, ordinals } = segment.sorts[place]!
      return ordinals[doc] === keys.size ? undefined : keyAt(keys, ordinals[doc]!)
    }
    return undefined
  }
  const asked = wanted.flatMap((id) => {
    const text = keyOf(id)
    return text === undefined ? [] : [{ id, text }]
  })
  const groups = new Map(asked.map(({ text }) => [text, [] as number[]]))
  for (const { segment, deleted } of parts) {
    const { keys, ordinals } = segment.sorts[place]!
    const known = new Map<number, number[]>()
    for (const [text, ids] of groups) {
      const ordinal = ordinalOf(keys, text)
      if (ordinal >= 0) known.set(ordinal, ids)
    }
    if (known.size === 0) continue
    const least = Math.min(...known.keys())
    const greatest = Math.max(...known.keys())
    for (let doc = 0; doc < ordinals.length; doc++) {
      const ordinal = ordinals[doc]!
      if (ordinal < least || ordinal > greatest || isMarked(deleted, doc)) continue
      known.get(ordinal)?.push(segment.ids[doc]!)
    }
  }
  for (const ids of groups.values()) ids.sort((a, b) => a - b)
  return asked.map(({ id, text }) => {
    const ids = groups.get(text) ?? []
    return { id, count: ids.length, ids: ids.slice(0, most) }
  })
}
