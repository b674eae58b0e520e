import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import type { Work } from '../../platform/work.ts'
import { changeDue } from './change-due.ts'
import {
  ChangeDue,
  GetLoanHistory,
  MyRenewals,
  PreviewRenewal,
  PreviewRenewals,
  RenewAll,
  RenewAllMine,
  RenewByBarcode,
} from './contract-renewals.ts'
import { PreviewRecall, RecallFromHold } from './contract-recalls.ts'
import { RuleImpact } from './contract-impact.ts'
import { readEntries } from './loan-entries.ts'
import { previewRecall, recallFromHold } from './recall-holds.ts'
import { ruleImpact } from './rule-impact.ts'
import { openLoanOf, previewAll, previewRenewal, renewAll, renewByBarcode } from './renew-many.ts'

const signIn = refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })

function asPatron<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron' ? run(w.actor.id) : Promise.resolve(signIn)
}

async function historyOf(w: Work, id: number) {
  const loan = await openLoanOf(w, id)
  return isRefusal(loan) ? loan : { rows: [...(await readEntries(w, id))] }
}

/** The API of renewing, of calling back, and of setting due dates by hand. */
export const renewalEndpoints: readonly Endpoint[] = [
  serve(RenewByBarcode, (w, { body }) => renewByBarcode(w, body)),
  serve(PreviewRenewal, (w, { params }) => previewRenewal(w, params.id)),
  serve(PreviewRenewals, (w, { params }) => previewAll(w, params.id)),
  serve(RenewAll, (w, { params, body }) => renewAll(w, params.id, body)),
  serve(ChangeDue, (w, { params, body }) => changeDue(w, params.id, body)),
  serve(GetLoanHistory, (w, { params }) => historyOf(w, params.id)),
  serve(MyRenewals, (w) => asPatron(w, (patron) => previewAll(w, patron, { channel: 'opac' }))),
  serve(RenewAllMine, (w) => asPatron(w, (patron) => renewAll(w, patron, { channel: 'opac' }))),
  serve(PreviewRecall, (w, { body }) => previewRecall(w, body)),
  serve(RecallFromHold, (w, { params }) => recallFromHold(w, params.id)),
  serve(RuleImpact, (w, { body }) => ruleImpact(w, body)),
]
