import type { Severity } from '@carrel/marc'

/** What is known of a rule before any record was looked at. */
export interface RuleFact {
  readonly code: string
  readonly severity: Severity
  /** The part of the record or of the work that it is about, such as "Standard numbers". */
  readonly group: string
  /** In a few words, for lists. */
  readonly title: string
  /** Why it matters and what to do, in a sentence or two. */
  readonly help: string
  /** True when the fault can be mended without a person looking at it. */
  readonly fixable: boolean
}

/** What this module finds by itself, beside the rules of `@carrel/marc`. */
export const ownRules: readonly RuleFact[] = [
  {
    code: 'url-dead',
    severity: 'warning',
    group: 'Addresses that were asked',
    title: 'Link leads nowhere',
    help: 'The address in the record did not answer, or said that there is nothing. Find where it went and change $u, or delete the field.',
    fixable: false,
  },
  {
    code: 'url-moved',
    severity: 'info',
    group: 'Addresses that were asked',
    title: 'Link has moved for good',
    help: 'The address says that it has moved for good. It still works for now; put the new address into $u before it stops.',
    fixable: false,
  },
  {
    code: 'check-failed',
    severity: 'warning',
    group: 'Other',
    title: 'Record could not be checked',
    help: 'Checking this record broke off, so nothing is known of it. Open it and look at it yourself; the log of the server says more.',
    fixable: false,
  },
]

/** What a rule is called of which nothing but the code is known: of an earlier program, or of a later one. */
export function unknownRule(code: string, severity: Severity): RuleFact {
  const words = code.replaceAll('-', ' ')
  return {
    code,
    severity,
    group: 'Other',
    title: words.charAt(0).toUpperCase() + words.slice(1),
    help: '',
    fixable: false,
  }
}
