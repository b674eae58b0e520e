import { isRefusal, notFound } from '../../../platform/refusal.ts'
import { serve, type Endpoint } from '../../../platform/serve.ts'
import * as runs from '../contract-call-number-runs.ts'
import { applyRun, undoRun } from './apply-run.ts'
import { changeRunRow, planRun } from './plan-run.ts'
import { getRun, listRunRows, listRuns } from './runs.ts'

/** The endpoints of call numbers given to many items at once. */
export const runEndpoints: readonly Endpoint[] = [
  serve(runs.PlanCallNumbers, (w, { body }) => planRun(w, body)),
  serve(runs.ListCallNumberRuns, (w, { query }) => listRuns(w, query)),
  serve(runs.GetCallNumberRun, (w, { params }) => getRun(w, params.id)),
  serve(runs.ListCallNumberRunRows, (w, { params, query }) => listRunRows(w, params.id, query)),
  serve(runs.ChangeCallNumberRunRow, async (w, { params, body }) => {
    const changed = await changeRunRow(w, params.id, params.item, body)
    if (isRefusal(changed)) return changed
    const { rows } = await listRunRows(w, params.id, { item: params.item })
    return rows[0] ?? notFound('row', 'This item is not in the plan.')
  }),
  serve(runs.ApplyCallNumberRun, (w, { params }) => applyRun(w, params.id)),
  serve(runs.UndoCallNumberRun, (w, { params }) => undoRun(w, params.id)),
]
