import { stemEnglish } from './english.ts'

/** Takes a folded word and gives its stem; the word itself when it has no ending to remove. */
export type Stemmer = (word: string) => string

/** Stemmers by language code (MARC and ISO 639). A language is added with a file here and a line in this table. */
const stemmers: Readonly<Record<string, Stemmer>> = {
  eng: stemEnglish,
  en: stemEnglish,
}

/** The stemmer of a language; undefined when Carrel knows none. */
export function stemmerFor(language: string): Stemmer | undefined {
  return Object.hasOwn(stemmers, language) ? stemmers[language] : undefined
}
