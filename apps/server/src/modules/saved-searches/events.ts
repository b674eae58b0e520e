import { defineEvent } from '../../platform/events.ts'
import type { KeptQuery } from './contract.ts'

/** New titles came into a saved search; notices tell its patron. */
export const newInSearch = defineEvent<{
  readonly search: number
  readonly patron: number
  readonly name: string
  readonly query: KeptQuery
  /** Ends the mails of this search. */
  readonly token: string
  /** The newest, as many as a mail shows. */
  readonly titles: readonly { readonly bib: number; readonly title: string; readonly author: string | null }[]
  /** How many are new in all. */
  readonly total: number
}>('saved-searches.new-titles')
