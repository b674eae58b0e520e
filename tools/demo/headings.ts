import type { Subfield } from './marc-fields.ts'

/** A name as it is written in an authorised heading, taken apart. */
export interface Heading {
  readonly body: boolean
  readonly name: string
  /** Titles and other words with the name: `Jr.`, `graf`. */
  readonly words: string | undefined
  readonly fuller: string | undefined
  readonly dates: string | undefined
}

const titles = ['Jr.', 'graf', 'граф', 'Emperor of Rome', 'Earl of Essex', 'King of England', 'King of Scotland', 'Dr.']
const datesAtEnd =
  /[,،] ((?:active|approximately|born) [^,،]+|(?:approximately )?-?\d{1,4}\??(?: [A-Z][a-z]+ \d{1,2})?(?:-(?:(?:approximately )?\d{1,4}\??)?)?|-(?:approximately )?\d{3,4})$/

/** Takes `Tolkien, J. R. R. (John Ronald Reuel), 1892-1973` apart; names of bodies start with `org:`. */
export function parseHeading(text: string): Heading {
  if (text.startsWith('org:')) {
    return { body: true, name: text.slice(4), words: undefined, fuller: undefined, dates: undefined }
  }
  const dates = datesAtEnd.exec(text)
  let rest = dates ? text.slice(0, dates.index) : text
  const fuller = / (\([^)]+\))$/.exec(rest)
  const isFuller = fuller !== null && / [^ ,]\.|^[^ ,]\./.test(rest.slice(0, fuller.index))
  if (fuller && isFuller) rest = rest.slice(0, fuller.index)
  const words = titles.find((title) => rest.endsWith(`, ${title}`))
  if (words !== undefined) rest = rest.slice(0, -words.length - 2)
  return {
    body: false,
    name: rest,
    words,
    fuller: isFuller ? fuller[1] : undefined,
    dates: dates?.[1],
  }
}

/** The kind of name as the tags want it: 100 and 700 for people, 110 and 710 for bodies. */
export function headingTag(heading: Heading, hundreds: '1' | '6' | '7' | '8'): string {
  return `${hundreds}${heading.body ? '10' : '00'}`
}

/** First indicator: 2 a body in direct order, 1 a surname, 0 a forename. */
export function headingIndicator(heading: Heading): string {
  if (heading.body) return '2'
  return /[,،]/.test(heading.name) ? '1' : '0'
}

/** The heading's subfields with the punctuation between them, and the relationship at the end where there is one. */
export function headingSubfields(heading: Heading, role?: string): Subfield[] {
  const parts: Subfield[] = []
  if (heading.body) {
    const [first = '', ...units] = heading.name.split(
      /(?<=\.) (?=[A-Z][a-z]+ (?:Auxiliary|Library|Aeronautics|Bureau|Court))/,
    )
    parts.push(['a', first], ...units.map((unit) => ['b', unit] as const))
  } else {
    parts.push(['a', heading.name])
    if (heading.words !== undefined) parts.push(['c', heading.words])
    if (heading.fuller !== undefined) parts.push(['q', heading.fuller])
    if (heading.dates !== undefined) parts.push(['d', heading.dates])
  }
  const comma = heading.name.includes('،') ? '،' : ','
  const punctuated = parts.map(([code, value], index): Subfield => {
    const next = parts[index + 1]?.[0] ?? (role === undefined ? undefined : 'e')
    if (next === undefined || next === 'q' || next === 'b' || value.endsWith('-')) return [code, value]
    return [code, `${value}${comma}`]
  })
  return role === undefined ? punctuated : [...punctuated, ['e', role]]
}

const familyNameFirst = new Set(['vie', 'hun', 'chi', 'jpn', 'kor'])

/** The name as its bearer would say it: `Ursula K. Le Guin`, `J.R.R. Tolkien`, in Vietnamese `Nguyễn Du`. */
export function spokenName(heading: Heading, language = 'eng'): string {
  const [family = '', ...given] = heading.name.split(', ')
  if (heading.body || given.length === 0) return heading.name.replace(/ \([^)]*\)$/, '')
  const parts = familyNameFirst.has(language) ? [family, ...given] : [...given, family]
  return parts.join(' ').replaceAll(/(?<=\b\p{Lu}\.) (?=\p{Lu}\.)/gu, '')
}
