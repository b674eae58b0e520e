/** What a library holds it as; decides the record's material codes, its carrier and its shelf. */
export type Kind =
  | 'book'
  | 'picture-book'
  | 'comic'
  | 'manga'
  | 'large-print'
  | 'ebook'
  | 'audiobook'
  | 'music'
  | 'dvd'
  | 'blu-ray'
  | 'board-game'
  | 'video-game'
  | 'serial'
  | 'map'
  | 'equipment'

export type Audience = 'preschool' | 'child' | 'teen' | 'adult' | 'general'

/** Literary form, as in MARC 21 008/33 for books and 008/30 for sound. */
export type Form = 'novel' | 'stories' | 'poetry' | 'drama' | 'essays' | 'fiction' | 'nonfiction'

/** Relationship of a person or body to the work, an RDA designator as it stands in $e. */
export type Role =
  | 'author'
  | 'editor'
  | 'translator'
  | 'illustrator'
  | 'artist'
  | 'narrator'
  | 'performer'
  | 'composer'
  | 'conductor'
  | 'film director'
  | 'screenwriter'
  | 'actor'
  | 'creator'
  | 'game designer'
  | 'cartographer'
  | 'compiler'
  | 'publisher'
  | 'colorist'
  | 'writer of foreword'
  | 'issuing body'
  | 'manufacturer'

/** The same words in the script they were printed in; each present one makes a linked 880 field. */
export interface OriginalScript {
  readonly by?: string
  /** Absent where only the original title of a translation is in another script. */
  readonly title?: string
  readonly subtitle?: string
  readonly part?: string
  readonly partTitle?: string
  readonly said?: string
  readonly pub?: readonly [place: string, publisher: string]
  readonly series?: string
  /** The original title of a translation. */
  readonly original?: string
  /** Names of `with` in their own script, in the same order; an empty string where there is none. */
  readonly with?: readonly string[]
}

/**
 * One edition that the demo library has, as a librarian would note it down: facts without MARC punctuation.
 *
 * Names are authorised headings in one string: `Tolkien, J. R. R. (John Ronald Reuel), 1892-1973`; bodies start with `org:`.
 * Subjects are LCSH strings with `--` between subdivisions; `person:`, `org:`, `place:` and `title:` name what is not a topic.
 */
export interface Work {
  /** Stable name within the demo, such as `le-guin-the-left-hand-of-darkness`. */
  readonly key: string
  readonly kind: Kind
  readonly audience: Audience
  readonly form: Form
  readonly by?: string
  readonly byRole?: Role
  readonly title: string
  readonly subtitle?: string
  readonly part?: string
  readonly partTitle?: string
  /** Statement of responsibility as on the title page; made from `by` and `with` where absent. */
  readonly said?: string
  readonly with?: readonly (readonly [role: Role, name: string])[]
  /** Other titles that people look for. */
  readonly alt?: readonly string[]
  /** Title of the work in the language that it was written in, for a translation. */
  readonly original?: string
  /** The title in English, for a book in another language. */
  readonly english?: string
  /** MARC language code of the text; English where absent. */
  readonly lang?: string
  /** Language that it was translated from. */
  readonly from?: string
  /** Further languages of the text, soundtrack or captions. */
  readonly alsoIn?: readonly string[]
  readonly subtitles?: readonly string[]
  readonly edition?: string
  readonly pub: readonly [place: string, publisher: string, year: number]
  /** Year when the work first came out, where this edition is a later one. */
  readonly first?: number
  /** Pages, or the whole extent in words. */
  readonly pages?: number | string
  /** Illustrative content, in words. */
  readonly ill?: string
  readonly cm?: number | string
  readonly minutes?: number
  readonly discs?: number
  /** As printed, 10 or 13 digits. */
  readonly isbn?: string
  readonly issn?: string
  readonly upc?: string
  readonly lccn?: string
  readonly dewey?: string
  readonly lc?: string
  /** Series as printed, `Title ; number`. */
  readonly series?: string
  /** Series of the author's own, entered under the author, `Title ; number`. */
  readonly cycle?: string
  readonly frequency?: 'Weekly' | 'Monthly' | 'Six issues yearly' | 'Quarterly' | 'Eleven issues yearly'
  readonly scale?: number
  readonly url?: string
  readonly contents?: readonly string[]
  readonly notes?: readonly string[]
  readonly cast?: string
  readonly credits?: string
  /** Film rating or the maker's advice. */
  readonly rating?: string
  /** Ages of interest, such as `4-8`. */
  readonly ages?: string
  /** Country where a film was made, in English. */
  readonly country?: string
  readonly animated?: boolean
  readonly blackAndWhite?: boolean
  /** How a piece of music is classed in 008/18, such as `rc` for rock. */
  readonly musicForm?: string
  /** One sentence of our own. */
  readonly summary?: string
  readonly biography?: boolean
  readonly indexed?: boolean
  readonly subjects: readonly string[]
  /** LCGFT terms; `local:` where the term is this library's own. */
  readonly genres: readonly string[]
  readonly script?: OriginalScript
  /** The call number's last line, where it is not the first letters of the main entry. */
  readonly mark?: string
  /** How much it is asked for: 1 quiet to 5 queues round the block. */
  readonly demand?: 1 | 2 | 3 | 4 | 5
  /** Copies at Elm Street and at Harbour, where the rule of thumb is wrong. */
  readonly copies?: readonly [elm: number, harbour: number]
  /** Price of one copy in cents, where it is not the usual one of its kind. */
  readonly price?: number
}

/** True for films, whatever disc they are on. */
export function isFilm(work: Work): boolean {
  return work.kind === 'dvd' || work.kind === 'blu-ray'
}

type Usual = 'kind' | 'audience' | 'form' | 'genres'

/** What the entries of a data module have in common; each entry may say otherwise. */
export type Alike = Pick<Work, 'kind' | 'audience' | 'form'> & Partial<Omit<Work, 'key'>>

/** A work as the data modules write it: the key follows from the other facts. */
export type Entry = Omit<Work, 'key' | Usual> & Partial<Pick<Work, Usual>>

/** Completes the entries of a data module with what is alike in all of them, and gives each its key. */
export function worksOf(alike: Alike, entries: readonly Entry[]): readonly Work[] {
  return entries.map((entry) => {
    const work: Work = { genres: [], ...alike, ...entry, key: '' }
    return { ...work, key: workKey(work) }
  })
}

/** Lower-case ASCII words joined by hyphens: `Cien años de soledad` becomes `cien-anos-de-soledad`. */
export function slug(text: string): string {
  return asciiLetters(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** Latin text without marks, modifier letters and ligatures, for keys and for the letters on a spine. */
export function asciiLetters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\u02B0-\u02FF'’]/gu, '')
    .replaceAll(/[ĐđÐðŁłØøÆæŒœßÞþıŦŧ]/g, (letter) => plainLetters[letter] ?? '')
}

const plainLetters: Readonly<Record<string, string>> = {
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Ł: 'L',
  ł: 'l',
  Ø: 'O',
  ø: 'o',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  ß: 'ss',
  Þ: 'Th',
  þ: 'th',
  ı: 'i',
  Ŧ: 'T',
  ŧ: 't',
}

function workKey(work: Work): string {
  const surname = (work.by ?? '').replace(/^org:/, '').replace(/[,(].*$/s, '')
  const ownKind = ['book', 'picture-book', 'comic', 'manga'].includes(work.kind) ? '' : work.kind
  const part = [work.part, work.part ? '' : (work.partTitle ?? '')].join(' ')
  return slug(
    [
      surname,
      work.title,
      part,
      work.lang === undefined || work.lang === 'eng' || work.lang === 'zxx' ? '' : work.lang,
      ownKind,
    ].join(' '),
  )
}

/** The language of the title that the record bears: a foreign film that is known here by an English title bears that one. */
export function titleLanguage(work: Work): string {
  return isFilm(work) && work.original !== undefined ? 'eng' : (work.lang ?? 'eng')
}
