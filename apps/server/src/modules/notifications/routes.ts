import { refuse, type Refusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import type { Work } from '../../platform/work.ts'
import { clearBadAddress, listBadAddresses, reportBounce } from './bounces.ts'
import { resendNotice, sendReceipt, stopNotice } from './change-notice.ts'
import {
  addUsualNoticeRules,
  changeNoticeRule,
  createNoticeRule,
  listNoticeRules,
  removeNoticeRule,
} from './change-rules.ts'
import { noticeTemplate, putNoticeTemplate, resetNoticeTemplate, undoNoticeTemplate } from './change-texts.ts'
import * as delivery from './contract-delivery.ts'
import * as templates from './contract-templates.ts'
import * as notices from './contract.ts'
import { explainNotice } from './explain-notice.ts'
import { explainNoticeRules } from './explain-rules.ts'
import { listLetters, markLettersPrinted } from './letters.ts'
import { listKinds } from './list-kinds.ts'
import { findNotice, listNotices } from './list-notices.ts'
import { ownTemplates } from './own-templates.ts'
import { noticePreferences, putNoticePreferences, unsubscribe } from './preferences.ts'
import { previewNotice, testNotice } from './preview.ts'

/** The signed-in patron's own things. */
function own<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron'
    ? run(w.actor.id)
    : Promise.resolve(refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' }))
}

/** What this module serves. */
export const endpoints: readonly Endpoint[] = [
  serve(notices.ListNoticeKinds, () => Promise.resolve(listKinds())),
  serve(notices.ListNoticeRules, (w, { query }) => listNoticeRules(w, query.kind)),
  serve(notices.AddUsualNoticeRules, (w) => addUsualNoticeRules(w)),
  serve(notices.ExplainNoticeRules, (w, { body }) => explainNoticeRules(w, body)),
  serve(notices.CreateNoticeRule, (w, { body }) => createNoticeRule(w, body)),
  serve(notices.ChangeNoticeRule, (w, { params, body }) => changeNoticeRule(w, params.id, body)),
  serve(notices.DeleteNoticeRule, (w, { params }) => removeNoticeRule(w, params.id)),
  serve(notices.ListNotices, (w, { query }) => listNotices(w, query)),
  serve(notices.PatronNotices, (w, { params, query }) => listNotices(w, { patron: params.id, ...query })),
  serve(notices.GetNotice, (w, { params }) => findNotice(w, params.id)),
  serve(notices.ExplainNotice, (w, { params }) => explainNotice(w, params.id)),
  serve(notices.ResendNotice, (w, { params, body }) => resendNotice(w, params.id, body.channel)),
  serve(notices.StopNotice, (w, { params, body }) => stopNotice(w, params.id, body.reason)),
  serve(notices.SendReceipt, (w, { params, body }) => sendReceipt(w, params.id, body)),
  serve(notices.GetNoticePreferences, (w, { params }) => noticePreferences(w, params.id)),
  serve(notices.PutNoticePreferences, (w, { params, body }) => putNoticePreferences(w, params.id, body.rows)),
  serve(notices.GetMyNoticePreferences, (w) => own(w, (patron) => noticePreferences(w, patron))),
  serve(notices.PutMyNoticePreferences, (w, { body }) =>
    own(w, (patron) => putNoticePreferences(w, patron, body.rows)),
  ),
  serve(notices.MyNotices, (w, { query }) => own(w, (patron) => listNotices(w, { patron, ...query }))),
  serve(notices.Unsubscribe, (w, { params }) => unsubscribe(w, params.token)),
  serve(templates.ListOwnNoticeTemplates, (w) => ownTemplates(w)),
  serve(templates.GetNoticeTemplate, (w, { query }) => noticeTemplate(w, query)),
  serve(templates.PutNoticeTemplate, (w, { body }) => putNoticeTemplate(w, body)),
  serve(templates.UndoNoticeTemplate, (w, { body }) => undoNoticeTemplate(w, body)),
  serve(templates.ResetNoticeTemplate, (w, { body }) => resetNoticeTemplate(w, body)),
  serve(templates.PreviewNoticeTemplate, (w, { body }) => previewNotice(w, body)),
  serve(templates.TestNoticeTemplate, (w, { body }) => testNotice(w, body)),
  serve(delivery.ListLetters, (w, { query }) => listLetters(w, query)),
  serve(delivery.MarkLettersPrinted, (w, { body }) => markLettersPrinted(w, body.ids, body.undo)),
  serve(delivery.ListBadAddresses, (w, { query }) => listBadAddresses(w, query)),
  serve(delivery.ClearBadAddress, (w, { params }) => clearBadAddress(w, params.id)),
  serve(delivery.ReportBounce, (w, { body }) => reportBounce(w, body)),
]
