import type { Item, ItemChange, NewItem } from '../../../../server/src/modules/catalog/contract.ts'
import type { MoneyAmount } from '../../format.ts'

/** An item as it stands in its form: every field is text or a choice. */
export interface ItemDraft {
  readonly barcode: string
  readonly callNumber: string
  readonly branch: string
  /** Empty: none. */
  readonly location: string
  readonly itemType: string
  readonly price: MoneyAmount | undefined
  readonly cost: MoneyAmount | undefined
  readonly copyNumber: string
  readonly part: string
  readonly note: string
  readonly accompanying: string
  readonly collection: string
  /** Lowest age of its readers; empty: as the rules say. */
  readonly minimumAge: string
  /** Where it belongs while its shelf is only for the time being; empty: it is there. */
  readonly permanentLocation: string
}

/** The form of an item that is there. */
export function draftOf(item: Item): ItemDraft {
  return {
    barcode: item.barcode,
    callNumber: item.callNumber,
    branch: String(item.branch),
    location: item.location === null ? '' : String(item.location),
    itemType: item.itemType,
    price: item.price ?? undefined,
    cost: item.cost ?? undefined,
    copyNumber: item.copyNumber ?? '',
    part: item.part ?? '',
    note: item.note,
    accompanying: item.accompanying,
    collection: item.collection ?? '',
    minimumAge: item.minimumAge === null ? '' : String(item.minimumAge),
    permanentLocation: item.permanentLocation === null ? '' : String(item.permanentLocation),
  }
}

/** The form of a new item. What the copies before it have in common is filled in: one adds the fifth like the fourth. */
export function newDraft(
  items: readonly Item[],
  branch: number,
  itemType: string,
  classNumber: string | null,
): ItemDraft {
  const like = items.findLast((item) => item.branch === branch) ?? items.at(-1)
  return {
    barcode: '',
    callNumber: like?.callNumber ?? classNumber ?? '',
    branch: String(branch),
    location: like === undefined || like.location === null || like.branch !== branch ? '' : String(like.location),
    itemType: like?.itemType ?? itemType,
    price: like?.price ?? undefined,
    cost: undefined,
    copyNumber: '',
    part: '',
    note: '',
    accompanying: like?.accompanying ?? '',
    collection: like?.collection ?? '',
    minimumAge: '',
    permanentLocation: '',
  }
}

/** The new item that a form asks for. */
export function newItemOf(draft: ItemDraft, bib: number): NewItem {
  return {
    bib,
    barcode: draft.barcode.trim(),
    callNumber: draft.callNumber.trim(),
    branch: Number(draft.branch),
    location: draft.location === '' ? null : Number(draft.location),
    itemType: draft.itemType,
    price: draft.price ?? null,
    cost: draft.cost ?? null,
    copyNumber: orNull(draft.copyNumber),
    part: orNull(draft.part),
    note: draft.note.trim(),
    accompanying: draft.accompanying.trim(),
    collection: orNull(draft.collection),
    minimumAge: /^\d{1,3}$/.test(draft.minimumAge.trim()) ? Number(draft.minimumAge) : null,
    permanentLocation: draft.permanentLocation === '' ? null : Number(draft.permanentLocation),
  }
}

/** What a form changes of an item: only what differs is sent, so that two people may change different things. */
export function changeOf(item: Item, draft: ItemDraft): ItemChange {
  const before = newItemOf(draftOf(item), item.bib)
  const after = newItemOf(draft, item.bib)
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => {
      const old = Object.entries(before).find(([other]) => other === name)?.[1]
      return JSON.stringify(value) !== JSON.stringify(old)
    }),
  )
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
