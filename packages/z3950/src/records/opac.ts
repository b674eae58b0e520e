import { choice, optional, sequence } from '../ber/structures.ts'
import { readBer } from '../ber/read-ber.ts'
import { boolean, implicit, internationalString, listOf, type BerType } from '../ber/types.ts'
import { writeBer } from '../ber/write-ber.ts'
import { recordSyntaxes } from '../names/oids.ts'
import { external, type External } from './external.ts'

/** A volume of what a library has. */
export interface OpacVolume {
  readonly enumeration?: string
  readonly chronology?: string
  readonly enumAndChron?: string
}

/** One item, and whether it is there. */
export interface OpacItem {
  readonly availableNow: boolean
  /** When it is expected back. */
  readonly availabilityDate?: string
  readonly availableThru?: string
  readonly restrictions?: string
  /** Barcode, as a rule. */
  readonly itemId?: string
  readonly renewable: boolean
  readonly onHold: boolean
  readonly enumAndChron?: string
  readonly midspine?: string
  readonly temporaryLocation?: string
}

/** What a library has of a title, and where. */
export interface OpacHoldings {
  readonly typeOfRecord?: string
  readonly encodingLevel?: string
  readonly format?: string
  readonly receiptAcqStatus?: string
  readonly generalRetention?: string
  readonly completeness?: string
  readonly dateOfReport?: string
  /** Code of the library. */
  readonly nucCode?: string
  readonly localLocation?: string
  readonly shelvingLocation?: string
  readonly callNumber?: string
  readonly shelvingData?: string
  readonly copyNumber?: string
  readonly publicNote?: string
  readonly reproductionNote?: string
  readonly termsUseRepro?: string
  readonly enumAndChron?: string
  readonly volumes?: readonly OpacVolume[]
  readonly items?: readonly OpacItem[]
}

/** Holdings in the words of the OPAC syntax, or as a MARC holdings record. */
export type OpacHoldingsRecord =
  | { readonly kind: 'holdings'; readonly value: OpacHoldings }
  | { readonly kind: 'marc'; readonly value: External }

/** A title with what the library has of it (OPAC record syntax, 1.2.840.10003.5.102). */
export interface OpacRecord {
  readonly record?: External
  readonly holdings?: readonly OpacHoldingsRecord[]
}

const text = (tag: number) => optional(implicit(tag, internationalString))

const volume = sequence<OpacVolume>('A volume', { enumeration: text(1), chronology: text(2), enumAndChron: text(3) })

const item = sequence<OpacItem>('An item', {
  availableNow: implicit(1, boolean),
  availabilityDate: text(2),
  availableThru: text(3),
  restrictions: text(4),
  itemId: text(5),
  renewable: implicit(6, boolean),
  onHold: implicit(7, boolean),
  enumAndChron: text(8),
  midspine: text(9),
  temporaryLocation: text(10),
})

const holdings = sequence<OpacHoldings>('Holdings', {
  typeOfRecord: text(1),
  encodingLevel: text(2),
  format: text(3),
  receiptAcqStatus: text(4),
  generalRetention: text(5),
  completeness: text(6),
  dateOfReport: text(7),
  nucCode: text(8),
  localLocation: text(9),
  shelvingLocation: text(10),
  callNumber: text(11),
  shelvingData: text(12),
  copyNumber: text(13),
  publicNote: text(14),
  reproductionNote: text(15),
  termsUseRepro: text(16),
  enumAndChron: text(17),
  volumes: optional(implicit(18, listOf(volume))),
  items: optional(implicit(19, listOf(item))),
})

const opacRecord: BerType<OpacRecord> = sequence<OpacRecord>('An OPAC record', {
  record: optional(implicit(1, external)),
  holdings: optional(
    implicit(
      2,
      listOf(choice<OpacHoldingsRecord>('Holdings', { marc: implicit(1, external), holdings: implicit(2, holdings) })),
    ),
  ),
})

/** Reads a record in the OPAC syntax. Throws a `CodecProblem` for what is none. */
export function readOpacRecord({ data }: External): OpacRecord {
  return opacRecord.read(readBer(data))
}

/** Writes a record in the OPAC syntax. */
export function opacRecordOf(record: OpacRecord): External {
  return { oid: recordSyntaxes.opac, encoding: 'ber', data: writeBer(opacRecord.write(record)) }
}
