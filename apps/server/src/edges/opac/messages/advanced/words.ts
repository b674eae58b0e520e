import type { LineField, LineJoin, LineMatch } from '../../search-lines.ts'
import { inLanguage, type ByLanguage } from '../by-language.ts'
import { countingIn, type Counting } from '../counting.ts'
import { advancedAr } from './ar.ts'
import { advancedDe } from './de.ts'
import { advancedEn } from './en.ts'
import { advancedEs } from './es.ts'
import { advancedFr } from './fr.ts'

/** Words of the advanced search and of editions that stand together. */
export interface AdvancedWords {
  readonly title: string
  /** The link beside the search box. */
  readonly link: string
  readonly intro: string
  readonly line: (counting: Counting, number: number) => string
  readonly join: string
  readonly joins: Readonly<Record<LineJoin, string>>
  readonly field: string
  readonly fields: Readonly<Record<LineField, string>>
  readonly match: string
  readonly matches: Readonly<Record<LineMatch, string>>
  readonly term: string
  readonly moreLines: string
  readonly limits: string
  readonly anything: string
  readonly available: string
  readonly each: string
  readonly cql: string
  readonly cqlHint: string
  readonly cqlWrong: string
  readonly box: string
  readonly submit: string
  readonly empty: string
  /** On the results: leads back to the form. */
  readonly change: string
  readonly editions: {
    /** How many works the titles found are. */
    readonly total: (counting: Counting, works: number, titles: number) => string
    readonly together: (counting: Counting, count: number) => string
    readonly all: (counting: Counting, count: number) => string
    readonly heading: (title: string) => string
    readonly apart: string
    readonly join: string
    readonly isIn: string
    readonly isOnline: string
    readonly isOut: string
    /** On the page of a hold: a copy of any of them. */
    readonly anyHold: (counting: Counting, count: number) => string
    readonly most: (counting: Counting, count: number) => string
  }
}

const all: ByLanguage<AdvancedWords> = {
  en: advancedEn,
  es: advancedEs,
  fr: advancedFr,
  de: advancedDe,
  ar: advancedAr,
}

/** The words of the advanced search in the language of a page. */
export function advancedWordsIn(lang: string): AdvancedWords {
  return inLanguage(all, lang)
}

/** The words and the counting of the language of a page. */
export function advancing(say: { readonly lang: string }): {
  readonly words: AdvancedWords
  readonly counting: Counting
} {
  return { words: advancedWordsIn(say.lang), counting: countingIn(say.lang) }
}
