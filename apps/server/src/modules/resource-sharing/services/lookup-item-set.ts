import type { BibliographicId, Parts, Problem } from '@carrel/ncip'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibBrief, getBib, itemFacts, itemsOfBib, type ItemFacts } from '../../catalog/index.ts'
import { bibliographic, itemFields, itemStates } from '../item-fields.ts'
import { bibOf } from '../items-of.ts'
import { itemId } from '../parts.ts'
import { problemParts } from '../problem-parts.ts'
import type { ServiceAction } from '../service.ts'
import { wantsOf } from './lookup-item.ts'

const mostItems = 200

interface Told {
  readonly us: string
  readonly wants: (element: string) => boolean
}

/**
 * LookupItemSet (new in 2.02): the items of titles, or several items. A title or item that is not here has its own problem and does
 * not spoil the others. `MaximumItemsCount` and `NextItemToken` page through long lists.
 */
export const lookupItemSet: ServiceAction<'LookupItemSet'> = async (w, { message, us }) => {
  const told: Told = { us, wants: wantsOf(message.itemElements) }
  const start = /^\d{1,6}$/.test(message.token ?? '') ? Number(message.token) : 0
  const end = start + Math.min(message.most ?? mostItems, mostItems)
  const sets: Parts[] = []
  let seen = 0
  for (const title of message.titles) {
    const bib = await bibOf(w, title)
    const items = bib === undefined ? [] : await itemsOfBib(w, bib)
    const shown = items.filter((_, place) => seen + place >= start && seen + place < end)
    seen += items.length
    if (bib === undefined)
      sets.push({ BibliographicId: echo(title), Problem: problemParts(noTitle(title.value), 'LookupItemSet') })
    else if (shown.length > 0 || (items.length === 0 && start === 0))
      sets.push(await titleParts(w, told, title, bib, shown))
  }
  for (const [place, item] of message.items.entries()) {
    if (seen + place < start || seen + place >= end) continue
    const found = await itemFacts(w, { barcode: item.value })
    sets.push(found ? await itemParts(w, told, found) : noItemParts(us, item.value))
  }
  seen += message.items.length
  return { BibInformation: sets.length > 0 ? sets : [nothing(us)], NextItemToken: end < seen ? String(end) : undefined }
}

function echo({ kind, value, agency, code }: BibliographicId): Parts {
  return kind === 'record'
    ? {
        BibliographicRecordId: {
          BibliographicRecordIdentifier: value,
          ...(code === undefined ? { AgencyId: agency ?? 'unknown' } : { BibliographicRecordIdentifierCode: code }),
        },
      }
    : { BibliographicItemId: { BibliographicItemIdentifier: value, BibliographicItemIdentifierCode: code } }
}

const noTitle = (value: string): Problem => ({
  type: 'Unknown Item',
  detail: `No title here has the number ${value}.`,
  element: 'BibliographicRecordIdentifier',
  value,
})

async function titleParts(
  w: Work,
  told: Told,
  title: BibliographicId,
  bib: number,
  items: readonly ItemFacts[],
): Promise<Parts> {
  const brief = await bibBrief(w, bib)
  const whole = await getBib(w, bib)
  const states = await itemStates(w, items)
  const [first] = states.values()
  const described = brief && bibliographic(told.us, { ...brief, bib })
  return {
    BibliographicId: echo(title),
    BibliographicDescription:
      described && !isRefusal(whole)
        ? { ...described, Publisher: whole.publisher ?? undefined, Edition: whole.edition ?? undefined }
        : described,
    TitleHoldQueueLength: first?.queue,
    HoldingsSet: {
      ItemInformation: await Promise.all(
        items.map(async (item) => ({
          ItemId: itemId(told.us, item.barcode),
          ItemOptionalFields: await itemFields(w, told.us, item, told.wants, states.get(item.id)),
        })),
      ),
    },
  }
}

async function itemParts(w: Work, told: Told, item: ItemFacts): Promise<Parts> {
  return {
    BibliographicId: {
      BibliographicRecordId: { BibliographicRecordIdentifier: String(item.bib), AgencyId: told.us },
    },
    BibliographicDescription: bibliographic(told.us, item),
    HoldingsSet: {
      ItemInformation: {
        ItemId: itemId(told.us, item.barcode),
        ItemOptionalFields: await itemFields(w, told.us, item, told.wants),
      },
    },
  }
}

function noItemParts(us: string, barcode: string): Parts {
  const problem: Problem = {
    type: 'Unknown Item',
    detail: `No item here has the barcode ${barcode}.`,
    element: 'ItemIdentifierValue',
    value: barcode,
  }
  return {
    HoldingsSet: {
      ItemInformation: { ItemId: itemId(us, barcode), Problem: problemParts(problem, 'LookupItemSet') },
    },
  }
}

/** The schema wants at least one title in an answer. */
function nothing(us: string): Parts {
  const problem: Problem = { type: 'Unknown Item', detail: 'There is nothing more to tell.', element: 'NextItemToken' }
  return {
    BibliographicId: { BibliographicRecordId: { BibliographicRecordIdentifier: '0', AgencyId: us } },
    Problem: problemParts(problem, 'LookupItemSet'),
  }
}
