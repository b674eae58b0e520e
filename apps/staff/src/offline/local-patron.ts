import type { PatronSummary } from '../../../server/src/modules/circulation/contract.ts'
import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'
import type { Patron, PatronBrief } from '../../../server/src/modules/patrons/contract.ts'
import type { KnownPatron } from './rows.ts'
import type { OfflineWords } from './words.ts'

/** A patron in a line, from what the desk knows. */
export function briefOf(patron: KnownPatron, head: Snapshot, words: OfflineWords): PatronBrief {
  const name = nameOf(patron, words)
  return {
    id: patron.id,
    name,
    sortName: name,
    preferredName: '',
    card: patron.card,
    category: head.patronKinds[patron.kind] ?? '',
    branch: 0,
    birthDate: null,
    expires: patron.expires,
    blocked: patron.blocks.length > 0,
  }
}

/** A patron as the desk shows one; what the desk does not keep is empty. */
export function patronOf(patron: KnownPatron, head: Snapshot, words: OfflineWords): Patron {
  const brief = briefOf(patron, head, words)
  return {
    ...brief,
    givenName: '',
    familyName: brief.name,
    externalId: null,
    categoryName: head.categories[brief.category] ?? brief.category,
    age: patron.age,
    juvenile: false,
    email: '',
    phone: '',
    address: '',
    addresses: [],
    contacts: [],
    fields: {},
    language: '',
    keepHistory: false,
    historySince: null,
    hasPin: false,
    hasPhoto: false,
    active: true,
    registered: head.takenAt,
    deleted: null,
    cards: [{ barcode: patron.card, state: patron.cardState, since: head.takenAt, ended: null, endedBy: null }],
    blocks: [],
    notes: [],
    household: [],
    guarantors: [],
    guarantees: [],
    proxies: [],
    sponsors: [],
    housebound: false,
  }
}

/** What matters about a patron, as of the snapshot and what this desk did since. */
export function summaryOf(
  patron: KnownPatron,
  head: Snapshot,
  about: { readonly loans: number; readonly today: string; readonly known: string; readonly words: OfflineWords },
): PatronSummary {
  const { words, today } = about
  const expired = patron.expires !== null && patron.expires < today
  return {
    patron: patron.id,
    loans: Math.max(0, patron.loans + about.loans),
    overdue: patron.overdue,
    holdsReady: patron.holdsReady,
    holdsWaiting: 0,
    owed: { amount: patron.owed, currency: head.currency },
    limits: [],
    blocks: [
      ...(expired ? [{ code: 'card-expired', message: words.expired(patron.expires ?? '') }] : []),
      ...(patron.cardState === 'lost' ? [{ code: 'card-lost', message: words.lostCard(patron.card) }] : []),
      ...patron.blocks.map((message) => ({ code: 'patron-blocked', message })),
    ],
    otherBlocks: [],
    notices: [{ code: 'offline', tone: 'info', title: words.asOf(about.known), text: words.asOfText }],
  }
}

/** The name of a patron, or the card where names are not kept at desks. */
export function nameOf({ name, card }: Pick<KnownPatron, 'name' | 'card'>, words: OfflineWords): string {
  return name ?? words.cardName(card)
}
