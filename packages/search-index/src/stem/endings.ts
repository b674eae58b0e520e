import type { Stemmer } from './index.ts'

/** Takes endings off in steps. */
export interface EndingStep {
  /**
   * Endings, separated by blanks, as folding leaves them (no diacritics). The longest that fits goes; `x>y` puts y in the
   * place of x; `x>x` keeps what would otherwise lose a shorter ending.
   */
  readonly endings: string
  /** Letters that must be left before the ending; 3 when left out. */
  readonly least?: number
}

/**
 * A light stemmer: it takes off what a language puts at the end of nouns and adjectives for number, gender and case, and
 * leaves alone what makes another word of it. `finish` evens out what the endings have done to the stem.
 */
export function endingStemmer(
  steps: readonly EndingStep[],
  finish: (stem: string) => string = (stem) => stem,
): Stemmer {
  const prepared = steps.map(({ endings, least = 3 }) => {
    const replacements = new Map(
      endings.split(' ').map((ending): [string, string] => {
        const [from = '', to = ''] = ending.split('>')
        return [from, to]
      }),
    )
    const longest = Math.max(...Array.from(replacements.keys(), (ending) => ending.length))
    return { replacements, longest, least }
  })
  return (word) => {
    if (/\d/.test(word)) return word
    let stem = word
    for (const { replacements, longest, least } of prepared) {
      for (let length = Math.min(longest, stem.length); length > 0; length--) {
        const at = stem.length - length
        const ending = stem.slice(at)
        const replacement = replacements.get(ending)
        if (replacement === undefined || (at < least && replacement !== ending)) continue
        stem = stem.slice(0, at) + replacement
        break
      }
    }
    return finish(stem)
  }
}
