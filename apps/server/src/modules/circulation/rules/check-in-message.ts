import { formatMoney, type Money } from '../../../platform/money.ts'
import type { ItemStatus } from '../../catalog/contract.ts'
import type { ItemRoute, RouteCause } from './decide-route.ts'

/** What the line for the desk is made of. */
export interface MessageFacts {
  readonly route: ItemRoute['to']
  /** The status before the scan. */
  readonly status: ItemStatus
  readonly holdFor: string | undefined
  readonly destination: string | undefined
  readonly fine: Money | undefined
  readonly wasOnLoan: boolean
  readonly inHouse: boolean
  readonly accompanying: string
  /** The shelf to which this scan moved it. */
  readonly movedTo: string | undefined
  readonly cause: RouteCause
  /** The course for which it is wanted on reserve. */
  readonly reserve: string | undefined
  /** What colleagues left to be told. */
  readonly alerts: readonly string[]
}

/** One line that says what to do with an item in hand, and the tone that goes with it. */
export function checkInMessage(facts: MessageFacts): {
  readonly message: string
  readonly tone: 'ok' | 'attention' | 'stop'
} {
  const extra = [
    facts.reserve === undefined ? '' : `Wanted for reserve: ${facts.reserve}.`,
    facts.status === 'lost' || facts.status === 'missing' ? `It was ${facts.status} and is found.` : '',
    facts.status === 'lost-paid' ? 'It was lost and paid for, and is found.' : '',
    facts.fine ? `Overdue: ${formatMoney(facts.fine)}.` : '',
    facts.accompanying === '' ? '' : `Check that all is there: ${facts.accompanying}.`,
    ...facts.alerts,
  ].filter((text) => text !== '')
  const attention = extra.length > 0
  const line = (first: string) => [first, ...extra].join(' ')
  switch (facts.route) {
    case 'hold-shelf':
      return { message: line(`Hold for ${facts.holdFor ?? 'a patron'}: to the hold shelf.`), tone: 'attention' }
    case 'transit':
      return {
        message: line(
          facts.holdFor === undefined
            ? `Send to ${facts.destination ?? 'its branch'}${facts.cause === 'rotation' ? ', its next stage' : ''}.`
            : `Send to ${facts.destination ?? 'its branch'} for ${facts.holdFor}.`,
        ),
        tone: 'attention',
      }
    case 'workroom':
      return facts.cause === 'temporary'
        ? { message: line('Added at the desk: to the cataloguers.'), tone: 'attention' }
        : { message: line(`To the workroom: this item is ${facts.status}.`), tone: 'stop' }
    case 'shelf': {
      const goal = facts.movedTo === undefined ? 'To the shelf.' : `To ${facts.movedTo}.`
      const first = facts.wasOnLoan ? `Back. ${goal}` : facts.inHouse ? `Used in the library. ${goal}` : goal
      return { message: line(first), tone: attention ? 'attention' : 'ok' }
    }
  }
}

/** Why an item goes where it goes, in words. */
export function routeReason(route: ItemRoute, branch: { readonly name: string }, patron: string | undefined): string {
  switch (route.cause) {
    case 'hold':
      return route.to === 'hold-shelf'
        ? `First in the queue to collect at ${branch.name}: ${patron ?? 'a patron'}`
        : `First in the queue: ${patron ?? 'a patron'}, who collects elsewhere`
    case 'status':
      return 'Its status keeps it from the shelf'
    case 'temporary':
      return 'It was added at the desk and nobody has catalogued it yet'
    case 'rotation':
      return route.to === 'transit' ? 'Its rota wants it elsewhere now' : `Its rota has it at ${branch.name} now`
    case 'manual':
      return 'Colleagues asked for it elsewhere'
    case 'arrived':
      return `It was sent to ${branch.name}, and has arrived`
    case 'floats':
      return `It floats: it stays at ${branch.name}, where it came in`
    case 'no-transits':
      return 'It belongs elsewhere, but this desk sends nothing on its way just now'
    case 'return-policy':
      return route.to === 'transit'
        ? 'The circulation rules return it to where it was kept last'
        : 'The circulation rules let it stay where it comes in'
    case 'home':
      return route.to === 'transit'
        ? `${branch.name} does not own it and nobody waits here`
        : `It belongs to ${branch.name} and nobody waits for it`
  }
}
