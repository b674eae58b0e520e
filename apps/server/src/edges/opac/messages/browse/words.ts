import { inLanguage, type ByLanguage } from '../by-language.ts'
import type { Counting } from '../counting.ts'
import { browseAr } from './ar.ts'
import { browseDe } from './de.ts'
import { browseEn } from './en.ts'
import { browseEs } from './es.ts'
import { browseFr } from './fr.ts'

/** Words of the list of headings, in each language of the site. */
export interface BrowseWords {
  readonly title: string
  readonly intro: string
  readonly kinds: Readonly<Record<'name' | 'title' | 'subject' | 'genre', string>>
  readonly kind: string
  readonly from: string
  readonly go: string
  readonly see: string
  readonly relations: Readonly<Record<'' | 'broader' | 'narrower' | 'earlier' | 'later' | 'related', string>>
  readonly before: string
  readonly after: string
  readonly none: string
  readonly near: string
  readonly titles: (counting: Counting, count: number) => string
}

const all: ByLanguage<BrowseWords> = {
  en: browseEn,
  es: browseEs,
  fr: browseFr,
  de: browseDe,
  ar: browseAr,
}

/** The words of the list of headings in the language of a page. */
export function browseWordsIn(lang: string): BrowseWords {
  return inLanguage(all, lang)
}
