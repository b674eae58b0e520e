import type { OpacHoldingsRecord } from '@carrel/z3950'
import { availability } from '../../modules/circulation/index.ts'
import { daysAt } from '../../modules/org/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'

/** Copies that are named in one record; a title with more is told of these. */
const mostCopies = 200

/** What the library has of a title, and which copies are there now, in the words of the OPAC syntax. */
export async function holdingsOf(w: Work, bib: number): Promise<readonly OpacHoldingsRecord[]> {
  const [found, dayAt] = await Promise.all([availability(w, bib), daysAt(w)])
  if (isRefusal(found)) return []
  return found.items
    .filter(({ status }) => !hidden.has(status))
    .slice(0, mostCopies)
    .map((item) => ({
      kind: 'holdings',
      value: {
        localLocation: item.branchName,
        ...(item.location !== null && { shelvingLocation: item.location }),
        callNumber: item.callNumber,
        ...(item.part !== null && { enumAndChron: item.part }),
        items: [
          {
            availableNow: item.status === 'available',
            ...(item.due !== null && { availabilityDate: dayAt(item.due, item.branch) }),
            ...(!item.lendable && { restrictions: 'Not lent' }),
            itemId: item.barcode,
            renewable: false,
            onHold: item.status === 'on-hold-shelf',
            ...(item.part !== null && { enumAndChron: item.part }),
          },
        ],
      },
    }))
}

const hidden: ReadonlySet<string> = new Set(['withdrawn', 'missing', 'lost', 'lost-paid'])
