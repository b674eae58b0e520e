import { cleanDewey } from '../clean-dewey.ts'
import { detectScheme } from '../detect-scheme.ts'
import { parseLc } from '../lc.ts'
import { isNlm } from '../nlm.ts'
import type { CallNumberScheme } from '../scheme.ts'
import { parseSudoc } from '../sudoc.ts'
import { texts, type ClassifiableField, type ClassifiableRecord } from './record.ts'

/** A class number that a record has. */
export interface ClassCandidate {
  readonly scheme: CallNumberScheme
  /** The class number as it is in the field; of Dewey cleaned. */
  readonly number: string
  /** The item number ($b) that an agency gave it, or "". */
  readonly itemNumber: string
  /** The field, e.g. "050 00". */
  readonly field: string
  /** As it stands in the field, with its segmentation. */
  readonly raw: string
}

/** Fields with class numbers, by scheme, the library's own before those of agencies. */
const FIELDS: Readonly<Record<CallNumberScheme, readonly string[]>> = {
  lc: ['090', '050', '055'],
  ddc: ['092', '082', '083'],
  nlm: ['096', '060'],
  sudoc: ['086'],
  local: ['099'],
}

/** A field that goes on longer holds no class number, and nobody chooses among more numbers than these. */
const LONGEST = 300
const MOST = 20

/** The class numbers of a record in a scheme, the one to go by first; what is no number of the scheme is left out. */
export function classCandidates(record: ClassifiableRecord, scheme: CallNumberScheme): readonly ClassCandidate[] {
  return FIELDS[scheme]
    .flatMap((tag) => record.fields.filter((field) => field.tag === tag && isOfScheme(field)).slice(0, MOST))
    .flatMap((field) => candidatesIn(field, scheme))
    .slice(0, MOST)
}

/** 055 holds LC numbers up to the second indicator 5, 086 SuDoc numbers with the first indicator 0 or a source that says so. */
function isOfScheme(field: ClassifiableField): boolean {
  if (field.tag === '055') return /[0-5 ]/.test(field.indicators?.charAt(1) ?? ' ')
  if (field.tag === '086') return field.indicators?.startsWith('0') === true || texts(field, '2').includes('sudocs')
  return true
}

function candidatesIn(field: ClassifiableField, scheme: CallNumberScheme): ClassCandidate[] {
  const name = `${field.tag} ${(field.indicators ?? '').replaceAll(' ', '_')}`.trim()
  const itemNumber = texts(field, 'b').join(' ')
  const whole = scheme === 'local' ? [texts(field, 'a').join(' ')] : texts(field, 'a')
  return whole
    .slice(0, MOST)
    .filter((raw) => raw.length <= LONGEST)
    .flatMap((raw, at) =>
      numbersIn(raw, scheme).map((number) => ({
        scheme,
        number,
        // $b goes with the last number of the field; an alternative in another $a has none
        itemNumber: at === 0 || at === whole.length - 1 ? itemNumber : '',
        field: name,
        raw,
      })),
    )
}

function numbersIn(raw: string, scheme: CallNumberScheme): readonly string[] {
  const plain = raw.replaceAll(/[[\]]/g, '').replaceAll(/\s+/g, ' ').trim()
  switch (scheme) {
    case 'lc': {
      const call = parseLc(plain)
      return call && call.number !== '' && detectScheme(plain) === 'lc' ? [plain] : []
    }
    case 'nlm':
      return isNlm(plain) ? [plain] : []
    case 'ddc':
      return cleanDewey(raw)
        .filter((number) => !/^-|^j| s$/.test(number))
        .map((number) => number.replace('*', ''))
    case 'sudoc':
      return parseSudoc(plain) ? [plain] : []
    case 'local':
      return plain === '' ? [] : [plain]
  }
}
