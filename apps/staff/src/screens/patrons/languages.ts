/** Languages in which notices are written to patrons most often, as BCP 47 codes. */
const usual = ['en', 'es', 'fr', 'de', 'pt', 'pl', 'uk', 'ru', 'ar', 'so', 'hi', 'vi', 'zh', 'ja', 'ko']

/** Languages to choose from, by their names in the locale; the one that a patron has is always among them. */
export function languageChoices(
  own: string,
  locale: string,
  none: string,
): readonly { readonly id: string; readonly label: string }[] {
  const known = own === '' || usual.includes(own) ? usual : [own, ...usual]
  const named = known.map((id) => ({ id, label: languageName(id, locale) }))
  return [{ id: '', label: none }, ...named.toSorted((a, b) => a.label.localeCompare(b.label, locale))]
}

/** The name of a language; its code where it has none. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
