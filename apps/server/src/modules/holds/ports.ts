import { definePort } from '../../platform/port.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'

/** Items of a title that a patron has on loan; circulation knows and answers. */
export const itemsOnLoan =
  definePort<(w: Work, patron: number, bib: number) => Promise<readonly number[]>>('holds.items-on-loan')

/** What is to be called back, and for whom. */
export interface RecallQuestion {
  readonly bibs: readonly number[]
  readonly item: number | null
  readonly part: string | null
  readonly callNumber: string | null
  readonly patron: number
}

/** Why nothing can be called back for a recall; circulation knows the loans and their rules, and answers. */
export const recallCheck =
  definePort<(w: Work, recall: RecallQuestion) => Promise<readonly Block[]>>('holds.recall-check')
