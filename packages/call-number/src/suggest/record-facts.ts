import { controlValue, fieldsOf, texts, type ClassifiableField, type ClassifiableRecord } from './record.ts'

/** What the numbers of a record are made from beside its class. */
export interface RecordFacts {
  /** What the record is entered under: its first author, body or meeting, else its title; with the field that says so. */
  readonly entry: { readonly text: string; readonly tag: string }
  /** True when the entry is a name and not the title. */
  readonly hasAuthor: boolean
  /** The title without its article. */
  readonly title: string
  /** Four figures, or undefined where the record does not say. */
  readonly year: string | undefined
  readonly yearFrom: string
  /** Serials and integrating resources have no year in their number. */
  readonly isContinuing: boolean
  /** The person whose life it is. */
  readonly biographee: string | undefined
  /** The person wrote of themselves. */
  readonly isAutobiography: boolean
  readonly isFiction: boolean
  readonly isJuvenile: boolean
}

const CONTINUING = /[bis]/

/** Reads from a record what call numbers are made of: MARC 21 leader, 008, 1XX, 240 to 264, 600 and 655. */
export function recordFacts(record: ClassifiableRecord): RecordFacts {
  const fixed = controlValue(record, '008')
  const isText = /[at]/.test(record.leader.charAt(6)) && !CONTINUING.test(record.leader.charAt(7))
  const [author] = fieldsOf(record, '100', '110', '111')
  const title = sortTitle(record)
  const name = texts(author, author?.tag === '100' ? 'ab' : 'abcdn')
    .join(' ')
    .replace(/[\s,;:]+$/, '')
  const [year, yearFrom] = yearOf(record, fixed)
  const biographee = isBiography(record, isText ? fixed : '') ? texts(fieldsOf(record, '600')[0], 'a')[0] : undefined
  return {
    entry: name === '' ? { text: title, tag: '245' } : { text: name, tag: author?.tag ?? '100' },
    hasAuthor: name !== '',
    title,
    year,
    yearFrom,
    isContinuing: CONTINUING.test(record.leader.charAt(7)),
    biographee,
    isAutobiography: biographee !== undefined && (fixed.charAt(34) === 'a' || sameName(biographee, name)),
    isFiction: isText && /[1fj]/.test(fixed.charAt(33)),
    isJuvenile: isText && /[abcj]/.test(fixed.charAt(22)),
  }
}

/** The title without the article that its indicator counts: a uniform title (130) before the title proper. */
function sortTitle(record: ClassifiableRecord): string {
  const [uniform] = fieldsOf(record, '130')
  const field = uniform ?? fieldsOf(record, '245')[0]
  const article = Number.parseInt(field?.indicators?.charAt(uniform ? 0 : 1) ?? '', 10)
  const text = texts(field, 'anp').join(' ') || texts(field, 'k').join(' ')
  const filed = article > 0 && article < text.length ? text.slice(article) : text
  return filed.replace(/[\s/:;=,.]+$/, '').trim()
}

function yearOf(record: ClassifiableRecord, fixed: string): readonly [year: string | undefined, from: string] {
  const published = fieldsOf(record, '264').filter(({ indicators }) => indicators?.charAt(1) === '1')
  for (const field of [...published, ...fieldsOf(record, '260')]) {
    const year = /(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/.exec(texts(field, 'c').join(' '))?.[0]
    if (year !== undefined) return [year, `${field.tag} $c`]
  }
  const coded = /^(?:1[4-9]|20)\d\d$/.exec(fixed.slice(7, 11))?.[0]
  return coded === undefined ? [undefined, ''] : [coded, '008']
}

const says = (field: ClassifiableField, codes: string, word: RegExp): boolean =>
  texts(field, codes).some((text) => word.test(text))

/** 008/34 counts it as biography of one person, or a heading says so. */
function isBiography(record: ClassifiableRecord, fixed: string): boolean {
  if (fieldsOf(record, '600').length === 0) return false
  if (/[ab]/.test(fixed.charAt(34))) return true
  const word = /\b(?:auto)?biograph(?:y|ies|ical)\b/i
  return (
    fieldsOf(record, '655').some((field) => says(field, 'a', word)) ||
    says(fieldsOf(record, '600')[0] ?? { tag: '600' }, 'vx', word)
  )
}

const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()

const sameName = (one: string, other: string): boolean => one !== '' && bare(one) === bare(other)
