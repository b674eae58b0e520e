import { getBib, listItemTypes } from '../../../modules/catalog/index.ts'
import type { Availability } from '../../../modules/circulation/contract.ts'
import { availability } from '../../../modules/circulation/index.ts'
import { branchesOf } from '../../../modules/org/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'

/** One copy of a title, with the names that RTAC clients read. */
export interface RtacHolding {
  readonly id: string
  readonly callNumber: string
  readonly location: string
  readonly locationCode: string
  readonly locationId: string
  readonly status: string
  readonly dueDate?: string
  readonly volume?: string
  readonly totalHoldRequests: number
  readonly barcode: string
  readonly suppressFromDiscovery: false
  readonly materialType: { readonly id: string; readonly name: string }
  readonly library: { readonly name: string; readonly code: string }
}

/** The copies of a title that was asked for by `instanceId`. */
export interface RtacTitle {
  readonly instanceId: string
  readonly holdings: readonly RtacHolding[]
}

type Copy = Availability['items'][number]

/** States in the words that discovery systems know; all others are not available. */
const statuses: Readonly<Partial<Record<Copy['status'], string>>> = {
  available: 'Available',
  restricted: 'Restricted',
  'on-loan': 'Checked out',
  'on-hold-shelf': 'Awaiting pickup',
  'in-transit': 'In transit',
  'transit-cancelled': 'In transit',
  'in-process': 'In process',
  'on-order': 'On order',
  missing: 'Missing',
  lost: 'Declared lost',
  'lost-paid': 'Lost and paid',
  'claimed-returned': 'Claimed returned',
  withdrawn: 'Withdrawn',
}

/** The copies of a title as they are now; undefined when the public may not see it. */
export async function rtacTitle(w: Work, bib: number, instanceId: string): Promise<RtacTitle | undefined> {
  const title = await getBib(w, bib)
  if (isRefusal(title)) return undefined
  const found = await availability(w, bib)
  if (isRefusal(found)) return undefined
  const [types, branches] = await Promise.all([listItemTypes(w), branchesOf(w)])
  const typeNames = new Map(types.map(({ code, name }) => [code, name]))
  const codes = new Map(branches.ordered.map(({ id, code }) => [id, code]))
  return {
    instanceId,
    holdings: found.items.map((copy) => ({
      id: String(copy.item),
      callNumber: copy.callNumber,
      location: [copy.branchName, copy.location].filter((name) => name !== null).join(', '),
      locationCode: codes.get(copy.branch) ?? '',
      locationId: String(copy.branch),
      status: statuses[copy.status] ?? 'Unavailable',
      ...(copy.due !== null && { dueDate: copy.due }),
      ...(copy.part !== null && copy.part !== '' && { volume: copy.part }),
      totalHoldRequests: found.holds,
      barcode: copy.barcode,
      suppressFromDiscovery: false,
      materialType: { id: copy.itemType, name: typeNames.get(copy.itemType) ?? copy.itemType },
      library: { name: copy.branchName, code: codes.get(copy.branch) ?? '' },
    })),
  }
}
