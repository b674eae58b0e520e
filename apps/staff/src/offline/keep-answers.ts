import { GetDeskToday, ListLoans, CheckOut, type Loan } from '../../../server/src/modules/circulation/contract.ts'
import { GetPatron, GetPatronByCard, ListCategories } from '../../../server/src/modules/patrons/contract.ts'
import { ListBranches } from '../../../server/src/modules/org/contract.ts'
import { urlFor, type Route } from '../../../server/src/platform/route.ts'
import type { SeenLoans } from './local-answers.ts'
import type { DeskStore } from './store.ts'

const keptRoutes: readonly Route[] = [GetDeskToday, ListBranches, ListCategories]

/** True for answers that hold no patron and that screens of the desk ask for whenever they open. */
export function isKept(route: Route): boolean {
  return keptRoutes.includes(route)
}

/** Keeps such an answer for a page that opens without the server. */
export async function keepAnswer(store: DeskStore, route: Route, answer: unknown): Promise<void> {
  await store.put(`answer ${urlFor(route)}`, answer)
}

/** The last answer to a question; undefined when it was not kept. */
export async function keptAnswer(store: DeskStore, route: Route): Promise<unknown> {
  return isKept(route) ? store.get(`answer ${urlFor(route)}`) : undefined
}

/** Loans and cards that answers of the server have shown on this page; nothing of it is kept on disk. */
export interface Seen extends SeenLoans {
  readonly heard: (route: Route, answer: unknown) => void
  readonly clear: () => void
}

const mostSeen = 5000

/** Remembers what a page has seen. `onCard` is told which patron has which card. */
export function createSeen(onCard: (patron: number, card: string) => void): Seen {
  const loans = new Map<number, Loan>()
  const see = (loan: Loan) => {
    if (loans.size >= mostSeen) loans.clear()
    loans.set(loan.id, loan)
  }
  return {
    get: (id) => loans.get(id),
    of: (patron) => [...loans.values()].filter((loan) => loan.patron === patron && loan.returned === null),
    clear: () => loans.clear(),
    heard(route, answer) {
      if (isRoute(route, ListLoans)) for (const loan of rowsOf(answer)) see(loan)
      else if (isRoute(route, CheckOut)) for (const loan of rowsOf({ rows: [loanIn(answer)] })) see(loan)
      else if (isRoute(route, GetPatron) || isRoute(route, GetPatronByCard)) {
        const { id, card } = { id: undefined, card: undefined, ...asObject(answer) } as { id: unknown; card: unknown }
        if (typeof id === 'number' && typeof card === 'string') onCard(id, card)
      }
    },
  }
}

const isRoute = (route: Route, other: unknown) => route === other

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function loanIn(answer: unknown): unknown {
  const about = asObject(answer)
  return 'loan' in about ? about.loan : undefined
}

/** The edge of the types: the server answered these routes by their schemas. */
function rowsOf(answer: unknown): readonly Loan[] {
  const about = asObject(answer)
  if (!('rows' in about) || !Array.isArray(about.rows)) return []
  return about.rows.filter((row): row is Loan => typeof row === 'object' && row !== null && 'barcode' in row)
}
