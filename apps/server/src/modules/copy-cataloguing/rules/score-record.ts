import {
  checkRecord,
  dialectOf,
  fieldsWith,
  firstField,
  parseLeader,
  subfieldText,
  subfieldTexts,
  type DataField,
  type MarcRecord,
} from '@carrel/marc'
import { parseIsbn } from '@carrel/identifiers'

/** One thing that a record gains or loses points by. */
export interface ScoreReason {
  readonly points: number
  readonly text: string
}

/** How good a record is to be taken over: 0 to 100, with every reason. */
export interface RecordScore {
  readonly score: number
  readonly reasons: readonly ScoreReason[]
}

/** What a library looks for in records of others. */
export interface Wishes {
  /** Language in which records should be catalogued (040 $b), three letters. */
  readonly language: string
  /** The class numbers that it shelves by. */
  readonly classTags: readonly string[]
  /** The ISBN that was searched for, if one was; 13 digits. */
  readonly isbn?: string | undefined
}

/** Points by encoding level (MARC 21 Leader/17; `I`, `K`, `L`, `M`, `J` are OCLC’s). */
const levels: Readonly<Record<string, ScoreReason>> = {
  ' ': { points: 20, text: 'Full level, catalogued with the item in hand' },
  '1': { points: 17, text: 'Full level, without the item in hand' },
  I: { points: 17, text: 'Full level, by a member of OCLC' },
  '4': { points: 14, text: 'Core level' },
  L: { points: 10, text: 'Full level, loaded from a batch' },
  K: { points: 8, text: 'Less than full, by a member of OCLC' },
  '2': { points: 8, text: 'Less than full, without the item in hand' },
  '7': { points: 7, text: 'Minimal level' },
  M: { points: 6, text: 'Less than full, loaded from a batch' },
  '5': { points: 4, text: 'Partial: being worked on' },
  '3': { points: 3, text: 'Abbreviated level' },
  '8': { points: 2, text: 'Prepublication record: the description was not made from the item' },
}

/** Authentication codes (MARC 21 042) that say the headings were checked. */
const authenticated = new Set([
  'pcc',
  'lc',
  'dlc',
  'lcac',
  'lcderive',
  'nlc',
  'nlmcopyc',
  'bibco',
  'conser',
  'gnd1',
  'gnd2',
  'isds/c',
])
const copied = new Set(['lccopycat', 'lcnuc', 'ukblcatcopy', 'ukscp', 'msc'])

/**
 * Judges a record for taking it over. Points are for its level, class numbers, controlled subjects, language of
 * cataloguing, rules, authentication and completeness; flags of the checks, and an ISBN that is not its own, cost some.
 */
export function scoreRecord(record: MarcRecord, wishes: Wishes): RecordScore {
  const reasons = [
    level(record),
    ...classNumbers(record, wishes),
    subjects(record),
    language(record, wishes),
    rules(record),
    authentication(record),
    ...completeness(record),
    flags(record),
    ...ownNumber(record, wishes),
  ].filter((reason) => reason !== undefined)
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  return { score: Math.max(0, Math.min(100, sum)), reasons }
}

function level(record: MarcRecord): ScoreReason {
  if (parseLeader(record.leader).status === 'd')
    return { points: -60, text: 'The other library has deleted this record' }
  const code = parseLeader(record.leader).encodingLevel.replace('#', ' ')
  return levels[code] ?? { points: 4, text: 'The record does not say how full it is' }
}

function classNumbers(record: MarcRecord, { classTags }: Wishes): readonly ScoreReason[] {
  const has = (tag: string) =>
    fieldsWith(record, tag).some((field) => field.kind === 'data' && subfieldText(field, 'a') !== undefined)
  const wanted = classTags.find(has)
  if (wanted !== undefined) return [{ points: 12, text: `Class number in ${wanted}` }]
  const other = ['050', '082', '060', '080', '084', '090', '092', '086', '676', '675', '680'].find(has)
  return [
    other === undefined
      ? { points: 0, text: 'No class number' }
      : { points: 5, text: `Class number in ${other}, which is not how this library shelves` },
  ]
}

function subjects(record: MarcRecord): ScoreReason {
  const headings = fieldsWith(record, '6XX').filter((field) => field.kind === 'data' && !field.tag.endsWith('9'))
  if (headings.length === 0) return { points: 0, text: 'No subject headings' }
  if (dialectOf(record) === 'unimarc') return { points: 8, text: plural(headings.length, 'subject heading') }
  const controlled = headings.filter((field) => field.kind === 'data' && isControlled(field))
  if (controlled.length === 0) return { points: 3, text: 'Subject headings of no vocabulary' }
  return controlled.length < 2
    ? { points: 8, text: '1 subject heading of a vocabulary' }
    : { points: 12, text: `${controlled.length} subject headings of a vocabulary` }
}

const isControlled = (field: DataField) =>
  '012356'.includes(field.indicators[1] ?? ' ') ||
  (field.indicators[1] === '7' && subfieldText(field, '2') !== undefined)

function language(record: MarcRecord, wishes: Wishes): ScoreReason {
  const field = firstField(record, '040')
  const given = field?.kind === 'data' ? subfieldText(field, 'b')?.trim() : undefined
  if (given === undefined || given === '')
    return { points: 4, text: 'The record does not say in which language it is catalogued' }
  return given === wishes.language
    ? { points: 8, text: `Catalogued in the library’s language (${given})` }
    : { points: -8, text: `Catalogued in another language (${given})` }
}

function rules(record: MarcRecord): ScoreReason {
  const source = firstField(record, '040')
  const conventions = source?.kind === 'data' ? subfieldTexts(source, 'e').map((text) => text.trim()) : []
  if (conventions.includes('rda')) return { points: 8, text: 'Described by RDA' }
  const form = parseLeader(record.leader).descriptiveForm
  if (form === 'a') return { points: 5, text: 'Described by AACR2' }
  if (form === 'i' || form === 'c') return { points: 5, text: 'Described by ISBD' }
  return { points: 0, text: 'By no rules that it names' }
}

function authentication(record: MarcRecord): ScoreReason {
  const field = firstField(record, '042')
  const codes = field?.kind === 'data' ? subfieldTexts(field, 'a').map((code) => code.trim().toLowerCase()) : []
  const good = codes.find((code) => authenticated.has(code))
  if (good !== undefined) return { points: 8, text: `Authenticated (042 ${good})` }
  const copy = codes.find((code) => copied.has(code))
  return copy === undefined
    ? { points: 0, text: 'Not authenticated (042)' }
    : { points: 5, text: `Copied with checks (042 ${copy})` }
}

function completeness(record: MarcRecord): readonly ScoreReason[] {
  const isUnimarc = dialectOf(record) === 'unimarc'
  const wanted = isUnimarc
    ? ([
        [3, 'Names', ['70X', '71X']],
        [5, 'Publisher and date', ['210', '214']],
        [4, 'Extent', ['215']],
        [3, 'Contents or summary', ['327', '330']],
        [3, 'Content and carrier', ['181', '182', '183']],
      ] as const)
    : ([
        [3, 'Names', ['1XX', '70X', '71X']],
        [5, 'Publisher and date', ['260', '264']],
        [4, 'Extent', ['300']],
        [3, 'Content and carrier', ['336', '337', '338']],
        [3, 'Contents or summary', ['505', '520']],
      ] as const)
  const has = (patterns: readonly string[]) => patterns.some((pattern) => fieldsWith(record, pattern).length > 0)
  const there = wanted.filter(([, , patterns]) => has(patterns))
  const missing = wanted.filter(([, , patterns]) => !has(patterns))
  const points = there.reduce((sum, [each]) => sum + each, 0)
  return [
    { points, text: there.length === 0 ? 'Nothing but a title' : `Has ${list(there.map(([, name]) => name))}` },
    ...(missing.length === 0 ? [] : [{ points: 0, text: `Lacks ${list(missing.map(([, name]) => name))}` }]),
  ]
}

function flags(record: MarcRecord): ScoreReason {
  if (dialectOf(record) === 'unimarc') return { points: 6, text: 'Not checked: the record is UNIMARC' }
  const findings = checkRecord(record)
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  if (errors + warnings === 0) return { points: 14, text: 'No flags of the checks' }
  const points = Math.max(-20, 12 - errors * 4 - warnings)
  const first =
    findings.find(({ severity }) => severity === 'error') ?? findings.find(({ severity }) => severity === 'warning')
  const said = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''].filter(
    (text) => text !== '',
  )
  return { points, text: `${said.join(' and ')} of the checks${first ? `, such as: ${first.message}` : ''}` }
}

/** What was scanned should be the number of this very edition, not one that the record only mentions. */
function ownNumber(record: MarcRecord, { isbn }: Wishes): readonly ScoreReason[] {
  if (isbn === undefined) return []
  const field = dialectOf(record) === 'unimarc' ? '010' : '020'
  const own = fieldsWith(record, field).flatMap((each) => (each.kind === 'data' ? subfieldTexts(each, 'a') : []))
  if (own.some((text) => parseIsbn(text)?.isbn13 === isbn))
    return [{ points: 7, text: 'Its own ISBN is the one searched for' }]
  const other = fieldsWith(record, field).flatMap((each) => (each.kind === 'data' ? subfieldTexts(each, 'z') : []))
  return other.some((text) => parseIsbn(text)?.isbn13 === isbn)
    ? [{ points: -25, text: 'The ISBN stands in it as that of another edition or form ($z)' }]
    : [{ points: -35, text: 'The ISBN that was searched for does not stand in it' }]
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
const list = (names: readonly string[]) =>
  names.map((name, at) => (at === 0 ? name.toLowerCase() : name.toLowerCase())).join(', ')
