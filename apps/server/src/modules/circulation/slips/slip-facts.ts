import { sql } from 'kysely'
import { formatMoney, type Money } from '../../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import type { Facts } from '../../../platform/template.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { itemFacts, type ItemFacts } from '../../catalog/index.ts'
import { balanceOf, chargesOfLoan } from '../../fees/index.ts'
import { holdById } from '../../holds/index.ts'
import { branchById, libraryOf, shelvingLocationsOf, type Branch } from '../../org/index.ts'
import { patronFacts, type PatronFacts } from '../../patrons/index.ts'
import type { SlipKind } from '../contract-slips.ts'
import { deskBranch } from '../desk.ts'
import { readLoans } from '../loan-rows.ts'
import { dayWords, type DayWords } from '../rules/words.ts'
import type { CirculationTables } from '../tables.ts'
import type { SlipWords } from './words/slip-words.ts'

/** The text of a slip at a branch, and how that language writes days, money and what Carrel says itself. */
export interface Tongue {
  readonly language: string
  readonly body: string
  readonly words: SlipWords
  readonly locale: string
}
/** Finds the tongue of a slip at a branch for a reader with a language, if they have one. */
export type TongueAt = (branch: number, reader: string | undefined) => Promise<Tongue>

/** What a slip is about. */
export interface SlipQuery {
  readonly loans?: readonly number[]
  readonly checkIns?: readonly number[]
  readonly checkIn?: number
  readonly hold?: number
  readonly transit?: number
}

/** What stands on a slip, at which branch it is made, and in which tongue. */
export interface SlipFacts {
  readonly facts: Facts
  readonly branch: Branch
  readonly tongue: Tongue
}

/** Everything that is the same on each slip of a branch. */
interface Place {
  readonly branch: Branch
  readonly tongue: Tongue
  readonly words: DayWords
  readonly common: Readonly<Record<string, string>>
}

async function placeOf(w: Work, id: number | undefined, tongueAt: TongueAt, reader?: string): Promise<Place | Refusal> {
  const branch = id === undefined ? await deskBranch(w, undefined) : await branchById(w, id)
  if (!branch) return notFound('branch', 'There is no such branch.')
  if (isRefusal(branch)) return branch
  const { name } = await libraryOf(w)
  const tongue = await tongueAt(branch.id, reader)
  const words = dayWords(tongue.locale, branch.timeZone, w.now)
  return {
    branch,
    tongue,
    words,
    common: {
      'library.name': name,
      'branch.name': branch.name,
      'branch.address': branch.address,
      'branch.phone': branch.phone,
      'branch.email': branch.email,
      now: words.moment(w.now),
      today: words.day(w.now.toZonedDateTimeISO(branch.timeZone).toPlainDate()),
      desk: 'name' in w.actor ? w.actor.name : '',
    },
  }
}

/** The name as hold shelves show it: three letters of the family name and the first of the given one. */
function shortName(sortName: string): string {
  const [family = '', given = ''] = sortName.split(', ')
  return `${family.slice(0, 3).toLocaleUpperCase()} ${given.slice(0, 1).toLocaleUpperCase()}`.trim()
}

function patronWords(patron: PatronFacts | undefined): Readonly<Record<string, string>> {
  const card = patron?.card?.barcode ?? ''
  return {
    'patron.name': patron?.name ?? '',
    'patron.short': patron ? shortName(patron.sortName) : '',
    'patron.card': card,
    'patron.cardEnd': card.slice(-4),
  }
}

async function itemWords(w: Work, item: ItemFacts | undefined): Promise<Readonly<Record<string, string>>> {
  const shelf = item?.location === null || !item ? undefined : (await shelvingLocationsOf(w)).get(item.location)
  return {
    title: item?.title ?? '',
    author: item?.author ?? '',
    barcode: item?.barcode ?? '',
    callNumber: item?.callNumber ?? '',
    location: shelf?.name ?? '',
    accompanying: item?.accompanying ?? '',
  }
}

const languageOf = (patron: PatronFacts | undefined) => (patron && patron.language !== '' ? patron.language : undefined)

/** Collects what a slip says. */
export async function slipFacts(
  w: Work,
  kind: SlipKind,
  query: SlipQuery,
  tongueAt: TongueAt,
): Promise<SlipFacts | Refusal> {
  switch (kind) {
    case 'check-out':
      return loansSlip(w, query.loans ?? [], tongueAt)
    case 'check-in':
      return returnsSlip(w, query.checkIns ?? [], tongueAt)
    case 'hold':
      return holdSlip(w, query, tongueAt)
    case 'transit':
      return transitSlip(w, query, tongueAt)
    case 'routing':
      return routingSlip(w, query, tongueAt)
  }
}

/** The loans of one patron, as lent. */
async function loansSlip(w: Work, ids: readonly number[], tongueAt: TongueAt): Promise<SlipFacts | Refusal> {
  const loans = await readLoans(w, sql`l.id = any(${ids}::bigint[])`, sql`order by l.id`)
  const [first] = loans
  if (!first) return notFound('loan', 'There is no such loan.')
  if (first.patron === null || loans.some((loan) => loan.patron !== first.patron))
    return refuse({ code: 'invalid-loans', field: 'loans', message: 'A receipt is for the loans of one patron.' })
  const patron = await patronFacts(w, { id: first.patron })
  const place = await placeOf(w, first.branch, tongueAt, languageOf(patron))
  if (isRefusal(place)) return place
  const owed = await balanceOf(w, first.patron)
  const rows = loans.map((loan) => {
    const due = loan.due.toZonedDateTimeISO(place.branch.timeZone)
    return {
      title: loan.title,
      author: loan.author ?? '',
      barcode: loan.barcode,
      callNumber: loan.callNumber,
      location: '',
      accompanying: loan.accompanying,
      due: due.hour === 23 && due.minute === 59 ? place.words.day(due.toPlainDate()) : place.words.moment(loan.due),
      onSite: loan.onSite,
    }
  })
  return {
    branch: place.branch,
    tongue: place.tongue,
    facts: {
      ...place.common,
      ...patronWords(patron),
      count: String(rows.length),
      owed: owed.amount > 0 ? formatMoney(owed, place.tongue.locale) : '',
      loans: rows,
    },
  }
}

function scanOf(w: Work, id: number) {
  return tablesOf<CirculationTables>(w)
    .selectFrom('circulation.check_in')
    .select(['id', 'item_id', 'branch_id', 'loan_id', 'hold_id', 'transit_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What came back, with what was overdue. */
async function returnsSlip(w: Work, ids: readonly number[], tongueAt: TongueAt): Promise<SlipFacts | Refusal> {
  const found: { readonly item: Readonly<Record<string, string>>; readonly fine: Money | undefined }[] = []
  let branch: number | undefined
  for (const id of ids) {
    const scan = await scanOf(w, id)
    if (!scan) continue
    branch ??= scan.branch_id
    const charges = scan.loan_id === null ? [] : await chargesOfLoan(w, scan.loan_id, ['overdue'])
    const [fine] = charges.filter((charge) => charge.amount > 0)
    found.push({ item: await itemWords(w, await itemFacts(w, { id: scan.item_id })), fine })
  }
  if (found.length === 0) return notFound('check-in', 'There is no such return.')
  const place = await placeOf(w, branch, tongueAt)
  if (isRefusal(place)) return place
  const rows = found.map(({ item, fine }) => ({
    ...item,
    fine: fine ? formatMoney(fine, place.tongue.locale) : '',
    goal: '',
    'patron.name': '',
  }))
  return {
    branch: place.branch,
    tongue: place.tongue,
    facts: { ...place.common, count: String(rows.length), items: rows },
  }
}

async function holdSlip(w: Work, query: SlipQuery, tongueAt: TongueAt): Promise<SlipFacts | Refusal> {
  const scan = query.checkIn === undefined ? undefined : await scanOf(w, query.checkIn)
  const id = query.hold ?? scan?.hold_id ?? undefined
  const hold = id === undefined ? undefined : await holdById(w, id)
  if (!hold) return notFound('hold', 'There is no hold to make a slip for.')
  const [place, patron, item] = await Promise.all([
    placeOf(w, hold.pickup, tongueAt),
    patronFacts(w, { id: hold.patron }),
    hold.filledBy === null ? undefined : itemFacts(w, { id: hold.filledBy }),
  ])
  if (isRefusal(place)) return place
  return {
    branch: place.branch,
    tongue: place.tongue,
    facts: {
      ...place.common,
      ...patronWords(patron),
      ...(await itemWords(w, item)),
      title: hold.title,
      author: hold.author ?? '',
      'pickup.name': hold.pickupName,
      until: hold.shelfUntil === null ? '' : place.words.day(Temporal.PlainDate.from(hold.shelfUntil)),
      note: hold.note,
    },
  }
}

/** Where something goes: for a hold the address for holds of its pick-up branch, else the address for letters. */
function goalWords(to: Branch | undefined, forHold: boolean): Readonly<Record<string, string>> {
  const holds = forHold && to !== undefined && to.holdsAddress !== '' ? to.holdsAddress : (to?.address ?? '')
  return {
    'to.name': to?.name ?? '',
    'to.address': holds,
    'to.note': forHold ? (to?.holdsNote ?? '') : '',
    'to.phone': to?.phone ?? '',
  }
}

async function transitSlip(w: Work, query: SlipQuery, tongueAt: TongueAt): Promise<SlipFacts | Refusal> {
  const scan = query.checkIn === undefined ? undefined : await scanOf(w, query.checkIn)
  const id = query.transit ?? scan?.transit_id ?? undefined
  const row =
    id === undefined
      ? undefined
      : await tablesOf<CirculationTables>(w)
          .selectFrom('circulation.transit')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst()
  if (!row) return notFound('transit', 'There is no journey to make a slip for.')
  const hold = row.hold_id === null ? undefined : await holdById(w, row.hold_id)
  const [place, to, patron, item] = await Promise.all([
    placeOf(w, row.from_branch_id, tongueAt),
    branchById(w, row.to_branch_id),
    hold ? patronFacts(w, { id: hold.patron }) : undefined,
    itemFacts(w, { id: row.item_id }),
  ])
  if (isRefusal(place)) return place
  return {
    branch: place.branch,
    tongue: place.tongue,
    facts: {
      ...place.common,
      ...patronWords(patron),
      ...(await itemWords(w, item)),
      ...goalWords(to, hold !== undefined),
      reason: place.tongue.words.reasons[row.reason],
      forHold: hold !== undefined,
      note: row.note,
    },
  }
}

async function routingSlip(w: Work, query: SlipQuery, tongueAt: TongueAt): Promise<SlipFacts | Refusal> {
  const scan = query.checkIn === undefined ? undefined : await scanOf(w, query.checkIn)
  if (!scan) return notFound('check-in', 'There is no such return.')
  const [place, item, row] = await Promise.all([
    placeOf(w, scan.branch_id, tongueAt),
    itemFacts(w, { id: scan.item_id }),
    scan.transit_id === null
      ? undefined
      : tablesOf<CirculationTables>(w)
          .selectFrom('circulation.transit')
          .select(['to_branch_id', 'hold_id'])
          .where('id', '=', scan.transit_id)
          .executeTakeFirst(),
  ])
  if (isRefusal(place)) return place
  const to = row ? await branchById(w, row.to_branch_id) : undefined
  const { words: say } = place.tongue
  const atDesk: Readonly<Partial<Record<string, string>>> = {
    available: say.toShelf,
    'on-hold-shelf': say.toHoldShelf,
  }
  return {
    branch: place.branch,
    tongue: place.tongue,
    facts: {
      ...place.common,
      ...(await itemWords(w, item)),
      ...goalWords(to, row?.hold_id !== null && row !== undefined),
      goal: to ? `${say.to} ${to.name}` : (atDesk[item?.status ?? ''] ?? say.toWorkroom),
      alerts: '',
      forHold: scan.hold_id !== null,
    },
  }
}
