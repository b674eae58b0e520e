import type { Html } from '../../../../platform/html.ts'
import { inLanguage, type ByLanguage } from '../by-language.ts'
import { countingIn, type Counting } from '../counting.ts'
import { discoverAr } from './ar.ts'
import { discoverDe } from './de.ts'
import { discoverEn } from './en.ts'
import { discoverEs } from './es.ts'
import { discoverFr } from './fr.ts'

/** Words of the ways through the catalogue: people, subjects, series, the shelf, citing, the children's pages, the card without a line. */
export interface DiscoverWords {
  readonly search: {
    /** What was asked for finds nothing, and something else is shown. */
    readonly ledOn: (asked: string, shown: string) => Html
    /** Nothing is just what was asked for, and what comes near is shown. */
    readonly near: (asked: string) => Html
    readonly seeAlso: (other: Html) => Html
  }
  readonly heading: {
    readonly kinds: Readonly<Record<'name' | 'title' | 'subject' | 'genre', string>>
    readonly also: string
    readonly form: string
    readonly about: string
    /** Before a link to the heading that took the place of this one. */
    readonly instead: string
    readonly titles: (counting: Counting, count: number) => string
    readonly most: (counting: Counting, count: number) => string
    readonly order: string
    readonly orders: Readonly<Record<'popular' | 'newest' | 'oldest' | 'title', string>>
    readonly narrow: string
    readonly list: string
    readonly none: string
  }
  readonly shelf: {
    readonly beside: string
    readonly walk: string
    readonly title: (title: string) => string
    readonly left: string
    readonly right: string
    readonly here: string
    readonly similar: string
  }
  readonly where: {
    readonly ask: string
    readonly title: (title: string) => string
    readonly branch: string
    readonly shelf: string
    readonly floor: string
    readonly area: string
    readonly number: string
    /** What to do, in words. */
    readonly steps: (shelf: string, number: string) => string
    readonly plan: (branch: string, floor: string) => string
    readonly marked: (area: string) => string
    readonly noPlan: string
    readonly out: string
  }
  readonly cite: {
    readonly link: string
    readonly title: (title: string) => string
    readonly copy: string
    readonly copied: string
    readonly files: string
    readonly check: string
    readonly share: string
    readonly shareHint: string
    readonly mail: string
    readonly print: string
  }
  readonly kids: {
    readonly link: string
    readonly title: string
    readonly heading: string
    readonly find: string
    readonly placeholder: string
    readonly submit: string
    readonly topics: Readonly<Record<KidsTopic, string>>
    readonly newBooks: string
    readonly loved: string
    readonly found: (counting: Counting, count: number) => string
    readonly none: string
    readonly back: string
    readonly more: string
    readonly grownUps: string
    readonly isIn: string
    readonly isOut: string
  }
  readonly lists: {
    readonly title: string
    readonly kind: string
    readonly audience: string
    readonly audiences: Readonly<Record<'all' | 'adult' | 'juvenile', string>>
    readonly anything: string
    readonly show: string
    readonly newest: string
    readonly popular: string
    readonly none: string
  }
  readonly contact: {
    readonly title: string
    readonly address: string
    readonly phone: string
    readonly email: string
    readonly map: string
    readonly hours: string
  }
  readonly offline: {
    readonly title: string
    readonly text: string
    readonly card: string
    readonly noCard: string
    readonly again: string
    readonly keep: string
    readonly kept: string
    readonly forget: string
    readonly hint: string
  }
  readonly slow: { readonly title: string; readonly text: string }
  readonly badRequest: { readonly title: string; readonly text: string }
}

/** What the pictures of the children's pages lead to. */
export const kidsTopics = [
  'animals',
  'dinosaurs',
  'space',
  'sports',
  'nature',
  'history',
  'science',
  'art',
  'stories',
  'comics',
  'machines',
  'friends',
] as const
export type KidsTopic = (typeof kidsTopics)[number]

const all: ByLanguage<DiscoverWords> = {
  en: discoverEn,
  es: discoverEs,
  fr: discoverFr,
  de: discoverDe,
  ar: discoverAr,
}

/** The words in the language of a page. */
export function discoverWordsIn(lang: string): DiscoverWords {
  return inLanguage(all, lang)
}

/** The words and the counting of the language of a page. */
export function discovering(say: { readonly lang: string }): {
  readonly words: DiscoverWords
  readonly counting: Counting
} {
  return { words: discoverWordsIn(say.lang), counting: countingIn(say.lang) }
}
