import { controlNumber, firstField, subfieldText, type MarcRecord } from '@carrel/marc'

/** A vocabulary as Carrel sets it up when it meets its first record. */
export interface VocabularyDraft {
  readonly code: string
  readonly name: string
  readonly sources: readonly string[]
  readonly names: boolean
  readonly rank: number
}

const known: readonly VocabularyDraft[] = [
  { code: 'local', name: 'Our own headings', sources: ['local', ''], names: true, rank: 5 },
  {
    code: 'lcnaf',
    name: 'Library of Congress names',
    sources: ['lcsh', 'lcshac', 'naf', 'lcnaf'],
    names: true,
    rank: 10,
  },
  { code: 'lcsh', name: 'Library of Congress Subject Headings', sources: ['lcsh'], names: false, rank: 20 },
  { code: 'lcshac', name: 'LC children’s subject headings', sources: ['lcshac'], names: false, rank: 25 },
  { code: 'lcgft', name: 'Library of Congress Genre/Form Terms', sources: ['lcgft'], names: false, rank: 30 },
  { code: 'lcmpt', name: 'LC Medium of Performance Thesaurus', sources: ['lcmpt'], names: false, rank: 31 },
  { code: 'lcdgt', name: 'LC Demographic Group Terms', sources: ['lcdgt'], names: false, rank: 32 },
  { code: 'fast', name: 'FAST', sources: ['fast'], names: false, rank: 40 },
  { code: 'mesh', name: 'Medical Subject Headings', sources: ['mesh'], names: false, rank: 41 },
  { code: 'homoit', name: 'Homosaurus', sources: ['homoit', 'homosaurus'], names: false, rank: 42 },
  { code: 'aat', name: 'Art & Architecture Thesaurus', sources: ['aat'], names: false, rank: 43 },
  { code: 'gnd', name: 'Gemeinsame Normdatei', sources: ['gnd', 'swd'], names: true, rank: 44 },
  { code: 'rvm', name: 'Répertoire de vedettes-matière', sources: ['rvm'], names: false, rank: 45 },
  { code: 'cash', name: 'Canadian Subject Headings', sources: ['cash', 'csh'], names: false, rank: 46 },
  { code: 'nal', name: 'National Agricultural Library', sources: ['nal', 'nalt'], names: false, rank: 47 },
  { code: 'sears', name: 'Sears List of Subject Headings', sources: ['sears'], names: false, rank: 48 },
]

/** How a vocabulary is set up: the well-known ones as they are used, any other under its code. */
export function vocabularyDraft(code: string): VocabularyDraft {
  return known.find((one) => one.code === code) ?? { code, name: code, sources: [code], names: false, rank: 100 }
}

/** Prefixes of LC control numbers, each of a file of its own. */
const byControl: readonly (readonly [RegExp, string])[] = [
  [/^sh\s*\d/, 'lcsh'],
  [/^sj\s*\d/, 'lcshac'],
  [/^gf\s*\d/, 'lcgft'],
  [/^mp\s*\d/, 'lcmpt'],
  [/^dg\s*\d/, 'lcdgt'],
  [/^fst\s*\d/, 'fast'],
  [/^n[a-z]?\s*\d/, 'lcnaf'],
]
/** MARC 21 Authority 008/11: the system that a subject heading belongs to. */
const by008: Readonly<Record<string, string>> = {
  a: 'lcsh',
  b: 'lcshac',
  c: 'mesh',
  d: 'nal',
  k: 'cash',
  r: 'aat',
  s: 'sears',
  v: 'rvm',
}

/** The vocabulary that a record says it is of: by its LC number, by 040 $f, by 008/11; `local` where it says nothing. */
export function vocabularyOf(record: MarcRecord): string {
  const lccn = (subfieldText(firstField(record, '010'), 'a') ?? '').trim()
  for (const number of [controlNumber(record), lccn]) {
    const found = byControl.find(([pattern]) => pattern.test(number))
    if (found) return found[1]
  }
  const source = (subfieldText(firstField(record, '040'), 'f') ?? '').trim().toLowerCase()
  const alias = known.find(({ code, sources }) => code === source || (source !== '' && sources.includes(source)))
  if (alias) return alias.code
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(source)) return source
  const fixed = firstField(record, '008')
  return by008[(fixed?.kind === 'control' ? fixed.value[11] : undefined) ?? ''] ?? 'local'
}
