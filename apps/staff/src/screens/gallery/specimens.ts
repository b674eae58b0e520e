import type { Share } from '../../ui/share-list.tsx'
import type { WhyReason } from '../../ui/why-panel.tsx'

/** Why a book is due when it is. */
export const whyDue: readonly WhyReason[] = [
  {
    decided: true,
    text: 'Adult + Book at Elm Street: 3 weeks',
    detail: 'Most specific rule that sets a period',
    link: '/rules',
  },
  { decided: true, text: '15 Dec falls on an open day', detail: 'Elm Street calendar' },
  { decided: false, text: 'Adult, all items: 2 weeks', detail: 'Overruled by the line above' },
  { decided: false, text: 'No one is waiting, no shorter loan', detail: 'Holds on title: 0' },
]

/** What is wrong in a load, by kind. */
export const qualityKinds: readonly Share[] = [
  { id: 'scheme', label: '856 $u without a scheme', detail: 'Link will not open', count: 31 },
  { id: 'article', label: '245 second indicator', detail: 'Article not skipped in sorting', count: 7 },
  { id: 'isbn', label: '020 $a check digit', detail: 'ISBN does not verify', count: 3 },
  { id: 'pair', label: '880 without partner', detail: 'Script pair is broken', count: 1 },
  { id: 'date', label: '008/07-10 and 264 $c differ', detail: 'Date', count: 1 },
]
