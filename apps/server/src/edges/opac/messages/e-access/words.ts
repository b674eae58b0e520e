import { inLanguage, type ByLanguage } from '../by-language.ts'
import { eAccessAr } from './ar.ts'
import { eAccessDe } from './de.ts'
import { eAccessEn } from './en.ts'
import { eAccessEs } from './es.ts'
import { eAccessFr } from './fr.ts'

/** Words of what the library has online, in each language of the site. */
export interface EAccessWords {
  readonly title: string
  readonly intro: string
  readonly kinds: { readonly serial: string; readonly monograph: string }
  readonly find: string
  readonly findButton: string
  readonly letters: string
  readonly all: string
  readonly figures: string
  readonly none: string
  readonly noneAtAll: string
  readonly inCatalogue: string
  readonly previous: string
  readonly next: string
  readonly pages: string
  readonly count: (count: number, shown: string) => string
  /** Of a title page: what is there. */
  readonly online: string
  readonly open: (collection: string) => string
  readonly free: string
  readonly depth: {
    readonly fulltext: string
    readonly abstracts: string
    readonly selected: string
    readonly other: string
  }
  /** A run with its beginning and end, each empty where it is not known. */
  readonly run: (depth: string, from: string, until: string) => string
  /** Only the newest: `the last 10 years only`. */
  readonly newest: (depth: string, span: string) => string
  readonly volume: (volume: string) => string
  readonly issue: (issue: string) => string
  /** Of a link that leads to an article: whether it is there. */
  readonly has: (collection: string) => string
  readonly mayHave: (collection: string) => string
  readonly lacks: Readonly<Record<'before' | 'after' | 'embargo' | 'past', (collection: string) => string>>
}

const all: ByLanguage<EAccessWords> = { en: eAccessEn, es: eAccessEs, fr: eAccessFr, de: eAccessDe, ar: eAccessAr }

/** The words of what is online in the language of a page. */
export function eAccessWordsIn(lang: string): EAccessWords {
  return inLanguage(all, lang)
}
