import { GetItemByBarcode } from '../../../server/src/modules/catalog/contract.ts'
import {
  CheckIn,
  CheckOut,
  GetPatronSummary,
  ListLoans,
  Renew,
  UndoCheckIn,
  UndoCheckOut,
  type Loan,
} from '../../../server/src/modules/circulation/contract.ts'
import { GetSlip } from '../../../server/src/modules/circulation/contract-slips.ts'
import { GetPatron, GetPatronByCard, SearchPatrons } from '../../../server/src/modules/patrons/contract.ts'
import type { Route } from '../../../server/src/platform/route.ts'
import { Problem } from '../problem.ts'
import {
  headOf,
  lendLocally,
  localSummary,
  refused,
  renewLocally,
  returnLocally,
  undoLocally,
  type LocalDesk,
} from './local-desk.ts'
import { itemOf, localLoan, shownItem } from './local-loan.ts'
import { briefOf, nameOf, patronOf } from './local-patron.ts'
import type { KnownPatron } from './rows.ts'
import { slipPage } from './slip-page.ts'

/** What this page has seen of the server's answers and may need again without it. */
export interface SeenLoans {
  get(id: number): Loan | undefined
  of(patron: number): readonly Loan[]
}

/** Answers a request without the server; `id` is the number under which the server may have got it. */
export type LocalAnswer = (input: LocalInput, id: string) => Promise<unknown>

/** The parts of any request. */
export interface LocalInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

type Handler<P, Q, B, R> = (
  input: { readonly params: P; readonly query: Q; readonly body: B },
  id: string,
) => Promise<R>

/** What the desk answers by itself while the server is away, by the route that is asked. */
export function localAnswers(desk: LocalDesk, seen: SeenLoans): ReadonlyMap<Route, LocalAnswer> {
  const { book, words } = desk
  const answers = new Map<Route, LocalAnswer>()
  const on = <P, Q, B, R>(route: Route<P, Q, B, R>, run: Handler<P, Q, B, R>) => {
    // The edge of the types: whoever asks a route gives what it wants.
    answers.set(route, (input, id) => run(input as Parameters<typeof run>[0], id))
  }
  const patronWith = async (id: number): Promise<KnownPatron> => {
    const patron = await book.patronById(id)
    if (!patron) throw notHere()
    return patron
  }
  const notHere = () =>
    new Problem(words.notHere, {
      status: 404,
      code: 'patron-not-found',
      blocks: [{ code: 'patron-not-found', message: words.notHere }],
    })

  on(GetPatronByCard, async ({ params }) => {
    const patron = await book.patronByCard(params.barcode)
    if (!patron) throw notHere()
    return patronOf(patron, await headOf(desk), words)
  })
  on(GetPatron, async ({ params }) => patronOf(await patronWith(params.id), await headOf(desk), words))
  on(GetPatronSummary, async ({ params }) => localSummary(desk, await patronWith(params.id)))
  on(SearchPatrons, async ({ query }) => {
    const head = await headOf(desk)
    const { total, rows } = await book.patronsByWords(query.q ?? '', query.limit ?? 8)
    return { total, rows: rows.map((patron) => briefOf(patron, head, words)) }
  })
  on(GetItemByBarcode, async ({ params }) => {
    const item = await book.item(params.barcode)
    if (!item) throw new Problem(words.unknown, { status: 404, code: 'item-not-found' })
    return itemOf(item, await headOf(desk))
  })
  const madeFor = async (patron: KnownPatron): Promise<Loan[]> => {
    const head = await headOf(desk)
    const made = await book.loansMade(patron.id)
    return Promise.all(
      made.map(async (queued) =>
        localLoan(queued, {
          item: shownItem(queued.entry.barcode, await book.item(queued.entry.barcode), head, queued.title),
          patron: { id: patron.id, name: nameOf(patron, words), card: patron.card },
          shortened: false,
          currency: head.currency,
        }),
      ),
    )
  }
  on(ListLoans, async ({ query }) => {
    if (query.patron === undefined) throw needsServer()
    const made = await madeFor(await patronWith(query.patron))
    const known = seen.of(query.patron).filter(({ barcode }) => !made.some((loan) => loan.barcode === barcode))
    return { total: made.length + known.length, rows: [...made, ...known] }
  })
  const needsServer = () => refused([{ code: 'offline', message: words.needsServer }])

  on(CheckOut, async ({ body }, id) => {
    const { patron, card, barcode, due, onSite, proxy, proxyCard, fastAdd, override } = body
    if (onSite === true || proxy !== undefined || proxyCard !== undefined) throw needsServer()
    if (barcode.trim() === '' || barcode.length > 40)
      throw refused([{ code: 'item-not-found', message: words.unknown }])
    const found =
      patron !== undefined ? await patronWith(patron) : card !== undefined ? await book.patronByCard(card) : undefined
    if (!found) throw notHere()
    const title = fastAdd?.title.slice(0, 500)
    return lendLocally(desk, { patron: found, barcode, id, due, title, override })
  })
  on(CheckIn, async ({ body }, id) => {
    const { barcode, returned, forgive, bookDrop, noHolds, noTransits } = body
    if (barcode.length > 40) throw refused([{ code: 'item-not-found', message: words.unknown }])
    if ([forgive, bookDrop, noHolds, noTransits].includes(true)) throw needsServer()
    return returnLocally(desk, barcode, id, returned)
  })
  on(Renew, async ({ params }, id) => {
    const loan = seen.get(params.id)
    if (!loan) throw needsServer()
    return renewLocally(desk, loan, id)
  })
  on(UndoCheckOut, async ({ params }) => {
    if (params.id >= 0) throw needsServer()
    await undoLocally(desk, -params.id)
    return { undone: true }
  })
  on(UndoCheckIn, async ({ params }) => {
    if (params.id >= 0) throw needsServer()
    await undoLocally(desk, -params.id)
    return { undone: true }
  })
  on(GetSlip, async ({ params, query }) => {
    const numbers = (query.loans ?? '').split(',').map(Number)
    if (params.kind !== 'check-out' || query.loans === undefined) throw needsServer()
    const head = await headOf(desk)
    const queue = await desk.store.queue()
    const loans: Loan[] = []
    for (const number of numbers) {
      const queued = number < 0 ? queue.find((one) => one.number === -number) : undefined
      const patron = queued?.entry.card === undefined ? undefined : await book.patronByCard(queued.entry.card)
      const known = seen.get(number)
      if (known) loans.push(known)
      else if (queued && patron) loans.push(...(await madeFor(patron)).filter(({ id }) => id === number))
    }
    return {
      text: '',
      html: slipPage(loans, {
        title: words.slipTitle,
        branch: head.branch.name,
        patron: loans[0]?.card ?? '',
        date: desk.moment(new Date(desk.now().at).toISOString()),
        foot: words.slipFoot,
        dir: document.documentElement.dir,
        lang: document.documentElement.lang,
        due: (loan) => words.slipDue(desk.moment(loan.due)),
      }),
    }
  })
  return answers
}
