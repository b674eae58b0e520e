import { choice, optional, sequence } from '../ber/structures.ts'
import { explicit, implicit, integer, internationalString, listOf, oid, type BerType } from '../ber/types.ts'
import { attributeList, attributesPlusTerm, rpnTerm, type AttributesPlusTerm } from '../query/rpn-codec.ts'
import type { RpnAttribute, RpnTerm } from '../query/rpn.ts'
import { diagnosticRecord, type Diagnostic } from '../records/diagnostic.ts'
import { databaseName, otherInfo, referenceId, type CommonParts } from './common.ts'

/** Terms of an index around a given one (Z39.50-2003, 3.2.8.1). */
export interface ScanRequest extends CommonParts {
  readonly databases: readonly string[]
  readonly attributeSet?: string
  readonly start: AttributesPlusTerm
  /** How many terms are left out between two; 0 for none. */
  readonly stepSize?: number
  readonly count: number
  /** Where among the terms the given one is to stand: 1 first, 0 just before the first. */
  readonly position?: number
}

/** A term of an index. */
export interface ScannedTerm {
  readonly term: RpnTerm
  /** As people should see it. */
  readonly display?: string
  readonly attributes?: readonly RpnAttribute[]
  readonly alternatives?: readonly AttributesPlusTerm[]
  /** Records in which it stands. */
  readonly occurrences?: number
}

/** What stands at one place of an index. */
export type ScanEntry =
  | { readonly kind: 'term'; readonly value: ScannedTerm }
  | { readonly kind: 'diagnostic'; readonly value: Diagnostic }

/** The terms. */
export interface ScanResponse extends CommonParts {
  readonly stepSize?: number
  /** 0 success, 1 to 5 a part of the terms, 6 failure. */
  readonly status: number
  readonly returned: number
  readonly position?: number
  readonly entries?: { readonly entries?: readonly ScanEntry[]; readonly diagnostics?: readonly Diagnostic[] }
  readonly attributeSet?: string
}

/** ScanRequest. */
export const scanRequest: BerType<ScanRequest> = sequence<ScanRequest>('The scan request', {
  referenceId,
  databases: implicit(3, listOf(databaseName)),
  attributeSet: optional(oid),
  start: attributesPlusTerm,
  stepSize: optional(implicit(5, integer)),
  count: implicit(6, integer),
  position: optional(implicit(7, integer)),
  otherInfo,
})

const scannedTerm = sequence<ScannedTerm>('A term of the index', {
  term: rpnTerm,
  display: optional(implicit(0, internationalString)),
  attributes: optional(attributeList),
  alternatives: optional(implicit(4, listOf(attributesPlusTerm))),
  occurrences: optional(implicit(2, integer)),
})

/** ScanResponse. */
export const scanResponse: BerType<ScanResponse> = sequence<ScanResponse>('The scan response', {
  referenceId,
  stepSize: optional(implicit(3, integer)),
  status: implicit(4, integer),
  returned: implicit(5, integer),
  position: optional(implicit(6, integer)),
  entries: optional(
    implicit(
      7,
      sequence<Exclude<ScanResponse['entries'], undefined>>('The terms', {
        entries: optional(
          implicit(
            1,
            listOf(
              choice<ScanEntry>('An entry of the index', {
                term: implicit(1, scannedTerm),
                diagnostic: explicit(2, diagnosticRecord),
              }),
            ),
          ),
        ),
        diagnostics: optional(implicit(2, listOf(diagnosticRecord))),
      }),
    ),
  ),
  attributeSet: optional(implicit(8, oid)),
  otherInfo,
})
