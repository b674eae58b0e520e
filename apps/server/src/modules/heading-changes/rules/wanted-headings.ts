import { readHeading } from '@carrel/marc-tasks'
import type { ChangedKind } from '../contract.ts'
import { wordsOfPattern } from './words-of-pattern.ts'

/** Which headings of the catalogue a change may touch; the steps look closer. */
export interface WantedHeading {
  readonly kind: ChangedKind
  /** Comparison form of the main heading; none where any heading of the kind may be meant. */
  readonly key?: string
  /** Words, also within others, of which a heading has at least one; none where that cannot be told. */
  readonly words?: readonly string[]
  /** As it was written, for the search of fields that are no headings of the catalogue (653, 880). */
  readonly text?: string
  readonly source: string
  readonly asSubdivision: boolean
}

interface Asked {
  readonly kind: ChangedKind
  readonly from: string
  readonly how?: 'exact' | 'pattern'
  readonly source?: string | undefined
  readonly asSubdivision?: boolean | undefined
}

/** What to look for in the list of headings before records are looked at; a text says what is wrong. */
export function wantedHeading({ kind, from, how = 'exact', source = '', asSubdivision = false }: Asked) {
  if (how === 'pattern') {
    const words = wordsOfPattern(from)
    return { kind, source, asSubdivision, ...(words && { words }) } satisfies WantedHeading
  }
  const heading = readHeading(from)
  if (typeof heading === 'string') return heading
  const text = heading.main.map(({ value }) => value).join(' ')
  return {
    kind,
    key: heading.mainKey,
    text,
    source: source === '' ? (heading.source ?? '') : source,
    asSubdivision,
  } satisfies WantedHeading
}
