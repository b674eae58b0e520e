import { lastFirst } from './names.ts'
import type { CitedWork, Maker } from './work.ts'

// Types of the RIS format by the catalogue's words.
const risTypes: Readonly<Record<string, string>> = {
  ebook: 'EBOOK',
  thesis: 'THES',
  manuscript: 'MANSCPT',
  periodical: 'JOUR',
  'e-periodical': 'EJOUR',
  website: 'ELEC',
  film: 'VIDEO',
  'online-film': 'VIDEO',
  music: 'SOUND',
  audiobook: 'SOUND',
  'e-audiobook': 'SOUND',
  score: 'MUSIC',
  map: 'MAP',
  picture: 'ART',
  software: 'COMP',
  'video-game': 'COMP',
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
const wholeTitle = ({ title, subtitle, part }: CitedWork) =>
  [subtitle === '' ? title : `${title}: ${subtitle}`, part].filter((text) => text !== '').join('. ')

/** A title as a file of Research Information Systems (RIS): lines of a tag, two blanks, a hyphen and a blank, each ended by CR LF. */
export function risOf(work: CitedWork, page: string): string {
  const named = (tag: string, makers: readonly Maker[]) => makers.map((maker) => [tag, lastFirst(maker)] as const)
  const lines: readonly (readonly [string, string])[] = [
    ['TY', risTypes[work.format] ?? 'BOOK'],
    ...named('AU', work.authors.length > 0 ? work.authors : work.directors),
    ...named('ED', work.editors),
    ...named('A4', work.translators),
    ['TI', wholeTitle(work)],
    ['OP', work.translatedFrom || work.original],
    ['ET', work.edition.replace(/ ed\.$/, '')],
    ['T2', work.series],
    ['VL', work.seriesNumber],
    ['PB', work.publisher],
    ['CY', work.place],
    ['PY', work.year],
    ['SN', work.isbn || work.issn],
    ['DO', work.doi],
    ['LA', work.language],
    ['UR', work.url || page],
  ]
  const written = lines
    .filter(([, value]) => oneLine(value) !== '')
    .map(([tag, value]) => `${tag}  - ${oneLine(value)}`)
  return [...written, 'ER  - ', ''].join('\r\n')
}

const bibtexEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

const escaped = (text: string) => oneLine(text).replace(/[\\{}$&#%_~^]/g, (one) => bibtexEscapes[one] ?? one)
/** Names that are not parted are kept together by braces of their own. */
const bibtexName = (maker: Maker) => {
  const { family, given, suffix } = maker
  if (given === '') return `{${escaped(family)}}`
  return [family, suffix, given]
    .filter((part) => part !== '')
    .map(escaped)
    .join(', ')
}

/** A title as an entry of a BibTeX file in UTF-8; the title is in braces of its own, so that capitals stay. */
export function bibtexOf(work: CitedWork, bib: number, page: string): string {
  const type =
    work.format === 'thesis' ? 'phdthesis' : ['book', 'large-print', 'ebook'].includes(work.format) ? 'book' : 'misc'
  const names = (makers: readonly Maker[]) => makers.map(bibtexName).join(' and ')
  const fields: readonly (readonly [string, string])[] = [
    ['author', names(work.authors.length > 0 ? work.authors : work.directors)],
    ['editor', names(work.editors)],
    ['translator', names(work.translators)],
    ['title', wholeTitle(work) === '' ? '' : `{${escaped(wholeTitle(work))}}`],
    ['origtitle', escaped(work.translatedFrom || work.original)],
    ['edition', escaped(work.edition.replace(/ ed\.$/, ''))],
    ['series', escaped(work.series)],
    ['number', escaped(work.seriesNumber)],
    ['publisher', escaped(work.publisher)],
    ['address', escaped(work.place)],
    ['year', escaped(work.year)],
    ['isbn', escaped(work.isbn)],
    ['issn', escaped(work.issn)],
    ['doi', oneLine(work.doi)],
    ['url', oneLine(work.url || page).replace(/[{}\\]/g, '')],
  ]
  const written = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}}`)
  return `@${type}{${keyOf(work, bib)},\n${written.join(',\n')}\n}\n`
}

/** Family name, year and the number of the title: plain letters that every program takes. */
function keyOf({ authors, editors, year }: CitedWork, bib: number): string {
  const name =
    (authors[0] ?? editors[0])?.family
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase() ?? ''
  return `${name === '' ? 'title' : name}${year}_${bib}`
}
