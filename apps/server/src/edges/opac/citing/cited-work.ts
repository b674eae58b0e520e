import { trimPunctuation } from '@carrel/text'
import type { Bib } from '../../../modules/catalog/index.ts'
import type { CitedWork, Maker } from './work.ts'

/** A field of a MARC record as screens have it. */
export interface ShownField {
  readonly tag: string
  readonly value?: string
  readonly indicators?: string
  readonly subfields?: readonly { readonly code: string; readonly value: string }[]
}

type Role = 'author' | 'editor' | 'translator' | 'director' | 'other'

// Relator codes (MARC) and the words that catalogues write for them in $e.
const roleCodes: Readonly<Record<string, Role>> = {
  aut: 'author',
  cre: 'author',
  edt: 'editor',
  edc: 'editor',
  com: 'editor',
  trl: 'translator',
  drt: 'director',
  fmd: 'director',
}
const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/\b(author|verfasser|auteur|autor)/i, 'author'],
  [/film director|director/i, 'director'],
  [/editor|compiler|herausgeber|hrsg|éditeur scientifique|editor literario|\bed\b/i, 'editor'],
  [/translat|übersetz|traduct|\btrans\b|tr\./i, 'translator'],
]
const editedWords = /\b(edited|editors?|compiled|eds?\.|hrsg|herausgegeben|dirigé par|coordinad|a cura di)/i

/** Reads out of a record what references need. Names that the record gives no part in the work stand for its authors only beside one. */
export function citedWork(bib: Bib, fields: readonly ShownField[]): CitedWork {
  const all = (...tags: readonly string[]) => fields.filter(({ tag }) => tags.includes(tag))
  const first = (codes: string, ...tags: readonly string[]) => cleaned(textOf(all(...tags)[0], codes))
  const statement = textOf(all('245')[0], 'c')
  const main = all('100', '110', '111')[0]
  const added = all('700', '710').filter((field) => textOf(field, 't') === '' && makerOf(field).family !== '')
  const named = [...(main ? [main] : []), ...added].map((field) => ({ maker: makerOf(field), role: roleOf(field) }))
  const silent: Role = main === undefined && editedWords.test(statement) ? 'editor' : 'author'
  const withRole = (role: Role) =>
    once(
      named
        .filter(
          (one) =>
            (one.role ?? silent) === role || (one.role === 'other' && one === named[0] && main && role === 'author'),
        )
        .map(({ maker }) => maker),
    )
  const published = all('264').find(({ indicators }) => indicators?.[1] === '1') ?? all('264', '260')[0]
  const [seriesText = ''] = bib.series
  const [, series = seriesText, seriesNumber = ''] = /^(.*?)\s+;\s+(.*)$/.exec(seriesText) ?? []
  const found = (kind: string) => bib.identifiers.find((one) => one.kind.toLowerCase() === kind)?.value ?? ''
  const link = bib.links.find(({ url }) => /^https?:\/\//i.test(url))?.url ?? ''
  return {
    authors: withRole('author'),
    editors: withRole('editor'),
    translators: withRole('translator'),
    directors: withRole('director'),
    title: cleaned(textOf(all('245')[0], 'a')) || bib.title,
    subtitle: first('b', '245'),
    original: bib.originalTitle ?? '',
    translatedFrom: first('t', '765') || (textOf(all('240')[0], 'l') === '' ? '' : first('a', '240')),
    part: [first('n', '245'), first('p', '245')].filter((part) => part !== '').join(', '),
    edition: editionOf(bib.edition ?? ''),
    publisher: cleaned(textOf(published, 'b')).replace(/^\[(.*)\]$/, '$1'),
    place: cleaned(textOf(published, 'a').split(/ ?[;:] /)[0] ?? '').replace(/^\[(.*?)\??\]$/, '$1'),
    year: bib.year === null ? '' : String(bib.year),
    series,
    seriesNumber: cleaned(seriesNumber),
    isbn: bib.isbn ?? '',
    issn: found('issn'),
    doi: found('doi').replace(/^https?:\/\/(dx\.)?doi\.org\//i, ''),
    url: link,
    format: bib.format,
    language: bib.language ?? '',
  }
}

function textOf(field: ShownField | undefined, codes: string): string {
  return (field?.subfields ?? [])
    .filter(({ code }) => codes.includes(code))
    .map(({ value }) => value)
    .join(' ')
}

// Controls, line breaks and the marks that only steer sorting have no place in a reference.
const controls = /[\p{Cc}\u2028\u2029]+/gu
function cleaned(text: string): string {
  return trimPunctuation(
    text
      .replace(/[\u0088\u0089\u0098\u009c]/g, '')
      .replace(controls, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

function makerOf(field: ShownField): Maker {
  const name = cleaned(textOf(field, field.tag.endsWith('00') ? 'ab' : 'abn'))
  if (!field.tag.endsWith('00')) return { family: name, given: '', suffix: '' }
  const titles = cleaned(textOf(field, 'c'))
  const suffix = /\b(?:Jr|Sr)\b\.?|\b[IV]{2,3}\b/.exec(titles)?.[0] ?? ''
  const [family = '', ...given] = name.split(/\s*[,،]\s*/)
  const [last = ''] = given.slice(-1)
  // Older records have the suffix among the given names.
  const inName = given.length > 1 && /^(?:[JS]r\.?|[IV]{2,3})$/.test(last)
  return {
    family,
    given: (inName ? given.slice(0, -1) : given).join(' '),
    suffix: dotted(inName ? last : suffix),
  }
}

const dotted = (suffix: string) => (/^[JS]r$/.test(suffix) ? `${suffix}.` : suffix)

function roleOf(field: ShownField): Role | undefined {
  const words = textOf(field, 'e')
  const codes = (field.subfields ?? []).filter(({ code }) => code === '4').map(({ value }) => value.slice(-3))
  if (words === '' && codes.length === 0) return undefined
  for (const code of codes) if (roleCodes[code]) return roleCodes[code]
  return roleWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
}

function once(makers: readonly Maker[]): readonly Maker[] {
  return [...new Map(makers.map((maker) => [`${maker.family}\n${maker.given}`, maker])).values()]
}

const ordinal: Readonly<Record<string, string>> = { '1': 'st', '2': 'nd', '3': 'rd' }

/** `Second edition, revised` and `2nd ed.` both become `2nd ed.`; what is no number stays, and the first edition is none. */
function editionOf(text: string): string {
  const plain = cleaned(text)
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
  const word = words.findIndex((one) => plain.toLowerCase().startsWith(`${one} ed`))
  const number =
    word >= 0 ? String(word + 1) : (/^(\d{1,3})(?:st|nd|rd|th|\.|e|ª|a)?\.? ?(?:ed|aufl|éd)/i.exec(plain)?.[1] ?? '')
  if (number === '1') return ''
  if (number === '') return plain.replace(/\bedition\b/i, 'ed.')
  const ending = /1\d$/.test(number) ? 'th' : (ordinal[number.slice(-1)] ?? 'th')
  return `${number}${ending} ed.`
}
