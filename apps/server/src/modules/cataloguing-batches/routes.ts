import { serve, type Endpoint } from '../../platform/serve.ts'
import { beginBatch, beginTask, finishBatch, getBatch, listBatches, noteLabels } from './batches.ts'
import * as contract from './contract.ts'
import { goOn, leaveOut, planStep } from './steps/plan-step.ts'
import { listChanges } from './steps/steps.ts'

/** The API of guided batches. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListCataloguingBatches, (w, { query }) => listBatches(w, query)),
  serve(contract.BeginCataloguingBatch, (w, { body }) => beginBatch(w, body)),
  serve(contract.GetCataloguingBatch, (w, { params }) => getBatch(w, params.id)),
  serve(contract.FinishCataloguingBatch, (w, { params }) => finishBatch(w, params.id)),
  serve(contract.NoteBatchLabels, (w, { params, body }) => noteLabels(w, params.id, body.labelBatch)),
  serve(contract.BeginBatchTask, (w, { params, body }) => beginTask(w, params.id, body.task)),
  serve(contract.PlanBatchStep, (w, { params, body }) => planStep(w, params.id, body)),
  serve(contract.ListBatchStepChanges, (w, { params, query }) => listChanges(w, params, query)),
  serve(contract.LeaveOutOfBatchStep, (w, { params, body }) => leaveOut(w, params, body.leaveOut)),
  serve(contract.ApplyBatchStep, (w, { params }) => goOn(w, params, 'apply')),
  serve(contract.UndoBatchStep, (w, { params }) => goOn(w, params, 'undo')),
]
