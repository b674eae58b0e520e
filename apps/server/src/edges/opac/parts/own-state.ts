import type { Loan } from '../../../modules/circulation/contract.ts'
import { listLoans } from '../../../modules/circulation/index.ts'
import type { Hold } from '../../../modules/holds/contract.ts'
import { listHolds } from '../../../modules/holds/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { icon, type IconName } from './icons.ts'

/** What the patron has to do with a title already. */
export type OwnState = { readonly kind: 'loan'; readonly loan: Loan } | { readonly kind: 'hold'; readonly hold: Hold }

/** What the patron has on loan and waits for, by title; empty for who is not signed in. */
export async function ownStates({ w, patron }: Visit): Promise<ReadonlyMap<number, OwnState>> {
  if (!patron) return new Map()
  const [holds, loans] = await Promise.all([
    listHolds(w, { patron: patron.id, open: true }),
    listLoans(w, { patron: patron.id }),
  ])
  return new Map<number, OwnState>([
    ...holds.rows.map((hold) => [hold.bib, { kind: 'hold', hold }] as const),
    ...loans.rows.map((loan) => [loan.bib, { kind: 'loan', loan }] as const),
  ])
}

/** One line that says so, leading to the account: instead of a button that could only be refused. */
export function ownLine({ say, write }: Visit, state: OwnState): Html {
  const line = (name: IconName, tone: string, place: string, text: Html) =>
    html`<p class="where own ${tone}">
      ${icon(name)}<span>${text}<small><a href="/account${place}">${say.site.account}</a></small></span>
    </p>`
  if (state.kind === 'loan') {
    return line('books', 'ok', '#loans', say.availability.yourLoan(write.dayOf(Temporal.Instant.from(state.loan.due))))
  }
  const { hold } = state
  if (hold.state === 'ready') return line('check', 'ok', '#holds', say.availability.yourReady(hold.pickupName))
  if (hold.state === 'in-transit') return line('truck', 'ok', '#holds', say.availability.yourTransit(hold.pickupName))
  return line('bookmark', 'plain', '#holds', say.availability.yourPlace(hold.position ?? 1))
}
