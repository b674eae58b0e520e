/** The languages that the public site is written in, in the order of its switch. */
export const languageCodes = ['en', 'es', 'fr', 'de', 'ar'] as const
type LanguageCode = (typeof languageCodes)[number]

/** Words in every language of the site: the compiler wants each of them. */
export type ByLanguage<T> = Readonly<Record<LanguageCode, T>>

/** The words in the language of a page, e.g. `de` or `de-AT`; English where the site does not speak it. */
export function inLanguage<T>(words: ByLanguage<T>, lang: string): T {
  const code = languageCodes.find((one) => one === lang.slice(0, 2))
  return words[code ?? 'en']
}
