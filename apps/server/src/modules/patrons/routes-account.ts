import { serve, type Endpoint } from '../../platform/serve.ts'
import { closeSession } from '../../platform/session.ts'
import { changePin, ownAccount, patronSignIn } from './account.ts'
import { askErasure, changeAccount } from './change-account.ts'
import * as account from './contract-account.ts'
import * as registration from './contract-registration.ts'
import { askEmailAgain, askOwnEmailAgain, confirmEmail } from './confirm-email.ts'
import { exportOwn } from './export-patron.ts'
import { approveRegistration, listRegistrations, rejectRegistration } from './registrations.ts'
import { approveRequest, listRequests, rejectRequest } from './requests.ts'
import { askPinReset, resetPin } from './reset-pin.ts'
import { confirmSignUp, signUp } from './sign-up.ts'

/** What patrons do themselves, and what staff decide of it. */
export const accountEndpoints: readonly Endpoint[] = [
  serve(account.PatronSignIn, (w, { body, address, reply }) => patronSignIn(w, body, address, reply), {
    ownTransactions: true,
  }),
  serve(account.PatronSignOut, async (w, { session, reply }) => {
    if (session) await closeSession(w, session.id)
    reply.clearSession('patron')
    return {}
  }),
  serve(account.GetAccount, (w, { session }) => ownAccount(w, session)),
  serve(account.ChangeAccount, (w, { body, session }) => changeAccount(w, body, session)),
  serve(account.ChangePin, (w, { body, address, session }) => changePin(w, body, address, session), {
    ownTransactions: true,
  }),
  serve(account.AskPinReset, (w, { body, address }) => askPinReset(w, body, address)),
  serve(account.ResetPin, (w, { body }) => resetPin(w, body)),
  serve(account.AskErasure, (w, { body, session }) => askErasure(w, body.note, session)),
  serve(account.ExportAccount, (w) => exportOwn(w)),
  serve(registration.SignUp, (w, { body, address }) => signUp(w, body, address)),
  serve(registration.ConfirmSignUp, (w, { body }) => confirmSignUp(w, body.token)),
  serve(registration.ConfirmEmail, (w, { body }) => confirmEmail(w, body.token)),
  serve(registration.AskOwnEmailAgain, (w) => askOwnEmailAgain(w)),
  serve(registration.AskEmailAgain, (w, { params }) => askEmailAgain(w, params.id)),
  serve(registration.ListRegistrations, (w, { query }) => listRegistrations(w, query)),
  serve(registration.ApproveRegistration, (w, { params, body }) => approveRegistration(w, params.id, body)),
  serve(registration.RejectRegistration, (w, { params, body }) => rejectRegistration(w, params.id, body)),
  serve(registration.ListRequests, (w, { query }) => listRequests(w, query)),
  serve(registration.ApproveRequest, (w, { params }) => approveRequest(w, params.id)),
  serve(registration.RejectRequest, (w, { params, body }) => rejectRequest(w, params.id, body.reason)),
]
