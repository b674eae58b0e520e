import { cleanScan } from '@carrel/identifiers'
import type { ItemDraft } from '@carrel/marc-merge'
import type { ItemStatus } from '../../catalog/index.ts'

/** What codes in files mean here; keys are in lower case. */
export interface ItemCodes {
  readonly branches: ReadonlyMap<string, number>
  /** `BRANCH:TEXT` by the number of the branch; without a number for locations of every branch. */
  readonly locations: ReadonlyMap<string, number>
  readonly itemTypes: ReadonlyMap<string, string>
  /** States in which an item may come; those that follow from lending are not among them. */
  readonly statuses: ReadonlyMap<string, ItemStatus>
  readonly currency: string
  readonly readPrice: (text: string) => number | undefined
}

/** What becomes of an item of a record. */
export type ItemDecision =
  | {
      readonly kind: 'add'
      readonly item: {
        readonly barcode: string
        readonly branch: number
        readonly location: number | null
        readonly itemType: string
        readonly callNumber: string
        readonly copyNumber: string | null
        readonly part: string | null
        readonly note: string
        readonly status: ItemStatus
        readonly price: { readonly amount: number; readonly currency: string } | null
      }
      readonly notes: readonly string[]
    }
  /** It is here already, on this very title. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * Decides about an item that a record brings. `taken` is the title that has its barcode; `bib` the one that the record is.
 * Below zero they are titles that a preview would add: the number of the record of the file, turned round.
 */
export function decideItem(
  { parts }: ItemDraft,
  codes: ItemCodes,
  taken: number | undefined,
  bib: number | undefined,
): ItemDecision {
  const barcode = cleanScan(parts.barcode ?? '')
  if (barcode === '') return { kind: 'refused', why: 'An item without a barcode was not added.' }
  if (taken !== undefined) {
    if (taken === bib) return { kind: 'known' }
    return { kind: 'refused', why: `Item ${barcode} was not added: the barcode is on an item of title ${taken}.` }
  }
  const branch = codes.branches.get((parts.branch ?? '').toLowerCase())
  if (branch === undefined) {
    return { kind: 'refused', why: missing(barcode, 'branch', parts.branch) }
  }
  const itemType = codes.itemTypes.get((parts.itemType ?? '').toLowerCase())
  if (itemType === undefined) return { kind: 'refused', why: missing(barcode, 'item type', parts.itemType) }
  const place = (parts.location ?? '').toLowerCase()
  const location = codes.locations.get(`${branch}:${place}`) ?? codes.locations.get(`:${place}`)
  if (place !== '' && location === undefined) {
    return { kind: 'refused', why: missing(barcode, 'shelving location', parts.location) }
  }
  const status = parts.status === undefined ? 'available' : codes.statuses.get(stateKey(parts.status))
  if (status === undefined) {
    return { kind: 'refused', why: missing(barcode, 'state in which items come', parts.status) }
  }
  const price = parts.price === undefined ? undefined : codes.readPrice(parts.price)
  const notes =
    parts.price !== undefined && price === undefined
      ? [`Item ${barcode}: “${parts.price}” is no price and was left out.`]
      : []
  return {
    kind: 'add',
    item: {
      barcode,
      branch,
      location: location ?? null,
      itemType,
      callNumber: parts.callNumber ?? '',
      copyNumber: parts.copyNumber ?? null,
      part: parts.part ?? null,
      note: parts.note ?? '',
      status,
      price: price === undefined ? null : { amount: price, currency: codes.currency },
    },
    notes,
  }
}

/** `In process`, `IN_PROCESS` and `in-process` are one state. */
export function stateKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-')
}

function missing(barcode: string, what: string, code: string | undefined): string {
  const said = code === undefined ? `the record names no ${what}` : `there is no ${what} “${code}”`
  return `Item ${barcode} was not added: ${said}. Say in the item mapping what it means here.`
}
