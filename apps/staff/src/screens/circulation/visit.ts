import type { CheckInOutcome, Loan } from '../../../../server/src/modules/circulation/contract.ts'
import type { Reason } from '../../../../server/src/platform/schemas.ts'
import type { ProblemBlock } from '../../problem.ts'

/** What a row shows of an item. */
export interface ItemGlance {
  readonly title: string
  readonly author?: string | undefined
  readonly classNumber?: string | undefined
  readonly kind?: string | undefined
}

/** What became of one scan. */
export type Outcome =
  | { readonly is: 'pending' }
  | { readonly is: 'out' | 'renewed'; readonly loan: Loan; readonly reasons: readonly Reason[] }
  | {
      readonly is: 'refused'
      readonly message: string
      readonly blocks: readonly ProblemBlock[]
      /** What is known of the item; nothing when no item has this barcode. */
      readonly item?: ItemGlance | undefined
      /** False once somebody has decided to leave it. */
      readonly open: boolean
    }
  | { readonly is: 'back'; readonly returned: CheckInOutcome }
  | { readonly is: 'undone'; readonly item: ItemGlance }

/** One scan of a visit. */
export interface VisitRow {
  readonly key: number
  readonly barcode: string
  readonly outcome: Outcome
  /** Why it could not be undone. */
  readonly undoProblem?: string
}

/** The scans of one patron at the desk, newest first. */
export type Visit = readonly VisitRow[]

/** Puts a scan on top, before the server has answered. */
export function addScan(visit: Visit, key: number, barcode: string): Visit {
  return [{ key, barcode, outcome: { is: 'pending' } }, ...visit]
}

/** Writes what became of a scan into its row. */
export function settle(visit: Visit, key: number, outcome: Outcome): Visit {
  return visit.map((row) => (row.key === key ? { key, barcode: row.barcode, outcome } : row))
}

/** Says in its row why a scan could not be undone. */
export function keepUndoProblem(visit: Visit, key: number, undoProblem: string): Visit {
  return visit.map((row) => (row.key === key ? { ...row, undoProblem } : row))
}

/** Takes a row away, because what was scanned was no item. */
export function dropScan(visit: Visit, key: number): Visit {
  return visit.filter((row) => row.key !== key)
}

/** The loans that this visit has made and not undone, in the order of the scans: what the slip lists. */
export function loansOf(visit: Visit): readonly Loan[] {
  return visit
    .flatMap(({ outcome }) => (outcome.is === 'out' || outcome.is === 'renewed' ? [outcome.loan] : []))
    .reverse()
}

/** Whether a refusal may be passed by somebody with these permissions: all of its blocks, or none. */
export function canPass(blocks: readonly ProblemBlock[], permissions: readonly string[]): boolean {
  return blocks.length > 0 && blocks.every(({ override }) => override !== undefined && permissions.includes(override))
}

/** Whether all that stands in the way are questions: they pass without a reason. */
export function onlyAsks(blocks: readonly ProblemBlock[]): boolean {
  return blocks.length > 0 && blocks.every(({ confirm }) => confirm === true)
}

/** True where an unknown barcode may be added at the desk. */
export function mayAdd(blocks: readonly ProblemBlock[]): boolean {
  return blocks.some(({ code, facts }) => code === 'item-not-found' && facts?.['fastAdd'] === true)
}

/** True for an item that stands in the row by its title; false for a barcode that is not known. */
export function glanceOf(outcome: Outcome): ItemGlance | undefined {
  switch (outcome.is) {
    case 'pending':
      return undefined
    case 'out':
    case 'renewed':
      return glance(outcome.loan)
    case 'back':
      return glance(outcome.returned.item)
    case 'refused':
    case 'undone':
      return outcome.item
  }
}

/** What a row shows of anything with a title. */
export function glance(of: {
  readonly title: string
  readonly author: string | null
  readonly classNumber: string | null
  readonly format: string
}): ItemGlance {
  return {
    title: of.title,
    author: of.author ?? undefined,
    classNumber: of.classNumber ?? undefined,
    kind: of.format,
  }
}

/** How a scan is first understood: a patron's card, or an item. What it is not, it is then tried as. */
export function firstGuess(text: string, hasPatron: boolean): 'card' | 'item' {
  // Fourteen digits by the label convention: 2 begins a card, 3 an item.
  if (/^2\d{13}$/.test(text)) return 'card'
  if (/^3\d{13}$/.test(text)) return 'item'
  return hasPatron ? 'item' : 'card'
}

/** True for what a person types to find somebody: a name, an e-mail, a phone number. */
export function isWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) || /[\s@]/.test(text)
}
