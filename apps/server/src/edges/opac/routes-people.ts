import type { FastifyInstance } from 'fastify'
import { forgetOwn } from '../../modules/circulation/index.ts'
import {
  askErasure,
  askPinReset,
  changeAccount,
  askOwnEmailAgain,
  confirmEmail,
  confirmSignUp,
  resetPin,
  selfRegistrationOpen,
  signUp,
} from '../../modules/patrons/index.ts'
import { html } from '../../platform/html.ts'
import { isDay } from '../../platform/is-day.ts'
import { statusOf } from '../../platform/problem.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { formOf, isFromElsewhere, numberIn, type FormFields } from './form-data.ts'
import { leaveNotice, type Notice } from './notice.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage, type Page } from './page.ts'
import { detailsPage } from './pages/details.ts'
import { forgedPage } from './pages/errors.ts'
import { historyPage } from './pages/history.ts'
import { phoneCardPage } from './pages/phone-card.ts'
import { confirmPage, forgotPinPage, plainPage, registerPage, resetPinPage } from './pages/register.ts'
import { refusalBand } from './parts/forms.ts'
import { act, answer } from './reader-answers.ts'
import type { Site } from './site.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

/** Mounts the pages about oneself: details, history, card; signing up and a forgotten PIN. */
export function mountPeoplePages(app: FastifyInstance, site: Site): void {
  const own = ownRoutes(app, site)
  const details = () => '/account/details'
  const history = () => '/account/history'
  const openPage = (path: string, show: (visit: Visit, token: string) => Promise<Page> | Page) => {
    app.get<{ Querystring: { token?: unknown } }>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      reply.header('cache-control', 'private, no-store').header('referrer-policy', 'no-referrer')
      const { token } = request.query
      return sendPage(visit, await show(visit, typeof token === 'string' ? token.slice(0, 200) : ''))
    })
  }
  const openForm = (path: string, run: (visit: Visit, form: FormFields) => Promise<unknown>) => {
    app.post(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      return isFromElsewhere(request) ? sendPage(visit, forgedPage(visit)) : run(visit, formOf(request))
    })
  }
  own.page('/account/details', (visit, patron) => detailsPage(visit, patron))
  own.page('/account/history', (visit, patron) => historyPage(visit, patron))
  own.page('/account/card', (visit, patron) => phoneCardPage(visit, patron))
  own.form('/account/details', details, saveDetails)
  own.form('/account/history/on', details, (visit, patron) => setHistory(visit, patron, true))
  own.form('/account/history/off', details, (visit, patron) => setHistory(visit, patron, false))
  own.form('/account/history/forget', history, (visit, patron) => forget(visit, patron, undefined))
  own.form('/account/history/:id/forget', history, (visit, patron, _, { id }) => forget(visit, patron, id))
  own.form('/account/email-confirmation', details, async (visit, patron) =>
    answerDetails(visit, patron, await act(visit, askOwnEmailAgain), 'email-asked', '/account/details'),
  )
  own.form('/account/erasure', details, eraseMe)

  openPage('/register', async (visit) =>
    (await selfRegistrationOpen(visit.w))
      ? registerPage(visit, new URLSearchParams())
      : plainPage(visit.say.people.signUp, html`<p>${visit.say.people.signUpOff}</p>`),
  )
  openPage('/register/confirm', (visit, token) => confirmPage(visit, token))
  openPage('/confirm-email', (visit, token) => confirmPage(visit, token, '/confirm-email'))
  openPage('/forgot-pin', (visit) => forgotPinPage(visit))
  openPage('/reset-pin', (visit, token) => resetPinPage(visit, token))
  openForm('/register', register)
  openForm('/register/confirm', confirm)
  openForm('/confirm-email', confirmAddress)
  openForm('/forgot-pin', forgotPin)
  openForm('/reset-pin', choosePin)
}

/** After success back to a page with a notice; after a refusal the details with every reason. */
function answerDetails(visit: Visit, patron: SignedIn, outcome: unknown, notice: Notice['code'], to: string) {
  return answer(visit, outcome, { notice, to }, (blocks) =>
    detailsPage(visit, patron, {
      status: statusOf(blocks),
      band: refusalBand(visit, visit.say.people.notRight, blocks),
    }),
  )
}

async function saveDetails(visit: Visit, patron: SignedIn, form: FormFields) {
  const text = (name: string, longest: number) => form.get(name)?.replaceAll('\r\n', '\n').trim().slice(0, longest)
  const [email, phone, address, preferredName] = [
    text('email', 320),
    text('phone', 100),
    text('address', 1000),
    text('preferredName', 200),
  ]
  const outcome = await act(visit, (w) =>
    changeAccount(
      w,
      {
        ...(email !== undefined && { email }),
        ...(phone !== undefined && { phone }),
        ...(address !== undefined && { address }),
        ...(preferredName !== undefined && { preferredName }),
      },
      patron.session,
    ),
  )
  const waits = !isRefusal(outcome) && outcome.waiting !== null
  return answerDetails(visit, patron, outcome, waits ? 'details-waiting' : 'details-saved', '/account/details')
}

async function setHistory(visit: Visit, patron: SignedIn, keepHistory: boolean) {
  const outcome = await act(visit, (w) => changeAccount(w, { keepHistory }, patron.session))
  return answerDetails(visit, patron, outcome, keepHistory ? 'history-on' : 'history-off', '/account/details')
}

async function forget(visit: Visit, patron: SignedIn, loan: number | undefined) {
  const done = await act(visit, (w) => forgetOwn(w, loan))
  const kept = !isRefusal(done) && done.forgotten === 0
  // The sentence for readers stands with the refusals of the pages; this one is for logs.
  const outcome = kept ? refuse({ code: 'nothing-forgotten', message: 'Nothing was forgotten.' }) : done
  return answerDetails(visit, patron, outcome, 'forgotten', '/account/history')
}

async function eraseMe(visit: Visit, patron: SignedIn, form: FormFields) {
  const note = (form.get('note') ?? '').slice(0, 2000)
  const outcome = await act(visit, (w) => askErasure(w, note, patron.session))
  return answerDetails(visit, patron, outcome, 'erasure-asked', '/account/details')
}

async function register(visit: Visit, form: FormFields) {
  const { people } = visit.say
  const text = (name: string) => (form.get(name) ?? '').trim().slice(0, 200)
  const sent = plainPage(people.sent, html`<p>${people.sentText}</p>`)
  // Only machines fill in what people do not see.
  if (text('website') !== '') return sendPage(visit, sent)
  const birthDate = text('birthDate')
  const pin = form.get('pin') ?? ''
  const outcome =
    birthDate !== '' && !isDay(birthDate)
      ? refuse({ code: 'invalid-birth-date', field: 'birthDate', message: 'This is not a day of the calendar.' })
      : pin.length < 4 || pin.length > 100
        ? refuse({ code: 'invalid-new-pin', field: 'pin', message: people.pinHint })
        : await act(visit, (w) =>
            signUp(
              w,
              {
                givenName: text('givenName'),
                familyName: text('familyName'),
                birthDate: birthDate === '' ? null : birthDate,
                email: (form.get('email') ?? '').trim().slice(0, 320),
                phone: text('phone'),
                street: text('street'),
                city: text('city'),
                postcode: text('postcode'),
                branch: numberIn(form, 'branch') ?? 0,
                pin,
              },
              visit.request.ip,
            ),
          )
  return sendPage(visit, isRefusal(outcome) ? registerPage(visit, form, outcome.blocks) : sent)
}

async function confirm(visit: Visit, form: FormFields) {
  const { people } = visit.say
  const outcome = await act(visit, (w) => confirmSignUp(w, form.get('token') ?? ''))
  if (isRefusal(outcome)) {
    const band = refusalBand(visit, people.notRight, outcome.blocks)
    return sendPage(visit, plainPage(people.confirmTitle, band, statusOf(outcome.blocks)))
  }
  const until = outcome.expires === null ? undefined : visit.write.day(Temporal.PlainDate.from(outcome.expires))
  const words = outcome.card === null ? people.confirmedWaiting : people.confirmedCard(outcome.card, until)
  return sendPage(visit, plainPage(people.signUp, html`<p>${words}</p>`))
}

async function confirmAddress(visit: Visit, form: FormFields) {
  const { people } = visit.say
  const outcome = await act(visit, (w) => confirmEmail(w, form.get('token') ?? ''))
  const page = isRefusal(outcome)
    ? plainPage(people.confirmTitle, refusalBand(visit, people.notRight, outcome.blocks), statusOf(outcome.blocks))
    : plainPage(people.emailConfirmedTitle, html`<p>${people.emailConfirmed(outcome.email)}</p>`)
  return sendPage(visit, page)
}

async function forgotPin(visit: Visit, form: FormFields) {
  const { people } = visit.say
  const card = (form.get('card') ?? '').slice(0, 200)
  const outcome = await act(visit, (w) => askPinReset(w, { card }, visit.request.ip))
  return sendPage(
    visit,
    isRefusal(outcome)
      ? forgotPinPage(visit, outcome.blocks)
      : plainPage(people.forgotPin, html`<p>${people.forgotSent}</p>`),
  )
}

async function choosePin(visit: Visit, form: FormFields) {
  const [token, pin] = [form.get('token') ?? '', form.get('pin') ?? '']
  const outcome =
    pin.length < 4 || pin.length > 100
      ? refuse({ code: 'invalid-new-pin', field: 'pin', message: visit.say.people.pinHint })
      : await act(visit, (w) => resetPin(w, { token, pin }))
  if (isRefusal(outcome)) return sendPage(visit, resetPinPage(visit, token, outcome.blocks))
  leaveNotice(visit.reply, 'pin-chosen')
  return visit.reply.redirect('/sign-in', 303)
}
