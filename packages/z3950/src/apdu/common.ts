import { choice, optional, sequence } from '../ber/structures.ts'
import {
  explicit,
  implicit,
  integer,
  internationalString,
  listOf,
  mapped,
  octets,
  oid,
  type BerType,
} from '../ber/types.ts'
import { external, type External } from '../records/external.ts'

/** Something beside the parameters of a message that client and server may know (OtherInformation). */
export interface OtherInformation {
  readonly category?: { readonly set?: string; readonly value: number }
  readonly information:
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'bytes'; readonly value: Uint8Array }
    | { readonly kind: 'external'; readonly value: External }
    | { readonly kind: 'oid'; readonly value: string }
}

/** A SEQUENCE OF OtherInformation without a tag. */
export const otherInformationList: BerType<readonly OtherInformation[]> = listOf(
  sequence<OtherInformation>('Other information', {
    category: optional(
      implicit(
        1,
        sequence<{ set?: string; value: number }>('A category', {
          set: optional(implicit(1, oid)),
          value: implicit(2, integer),
        }),
      ),
    ),
    information: choice<OtherInformation['information']>('Other information', {
      text: implicit(2, internationalString),
      bytes: implicit(3, octets),
      external: implicit(4, external),
      oid: implicit(5, oid),
    }),
  }),
)

/** What every message may carry. */
export interface CommonParts {
  /** Given back by the server as it came. */
  readonly referenceId?: Uint8Array
  readonly otherInfo?: readonly OtherInformation[]
}

export const referenceId = optional(implicit(2, octets))
export const otherInfo = optional(implicit(201, otherInformationList))
export const databaseName: BerType<string> = implicit(105, internationalString)
export const resultSetId: BerType<string> = implicit(31, internationalString)

/** Which fields of records are wanted: one name for all, or one for each database (ElementSetNames). */
export type ElementSetNames =
  | { readonly kind: 'generic'; readonly value: string }
  | { readonly kind: 'byDatabase'; readonly value: readonly { readonly database: string; readonly name: string }[] }

/** ElementSetNames. */
export const elementSetNames: BerType<ElementSetNames> = choice<ElementSetNames>('An element set', {
  generic: implicit(0, internationalString),
  byDatabase: implicit(
    1,
    listOf(
      sequence<{ database: string; name: string }>('An element set', {
        database: databaseName,
        name: implicit(103, internationalString),
      }),
    ),
  ),
})

/** What a record is to look like (Specification). */
export interface Specification {
  readonly schema?: { readonly kind: 'oid' | 'uri'; readonly value: string }
  readonly elements?:
    | { readonly kind: 'name'; readonly value: string }
    | { readonly kind: 'external'; readonly value: External }
}

type SchemaWire = { readonly kind: 'oid'; readonly value: string } | { readonly kind: 'uri'; readonly value: string }

/** Specification. */
export const specification: BerType<Specification> = sequence<Specification>('A specification of records', {
  schema: optional(
    mapped<SchemaWire, { readonly kind: 'oid' | 'uri'; readonly value: string }>(
      choice<SchemaWire>('A schema', { oid: implicit(1, oid), uri: implicit(300, internationalString) }),
      (wire) => wire,
      ({ kind, value }) => ({ kind, value }),
    ),
  ),
  elements: optional(
    explicit(
      2,
      choice<Exclude<Specification['elements'], undefined>>('An element specification', {
        name: implicit(1, internationalString),
        external: implicit(2, external),
      }),
    ),
  ),
})
