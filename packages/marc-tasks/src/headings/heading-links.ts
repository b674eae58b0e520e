import type { HeadingKind } from './field-heading.ts'

/** A heading of a field as a library keeps it in its list of headings. */
export interface HeadingWanted {
  readonly kind: HeadingKind
  /** As lists show it: `Poor -- Medical care`. */
  readonly text: string
  /** Code of the vocabulary of a subject or genre; empty where it names none, and for names and titles. */
  readonly source: string
}

/** What is known of the authority of a heading. */
export interface HeadingLink {
  /** Its number behind the code of who gave it: `(DLC)n79021164`. */
  readonly number: string | undefined
  /** The address of its authority record. */
  readonly address: string | undefined
  /** The address of the person, place or thing itself. */
  readonly thing: string | undefined
  /** The authority establishes the whole heading, not only the part before its subdivisions. */
  readonly isWhole: boolean
}

/** Where the authorities of headings are known: whoever runs tasks on records of a library brings it along. */
export interface HeadingLinks {
  find(heading: HeadingWanted): HeadingLink | undefined
}
