import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import type { Format } from './format.ts'
import { formats } from './format.ts'

/** The few things that are known of a title that is added in a hurry. */
export interface BriefFields {
  readonly title: string
  readonly author?: string
  readonly year?: number
  readonly isbn?: string
  readonly format?: string
  /** What it says of age, e.g. `PEGI 16`. */
  readonly rating?: string
}

/** Leader/06 and 07, and the codes of 008 by their places, that say a format. */
const codes: Readonly<Partial<Record<Format, readonly [leader: string, fixed: Readonly<Record<number, string>>]>>> = {
  book: ['am', {}],
  'large-print': ['am', { 23: 'd' }],
  braille: ['am', { 23: 'f' }],
  ebook: ['am', { 23: 'o' }],
  manuscript: ['tm', {}],
  microform: ['am', { 23: 'b' }],
  periodical: ['as', { 21: 'p' }],
  'e-periodical': ['as', { 21: 'p', 23: 'o' }],
  website: ['ai', { 21: 'w', 23: 'o' }],
  film: ['gm', { 33: 'v' }],
  'online-film': ['gm', { 29: 'o', 33: 'v' }],
  music: ['jm', {}],
  audiobook: ['im', {}],
  'e-audiobook': ['im', { 23: 'o' }],
  score: ['cm', {}],
  map: ['em', {}],
  picture: ['km', { 33: 'i' }],
  game: ['rm', { 33: 'g' }],
  'video-game': ['mm', { 26: 'g' }],
  software: ['mm', { 26: 'b' }],
  equipment: ['rm', { 33: 'r' }],
  kit: ['om', { 33: 'b' }],
  archive: ['pc', {}],
}

/** A format by its code, or `book`. */
export function knownFormat(text: string | undefined): Format {
  return formats.find((format) => format === text) ?? 'book'
}

/** A short MARC 21 record of what is known; `day` (yymmdd) is when it is entered. Its level says that it is only partial. */
export function briefRecord(brief: BriefFields, control: string, day: string): MarcRecord {
  const [leader, fixed] = codes[knownFormat(brief.format)] ?? ['am', {}]
  const places = [
    ...`${day}${brief.year === undefined ? 'n    ' : `s${String(brief.year).padStart(4, '0')}`}    xx `.padEnd(35),
    '|',
    '|',
    '|',
    ' ',
    'd',
  ]
  for (const [place, code] of Object.entries(fixed)) places[Number(place)] = code
  const author = brief.author?.trim() ?? ''
  const isbn = brief.isbn?.trim() ?? ''
  const rating = brief.rating?.trim() ?? ''
  const data: readonly (Field | undefined)[] = [
    isbn === '' ? undefined : dataField('020', '  ', ['a', isbn]),
    author === '' ? undefined : dataField('100', '1 ', ['a', author]),
    dataField('245', author === '' ? '00' : '10', ['a', brief.title.trim()]),
    brief.year === undefined ? undefined : dataField('264', ' 1', ['c', String(brief.year)]),
    rating === '' ? undefined : dataField('521', '8 ', ['a', rating]),
  ]
  return createRecord(`00000n${leader} a22000005i 4500`, [
    controlField('001', control),
    controlField('008', places.join('')),
    ...data.filter((field) => field !== undefined),
  ])
}
