import { definePort } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'

/** Patrons who have something on loan, or borrowed something since a day; circulation knows and answers. */
export const patronsInUse =
  definePort<(w: Work, since: Temporal.PlainDate) => Promise<readonly number[]>>('patrons.in-use')
