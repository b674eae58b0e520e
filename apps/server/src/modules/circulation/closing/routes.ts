import { isRefusal } from '../../../platform/refusal.ts'
import { serve, type Endpoint } from '../../../platform/serve.ts'
import {
  ChangeDueDates,
  CloseBranches,
  GetDateChange,
  ListChangedHolds,
  ListChangedLoans,
  ListDateChanges,
  PreviewClosing,
  PreviewDueChange,
  UndoDateChange,
} from '../contract-closings.ts'
import { changeDueDates, closeBranches } from './apply.ts'
import { changedHolds, changedLoans, dateChange, listDateChanges } from './date-changes.ts'
import { effectOf } from './effect.ts'
import { planClosing } from './plan-closing.ts'
import { planDueChange } from './plan-due-change.ts'
import { readClosing } from './read-closing.ts'
import { undoChange } from './undo-change.ts'

/** The API of closings and of changing many due dates. */
export const closingEndpoints: readonly Endpoint[] = [
  serve(PreviewClosing, async (w, { body, query }) => {
    const closing = await readClosing(w, { ...body, reason: body.reason.trim() || '–' })
    return isRefusal(closing) ? closing : effectOf(w, await planClosing(w, closing), query)
  }),
  serve(CloseBranches, (w, { body }) => closeBranches(w, body)),
  serve(PreviewDueChange, async (w, { body, query }) => {
    const plan = await planDueChange(w, { ...body, reason: body.reason.trim() || '–' })
    return isRefusal(plan) ? plan : effectOf(w, plan, query)
  }),
  serve(ChangeDueDates, (w, { body }) => changeDueDates(w, body)),
  serve(ListDateChanges, (w, { query }) => listDateChanges(w, query)),
  serve(GetDateChange, (w, { params }) => dateChange(w, params.id)),
  serve(ListChangedLoans, (w, { params, query }) => changedLoans(w, params.id, query)),
  serve(ListChangedHolds, (w, { params, query }) => changedHolds(w, params.id, query)),
  serve(UndoDateChange, (w, { params }) => undoChange(w, params.id)),
]
