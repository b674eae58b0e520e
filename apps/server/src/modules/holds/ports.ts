import { definePort } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'

/** Items of a title that a patron has on loan; circulation knows and answers. */
export const itemsOnLoan =
  definePort<(w: Work, patron: number, bib: number) => Promise<readonly number[]>>('holds.items-on-loan')
