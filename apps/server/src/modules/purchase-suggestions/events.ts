import { defineEvent } from '../../platform/events.ts'

/** Staff have decided what a patron suggested to buy; notices tell the patron. */
export const suggestionDecided = defineEvent<{
  readonly suggestion: number
  readonly patron: number
  readonly state: 'ordered' | 'declined' | 'here'
  readonly title: string
  readonly author: string
  readonly reason: string
  /** A hold was placed with it. */
  readonly held: boolean
}>('purchase-suggestions.decided')
