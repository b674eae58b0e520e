import { choice, optional, sequence } from '../ber/structures.ts'
import { explicit, implicit, internationalString, listOf, octets, type BerType } from '../ber/types.ts'
import { defaultDiagnostic, diagnosticRecord, type Diagnostic } from './diagnostic.ts'
import { external, type External } from './external.ts'

/** A piece of a record that is too large for one message (FragmentSyntax, level 2 segmentation). */
export type Fragment =
  | { readonly kind: 'external'; readonly value: External }
  | { readonly kind: 'octets'; readonly value: Uint8Array }

/** What stands at one place of a result set. */
export type RetrievedRecord =
  | { readonly kind: 'record'; readonly value: External }
  | { readonly kind: 'diagnostic'; readonly value: Diagnostic }
  | { readonly kind: 'firstFragment' | 'nextFragment' | 'lastFragment'; readonly value: Fragment }

/** A record with the database that it is from (NamePlusRecord). */
export interface NamedRecord {
  readonly database?: string
  readonly record: RetrievedRecord
}

/** Records, or why there are none (Records). */
export type ResponseRecords =
  | { readonly kind: 'records'; readonly value: readonly NamedRecord[] }
  | { readonly kind: 'diagnostic'; readonly value: Diagnostic }
  | { readonly kind: 'diagnostics'; readonly value: readonly Diagnostic[] }

const fragment = choice<Fragment>('A piece of a record', { external, octets })

/** NamePlusRecord. */
export const namedRecord: BerType<NamedRecord> = sequence<NamedRecord>('A record', {
  database: optional(implicit(0, internationalString)),
  record: explicit(
    1,
    choice<RetrievedRecord>('A record', {
      record: explicit(1, external),
      diagnostic: explicit(2, diagnosticRecord),
      firstFragment: explicit(3, fragment),
      nextFragment: explicit(4, fragment),
      lastFragment: explicit(5, fragment),
    }),
  ),
})

/** Records. */
export const responseRecords: BerType<ResponseRecords> = choice<ResponseRecords>('The records of an answer', {
  records: implicit(28, listOf(namedRecord)),
  diagnostic: implicit(130, defaultDiagnostic),
  diagnostics: implicit(205, listOf(diagnosticRecord)),
})
