import { createHash } from 'node:crypto'
import {
  checkRecord,
  matchesTag,
  readerFor,
  type Field,
  type InputFormat,
  type MarcRecord,
  type Severity,
} from '@carrel/marc'

/** What a library has decided about the rules, in a form that travels between threads. */
export interface Profile {
  /** Rules that it does not follow. */
  readonly off: readonly string[]
  /** Rules that weigh more or less here than elsewhere. */
  readonly severity: Readonly<Record<string, Severity>>
  /** Tags of fields that it has defined for itself, `.` standing for any character: `59.`. */
  readonly localFields: readonly string[]
}

/** Something that was found in a record, with what it is known by when the record is looked at again. */
export interface JudgedFinding {
  readonly code: string
  readonly severity: Severity
  readonly tag: string | null
  readonly occurrence: number | null
  readonly subfield: string | null
  readonly message: string
  /** A short hash of the field; empty when it is in none. */
  readonly fieldKey: string
}

/** An address in a record. */
export interface RecordLink {
  readonly url: string
  readonly tag: string
  readonly occurrence: number
  readonly subfield: string
  readonly fieldKey: string
}

/** A record that was looked at. */
export interface JudgedRecord {
  readonly findings: readonly JudgedFinding[]
  readonly links: readonly RecordLink[]
}

/** What the format says of a field; a library's own fields are not measured by it. */
const saidByTheFormat: ReadonlySet<string> = new Set([
  'tag-undefined',
  'tag-not-numeric',
  'tag-obsolete',
  'field-repeated',
  'indicator-undefined',
  'subfield-undefined',
  'subfield-repeated',
  'subfield-obsolete',
  'subfield-code-unusual',
])
const longestMessage = 600
/** Addresses longer than this are no addresses that a person could use. */
const longestUrl = 2000
const mostLinks = 100

/** Checks one stored record as this library wants it checked. Never throws: what cannot be checked is a finding. */
export function judgeStored(bytes: Uint8Array, form: InputFormat, profile: Profile): JudgedRecord {
  try {
    return judgeRecord(readStored(bytes, form), profile)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return { findings: [failed(said)], links: [] }
  }
}

/** Reads a stored record; throws when the bytes are none. */
export function readStored(bytes: Uint8Array, form: InputFormat): MarcRecord {
  const reader = readerFor(form)
  for (const entry of [...reader.push(bytes), ...reader.end()]) if (entry.record) return entry.record
  throw new Error('The stored bytes are not a record.')
}

/** Checks one record as this library wants it checked. */
export function judgeRecord(record: MarcRecord, profile: Profile): JudgedRecord {
  const off = new Set(profile.off)
  const keys = new Map<Field, string>()
  const keyOf = (field: Field | undefined) => {
    if (!field) return ''
    const known = keys.get(field) ?? fieldKey(field)
    keys.set(field, known)
    return known
  }
  const findings = checkRecord(record).flatMap(({ code, severity, message, tag, occurrence, subfield }) => {
    if (off.has(code)) return []
    if (tag !== undefined && saidByTheFormat.has(code) && isLocal(tag, profile.localFields)) return []
    const field = tag === undefined || occurrence === undefined ? undefined : fieldAt(record, tag, occurrence)
    return [
      {
        code,
        severity: profile.severity[code] ?? severity,
        tag: tag ?? null,
        occurrence: occurrence ?? null,
        subfield: subfield ?? null,
        message: message.slice(0, longestMessage),
        fieldKey: tag === 'LDR' ? shortHash(record.leader.slice(5, 10) + record.leader.slice(17, 20)) : keyOf(field),
      },
    ]
  })
  return { findings, links: linksOf(record, keyOf) }
}

/** The field that a finding names. */
export function fieldAt(record: MarcRecord, tag: string, occurrence: number): Field | undefined {
  let at = 0
  return record.fields.find((field) => field.tag === tag && ++at === occurrence)
}

function isLocal(tag: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesTag(tag, pattern))
}

/** Addresses of electronic places (856 $u), those that a browser can open. */
function linksOf(record: MarcRecord, keyOf: (field: Field) => string): readonly RecordLink[] {
  const links: RecordLink[] = []
  let occurrence = 0
  for (const field of record.fields) {
    if (field.tag !== '856' || field.kind !== 'data') continue
    occurrence++
    for (const { code, value } of field.subfields) {
      const url = value.trim()
      if (code !== 'u' || url.length > longestUrl || !/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) continue
      if (links.length < mostLinks) links.push({ url, tag: '856', occurrence, subfield: code, fieldKey: keyOf(field) })
    }
  }
  return links
}

function fieldKey(field: Field): string {
  if (field.kind === 'control') return shortHash(field.value)
  return shortHash(field.indicators + field.subfields.map(({ code, value }) => `\u001F${code}${value}`).join(''))
}

function shortHash(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 12)
}

function failed(said: string): JudgedFinding {
  return {
    code: 'check-failed',
    severity: 'warning',
    tag: null,
    occurrence: null,
    subfield: null,
    message: `This record could not be checked: ${said}`.slice(0, longestMessage),
    fieldKey: '',
  }
}
