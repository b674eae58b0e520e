import { nacoKey, titleKey } from '@carrel/text'

/** How sure it is that two texts mean the same: 100 for the same comparison form, less than 90 for anything that only looks alike. */
export interface Score {
  readonly score: number
  readonly how: 'same' | 'used-for' | 'alike' | 'near'
}

const words = (key: string): readonly string[] => key.split(/[\s,]+/).filter((word) => word !== '')
const isDate = (word: string): boolean => /\d/.test(word)

/**
 * Judges a heading against what was asked. The same comparison form is 100; a form that leads to the heading is 95; the same
 * words in another order or without dates and qualifiers is 75 to 89; anything else is as far as its letters go, below 75.
 */
export function scoreHeading(
  asked: string,
  heading: { readonly key: string; readonly text: string; readonly via: string | null },
): Score {
  const key = nacoKey(asked)
  const own = nacoKey(heading.text)
  if (key === own) return { score: 100, how: 'same' }
  if (heading.via !== null && nacoKey(heading.via) === key) return { score: 95, how: 'used-for' }
  const [a, b] = [words(key), words(own)]
  const [plainA, plainB] = [a, b].map((one) => one.filter((word) => !isDate(word)))
  const sameWords = sorted(plainA ?? []) === sorted(plainB ?? [])
  if (sameWords) {
    const dates = [a, b].map((one) => one.filter(isDate))
    // Other dates say that someone else is meant.
    if ((dates[0] ?? []).length > 0 && (dates[1] ?? []).length > 0 && sorted(dates[0] ?? []) !== sorted(dates[1] ?? []))
      return { score: 60, how: 'near' }
    return { score: (dates[0] ?? []).length === (dates[1] ?? []).length ? 89 : 85, how: 'alike' }
  }
  const withoutQualifier = nacoKey(
    heading.text.replaceAll(/\([^()]*\)/g, ' ').replaceAll(/\d{3,4}-?(?:\d{3,4})?/g, ' '),
  )
  if (sorted(words(withoutQualifier)) === sorted(words(key))) return { score: 80, how: 'alike' }
  // Dates that were not asked for say nothing against it.
  const hasNone = (a ?? []).length === (plainA ?? []).length
  const withoutDates = hasNone ? 0.95 * likeness((plainA ?? []).join(' '), (plainB ?? []).join(' ')) : 0
  return { score: Math.round(74 * Math.max(likeness(key, own), withoutDates)), how: 'near' }
}

/** Judges a title: the same comparison form without the article is 100, with what stands beside it less. */
export function scoreTitle(asked: string, title: string): Score {
  const [key, own] = [titleKey(asked), titleKey(title)]
  if (key !== '' && key === own) return { score: 100, how: 'same' }
  const [main] = title.split(/ [:/=;] /)
  if (main !== undefined && titleKey(main) === key) return { score: 90, how: 'alike' }
  return { score: Math.round(85 * likeness(nacoKey(asked), nacoKey(title))), how: 'near' }
}

const sorted = (list: readonly string[]): string => [...list].sort().join(' ')

/** How alike two texts are by their groups of three letters, from 0 to 1 (Dice). */
export function likeness(a: string, b: string): number {
  const left = groups(a)
  const right = groups(b)
  let both = 0
  let all = 0
  for (const [group, count] of left) {
    both += Math.min(count, right.get(group) ?? 0)
    all += count
  }
  for (const count of right.values()) all += count
  return all === 0 ? 0 : (2 * both) / all
}

function groups(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const word of words(text)) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) {
      const group = padded.slice(at, at + 3)
      found.set(group, (found.get(group) ?? 0) + 1)
    }
  }
  return found
}
