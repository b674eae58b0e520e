import { inLanguage, type ByLanguage } from '../by-language.ts'
import { readersAr } from './ar.ts'
import { readersDe } from './de.ts'
import { readersEn, type ReaderWords } from './en.ts'
import { readersEs } from './es.ts'
import { readersFr } from './fr.ts'

export type { ReaderWords } from './en.ts'

const all: ByLanguage<ReaderWords> = {
  en: readersEn,
  es: readersEs,
  fr: readersFr,
  de: readersDe,
  ar: readersAr,
}

/** What the public pages say about what readers add, in a language of the site. */
export function readerWordsIn(lang: string): ReaderWords {
  return inLanguage(all, lang)
}
