import { inLanguage, type ByLanguage } from '../by-language.ts'
import { interlibraryAr } from './ar.ts'
import { interlibraryDe } from './de.ts'
import { interlibraryEn } from './en.ts'
import { interlibraryEs } from './es.ts'
import { interlibraryFr } from './fr.ts'

/** Words of what readers ask for from other libraries, in each language of the site. */
export interface InterlibraryWords {
  readonly title: string
  readonly intro: string
  readonly kind: string
  readonly what: string
  readonly part: string
  readonly author: string
  readonly number: string
  readonly year: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly doi: string
  readonly note: string
  readonly pickup: string
  readonly submit: string
  readonly mine: string
  readonly none: string
  readonly withdraw: string
  readonly closed: string
  readonly kinds: Readonly<Record<'article' | 'chapter' | 'book' | 'journal' | 'thesis', string>>
  readonly states: Readonly<Record<'new' | 'ordered' | 'here' | 'declined' | 'done', string>>
}

const all: ByLanguage<InterlibraryWords> = {
  en: interlibraryEn,
  es: interlibraryEs,
  fr: interlibraryFr,
  de: interlibraryDe,
  ar: interlibraryAr,
}

/** The words of requests to other libraries in the language of a page. */
export function interlibraryWordsIn(lang: string): InterlibraryWords {
  return inLanguage(all, lang)
}
