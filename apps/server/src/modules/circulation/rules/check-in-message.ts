import { formatMoney, type Money } from '../../../platform/money.ts'
import type { ItemStatus } from '../../catalog/contract.ts'
import type { ItemRoute } from './decide-route.ts'

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
}

/** One line that says what to do with an item in hand, and the tone that goes with it. */
export function checkInMessage(facts: MessageFacts): {
  readonly message: string
  readonly tone: 'ok' | 'attention' | 'stop'
} {
  const extra = [
    facts.status === 'lost' || facts.status === 'missing' ? `It was ${facts.status} and is found.` : '',
    facts.fine ? `Overdue: ${formatMoney(facts.fine)}.` : '',
    facts.accompanying === '' ? '' : `Check that all is there: ${facts.accompanying}.`,
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
            ? `Send to ${facts.destination ?? 'its branch'}.`
            : `Send to ${facts.destination ?? 'its branch'} for ${facts.holdFor}.`,
        ),
        tone: 'attention',
      }
    case 'workroom':
      return { message: line(`To the workroom: this item is ${facts.status}.`), tone: 'stop' }
    case 'shelf': {
      const first = facts.wasOnLoan
        ? 'Back. To the shelf.'
        : facts.inHouse
          ? 'Used in the library. To the shelf.'
          : 'To the shelf.'
      return { message: line(first), tone: attention ? 'attention' : 'ok' }
    }
  }
}
