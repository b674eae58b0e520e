import type { PaletteName } from './palette.ts'

/** The ten hundreds of the Dewey Decimal Classification, in order. */
const hundreds = [
  'general',
  'philosophy',
  'religion',
  'society',
  'language',
  'science',
  'technology',
  'arts',
  'literature',
  'history',
] as const satisfies readonly PaletteName[]

/** Words for what a thing is, as item types and record formats say it; the first that fits wins. */
const kinds: readonly (readonly [RegExp, PaletteName])[] = [
  [/picture|easy reader|board book|tales for|bilderbuch/, 'picture-book'],
  [/manga|comic|graphic/, 'arts'],
  [/film|movie|dvd|blu-?ray|video(?!\s*-?game)|television|\btv\b/, 'film'],
  [/video\s*-?game|board\s*-?game|\bgames?\b|puzzle|toy/, 'game'],
  [/music|score|vinyl|\bcds?\b|\blp\b/, 'music'],
  [/equipment|device|laptop|tablet|hotspot|tool|\bkits?\b|machine|camera|instrument/, 'equipment'],
  [/magazine|newspaper|serial|journal|periodical/, 'serial'],
  [/\bmaps?\b|atlas/, 'history'],
]

/** Broad kinds that decide only when no class number does. */
const fallbackKinds: readonly (readonly [RegExp, PaletteName])[] = [
  [/fiction|novel|story|stories|poe(m|try)|drama|play/, 'literature'],
  [/biograph/, 'history'],
]

/** Prefixes of public shelves that stand for a class. */
const shelves: readonly (readonly [RegExp, PaletteName])[] = [
  [/^(juv |j ?|ya |y |lt )?(fic|fiction|sf|mys|mystery|romance|western)\b/, 'literature'],
  [/^(e|er|pic|jp|jpb|picture|board)\b(?!\s*\d{3})/, 'picture-book'],
  [/^(gn|gra|manga|comic)\b/, 'arts'],
  [/^(b|bio|biog|biography)\s+[a-z]/, 'history'],
  [/^(dvd|blu|video)\b/, 'film'],
  [/^(cd|lp|score|music)\b(?!\s*\d{3})/, 'music'],
]

/** Prefixes that public libraries put before a Dewey number and that look like LC classes. */
const shelfPrefixes = new Set([
  '',
  'b',
  'bio',
  'cd',
  'dvd',
  'e',
  'er',
  'gn',
  'j',
  'jnf',
  'lp',
  'lt',
  'nf',
  'r',
  'ref',
  'y',
  'ya',
])

/** Library of Congress classes whose place among the hundreds is not that of their first letter. */
const lcSubclasses: Readonly<Record<string, PaletteName>> = {
  BL: 'religion',
  BM: 'religion',
  BP: 'religion',
  BQ: 'religion',
  BR: 'religion',
  BS: 'religion',
  BT: 'religion',
  BV: 'religion',
  BX: 'religion',
  GN: 'society',
  GR: 'society',
  GT: 'society',
  GV: 'arts',
  PN: 'literature',
  PQ: 'literature',
  PR: 'literature',
  PS: 'literature',
  PT: 'literature',
  PZ: 'literature',
  TR: 'arts',
}

/** First letters of the Library of Congress Classification; I, O, W, X and Y are not used there (W is NLM medicine). */
const lcLetters: Readonly<Record<string, PaletteName>> = {
  A: 'general',
  B: 'philosophy',
  C: 'history',
  D: 'history',
  E: 'history',
  F: 'history',
  G: 'history',
  H: 'society',
  J: 'society',
  K: 'society',
  L: 'society',
  M: 'music',
  N: 'arts',
  P: 'language',
  Q: 'science',
  R: 'technology',
  S: 'technology',
  T: 'technology',
  U: 'society',
  V: 'society',
  W: 'technology',
  Z: 'general',
}

/**
 * The family of colours of a title: by what it is where that says most (a film, a game, a laptop), else by its class number
 * (Dewey, also behind a shelf prefix as in `J 599.75`; LC; the words of public shelves such as `FIC LEG`), else by a broad kind.
 */
export function paletteFor(classNumber = '', kind = ''): PaletteName {
  const what = kind.toLowerCase()
  return firstMatch(kinds, what) ?? byClass(classNumber.trim()) ?? firstMatch(fallbackKinds, what) ?? 'unclassed'
}

function byClass(number: string): PaletteName | undefined {
  const lower = number.toLowerCase()
  const shelf = firstMatch(shelves, lower)
  if (shelf) return shelf
  // `823.914`, `J 599.75 HOL`, `[Fic]/741.5`; `QA 241` and `E185.97` are LC, whose letters only a known shelf prefix outweighs.
  const [, prefix = '', hundred, rest] =
    /^(?:([a-z&. -]{1,12})[\s/]+)?(\d)(\d\d)(?!\d)/.exec(lower.replaceAll(/[[\]]/g, '')) ?? []
  const lc = /^([A-Z]{1,3})\s?\d/.exec(number)
  if (hundred !== undefined && (!lc || shelfPrefixes.has(prefix))) return byDewey(Number(hundred), Number(rest))
  if (lc) return byLc(lc[1] ?? '', number)
  return undefined
}

function byDewey(hundred: number, rest: number): PaletteName | undefined {
  if (hundred === 7 && rest >= 80 && rest <= 89) return 'music'
  return hundreds[hundred]
}

function byLc(letters: string, number: string): PaletteName | undefined {
  // QA75 and QA76 are computing, which Dewey keeps in the 000s.
  if (/^QA\s?7[56](?!\d)/.test(number)) return 'general'
  return lcSubclasses[letters.slice(0, 2)] ?? lcLetters[letters.slice(0, 1)]
}

function firstMatch(table: readonly (readonly [RegExp, PaletteName])[], text: string): PaletteName | undefined {
  return text === '' ? undefined : table.find(([pattern]) => pattern.test(text))?.[1]
}
