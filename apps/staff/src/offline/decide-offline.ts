import { decideCheckOut, type CheckOutFacts } from '../../../server/src/modules/circulation/rules/decide-check-out.ts'
import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'
import type { ProblemBlock } from '../problem.ts'
import type { KnownItem, KnownPatron } from './rows.ts'

/** What was done at this desk since the last snapshot, as far as it concerns a patron and an item. */
export interface SinceSnapshot {
  /** Loans made to the patron less those taken back, and those of the type of the item. */
  readonly loans: number
  readonly ofType: number
  /** Who has the item by what this desk did; null: it came in; undefined: nothing was done with it. */
  readonly holder: number | null | undefined
}

/** What a check-out without the server is decided from. */
export interface OfflineFacts {
  readonly head: Snapshot
  readonly patron: KnownPatron
  /** Undefined where the desk does not know the item. */
  readonly item: KnownItem | undefined
  readonly since: SinceSnapshot
  /** The day of the branch. */
  readonly today: string
  readonly words: OfflineBlockWords
}

/** Sentences that are the desk's own; the others are those of the server's rule. */
export interface OfflineBlockWords {
  readonly expired: (day: string) => string
  readonly lostCard: (card: string) => string
  readonly somebody: string
}

/** Every reason against a loan as the desk last knew the rules: the very rule by which the server decides. */
export function decideOffline({ head, patron, item, since, today, words }: OfflineFacts): readonly ProblemBlock[] {
  const term = termOf(head, patron, item)
  if (!term) return []
  const type = head.itemKinds[item?.kind ?? head.unknownItem] ?? 'book'
  const holder = since.holder === undefined ? (item?.patron ?? null) : since.holder
  const money = (amount: number) => ({ amount, currency: head.currency })
  const loans = Math.max(0, patron.loans + since.loans)
  const facts: CheckOutFacts = {
    standing: standingOf(patron, today, words),
    patron: { id: patron.id, age: patron.age },
    item: { status: statusOf(item, since), minimumAge: term.minimumAge, temporary: false, accompanying: '' },
    onSite: false,
    rules: {
      lendable: term.lendable,
      onSite: 'no',
      onSiteLimit: null,
      fineLimit: term.fineLimit === null ? null : money(term.fineLimit),
      overdueBlocks: term.overdueBlocks,
      overdueLimit: term.overdueLimit,
      lostLimit: null,
      minimumAgeBlocks: 'confirm',
      totalLoanLimit: term.totalLoanLimit,
    },
    loan: holder === null ? undefined : { patron: holder, patronName: words.somebody, onSite: false },
    keptFor: item?.heldFor !== undefined && item.heldFor !== null && item.heldFor > 0 ? item.heldFor : null,
    neededForHold: false,
    loans: { total: loans, onSite: 0, overdue: patron.overdue, lost: 0 },
    limits:
      term.loanLimit === null
        ? []
        : [
            {
              name: head.itemTypes[type] ?? type,
              used: Math.max(0, (patron.byType[type] ?? 0) + since.ofType),
              limit: term.loanLimit,
            },
          ],
    questions: [],
    settings: { autoReturn: false, switchOnSite: true, confirmAccompanying: 'no' },
    owed: money(patron.owed),
  }
  return decideCheckOut(facts)
}

/** The attributes under which a patron borrows an item. */
export function termOf(
  head: Snapshot,
  patron: Pick<KnownPatron, 'kind'>,
  item: Pick<KnownItem, 'kind'> | undefined,
): Snapshot['terms'][number] | undefined {
  const place = head.fits[patron.kind]?.[item?.kind ?? head.unknownItem]
  return place === undefined ? undefined : head.terms[place]
}

const lendable: ReadonlySet<string> = new Set(['available', 'on-loan', 'on-hold-shelf', 'in-transit'])
const statuses = [
  'lost',
  'lost-paid',
  'missing',
  'claimed-returned',
  'withdrawn',
  'damaged',
  'restricted',
  'on-order',
  'in-process',
  'incomplete',
] as const

function statusOf(item: KnownItem | undefined, since: SinceSnapshot): CheckOutFacts['item']['status'] {
  // What came in at this desk is in hand, whatever it was before.
  if (!item || lendable.has(item.status) || since.holder === null) return 'available'
  return statuses.find((status) => status === item.status) ?? 'available'
}

function standingOf(patron: KnownPatron, today: string, words: OfflineBlockWords): CheckOutFacts['standing'] {
  return [
    ...(patron.expires !== null && patron.expires < today
      ? [
          {
            code: 'patron-expired',
            message: words.expired(patron.expires),
            override: 'patrons:override-expired',
          },
        ]
      : []),
    ...(patron.cardState === 'lost'
      ? [{ code: 'card-lost', message: words.lostCard(patron.card), override: 'patrons:override-blocked' }]
      : []),
    ...patron.blocks.map((text) => ({
      code: 'patron-blocked',
      message: /[.!?]$/.test(text) ? text : `${text}.`,
      override: 'patrons:override-blocked',
    })),
  ]
}
