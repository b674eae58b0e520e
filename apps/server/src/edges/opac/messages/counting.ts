/** How a language counts, lists and names languages. */
export interface Counting {
  readonly count: (value: number) => string
  /** The word for so many, with their number before it. */
  readonly many: (count: number, one: string, other: string) => string
  /** The word alone. */
  readonly word: (count: number, one: string, other: string) => string
  readonly list: (names: readonly string[]) => string
  readonly language: (code: string) => string
}

/** The counting of a language. */
export function countingIn(locale: string): Counting {
  const counts = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const word = (count: number, one: string, other: string) => (plurals.select(count) === 'one' ? one : other)
  return {
    count: (value) => counts.format(value),
    many: (count, one, other) => `${counts.format(count)} ${word(count, one, other)}`,
    word,
    list: (names) => lists.format(names),
    language: (code) => languages.of(code) ?? code,
  }
}
