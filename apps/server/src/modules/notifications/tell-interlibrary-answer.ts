import type { Work } from '../../platform/work.ts'
import { addressees } from './notice-facts.ts'
import { tell } from './tell.ts'

/** What staff have said to something that a patron asked for from another library. */
export interface InterlibraryAnswer {
  readonly patron: number
  /** The article or chapter, else the book or journal. */
  readonly title: string
  /** The book or journal that an article or chapter stands in; empty for a whole one. */
  readonly in: string
  readonly author: string
  readonly state: 'ordered' | 'here' | 'declined'
  /** What staff wrote, for the patron to read. */
  readonly answer: string
  /** Where it is collected; empty where nobody has said. */
  readonly pickup: string
}

/** Tells a patron what becomes of their request, by the rules for `interlibrary-answered`. */
export async function tellInterlibraryAnswer(w: Work, told: InterlibraryAnswer): Promise<void> {
  const patron = (await addressees(w, [told.patron])).get(told.patron)
  if (!patron?.active) return
  const { title, author, answer, pickup, state } = told
  await tell(w, {
    kind: 'interlibrary-answered',
    patron: patron.id,
    branch: patron.branch_id,
    the: { patronCategory: patron.category_code, itemType: null, branch: patron.branch_id },
    what: 'Staff have answered a request to other libraries',
    facts: {
      more: {
        title,
        in: told.in,
        author,
        reason: answer,
        pickup,
        ordered: state === 'ordered',
        here: state === 'here',
        declined: state === 'declined',
      },
    },
  })
}
