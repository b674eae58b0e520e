/** The forms of a word by the plural rules of its language (CLDR); `#` stands for the number. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** How a language counts, lists and names languages. */
export interface Counting {
  readonly count: (value: number) => string
  /** The word for so many, with their number before it. */
  readonly many: (count: number, one: string, other: string) => string
  /** The word alone. */
  readonly word: (count: number, one: string, other: string) => string
  /** The form for so many, with the number where the form has `#`: for languages with more forms than two. */
  readonly form: (count: number, forms: Forms) => string
  readonly list: (names: readonly string[]) => string
  readonly language: (code: string) => string
}

const made = new Map<string, Counting>()

/** The counting of a language. */
export function countingIn(locale: string): Counting {
  const known = made.get(locale)
  if (known) return known
  const counting = makeCounting(locale)
  made.set(locale, counting)
  return counting
}

function makeCounting(locale: string): Counting {
  const counts = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const word = (count: number, one: string, other: string) => (plurals.select(count) === 'one' ? one : other)
  return {
    count: (value) => counts.format(value),
    many: (count, one, other) => `${counts.format(count)} ${word(count, one, other)}`,
    word,
    form: (count, forms) => (forms[plurals.select(count)] ?? forms.other).replace('#', counts.format(count)),
    list: (names) => lists.format(names),
    language: (code) => languages.of(code) ?? code,
  }
}
