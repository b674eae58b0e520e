import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { suggestionDecided } from '../purchase-suggestions/index.ts'
import { newInSearch, type KeptQuery } from '../saved-searches/index.ts'
import { addressees, type Addressee } from './notice-facts.ts'
import { noticeSettings } from './settings.ts'
import { tell, type Happening } from './tell.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

const caseOf = (patron: Addressee): Pick<Happening, 'patron' | 'branch' | 'the'> => ({
  patron: patron.id,
  branch: patron.branch_id,
  the: { patronCategory: patron.category_code, itemType: null, branch: patron.branch_id },
})

/** What is new in a saved search; links need the public address. */
async function tellNewTitles(w: Work, found: Payload<typeof newInSearch>): Promise<void> {
  const patron = (await addressees(w, [found.patron])).get(found.patron)
  if (!patron?.active) return
  const { site } = await noticeSettings(w, patron.branch_id)
  const more = found.total - found.titles.length
  await tell(w, {
    kind: 'new-titles',
    ...caseOf(patron),
    what: 'New titles came into a saved search',
    facts: {
      items: found.titles.map(({ title, author }) => ({ title, author })),
      more: {
        search: found.name,
        ...(more > 0 && { more: String(more) }),
        ...(site !== '' && {
          link: `${site}/search?${addressOf(found.query)}`,
          stop: `${site}/searches/end/${found.token}`,
        }),
      },
    },
  })
}

/** The question as the search page of the public site has it in its address. */
function addressOf({ q, facet = [], yearFrom, yearTo }: KeptQuery): string {
  const address = new URLSearchParams()
  if (q !== undefined) address.set('q', q)
  for (const one of facet) {
    const colon = one.indexOf(':')
    address.append(one.slice(0, colon), one.slice(colon + 1))
  }
  if (yearFrom !== undefined) address.set('from', String(yearFrom))
  if (yearTo !== undefined) address.set('to', String(yearTo))
  address.set('sort', 'added')
  return address.toString()
}

/** What became of something that a patron suggested to buy. */
async function tellDecision(w: Work, decided: Payload<typeof suggestionDecided>): Promise<void> {
  const patron = (await addressees(w, [decided.patron])).get(decided.patron)
  if (!patron?.active) return
  const { title, author, reason, held, state } = decided
  await tell(w, {
    kind: 'suggestion-answered',
    ...caseOf(patron),
    what: 'Staff have decided on a purchase suggestion',
    facts: {
      more: {
        title,
        author,
        reason,
        held,
        ordered: state === 'ordered',
        declined: state === 'declined',
        here: state === 'here',
      },
    },
  })
}

/** What is told about what readers keep and ask for. */
export const readerHappenings: readonly Subscription[] = [
  on(newInSearch, tellNewTitles),
  on(suggestionDecided, tellDecision),
]
