import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'

/** What can be done about a loan that troubles. */
export type TroubleAction =
  | 'claim-returned'
  | 'claim-never-had'
  | 'found'
  | 'returned'
  | 'missing'
  | 'undone'
  | 'damaged'
  | 'lost'
  | 'undo-lost'

/** The actions that make sense for a loan, from the one of every day to the gravest. */
export function troubleActions(loan: Pick<Loan, 'state' | 'claim'>): readonly TroubleAction[] {
  switch (loan.state) {
    case 'out':
    case 'overdue':
      return ['claim-returned', 'claim-never-had', 'damaged', 'lost']
    case 'claimed-returned':
      return ['found', 'returned', 'missing', 'undone', 'lost']
    case 'lost':
      return loan.claim
        ? ['found', 'missing', 'undone', 'undo-lost']
        : ['found', 'claim-returned', 'claim-never-had', 'undo-lost']
    case 'lost-paid':
      return ['found']
    case 'returned':
      return ['damaged']
  }
}

/** Actions whose effect the server can show before they are done. */
const shown = ['claim-returned', 'claim-never-had', 'found', 'returned', 'lost', 'undo-lost'] as const
export type ShownAction = (typeof shown)[number]

/** The action as the server knows it for its preview; undefined for those that change no money. */
export function shownAction(action: TroubleAction): ShownAction | undefined {
  return shown.find((one) => one === action)
}

/** Parts from what staff typed: one a line, or parted by semicolons. */
export function partsFrom(text: string): readonly string[] {
  return text
    .split(/[\n;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
