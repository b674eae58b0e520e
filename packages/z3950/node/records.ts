import {
  describeDiagnostic,
  recordBytes,
  recordSyntaxes,
  recordSyntaxName,
  recordSyntaxOid,
  type Diagnostic,
  type External,
  type NamedRecord,
} from '../src/index.ts'
import type { RecordForm } from './client.ts'
import { Z3950Failure } from './failure.ts'

/** What stands at one place of a result set: a record, or why the server does not give it. */
export type PresentedRecord =
  | {
      readonly kind: 'record'
      /** Its place in the result set, from 1. */
      readonly position: number
      /** Name of the record syntax, such as `usmarc`, `xml` or `opac`; an object identifier where it has no name. */
      readonly syntax: string
      readonly database: string | undefined
      /** The record as it came: MARC in ISO 2709, XML, text. */
      readonly bytes: Uint8Array
      /** As it came in the answer, for syntaxes with a structure (`opac`, `grs-1`). */
      readonly external: External
    }
  | {
      readonly kind: 'diagnostic'
      readonly position: number
      readonly diagnostic: Diagnostic
      /** The diagnostic in words. */
      readonly message: string
    }

/** The identifier of the syntax that is wanted. Throws a {@link Z3950Failure} for a name that is none. */
export function syntaxOid({ syntax = 'usmarc' }: RecordForm): string {
  const oid = recordSyntaxOid(syntax)
  if (oid !== undefined) return oid
  throw new Z3950Failure(
    'unsupported',
    `"${syntax}" is not a record syntax; there are ${Object.keys(recordSyntaxes).join(', ')}.`,
  )
}

/** One place of a result set. */
export function presentedRecord({ database, record }: NamedRecord, position: number): PresentedRecord {
  if (record.kind === 'record') {
    const external = record.value
    return {
      kind: 'record',
      position,
      syntax: recordSyntaxName(external.oid ?? ''),
      database,
      bytes: recordBytes(external),
      external,
    }
  }
  if (record.kind === 'diagnostic') return notGiven(record.value, position)
  return notGiven({ set: '', condition: 0, addInfo: 'the record came in pieces' }, position)
}

/** A place whose record is not given. */
export function notGiven(diagnostic: Diagnostic, position: number): PresentedRecord {
  return { kind: 'diagnostic', position, diagnostic, message: `${describeDiagnostic(diagnostic)}.` }
}
