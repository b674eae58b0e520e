import type { Analyzer } from './analyze.ts'
import { identifierTerms } from './analyze.ts'
import { GrowingBytes, GrowingUint32, sortByCodePoint } from './bytes.ts'
import { ColumnWriter, singleColumn } from './column.ts'
import { dictionaryOf } from './dictionary.ts'
import { DocumentPostings } from './document-postings.ts'
import { facetKey, suggestionKey } from './keys.ts'
import { FIRST, LAST, SKIP_SHIFT } from './places.ts'
import type { Field, Schema, SearchDocument } from './schema.ts'
import type { Segment } from './segment.ts'
import { NO_NUMBER } from './segment.ts'
import { weighSuggestions } from './suggestion-weights.ts'
import { occurrenceWeight, postingWeight } from './weigh.ts'

/** Positions of a field that are indexed; what comes after is not found. */
const MAX_POSITIONS = 50_000
/** Positions between two values of a field, so that no phrase runs over the border. */
const VALUE_GAP = 2

/**
 * Collects documents and makes a segment of them. Each document's postings are written into a log as they come; the end
 * only has to sort the log by term.
 */
export class SegmentBuilder {
  readonly #schema: Schema
  readonly #analyzer: Analyzer
  readonly #terms = new Map<string, number>()
  /** The document that last added each id; one before it is left out. */
  readonly #docOfId = new Map<number, number>()
  readonly #ids = new GrowingUint32()
  readonly #titleLengths = new GrowingBytes()
  readonly #facets = new ColumnWriter(facetKey)
  readonly #sorts: readonly ColumnWriter[]
  readonly #suggestions = new ColumnWriter(suggestionKey)
  readonly #numbers: readonly GrowingUint32[]
  readonly #postings = new DocumentPostings()
  readonly #log: PostingLog = {
    terms: new GrowingUint32(4096),
    weights: new GrowingUint32(4096),
    placeEnds: new GrowingUint32(4096),
    places: new GrowingBytes(8192),
    ends: new GrowingUint32(),
  }

  constructor(schema: Schema, analyzer: Analyzer) {
    this.#schema = schema
    this.#analyzer = analyzer
    this.#sorts = schema.sorts.map(() => new ColumnWriter((key) => key))
    this.#numbers = schema.numbers.map(() => new GrowingUint32())
  }

  /** Documents added so far, those replaced later included. */
  get size(): number {
    return this.#ids.length
  }

  /** Postings written so far: a measure of the memory in use. */
  get postings(): number {
    return this.#log.terms.length
  }

  /** Takes a document; one with the same id that was added before is left out of the segment. */
  add(document: SearchDocument): void {
    const schema = this.#schema
    this.#docOfId.set(document.id, this.#ids.length)
    this.#ids.push(document.id)
    let titleLength = 0
    for (const field of schema.fields) {
      const values = document.fields[field.name]
      if (values === undefined || values.length === 0) continue
      const firstLength = this.#addField(field, values, document.language)
      if (field.bit === schema.titleBit) titleLength = firstLength
    }
    this.#titleLengths.push(Math.min(255, titleLength))
    this.#logPostings()
    this.#addColumns(document)
  }

  /** Leaves a document out that was added; false when there is none with this id. */
  remove(id: number): boolean {
    return this.#docOfId.delete(id)
  }

  /** Whether a document with this id was added. */
  has(id: number): boolean {
    return this.#docOfId.has(id)
  }

  /** The segment of all documents, ordered by id. The builder is spent. */
  finish(): Segment {
    const order = Uint32Array.from(this.#docOfId.values())
    const ids = this.#ids.values
    order.sort((a, b) => ids[a]! - ids[b]!)
    const numbers = this.#numbers.map((written) => Int32Array.from(order, (doc) => written.values[doc]!))
    const suggestions = this.#suggestions.finish(order)
    return {
      ids: Uint32Array.from(order, (doc) => ids[doc]!),
      ...sortPostings(this.#terms, this.#log, order),
      titleLengths: Uint8Array.from(order, (doc) => this.#titleLengths.bytes[doc]!),
      facets: this.#facets.finish(order),
      sorts: this.#sorts.map((column) => singleColumn(column.finish(order))),
      numbers,
      suggestions,
      suggestionWeights: weighSuggestions(suggestions, numbers[this.#schema.popularity]),
    }
  }

  #addColumns({ facets, sort, numbers, suggest }: SearchDocument): void {
    const schema = this.#schema
    schema.facets.forEach((name, group) => {
      for (const value of facets?.[name] ?? []) this.#facets.put(value, group)
    })
    this.#facets.end()
    schema.sorts.forEach((name, i) => {
      this.#sorts[i]!.put(sort?.[name] ?? '')
      this.#sorts[i]!.end()
    })
    schema.numbers.forEach((name, i) => this.#numbers[i]!.push((numbers?.[name] ?? NO_NUMBER) >>> 0))
    for (const { kind, text } of suggest ?? []) {
      const group = schema.suggestions.indexOf(kind)
      if (group >= 0) this.#suggestions.put(text, group)
    }
    this.#suggestions.end()
  }

  /** Notes every word of a field; gives the number of words of its first value. */
  #addField(field: Field, values: readonly string[], language: string | undefined): number {
    let position = 0
    let length = 0
    let firstLength = 0
    for (const value of values) {
      if (position >= MAX_POSITIONS) break
      const start = position
      position =
        field.kind === 'text' ? this.#addText(field, value, language, start) : this.#addIdentifier(field, value, start)
      if (position === start) continue
      length += position - start
      if (firstLength === 0) firstLength = position - start
      position += VALUE_GAP
    }
    this.#postings.weighField(occurrenceWeight(field.weight, length, field.usualLength))
    return firstLength
  }

  #addText(field: Field, value: string, language: string | undefined, start: number): number {
    const { terms, positions, span } = this.#analyzer.terms(value, language, (field.bit & this.#schema.titleMask) === 0)
    for (let i = 0; i < terms.length; i++) {
      const place = positions[i]!
      if (start + place >= MAX_POSITIONS) break
      const flags = (place === 0 ? FIRST : 0) | (place === span - 1 ? LAST : 0)
      this.#postings.note(this.#termNumber(terms[i]!), field.bit, start + place, flags)
    }
    return start + span
  }

  #addIdentifier(field: Field, value: string, start: number): number {
    const terms = identifierTerms(value)
    for (const term of terms) this.#postings.note(this.#termNumber(term), field.bit, start, FIRST | LAST)
    return terms.length === 0 ? start : start + 1
  }

  #termNumber(term: string): number {
    let number = this.#terms.get(term)
    if (number === undefined) this.#terms.set(term, (number = this.#terms.size))
    return number
  }

  #logPostings(): void {
    const { terms, weights, places, placeEnds, ends } = this.#log
    const postings = this.#postings
    for (let slot = 0; slot < postings.size; slot++) {
      terms.push(postings.term[slot]!)
      weights.push((postings.mask[slot]! << 8) | postingWeight(postings.weight[slot]!, this.#schema.saturation))
      postings.writePlaces(slot, places)
      placeEnds.push(places.length)
    }
    postings.clear()
    ends.push(terms.length)
  }
}

/** Postings in the order of the documents. */
interface PostingLog {
  readonly terms: GrowingUint32
  /** Mask of fields times 256 plus the weight. */
  readonly weights: GrowingUint32
  /** Where the places of each posting end. */
  readonly placeEnds: GrowingUint32
  readonly places: GrowingBytes
  /** Where the postings of each document end. */
  readonly ends: GrowingUint32
}

type Postings = Pick<Segment, 'terms' | 'starts' | 'docs' | 'weights' | 'masks' | 'places' | 'placeSkips'>

/** Sorts a log by term and, within each term, by the order of the documents (a counting sort, so in one pass each). */
function sortPostings(numbers: ReadonlyMap<string, number>, log: PostingLog, order: Uint32Array): Postings {
  const count = new Uint32Array(numbers.size)
  const logTerms = log.terms.values
  const ends = log.ends.values
  for (const doc of order) for (let at = doc === 0 ? 0 : ends[doc - 1]!; at < ends[doc]!; at++) count[logTerms[at]!]!++
  const words: string[] = []
  for (const [word, number] of numbers) if (count[number]! > 0) words.push(word)
  sortByCodePoint(words)
  const starts = new Uint32Array(words.length + 1)
  const write = new Uint32Array(numbers.size)
  words.forEach((word, ordinal) => {
    const number = numbers.get(word) ?? 0
    write[number] = starts[ordinal]!
    starts[ordinal + 1] = starts[ordinal]! + count[number]!
  })
  const total = starts[words.length]!
  const docs = new Uint32Array(total)
  const weights = new Uint8Array(total)
  const masks = new Uint16Array(total)
  const entry = new Uint32Array(total)
  for (let i = 0; i < order.length; i++) {
    const doc = order[i]!
    for (let at = doc === 0 ? 0 : ends[doc - 1]!; at < ends[doc]!; at++) {
      const posting = write[logTerms[at]!]!++
      docs[posting] = i
      weights[posting] = log.weights.values[at]! & 0xff
      masks[posting] = log.weights.values[at]! >>> 8
      entry[posting] = at
    }
  }
  const places = new GrowingBytes(log.places.length)
  const placeSkips = new Uint32Array(Math.ceil(total / (1 << SKIP_SHIFT)))
  const placeEnds = log.placeEnds.values
  for (let posting = 0; posting < total; posting++) {
    if (posting % (1 << SKIP_SHIFT) === 0) placeSkips[posting >> SKIP_SHIFT] = places.length
    const at = entry[posting]!
    places.append(log.places.bytes, at === 0 ? 0 : placeEnds[at - 1]!, placeEnds[at]!)
  }
  return { terms: dictionaryOf(words), starts, docs, weights, masks, places: places.finish(), placeSkips }
}
