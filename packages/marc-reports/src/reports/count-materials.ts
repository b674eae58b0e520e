import { recordKind, type MarcRecord, type RecordKind } from '@carrel/marc'
import { refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** Records that describe one type of material on one level (leader positions 06 and 07). */
export interface MaterialCount {
  readonly type: string
  readonly level: string
  readonly kind: RecordKind
  /** What the two positions mean. */
  readonly name: string
  readonly records: number
  readonly first: RecordRef
}

/** What records describe. */
export interface MaterialCounts {
  readonly records: number
  /** The most frequent first. */
  readonly materials: readonly MaterialCount[]
}

/** Leader/06 of MARC 21 Bibliographic, Authority, Holdings, Classification and Community Information. */
const types: Readonly<Record<string, string>> = {
  a: 'Language material',
  c: 'Notated music',
  d: 'Manuscript notated music',
  e: 'Cartographic material',
  f: 'Manuscript cartographic material',
  g: 'Projected medium',
  i: 'Nonmusical sound recording',
  j: 'Musical sound recording',
  k: 'Two-dimensional nonprojectable graphic',
  m: 'Computer file',
  o: 'Kit',
  p: 'Mixed materials',
  r: 'Three-dimensional artifact or naturally occurring object',
  t: 'Manuscript language material',
  z: 'Authority data',
  u: 'Unknown holdings',
  v: 'Multipart item holdings',
  x: 'Single-part item holdings',
  y: 'Serial item holdings',
  w: 'Classification data',
  q: 'Community information',
}

/** Leader/07 of MARC 21 Bibliographic. */
const levels: Readonly<Record<string, string>> = {
  a: 'monographic component part',
  b: 'serial component part',
  c: 'collection',
  d: 'subunit',
  i: 'integrating resource',
  m: 'monograph',
  s: 'serial',
}

/** Counts records by type of material and level. */
export function countMaterials(): RecordReport<MaterialCounts> {
  const counts = new Map<string, { records: number; first: RecordRef }>()
  let records = 0
  return {
    add(record, number) {
      records++
      counts.getOrInsertComputed(placeOf(record), () => ({ records: 0, first: refOf(record, number) })).records++
    },
    result() {
      const materials = [...counts].map(([place, count]): MaterialCount => {
        const [type = ' ', level = ' '] = place
        return { type, level, kind: recordKind(`      ${type}`), name: materialName(type, level), ...count }
      })
      return { records, materials: materials.sort((a, b) => b.records - a.records || (a.type < b.type ? -1 : 1)) }
    },
  }
}

/** What leader positions 06 and 07 mean: `Language material, monograph`. */
export function materialName(type: string, level: string): string {
  const name = types[type]
  if (name === undefined) return `Unknown type “${type}”`
  if (recordKind(`      ${type}`) !== 'bibliographic') return name
  return `${name}, ${levels[level] ?? `unknown level “${level}”`}`
}

function placeOf({ leader }: MarcRecord): string {
  return `${leader[6] ?? ' '}${leader[7] ?? ' '}`
}
