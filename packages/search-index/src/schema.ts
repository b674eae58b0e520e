/** How one field of the documents is searched. */
export interface FieldOptions {
  /** How much a word in this field says about the document; 1 is ordinary. */
  readonly weight: number
  /** `identifier`: each value is one token without blanks, hyphens and marks (ISBN, control numbers). Default `text`. */
  readonly kind?: 'text' | 'identifier'
  /** Words that this field usually has. A longer field counts each word less, a shorter one more. Default 8. */
  readonly usualLength?: number
}

/** What {@link defineSchema} is given. */
export interface SchemaOptions {
  readonly fields: Readonly<Record<string, FieldOptions>>
  /** Names of the facets, each with any number of values in a document. */
  readonly facets?: readonly string[]
  /** Names of facets that change more often than documents: `setLive` gives them their values, documents do not. */
  readonly liveFacets?: readonly string[]
  /** Names of the sort keys. */
  readonly sorts?: readonly string[]
  /** Names of the whole numbers, between -2^31 and 2^31. */
  readonly numbers?: readonly string[]
  /**
   * The fields by which people know a document. The first value of the first is the title; all others are further titles.
   * Default `['title']`.
   */
  readonly titleFields?: readonly string[]
  /** The field that people mix with title words. Default `author`. */
  readonly authorField?: string
  /** The number that lifts what is much used above what is alike in words. Default `popularity`. */
  readonly popularity?: string
  /** Kinds of suggestion, in the order in which equals are offered. Default title, author, subject, series. */
  readonly suggestions?: readonly string[]
  /** Languages whose word endings are removed where the document does not say its language. Default `['eng']`. */
  readonly languages?: readonly string[]
}

/** One field, as {@link defineSchema} numbered it. */
export interface Field {
  readonly name: string
  readonly weight: number
  readonly kind: 'text' | 'identifier'
  readonly usualLength: number
  /** This field's bit in the mask that each posting carries. */
  readonly bit: number
}

/** Names and weights of everything that an index holds. Made by {@link defineSchema}. */
export interface Schema {
  readonly fields: readonly Field[]
  readonly facets: readonly string[]
  readonly liveFacets: readonly string[]
  readonly sorts: readonly string[]
  readonly numbers: readonly string[]
  readonly suggestions: readonly string[]
  readonly languages: readonly string[]
  /** Bit of the field of the title; 0 when the schema has none. */
  readonly titleBit: number
  /** Bits of all fields with titles. */
  readonly titleMask: number
  /** Bit of the author field; 0 when the schema has none. */
  readonly authorBit: number
  /** Weight of occurrences with which a word counts half of what it can; see weigh.ts. */
  readonly saturation: number
  /** Place of the popularity number in `numbers`; -1 when the schema has none. */
  readonly popularity: number
  /** Text that two schemas share only when an index made with one can be read with the other. */
  readonly fingerprint: string
}

/** Fields that a posting's 16-bit mask has room for. */
export const MAX_FIELDS = 16

/**
 * Fixes what an index holds.
 *
 * @throws RangeError when there are more than 16 fields or none, more than 90 facets, or a weight that is not above 0.
 */
export function defineSchema(options: SchemaOptions): Schema {
  const fields = Object.entries(options.fields).map(([name, field], place): Field => ({
    name,
    weight: field.weight,
    kind: field.kind ?? 'text',
    usualLength: field.usualLength ?? 8,
    bit: 1 << place,
  }))
  if (fields.length === 0 || fields.length > MAX_FIELDS) {
    throw new RangeError(`A schema has 1 to ${MAX_FIELDS} fields, not ${fields.length}.`)
  }
  if ((options.facets ?? []).length > 90) throw new RangeError('A schema has at most 90 facets.')
  for (const field of fields) {
    if (!(field.weight > 0) || !(field.usualLength > 0)) {
      throw new RangeError(`Weight and usual length of the field "${field.name}" must be above 0.`)
    }
  }
  const titleFields = options.titleFields ?? ['title']
  const textWeights = fields.filter(({ kind }) => kind === 'text').map(({ weight }) => weight)
  const named = {
    fields,
    facets: options.facets ?? [],
    liveFacets: options.liveFacets ?? [],
    sorts: options.sorts ?? [],
    numbers: options.numbers ?? [],
    suggestions: options.suggestions ?? ['title', 'author', 'subject', 'series'],
    languages: options.languages ?? ['eng'],
    titleBit: bitOf(fields, titleFields[0] ?? ''),
    titleMask: titleFields.reduce((mask, name) => mask | bitOf(fields, name), 0),
    authorBit: bitOf(fields, options.authorField ?? 'author'),
    saturation: 1.2 * Math.max(0.1, ...textWeights),
    popularity: (options.numbers ?? []).indexOf(options.popularity ?? 'popularity'),
  }
  return { ...named, fingerprint: JSON.stringify(named) }
}

function bitOf(fields: readonly Field[], name: string): number {
  return fields.find((field) => field.name === name)?.bit ?? 0
}

/**
 * The place of a name in a list of the schema.
 *
 * @throws RangeError when it is not there; `what` says what it should be.
 */
export function placeOf(names: readonly string[], name: string, what: string): number {
  const place = names.indexOf(name)
  if (place < 0) throw new RangeError(`The index has no ${what} "${name}".`)
  return place
}

/** What the caller hands over for one title. Names must be those of the schema. */
export interface SearchDocument {
  /** The bib's number: a whole number from 0 to 2^32 - 2. */
  readonly id: number
  /** Words to find it by; each value of a field stands by itself, so a phrase never runs from one into the next. */
  readonly fields: Readonly<Partial<Record<string, readonly string[]>>>
  readonly facets?: Readonly<Partial<Record<string, readonly string[]>>>
  /** Whole numbers (year, day added, loans). Fractions are cut off. */
  readonly numbers?: Readonly<Partial<Record<string, number>>>
  /** Keys as they shall be ordered, already folded (see `sortKey` of `@carrel/text`). */
  readonly sort?: Readonly<Partial<Record<string, string>>>
  /** What to offer while a person types. */
  readonly suggest?: readonly Suggestion[]
  /** MARC or ISO 639 code of the text's language, for its word endings. */
  readonly language?: string
}

/** A heading to offer while a person types. */
export interface Suggestion {
  readonly text: string
  readonly kind: string
}
