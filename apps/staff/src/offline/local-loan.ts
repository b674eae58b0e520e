import type { CheckInOutcome, Loan } from '../../../server/src/modules/circulation/contract.ts'
import type { Item } from '../../../server/src/modules/catalog/contract.ts'
import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'
import type { KnownItem } from './rows.ts'
import type { QueuedEntry } from './store.ts'

/** What of an item a row shows. */
export interface ShownItem {
  readonly id: number
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly callNumber: string
  readonly itemType: string
}

/** An item as it is shown, known at this desk or not. */
export function shownItem(
  barcode: string,
  item: KnownItem | undefined,
  head: Snapshot,
  title: string | undefined,
): ShownItem {
  return {
    id: item?.id ?? 0,
    barcode,
    title: item?.title ?? title ?? barcode,
    author: item?.author ?? null,
    callNumber: item?.callNumber ?? '',
    itemType: head.itemKinds[item?.kind ?? head.unknownItem] ?? 'book',
  }
}

/** A loan that this desk made and the server does not know yet; its number is below zero. */
export function localLoan(
  { number, entry }: Pick<QueuedEntry, 'number' | 'entry'>,
  of: {
    readonly item: ShownItem
    readonly patron: { readonly id: number; readonly name: string; readonly card: string }
    readonly shortened: boolean
    readonly currency: string
  },
): Loan {
  const { item, patron } = of
  return {
    id: -number,
    patron: patron.id,
    patronName: patron.name,
    card: patron.card,
    item: item.id,
    barcode: item.barcode,
    bib: 0,
    title: item.title,
    author: item.author,
    classNumber: null,
    format: item.itemType,
    callNumber: item.callNumber,
    itemType: item.itemType,
    branch: entry.branch,
    out: entry.at,
    due: entry.due ?? entry.at,
    shortened: of.shortened,
    recalled: false,
    renewals: 0,
    renewalsLeft: null,
    returned: null,
    state: 'out',
    fine: { amount: 0, currency: of.currency },
    accompanying: '',
    onSite: false,
    proxy: null,
  }
}

/** What a desk is told of an item that came in while the server is away. */
export function localReturn(
  { number, entry }: Pick<QueuedEntry, 'number' | 'entry'>,
  item: ShownItem,
  told: {
    readonly route: CheckInOutcome['route']
    readonly tone: CheckInOutcome['tone']
    readonly message: string
    readonly why: string
  },
): CheckInOutcome {
  return {
    checkIn: -number,
    at: entry.at,
    item: {
      id: item.id,
      barcode: item.barcode,
      bib: 0,
      title: item.title,
      author: item.author,
      callNumber: item.callNumber,
      classNumber: null,
      format: item.itemType,
      status: 'available',
      statusBefore: 'available',
      accompanying: '',
      location: null,
      locationName: null,
      moved: false,
    },
    route: told.route,
    reserve: null,
    reason: told.route === 'shelf' ? 'home' : 'status',
    inHouse: false,
    alert: told.tone === 'stop',
    alerts: [],
    message: told.message,
    tone: told.tone,
    loan: null,
    hold: null,
    destination: null,
    bin: null,
    fine: null,
    reasons: [{ decided: true, text: told.why }],
  }
}

/** An item as screens read one, with what the desk knows. */
export function itemOf(item: KnownItem, head: Snapshot): Item {
  return {
    id: item.id,
    bib: 0,
    title: item.title,
    author: item.author,
    barcode: item.barcode,
    callNumber: item.callNumber,
    branch: head.branch.id,
    holdingBranch: head.branch.id,
    location: null,
    itemType: head.itemKinds[item.kind] ?? 'book',
    status: item.patron === null ? 'available' : 'on-loan',
    statusSince: head.takenAt,
    price: null,
    cost: null,
    copyNumber: null,
    part: null,
    note: '',
    accompanying: '',
    collection: null,
    minimumAge: null,
    permanentLocation: null,
    temporary: false,
  }
}
