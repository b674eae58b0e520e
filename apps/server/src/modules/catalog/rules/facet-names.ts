import { audienceNames } from './audience.ts'
import type { Format } from './format.ts'

/** The facets that a search counts, in the order in which they are shown. */
export const facetLabels: Readonly<Record<string, string>> = {
  available: 'On the shelf now at',
  format: 'Format',
  audience: 'For whom',
  author: 'Author',
  subject: 'Subject',
  genre: 'Genre',
  language: 'Language',
  branch: 'Library',
  location: 'Shelving location',
  'item-type': 'Item type',
  series: 'Series',
  place: 'Place',
}

/** What formats are called. */
export const formatNames: Readonly<Record<Format, string>> = {
  book: 'Book',
  'large-print': 'Large print',
  braille: 'Braille',
  ebook: 'E-book',
  thesis: 'Thesis',
  manuscript: 'Manuscript',
  microform: 'Microform',
  periodical: 'Magazine or journal',
  'e-periodical': 'Online journal',
  website: 'Website',
  film: 'Film',
  'online-film': 'Online film',
  music: 'Music',
  audiobook: 'Audiobook',
  'e-audiobook': 'Online audiobook',
  score: 'Sheet music',
  map: 'Map',
  picture: 'Picture',
  game: 'Game',
  'video-game': 'Video game',
  software: 'Software',
  equipment: 'Equipment',
  kit: 'Kit',
  archive: 'Archive',
  other: 'Other',
}

/** The name of a format; an unknown one is shown as it is. */
export function formatName(format: string): string {
  return Object.hasOwn(formatNames, format) ? formatNames[format as Format] : format
}

/** The name of an audience; an unknown one is shown as it is. */
export function audienceName(audience: string): string {
  return audience === 'children' || audience === 'teens' || audience === 'adults' ? audienceNames[audience] : audience
}

// Making these takes longer than a search.
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** The English name of a language by its MARC code; an unknown one is shown as it is. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}
