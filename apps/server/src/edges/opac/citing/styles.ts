import { capital, headline } from './letter-case.ts'
import { firstLast, lastFirst, withInitials } from './names.ts'
import type { CitedWork, Maker, Reference } from './work.ts'

/** The styles that a title can be cited in, in the order in which they are shown. */
export const citationStyles = ['mla', 'apa', 'chicago', 'chicago17'] as const
export type CitationStyle = (typeof citationStyles)[number]

/** What the styles are called. */
export const styleNames: Readonly<Record<CitationStyle, string>> = {
  mla: 'MLA (9th edition)',
  apa: 'APA (7th edition)',
  chicago: 'Chicago (18th edition)',
  chicago17: 'Chicago (17th edition)',
}

/** A title as a list of works cited has it. */
export function referenceTo(work: CitedWork, style: CitationStyle): Reference {
  if (style === 'apa') return apa(work)
  return style === 'mla' ? mla(work) : chicago(work, style === 'chicago17')
}

const isFilm = ({ format }: CitedWork) => format === 'film' || format === 'online-film'

/** Sentences of a reference; one that ends in a mark of its own gets no second full stop. */
function sentences(parts: readonly Reference[]): Reference {
  const filled = parts.filter((part) => part.some((one) => (typeof one === 'string' ? one : one.italic) !== ''))
  return filled.flatMap((part, place) => {
    const last = part.at(-1) ?? ''
    const end = /[.?!…。？！]["”’]?$/u.test(typeof last === 'string' ? last : last.italic) ? '' : '.'
    return [...part, `${end}${place < filled.length - 1 ? ' ' : ''}`]
  })
}

function fullTitle(work: CitedWork, spell: (text: string) => string): Reference {
  const main = /[?!]$/.test(work.title) ? `${spell(work.title)} ` : `${spell(work.title)}: `
  const whole = work.subtitle === '' ? spell(work.title) : `${main}${spell(capital(work.subtitle))}`
  const part = work.part === '' ? whole : `${whole}. ${capital(work.part)}`
  return work.original === '' ? [{ italic: part }] : [{ italic: part }, ` [${work.original}]`]
}

const inHeadline = (work: CitedWork, prepositions: 'all' | 'short') => (text: string) =>
  work.language === 'eng' ? headline(text, prepositions) : capital(text)

const list = (texts: readonly string[]) => texts.filter((text) => text !== '').join(', ')
const address = ({ doi, url }: CitedWork) => (doi === '' ? url : `https://doi.org/${doi}`)

/** MLA Handbook, 9th edition, chapter 5: author, title, contributors, version, number, publisher, year. */
function mla(work: CitedWork): Reference {
  const makers = (all: readonly Maker[]) => {
    const [one, two] = all
    if (!one) return ''
    if (!two) return lastFirst(one)
    return all.length > 2 ? `${lastFirst(one)}, et al` : `${lastFirst(one)}, and ${firstLast(two)}`
  }
  const byEditors = work.authors.length === 0 && work.editors.length > 0
  const lead = byEditors
    ? `${makers(work.editors)}, ${work.editors.length > 1 ? 'editors' : 'editor'}`
    : makers(work.authors)
  const named = (all: readonly Maker[]) =>
    all.length > 2 && all[0] ? `${firstLast(all[0])} et al.` : all.map(firstLast).join(' and ')
  const contributors = [
    work.directors.length > 0 && `directed by ${named(work.directors)}`,
    work.translators.length > 0 && `translated by ${named(work.translators)}`,
    !byEditors && work.editors.length > 0 && `edited by ${named(work.editors)}`,
  ].filter((part) => part !== false)
  const facts = list([...contributors, work.edition, work.publisher, work.year])
  const series =
    work.series === '' ? '' : list([work.series, work.seriesNumber && `no. ${numberOf(work.seriesNumber)}`])
  return sentences([
    [lead],
    fullTitle(work, inHeadline(work, 'all')),
    [/^\p{L}/u.test(facts) ? capital(facts) : facts],
    [series],
    [address(work)],
  ])
}

const mostApaAuthors = 20
const apaKinds: Readonly<Record<string, string>> = {
  film: 'Film',
  'online-film': 'Film',
  audiobook: 'Audiobook',
  'e-audiobook': 'Audiobook',
  music: 'Album',
  map: 'Map',
  'video-game': 'Video game',
  score: 'Musical score',
  thesis: 'Thesis',
}

/** APA Publication Manual, 7th edition, sections 9.7 to 9.34 and 10.2: author, date, title, source. */
function apa(work: CitedWork): Reference {
  const makers = (all: readonly Maker[]) => {
    const names = all.map(withInitials)
    const last = names.at(-1) ?? ''
    if (names.length < 2) return last
    if (names.length > mostApaAuthors) return `${names.slice(0, mostApaAuthors - 1).join(', ')}, . . . ${last}`
    return `${names.slice(0, -1).join(', ')}, & ${last}`
  }
  const date = `(${work.year === '' ? 'n.d.' : work.year})`
  const directed = isFilm(work) && work.directors.length > 0
  const byEditors = !directed && work.authors.length === 0 && work.editors.length > 0
  const lead = directed
    ? `${makers(work.directors)} (${work.directors.length > 1 ? 'Directors' : 'Director'})`
    : byEditors
      ? `${makers(work.editors)} (${work.editors.length > 1 ? 'Eds.' : 'Ed.'})`
      : makers(work.authors)
  const plain = (all: readonly Maker[]) => all.map((one) => firstInitial(one)).join(' & ')
  const notes = [
    work.edition,
    !byEditors && work.editors.length > 0 ? `${plain(work.editors)}, ${work.editors.length > 1 ? 'Eds.' : 'Ed.'}` : '',
    work.translators.length > 0 ? `${plain(work.translators)}, Trans.` : '',
  ].filter((note) => note !== '')
  const kind = apaKinds[work.format]
  const title = [
    ...fullTitle(work, capital),
    notes.length === 0 ? '' : ` (${notes.join('; ')})`,
    kind === undefined ? '' : ` [${kind}]`,
  ].filter((part) => part !== '')
  const publisher = work.authors.some(({ family, given }) => given === '' && family === work.publisher)
    ? ''
    : work.publisher
  const reference = sentences(lead === '' ? [title, [date], [publisher]] : [[lead], [date], title, [publisher]])
  // An address ends a reference without a full stop (9.35).
  return address(work) === '' ? reference : [...reference, ` ${address(work)}`]
}

function firstInitial(maker: Maker): string {
  const [family = '', given = '', suffix = ''] = withInitials(maker).split(', ')
  return [given, family, suffix].filter((part) => part !== '').join(' ')
}

/** The Chicago Manual of Style, bibliography: 18th edition, 14.2 (no place of publication; three of more than six names), or the 17th. */
function chicago(work: CitedWork, is17th: boolean): Reference {
  const [most, kept] = is17th ? [10, 7] : [6, 3]
  const makers = (all: readonly Maker[]) => {
    const names = all.map((maker, place) => (place === 0 ? lastFirst(maker) : firstLast(maker)))
    if (names.length > most) return `${names.slice(0, kept).join(', ')}, et al.`
    if (names.length < 2) return names[0] ?? ''
    return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`
  }
  const byEditors = work.authors.length === 0 && work.editors.length > 0
  const directed = work.authors.length === 0 && !byEditors && work.directors.length > 0
  const lead = byEditors
    ? `${makers(work.editors)}, ${work.editors.length > 1 ? 'eds.' : 'ed.'}`
    : directed
      ? `${makers(work.directors)}, ${work.directors.length > 1 ? 'dirs.' : 'dir.'}`
      : makers(work.authors)
  const named = (all: readonly Maker[]) =>
    all.length > 3 && all[0] ? `${firstLast(all[0])} et al.` : new Intl.ListFormat('en').format(all.map(firstLast))
  const series = work.series === '' ? '' : [work.series, numberOf(work.seriesNumber)].filter(Boolean).join(' ')
  const source = list([work.publisher, work.year === '' && work.publisher !== '' ? 'n.d.' : work.year])
  return sentences([
    [lead],
    fullTitle(work, inHeadline(work, is17th ? 'all' : 'short')),
    [work.edition],
    [!byEditors && work.editors.length > 0 ? `Edited by ${named(work.editors)}` : ''],
    [work.translators.length > 0 ? `Translated by ${named(work.translators)}` : ''],
    [series],
    [is17th && work.place !== '' && source !== '' ? `${work.place}: ${source}` : source],
    [address(work)],
  ])
}

/** `v. 4`, `no. 4`, `Bd. 4` and `4` are all the number 4. */
function numberOf(text: string): string {
  return text.replace(/^(?:v|vol|no|nr|bd|band|t|tome)\.?\s*(?=\d)/i, '')
}
