import type { CheckInOutcome, Loan, PatronSummary } from '../../../server/src/modules/circulation/contract.ts'
import type { OfflineEntry, Snapshot } from '../../../server/src/modules/offline/contract.ts'
import type { Reason } from '../../../server/src/platform/schemas.ts'
import { Problem, type ProblemBlock } from '../problem.ts'
import { decideOffline, termOf } from './decide-offline.ts'
import type { DeskBook } from './desk-book.ts'
import { dayIn, dueOffline, endOfDay } from './due-offline.ts'
import { localLoan, localReturn, shownItem } from './local-loan.ts'
import { nameOf, summaryOf } from './local-patron.ts'
import { barcodeKey, type KnownPatron } from './rows.ts'
import type { DeskStore, QueuedEntry } from './store.ts'
import type { OfflineWords } from './words.ts'

/** What the desk itself stands on while the server is away. */
export interface LocalDesk {
  readonly store: DeskStore
  readonly book: DeskBook
  readonly words: OfflineWords
  /** The server's time, in milliseconds since 1970, and what the computer's clock shows. */
  readonly now: () => { readonly at: number; readonly shown: number }
  readonly who: () => { readonly id: number; readonly name: string; readonly permissions: readonly string[] }
  readonly desk: string
  /** How a moment is written for people. */
  readonly moment: (instant: string) => string
  readonly day: (day: string) => string
}

interface Override {
  readonly codes: readonly string[]
  readonly reason: string
}

/** A check-out as the screen asks for it. */
export interface LocalCheckOut {
  readonly patron: KnownPatron
  readonly barcode: string
  /** The number under which the server may have it already. */
  readonly id: string
  readonly due?: string | undefined
  readonly title?: string | undefined
  readonly override?: Override | undefined
}

/** Lends by what the desk last knew, or says every reason why not. The entry is on disk before this answers. */
export async function lendLocally(
  desk: LocalDesk,
  request: LocalCheckOut,
): Promise<{ loan: Loan; reasons: Reason[]; summary: PatronSummary }> {
  const { book, words } = desk
  const head = await headOf(desk)
  const { patron } = request
  const barcode = barcodeKey(request.barcode)
  const item = await book.item(barcode)
  if (!item && request.title === undefined) throw notKnown(desk, head, barcode)
  const shown = shownItem(barcode, item, head, request.title)
  const since = await book.since(patron, barcode, shown.itemType)
  const { at } = desk.now()
  const today = dayIn(head.branch.timeZone, at)
  const blocks = decideOffline({ head, patron, item, since, today, words: blockWords(desk) })
  const standing = standingAfter(blocks, request.override, desk.who().permissions)
  if (standing.length > 0) throw refused(standing)
  const found = request.due === undefined ? dueFor(head, patron, item, { at, day: today }) : undefined
  const due = request.due ?? found?.due
  if (due === undefined) throw refused([{ code: 'no-due', message: words.noDue }])
  const entry = newEntry(desk, head, request.id, {
    kind: 'check-out',
    barcode,
    card: patron.card,
    due,
    ...(item ? {} : { title: request.title ?? '' }),
    ...(request.override && {
      passed: { codes: request.override.codes.slice(0, 40), reason: request.override.reason.slice(0, 500) },
    }),
  })
  const queued = await desk.store.add({ entry, patron: patron.id, itemType: shown.itemType, title: shown.title })
  const loan = localLoan(queued, {
    item: shown,
    patron: { id: patron.id, name: nameOf(patron, words), card: patron.card },
    shortened: found?.shortened ?? false,
    currency: head.currency,
  })
  return { loan, reasons: dueReasons(desk, head, found?.shortened ?? false), summary: await localSummary(desk, patron) }
}

/** Takes an item in and says what is known of where it goes. */
export async function returnLocally(
  desk: LocalDesk,
  scan: string,
  id: string,
  returned?: string,
): Promise<CheckInOutcome> {
  const { book, words } = desk
  const head = await headOf(desk)
  const barcode = barcodeKey(scan)
  if (barcode === '') throw refused([{ code: 'item-not-found', message: words.scanItem }])
  const item = await book.item(barcode)
  const last = (await desk.store.queue()).findLast(
    ({ state, entry }) => state !== 'undone' && entry.barcode === barcode,
  )
  const had = last?.entry.kind === 'check-out' ? last.patron : (item?.patron ?? null)
  const holder = item?.heldFor != null && item.heldFor > 0 ? await book.patronById(item.heldFor) : undefined
  const told = toldOf(item, holder && nameOf(holder, words), last, words)
  const shown = shownItem(barcode, item, head, last?.title)
  const entry = newEntry(desk, head, id, {
    kind: 'check-in',
    barcode,
    told: told.route === 'shelf' ? 'shelf' : 'set-aside',
    // Brought back earlier: that is when it counts.
    ...(returned !== undefined && { at: returned, shown: returned }),
  })
  const queued = await desk.store.add({ entry, patron: had, itemType: shown.itemType, title: shown.title })
  return localReturn(queued, shown, told)
}

function toldOf(
  item: { readonly heldFor: number | null } | undefined,
  holder: string | undefined,
  last: QueuedEntry | undefined,
  words: OfflineWords,
) {
  if (!item)
    return last
      ? ({ route: 'workroom', tone: 'attention', message: words.setAside, why: words.backAgain } as const)
      : ({ route: 'workroom', tone: 'attention', message: words.unknownBack, why: words.unknownBackWhy } as const)
  if (item.heldFor === null)
    return { route: 'shelf', tone: 'ok', message: words.toShelf, why: words.toShelfWhy } as const
  return {
    route: 'workroom',
    tone: 'attention',
    message: holder === undefined ? words.othersWait : words.heldFor(holder),
    why: words.heldWhy,
  } as const
}

/** Promises a later date for a loan that the page has seen. */
export async function renewLocally(
  desk: LocalDesk,
  loan: Loan,
  id: string,
): Promise<{ loan: Loan; reasons: Reason[] }> {
  const head = await headOf(desk)
  const patron = loan.card === null ? undefined : await desk.book.patronByCard(loan.card)
  const item = await desk.book.item(loan.barcode)
  if (!patron) throw refused([{ code: 'patron-not-found', message: desk.words.notHere }])
  const { at } = desk.now()
  const found = dueFor(head, patron, item, { at, day: dayIn(head.branch.timeZone, at) })
  if (!found) throw refused([{ code: 'no-due', message: desk.words.noDue }])
  if (Date.parse(found.due) <= Date.parse(loan.due))
    throw refused([{ code: 'renewal-no-gain', message: desk.words.noGain }])
  const entry = newEntry(desk, head, id, { kind: 'renew', barcode: loan.barcode, card: patron.card, due: found.due })
  await desk.store.add({ entry, patron: patron.id, itemType: loan.itemType, title: loan.title })
  return {
    loan: { ...loan, due: found.due, shortened: found.shortened, renewals: loan.renewals + 1 },
    reasons: dueReasons(desk, head, found.shortened),
  }
}

/** Takes an entry back that was not sent yet. */
export async function undoLocally(desk: LocalDesk, number: number): Promise<void> {
  const after = await desk.store.change(number, (entry) =>
    entry.state === 'waiting' ? { ...entry, state: 'undone' } : entry,
  )
  if (after?.state !== 'undone') throw refused([{ code: 'sent-already', message: desk.words.sentAlready }])
}

/** What matters about a patron, as of now at this desk. */
export async function localSummary(desk: LocalDesk, patron: KnownPatron): Promise<PatronSummary> {
  const head = await headOf(desk)
  const { loans } = await desk.book.since(patron, '', '')
  return summaryOf(patron, head, {
    loans,
    today: dayIn(head.branch.timeZone, desk.now().at),
    known: desk.moment(head.takenAt),
    words: desk.words,
  })
}

/** The snapshot, without which nothing can be done. */
export async function headOf(desk: Pick<LocalDesk, 'book' | 'words'>): Promise<Snapshot> {
  const head = await desk.book.head()
  if (!head) throw new Problem(desk.words.nothingKept, { status: 0, code: 'offline' })
  return head
}

/** A "no" of the desk itself, in the shape of the server's. */
export function refused(blocks: readonly ProblemBlock[]): Problem {
  return new Problem(blocks.map(({ message }) => message).join(' '), {
    status: 409,
    code: blocks[0]?.code ?? 'refused',
    blocks,
  })
}

function notKnown({ words }: LocalDesk, head: Snapshot, barcode: string): Problem {
  const block = {
    code: 'item-not-found',
    message: words.unknownItem(barcode, head.branch.name),
    facts: { fastAdd: true },
  }
  return new Problem(block.message, { status: 404, code: block.code, blocks: [block] })
}

/** Blocks that stand after somebody passed what they may: with a reason, unless only asked. */
export function standingAfter(
  blocks: readonly ProblemBlock[],
  override: Override | undefined,
  permissions: readonly string[],
): readonly ProblemBlock[] {
  if (!override) return blocks
  return blocks.filter(
    ({ code, override: needed, confirm }) =>
      !(
        override.codes.includes(code) &&
        needed !== undefined &&
        permissions.includes(needed) &&
        (confirm === true || override.reason.trim() !== '')
      ),
  )
}

function blockWords({ words, day }: LocalDesk) {
  return { expired: (date: string) => words.expired(day(date)), lostCard: words.lostCard, somebody: words.somebody }
}

function dueFor(
  head: Snapshot,
  patron: KnownPatron,
  item: Parameters<typeof termOf>[2],
  now: { readonly at: number; readonly day: string },
) {
  const term = termOf(head, patron, item)
  const ends = patron.expires === null ? undefined : endOfDay(head.branch.timeZone, patron.expires)
  return term && dueOffline(term, now, ends)
}

function dueReasons({ words, moment }: LocalDesk, head: Snapshot, shortened: boolean): Reason[] {
  return [
    { decided: true, text: words.dueByTable, detail: words.dueByTableDetail(moment(head.takenAt)) },
    ...(shortened ? [{ decided: true, text: words.cutByCard }] : []),
  ]
}

function newEntry(
  { who, desk, now }: LocalDesk,
  head: Snapshot,
  id: string,
  more: Pick<OfflineEntry, 'kind' | 'barcode'> & Partial<OfflineEntry>,
): OfflineEntry {
  const { at, shown } = now()
  const { id: staff, name } = who()
  return {
    id,
    at: new Date(at).toISOString(),
    shown: new Date(shown).toISOString(),
    branch: head.branch.id,
    desk,
    by: { id: staff, name },
    ...more,
  }
}
