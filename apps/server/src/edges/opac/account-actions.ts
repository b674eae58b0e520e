import { listLoans, renew } from '../../modules/circulation/index.ts'
import { cancelHold, changeHold } from '../../modules/holds/index.ts'
import { changePin } from '../../modules/patrons/index.ts'
import { html } from '../../platform/html.ts'
import { isDay } from '../../platform/is-day.ts'
import { isRefusal, refuse, type Block } from '../../platform/refusal.ts'
import { numberIn, type FormFields } from './form-data.ts'
import type { Notice } from './notice.ts'
import { sendPage } from './page.ts'
import { accountPage, accountRefused } from './pages/account.ts'
import { refusalBand } from './parts/forms.ts'
import { leaveNotice } from './notice.ts'
import { act, answer } from './reader-answers.ts'
import type { SignedIn, Visit } from './visit.ts'

/** Something a patron does to one of their own loans or holds. */
export type OwnAction = (visit: Visit, patron: SignedIn, id: number, form: FormFields) => Promise<unknown>

/** After success back to the account with a notice; after a refusal the account with the reasons. */
function answerHere(
  visit: Visit,
  patron: SignedIn,
  outcome: unknown,
  notice: Notice['code'],
  place: string,
  title?: string,
) {
  const done = { notice, to: `/account${place}`, ...(notice === 'renewed' && { value: 1 }) }
  return answer(visit, outcome, done, (blocks) => accountRefused(visit, patron, blocks, title))
}

const renewOne: OwnAction = async (visit, patron, id) => {
  const loan = (await listLoans(visit.w, { patron: patron.id })).rows.find((one) => one.id === id)
  const outcome = await act(visit, (w) => renew(w, id, { patron: patron.id, channel: 'opac' }))
  return answerHere(visit, patron, outcome, 'renewed', '#loans', visit.say.account.renewRefused(loan?.title ?? ''))
}

/** Renews everything that can be; each loan by itself, so that one refusal holds up no other. */
export async function renewAll(visit: Visit, patron: SignedIn) {
  const { rows } = await listLoans(visit.w, { patron: patron.id })
  const refused: { readonly title: string; readonly blocks: readonly Block[] }[] = []
  let renewed = 0
  for (const loan of rows.filter((one) => one.state === 'out' || one.state === 'overdue')) {
    const outcome = await act(visit, (w) => renew(w, loan.id, { patron: patron.id, channel: 'opac' }))
    if (isRefusal(outcome)) refused.push({ title: loan.title, blocks: outcome.blocks })
    else renewed++
  }
  if (refused.length === 0) {
    leaveNotice(visit.reply, 'renewed', renewed)
    return visit.reply.redirect('/account#loans', 303)
  }
  const { say } = visit
  const band = html`${renewed === 0 ? '' : html`<p class="band ok" role="status">${say.notices.renewed(String(renewed))}</p>`}
  ${refused.map(({ title, blocks }) => refusalBand(visit, say.account.renewRefused(title), blocks))}`
  const page = await accountPage(visit, patron, { status: renewed === 0 ? 409 : 200, band })
  return page ? sendPage(visit, page) : visit.reply.redirect('/sign-in', 303)
}

const movePickup: OwnAction = async (visit, patron, id, form) => {
  const pickup = numberIn(form, 'pickup') ?? 0
  const outcome = await act(visit, (w) => changeHold(w, id, { pickup }, patron.id))
  return answerHere(visit, patron, outcome, 'hold-moved', '#holds')
}

const pause: OwnAction = async (visit, patron, id, form) => {
  const until = form.get('until') ?? ''
  const outcome = isDay(until)
    ? await act(visit, (w) => changeHold(w, id, { suspendedUntil: until }, patron.id))
    : refuse({ code: 'invalid-day', field: 'until', message: visit.say.refusal('invalid-day', '') })
  return answerHere(visit, patron, outcome, 'hold-paused', '#holds')
}

const resume: OwnAction = async (visit, patron, id) => {
  const outcome = await act(visit, (w) => changeHold(w, id, { suspendedUntil: null }, patron.id))
  return answerHere(visit, patron, outcome, 'hold-resumed', '#holds')
}

const cancel: OwnAction = async (visit, patron, id) => {
  const outcome = await act(visit, (w) => cancelHold(w, id, 'Cancelled by the patron', patron.id))
  return answerHere(visit, patron, outcome, 'hold-cancelled', '#holds')
}

/** The forms of the account page by their addresses. */
export const ownActions: Readonly<Record<string, OwnAction>> = {
  '/account/loans/:id/renew': renewOne,
  '/account/holds/:id/pickup': movePickup,
  '/account/holds/:id/pause': pause,
  '/account/holds/:id/resume': resume,
  '/account/holds/:id/cancel': cancel,
}

/** Chooses a new PIN. */
export async function newPin(visit: Visit, patron: SignedIn, form: FormFields) {
  const chosen = form.get('new') ?? ''
  const { say } = visit
  const outcome =
    chosen.length < 4 || chosen.length > 100
      ? refuse({ code: 'invalid-new-pin', field: 'new', message: say.account.newPinHint })
      : await changePin(visit.w, { old: form.get('old') ?? '', new: chosen }, visit.request.ip, patron.session)
  return answerHere(visit, patron, outcome, 'pin-changed', '')
}
