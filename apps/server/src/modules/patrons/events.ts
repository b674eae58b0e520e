import { defineEvent } from '../../platform/events.ts'
import type { Block } from '../../platform/refusal.ts'

/** A patron has to pay for something of this module: enrolment, a renewed or a new card. Later modules charge it. */
export const patronFeeDue = defineEvent<{
  readonly patron: number
  /** Minor units of the library's currency. */
  readonly amount: number
  readonly description: string
  readonly branch: number
}>('patron.fee-due')

/** Rows of a table that belonged to the patron who goes, with their primary keys. */
export interface MovedRows {
  /** `schema.table` */
  readonly table: string
  readonly column: string
  readonly keys: readonly Readonly<Record<string, unknown>>[]
}

/** Two records of one person become one: each module gives what it keeps of `gone` to `kept` and notes the rows in `moved`. */
export const patronMerged = defineEvent<{ readonly kept: number; readonly gone: number; readonly moved: MovedRows[] }>(
  'patron.merged',
)

/** A merge is about to be taken back: modules that know why not put their reasons into `blocks`. */
export const mergeUndoAsked = defineEvent<{
  readonly kept: number
  readonly gone: number
  readonly since: Temporal.Instant
  readonly moved: readonly MovedRows[]
  readonly blocks: Block[]
}>('patron.merge-undo-asked')

/** A merge is taken back: each module gives the rows of `moved` that are its own back to `gone`. */
export const patronUnmerged = defineEvent<{
  readonly kept: number
  readonly gone: number
  readonly moved: readonly MovedRows[]
}>('patron.unmerged')

/** Someone asks whether a patron can go: modules that know why not put their reasons into `blocks`, and what would go along into `effects`. */
export const patronLeaving = defineEvent<{
  readonly patron: number
  readonly blocks: Block[]
  readonly effects: string[]
}>('patron.leaving')

/** A patron was deleted; what was still to come for them ends. */
export const patronDeleted = defineEvent<{ readonly patron: number }>('patron.deleted')

/** What is personal of a patron is wiped: modules forget who it was, and keep what statistics and accounts need. */
export const patronErased = defineEvent<{ readonly patron: number }>('patron.erased')

/** What a patron has borrowed and returned is to be forgotten; `forgotten` counts the loans. */
export const historyForgotten = defineEvent<{
  readonly patron: number
  readonly done: { forgotten: number; readonly blocks: Block[] }
}>('patron.history-forgotten')

/** Everything that is kept of a patron is asked for: each module adds its sections, each a list of plain rows. */
export const patronExported = defineEvent<{
  readonly patron: number
  readonly sections: Record<string, Record<string, unknown>[]>
}>('patron.exported')

/** Someone has become a patron, at the desk or by signing up; nobody of an import. */
export const patronRegistered = defineEvent<{ readonly patron: number }>('patron.registered')

/** What a patron's record says was changed: `fields` names what, as the API calls it. Nobody of an import. */
export const patronChanged = defineEvent<{ readonly patron: number; readonly fields: readonly string[] }>(
  'patron.changed',
)

/** Staff have blocked a patron. */
export const patronBlocked = defineEvent<{
  readonly patron: number
  readonly block: number
  readonly kind: string | null
  /** The last day, as text. */
  readonly until: string | null
}>('patron.blocked')

/** A block was cleared. */
export const patronUnblocked = defineEvent<{ readonly patron: number; readonly block: number }>('patron.unblocked')
