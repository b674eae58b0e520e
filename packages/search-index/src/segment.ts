import type { Dictionary } from './dictionary.ts'
import type { Schema } from './schema.ts'

/** Values of documents: a sorted dictionary of their keys, and for each document the numbers of its values. */
export interface Column {
  readonly keys: Dictionary
  /** Where each document's numbers begin in `ordinals`, with one entry more for the end. */
  readonly offsets: Uint32Array
  readonly ordinals: Uint32Array
}

/** One key a document: a sorted dictionary, and the number of each document's key; `keys.size` stands for none. */
export interface SortColumn {
  readonly keys: Dictionary
  readonly ordinals: Uint32Array
}

/**
 * An unchangeable part of an index. Documents are numbered from 0 in the order of their ids; postings are numbered from
 * 0 through all terms in the order of the dictionary, so that one number leads to the document, the weight, the fields
 * and the places of a word in a document.
 */
export interface Segment {
  /** Ids of the documents, ascending. */
  readonly ids: Uint32Array
  readonly terms: Dictionary
  /** First posting of each term, with one entry more for the end. */
  readonly starts: Uint32Array
  /** Document of each posting; ascending within a term. */
  readonly docs: Uint32Array
  /** What the word says about the document, 0 to 255, from its fields, their lengths and how often it stands there. */
  readonly weights: Uint8Array
  /** Bits of the fields in which the word stands. */
  readonly masks: Uint16Array
  /** Where the word stands; see places.ts. */
  readonly places: Uint8Array
  /** Offset in `places` of every 32nd posting. */
  readonly placeSkips: Uint32Array
  /** Words of each document's first title; 255 stands for as many or more. */
  readonly titleLengths: Uint8Array
  /** Values of all facets; those of one facet stand together in the dictionary and in each document. */
  readonly facets: Column
  /** One for each sort key of the schema. */
  readonly sorts: readonly SortColumn[]
  /** One for each number of the schema; {@link NO_NUMBER} stands for none. */
  readonly numbers: readonly Int32Array[]
  readonly suggestions: Column
  /** For each suggestion, documents and their popularity added up. */
  readonly suggestionWeights: Uint32Array
}

/** Stands in a number column for a document without that number. */
export const NO_NUMBER = -0x80000000

/** The document with this id, or -1. */
export function documentOf(segment: Segment, id: number): number {
  const { ids } = segment
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = ids[middle]!
    if (found === id) return middle
    if (found < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Whether a document is marked in a bitmap of deleted ones. */
export function isMarked(bitmap: Uint8Array, doc: number): boolean {
  return (bitmap[doc >> 3]! & (1 << (doc & 7))) !== 0
}

/** Every array of a segment, in a fixed order; {@link segmentFromArrays} takes them back. */
export function arraysOf(segment: Segment): ArrayBufferView[] {
  const dictionary = (d: Dictionary): ArrayBufferView[] => [Uint32Array.of(d.size), d.bytes, d.blocks]
  const column = (c: Column): ArrayBufferView[] => [...dictionary(c.keys), c.offsets, c.ordinals]
  return [
    segment.ids,
    ...dictionary(segment.terms),
    segment.starts,
    segment.docs,
    segment.weights,
    segment.masks,
    segment.places,
    segment.placeSkips,
    segment.titleLengths,
    ...column(segment.suggestions),
    segment.suggestionWeights,
    ...column(segment.facets),
    ...segment.sorts.flatMap(({ keys, ordinals }) => [...dictionary(keys), ordinals]),
    ...segment.numbers,
  ]
}

/** The segment whose {@link arraysOf} these are; undefined when they do not fit the schema. */
export function segmentFromArrays(schema: Schema, arrays: readonly ArrayBufferView[]): Segment | undefined {
  let next = 0
  let fits = true
  const take = <T extends ArrayBufferView>(Type: new (length: number) => T): T => {
    const array = arrays[next++]
    if (array instanceof Type) return array
    fits = false
    return new Type(0)
  }
  const dictionary = (): Dictionary => ({
    size: take(Uint32Array)[0] ?? 0,
    bytes: take(Uint8Array),
    blocks: take(Uint32Array),
  })
  const column = (): Column => ({ keys: dictionary(), offsets: take(Uint32Array), ordinals: take(Uint32Array) })
  const segment: Segment = {
    ids: take(Uint32Array),
    terms: dictionary(),
    starts: take(Uint32Array),
    docs: take(Uint32Array),
    weights: take(Uint8Array),
    masks: take(Uint16Array),
    places: take(Uint8Array),
    placeSkips: take(Uint32Array),
    titleLengths: take(Uint8Array),
    suggestions: column(),
    suggestionWeights: take(Uint32Array),
    facets: column(),
    sorts: schema.sorts.map(() => ({ keys: dictionary(), ordinals: take(Uint32Array) })),
    numbers: schema.numbers.map(() => take(Int32Array)),
  }
  return fits && next === arrays.length ? segment : undefined
}
