import { titleKey } from '@carrel/text'

/** What is compared of two records that share a number. */
export interface Comparable {
  readonly title: string
  readonly originalTitle: string | null
  readonly format: string
}

/**
 * True when two records with one number are of one title, not of two that share the number by mistake or because a
 * publisher gave it out again: their titles agree up to the subtitle, parts included, and they are the same kind of thing.
 */
export function isSameTitle(a: Comparable, b: Comparable): boolean {
  if (a.format !== b.format) return false
  const keysOfA = keysOf(a)
  return keysOf(b).some((key) => keysOfA.includes(key))
}

/** Comparison keys of a title without its subtitle, case, punctuation and diacritics, in each script that it is known in. */
function keysOf({ title, originalTitle }: Comparable): readonly string[] {
  return (
    [title, originalTitle ?? '']
      .map((text) => text.replace(/\s[:=;]\s.*$/, ''))
      // A title of signs alone ("...") is compared as it is.
      .map((text) => titleKey(text.normalize('NFD').replaceAll(/\p{M}/gu, '')) || text.trim())
      .filter((key) => key !== '')
  )
}
