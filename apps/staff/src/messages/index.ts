import { en, type Words } from './en.ts'

export type { Words } from './en.ts'

/** Languages of the desk. A new one is a file of the shape of `en.ts` and a line here. */
const languages: Readonly<Record<string, () => Promise<Words>>> = {
  en: () => Promise.resolve(en),
}

/** The words for a locale such as `en-CA`; English where there is no file for it. */
export function loadWords(locale: string): Promise<Words> {
  const language = locale.toLowerCase().split('-')[0] ?? 'en'
  return (languages[language] ?? (() => Promise.resolve(en)))()
}
