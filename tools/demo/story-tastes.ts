import type { DemoCopy } from './copies.ts'
import type { DemoPatron } from './people.ts'
import { isFilm, type Work } from './work.ts'
import { works } from './works/index.ts'

const worksByKey: ReadonlyMap<string, Work> = new Map(works.map((work) => [work.key, work]))

/** The work of a key; the story names none that does not exist. */
export function workOf(key: string): Work {
  const work = worksByKey.get(key)
  if (!work) throw new Error(`The story names an unknown work: ${key}`)
  return work
}

/** MARC codes of the languages that somebody reads whose notices are in this one. */
const reads: Readonly<Record<string, readonly string[]>> = {
  ar: ['ara'],
  el: ['gre'],
  es: ['spa'],
  fa: ['per'],
  fr: ['fre', 'hat'],
  he: ['heb', 'yid'],
  hi: ['hin'],
  hu: ['hun'],
  it: ['ita'],
  ja: ['jpn'],
  ko: ['kor'],
  pl: ['pol'],
  pt: ['por'],
  ru: ['rus'],
  sv: ['swe', 'dan', 'nob'],
  tr: ['tur'],
  uk: ['ukr', 'rus'],
  vi: ['vie'],
  zh: ['chi'],
}

/** True for patrons who may borrow on a day as far as their card is concerned. */
export function inGoodStanding(patron: DemoPatron, today: Temporal.PlainDate): boolean {
  if (patron.block !== undefined) return false
  return patron.expires === undefined || Temporal.PlainDate.compare(patron.expires, today) >= 0
}

/** True where the work is of a kind that this patron takes home: by age, by language, large print for those who need it. */
export function likes(patron: DemoPatron, work: Work): boolean {
  const foreign =
    work.lang !== undefined && work.lang !== 'eng' && work.lang !== 'zxx' && !isFilm(work) && work.kind !== 'music'
  if (foreign && !(reads[patron.language] ?? []).includes(work.lang ?? '')) return false
  const young = work.audience === 'child' || work.audience === 'preschool'
  switch (patron.category) {
    case 'child':
      return young && work.kind !== 'equipment'
    case 'teen':
      return (
        work.audience === 'teen' ||
        (work.audience === 'general' && work.kind !== 'equipment') ||
        (young && work.kind === 'comic')
      )
    case 'institution':
      return young && (work.kind === 'picture-book' || work.kind === 'book')
    case 'housebound':
      return work.kind === 'large-print' || (work.kind === 'audiobook' && !young)
    case 'senior':
      return !young && work.audience !== 'teen' && work.kind !== 'video-game'
    default:
      return !young && work.kind !== 'large-print' && !(work.audience === 'teen' && work.kind === 'book')
  }
}

/** Days for which a copy is lent to a category by the house's rules, weekends aside. */
export function usualPeriod(patron: DemoPatron, copy: DemoCopy): number {
  if (copy.itemType === 'new-book' || copy.itemType === 'dvd' || copy.itemType === 'magazine') return 7
  if (patron.category === 'institution') return 56
  if (patron.category === 'housebound') return 42
  if (patron.category === 'staff') return 28
  if (copy.itemType === 'book' && patron.category === 'adult') return 21
  if (copy.itemType === 'book' && patron.category === 'senior') return 28
  return 14
}

/** How many of an item type one patron may have at once; others are only limited in all. */
export const loanLimits: Readonly<Record<string, number>> = { 'new-book': 3, dvd: 5, 'board-game': 2, device: 1 }
