/** A person by the parts of a name, or a body or a name that is not parted. */
export interface Maker {
  readonly family: string
  /** Empty for bodies and for names that are not parted. */
  readonly given: string
  /** `Jr.`, `III`; mostly empty. */
  readonly suffix: string
}

/** What a reference says of a work, whatever its style. */
export interface CitedWork {
  readonly authors: readonly Maker[]
  readonly editors: readonly Maker[]
  readonly translators: readonly Maker[]
  readonly directors: readonly Maker[]
  /** As in a sentence, in letters of our own where the record romanises it. */
  readonly title: string
  readonly subtitle: string
  /** The same in its own script. */
  readonly original: string
  /** The title of the work that was translated. */
  readonly translatedFrom: string
  readonly part: string
  /** `2nd ed.`; empty for the first. */
  readonly edition: string
  readonly publisher: string
  readonly place: string
  readonly year: string
  readonly series: string
  readonly seriesNumber: string
  readonly isbn: string
  readonly issn: string
  readonly doi: string
  /** Where it is read online. */
  readonly url: string
  /** The catalogue's word: `book`, `film`, `audiobook`, … */
  readonly format: string
  /** MARC code, e.g. `eng`. */
  readonly language: string
}

/** A reference as it is printed; parts in italics are by themselves. */
export type Reference = readonly (string | { readonly italic: string })[]

/** The words of a reference without its italics. */
export function plainReference(reference: Reference): string {
  return reference.map((part) => (typeof part === 'string' ? part : part.italic)).join('')
}
