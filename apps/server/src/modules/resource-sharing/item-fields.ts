import { sql } from 'kysely'
import type { Parts } from '@carrel/ncip'
import { formatName, type ItemFacts } from '../catalog/index.ts'
import { branchesOf, shelvingLocationsOf } from '../org/index.ts'
import { policyOf, resolve } from '../policy/index.ts'
import type { Work } from '../../platform/work.ts'
import { coded, dateTime } from './parts.ts'

const statuses: Readonly<Partial<Record<ItemFacts['status'], string>>> = {
  available: 'Available On Shelf',
  'on-loan': 'On Loan',
  'on-hold-shelf': 'Available For Pickup',
  'in-transit': 'In Transit Between Library Locations',
  'in-process': 'In Process',
  'on-order': 'On Order',
  missing: 'Missing',
  lost: 'Lost',
  'claimed-returned': 'Claimed Returned Or Never Borrowed',
}

/** The state of an item in the standard's words. */
export function circulationStatus(item: Pick<ItemFacts, 'status'>) {
  return coded('imp1/schemes/circulationstatus/circulationstatus', statuses[item.status] ?? 'Not Available')
}

/** Author, title and the like of a title. */
export function bibliographic(
  us: string,
  bib: {
    readonly bib: number
    readonly title: string
    readonly author: string | null
    readonly format: string
    readonly isbn?: string | null
    readonly year?: number | null
  },
): Parts {
  return {
    Author: bib.author ?? undefined,
    BibliographicItemId:
      bib.isbn === undefined || bib.isbn === null
        ? undefined
        : {
            BibliographicItemIdentifier: bib.isbn,
            BibliographicItemIdentifierCode: coded(
              'schemes/bibliographicitemidentifiercode/bibliographicitemidentifiercode',
              'ISBN',
            ),
          },
    BibliographicRecordId: { BibliographicRecordIdentifier: String(bib.bib), AgencyId: us },
    PublicationDate: bib.year === undefined || bib.year === null ? undefined : String(bib.year),
    Title: bib.title,
    MediumType: formatName(bib.format),
  }
}

/** When a loan of an item is due, how many wait for its title, and whether it is called back. */
export interface ItemState {
  readonly due: Temporal.Instant | null
  readonly borrower: number | null
  readonly queue: number
}

/** The states of items, in one query. */
export async function itemStates(
  w: Work,
  items: readonly Pick<ItemFacts, 'id'>[],
): Promise<ReadonlyMap<number, ItemState>> {
  const { rows } = await sql<ItemState & { readonly id: number }>`
    select i.id, l.due_at as due, l.patron_id as borrower,
      (select count(*) from holds.open_hold_view h where h.bib_id = i.bib_id and h.state = 'waiting') as queue
    from catalog.item_view i left join circulation.open_loan_view l on l.item_id = i.id
    where i.id = any(${items.map((item) => item.id)}::bigint[])`.execute(w.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** ItemOptionalFields: what of an item is asked for. */
export async function itemFields(
  w: Work,
  us: string,
  item: ItemFacts,
  wants: (element: string) => boolean,
  state?: ItemState,
): Promise<Parts> {
  const { due = null, queue = 0 } = state ?? (await itemStates(w, [item])).get(item.id) ?? {}
  return {
    BibliographicDescription: wants('bibliographicdescription') ? bibliographic(us, item) : undefined,
    ItemUseRestrictionType: wants('itemuserestrictiontype') ? await restriction(w, item) : undefined,
    CirculationStatus: wants('circulationstatus') ? circulationStatus(item) : undefined,
    HoldQueueLength: wants('holdqueuelength') ? queue : undefined,
    ItemDescription: wants('itemdescription') ? description(item) : undefined,
    Location: wants('location') ? await location(w, item) : undefined,
    DateDue: due !== null && (wants('datedue') || wants('circulationstatus')) ? dateTime(due) : undefined,
  }
}

function description(item: ItemFacts): Parts {
  return {
    CallNumber: item.callNumber === '' ? undefined : item.callNumber,
    CopyNumber: item.copyNumber ?? undefined,
    HoldingsInformation: item.part === null ? undefined : { UnstructuredHoldingsData: item.part },
  }
}

async function restriction(w: Work, item: ItemFacts) {
  const { lendable } = resolve(await policyOf(w), {
    itemType: item.itemType,
    location: item.location,
    branch: item.branch,
    owner: item.branch,
  }).attributes
  return lendable ? undefined : coded('schemes/itemuserestrictiontype/itemuserestrictiontype', 'In Library Use Only')
}

/** Branch and shelving location. */
export async function location(w: Work, item: Pick<ItemFacts, 'holdingBranch' | 'location'>): Promise<Parts> {
  const branch = (await branchesOf(w)).byId.get(item.holdingBranch)?.name ?? ''
  const shelf = item.location === null ? undefined : (await shelvingLocationsOf(w)).get(item.location)?.name
  const names = [branch, ...(shelf === undefined ? [] : [shelf])]
  return {
    LocationType: coded('imp1/schemes/locationtype/locationtype', 'Permanent Location'),
    LocationName: {
      LocationNameInstance: names.map((name, level) => ({ LocationNameLevel: level + 1, LocationNameValue: name })),
    },
  }
}
