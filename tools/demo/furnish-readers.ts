import { sql } from 'kysely'
import {
  ChangeList,
  ChangeMyList,
  CreateList,
  CreateMyList,
  PutInList,
  PutInMyList,
} from '../../apps/server/src/modules/lists/contract.ts'
import {
  AddSuggestion,
  DecideSuggestion,
  SuggestPurchase,
} from '../../apps/server/src/modules/purchase-suggestions/contract.ts'
import { DecideContribution, PutReview, PutTags } from '../../apps/server/src/modules/reviews/contract.ts'
import { reviewsMode, tagsMode } from '../../apps/server/src/modules/reviews/index.ts'
import { writeSetting } from '../../apps/server/src/platform/setting.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import type { Stage } from './apply-story.ts'
import { ask } from './ask.ts'

/** What readers have added to the demo library: lists, reviews, tags, suggestions; and two lists of the library. */
export async function furnishReaders(w: Work, { patrons }: Stage): Promise<void> {
  const titles = await titlesBySubject(w)
  const readers = [...patrons.values()].slice(0, 6)
  const as = (at: number): Work => ({ ...w, actor: { kind: 'patron', id: readers[at] ?? 0, name: 'Reader' } })
  await furnishLists(w, as(0), titles)
  await furnishReviews(w, as, titles)
  await furnishSuggestions(w, as)
}

interface ChosenTitles {
  readonly fiction: readonly number[]
  readonly facts: readonly number[]
}

/** Titles that somebody reads, for grown-ups: what is lent most stands first. */
async function titlesBySubject(w: Work): Promise<ChosenTitles> {
  const of = async (code: string) => {
    const { rows } = await sql<{ id: number }>`
      select i.bib_id as id from catalog.item_view i join org.shelving_location l on l.id = i.location_id
      where l.code = ${code} and i.item_type = 'book' group by i.bib_id order by count(*) desc, i.bib_id limit 24`.execute(
      w.db,
    )
    return rows.map(({ id }) => id)
  }
  return { fiction: await of('adult-fiction'), facts: await of('adult-nonfiction') }
}

async function furnishLists(w: Work, reader: Work, { fiction, facts }: ChosenTitles): Promise<void> {
  const lists = [
    ['Long evenings', 'Novels that we could not put down this autumn.', 'The front desk', fiction.slice(0, 9)],
    [
      'Things worth knowing',
      'Asked for again and again at the desk, and worth the walk to the shelf.',
      '',
      facts.slice(0, 9),
    ],
  ] as const
  for (const [at, [name, note, signed, bibs]] of lists.entries()) {
    if (bibs.length === 0) continue
    const { id } = await ask(w, CreateList, { body: { name, note, signed, sharing: 'public' } })
    for (const bib of bibs) await ask(w, PutInList, { params: { id, bib }, body: {} })
    await ask(w, ChangeList, { params: { id }, body: { homePlace: at + 1 } })
  }
  const { id } = await ask(reader, CreateMyList, {
    body: { name: 'Read on the ferry', note: 'Forty minutes each way.' },
  })
  for (const [at, bib] of fiction.slice(9, 14).entries())
    await ask(reader, PutInMyList, { params: { id, bib }, body: at === 0 ? { note: 'Missed my stop twice.' } : {} })
  await ask(reader, ChangeMyList, { params: { id }, body: { sharing: 'public', signed: 'Ferry reader' } })
}

const said = [
  [5, 'I meant to read one chapter and heard the birds begin. The ending is earned.', 'Night owl', 'shown'],
  [4, 'Slow at first, like a tide coming in. By the middle I was up to my neck in it.', 'Ferry reader', 'shown'],
  [3, 'Fine writing, but I never learned to like anybody in it.', 'Unconvinced', 'shown'],
  [
    5,
    'Read it with my daughter. We argued about it for a week, which is the best one can say of a book.',
    '',
    'waiting',
  ],
  [2, 'The print is too small for me. Please get the large one!', 'M.', 'waiting'],
] as const

async function furnishReviews(w: Work, as: (at: number) => Work, { fiction }: ChosenTitles): Promise<void> {
  await writeSetting(w, reviewsMode, 'moderated')
  await writeSetting(w, tagsMode, 'at-once')
  for (const [at, [stars, text, signed, state]] of said.entries()) {
    const bib = fiction[at < 3 ? 0 : at]
    if (bib === undefined) continue
    const { id } = await ask(as(at), PutReview, { params: { bib }, body: { stars, text, signed } })
    if (state === 'shown') await ask(w, DecideContribution, { params: { kind: 'review', id }, body: { to: 'shown' } })
  }
  const [bib] = fiction
  if (bib === undefined) return
  await ask(as(0), PutTags, { params: { bib }, body: { tags: ['book club', 'unforgettable'] } })
  await ask(as(1), PutTags, { params: { bib }, body: { tags: ['Book-club', 'slow burn'] } })
}

async function furnishSuggestions(w: Work, as: (at: number) => Work): Promise<void> {
  await ask(as(1), SuggestPurchase, {
    body: {
      title: 'The lamp at the end of the pier',
      author: 'Aldana, Inés',
      note: 'It won the coast prize this year.',
      wantsHold: true,
      anyway: true,
    },
  })
  const ordered = await ask(as(2), SuggestPurchase, {
    body: { title: 'Bread in a cold kitchen', author: 'Vass, Ottilie', wantsHold: true, anyway: true },
  })
  await ask(w, DecideSuggestion, { params: { id: ordered.id }, body: { to: 'ordered' } })
  await ask(w, AddSuggestion, {
    body: { title: 'A second copy of the chess primer', note: 'Asked for three times at the children’s desk.' },
  })
}
