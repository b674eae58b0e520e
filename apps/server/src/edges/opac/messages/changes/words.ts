import { inLanguage, type ByLanguage } from '../by-language.ts'
import type { Counting } from '../counting.ts'
import { changesAr } from './ar.ts'
import { changesDe } from './de.ts'
import { changesEn } from './en.ts'
import { changesEs } from './es.ts'
import { changesFr } from './fr.ts'

/** Words of what was changed in headings and why, in each language of the site. */
export interface ChangeWords {
  readonly title: string
  readonly intro: string
  readonly none: string
  readonly all: string
  readonly why: string
  readonly sources: string
  readonly contact: string
  readonly rules: string
  readonly list: string
  readonly download: string
  readonly newer: string
  readonly older: string
  readonly columns: readonly [title: string, before: string, now: string, day: string]
  /** On the page of a title. */
  readonly note: string
  readonly replaced: (from: string, to: string) => string
  readonly added: (from: string, to: string) => string
  readonly removed: (from: string) => string
  readonly titles: (counting: Counting, count: number) => string
}

const all: ByLanguage<ChangeWords> = {
  en: changesEn,
  es: changesEs,
  fr: changesFr,
  de: changesDe,
  ar: changesAr,
}

/** The words of changed headings in the language of a page. */
export function changeWordsIn(lang: string): ChangeWords {
  return inLanguage(all, lang)
}
