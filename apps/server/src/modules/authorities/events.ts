import { defineEvent } from '../../platform/events.ts'
import type { AuthorityClass } from './rules/heading-text.ts'

/** A heading as an authority record establishes it. */
export interface EstablishedHeading {
  readonly class: AuthorityClass
  readonly tag: string
  readonly text: string
  readonly key: string
}

/**
 * What an authority record establishes is another heading than before: its 1XX was edited, it was merged into another, or it
 * was taken out of use (`after` null). What records carry has not changed by that; a later module may offer to.
 */
export const authorityChanged = defineEvent<{
  readonly authority: number
  readonly vocabulary: string
  readonly before: EstablishedHeading
  readonly after: EstablishedHeading | null
  /** Of a merger: the authority that took its place. */
  readonly into?: number
}>('authorities.authority-changed')

/** Titles with these headings are found by other forms than before: the search index has to look at them again. */
export const headingFormsChanged = defineEvent<{ readonly headings: readonly number[] }>(
  'authorities.heading-forms-changed',
)
