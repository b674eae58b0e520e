import { book, cancelBooking, stepOn } from '../../modules/curbside/index.ts'
import { awayFromHolds } from '../../modules/holds/index.ts'
import { statusOf } from '../../platform/problem.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { numberIn, type FormFields } from './form-data.ts'
import { leaveNotice } from './notice.ts'
import { sendPage } from './page.ts'
import { accountPage } from './pages/account.ts'
import { curbsidePage } from './pages/curbside.ts'
import { refusalBand } from './parts/forms.ts'
import { act } from './reader-answers.ts'
import type { SignedIn, Visit } from './visit.ts'

const badDay = refuse({ code: 'invalid-day', field: 'until', message: 'Choose a day to come.' })

function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Puts all that one waits for on pause until a day, or takes it up again. */
export async function goAway(visit: Visit, patron: SignedIn, form: FormFields | undefined) {
  const until = form?.get('until') ?? ''
  const outcome =
    form && !isDay(until) ? badDay : await act(visit, (w) => awayFromHolds(w, patron.id, form ? until : null))
  if (isRefusal(outcome)) {
    const page = await accountPage(visit, patron, {
      status: statusOf(outcome.blocks),
      band: refusalBand(visit, visit.say.account.refused, outcome.blocks),
    })
    return page ? sendPage(visit, page) : visit.reply.redirect('/sign-in', 303)
  }
  leaveNotice(visit.reply, form ? 'holds-paused' : 'holds-resumed', outcome.changed)
  return visit.reply.redirect('/account#holds', 303)
}

async function answer(
  visit: Visit,
  patron: SignedIn,
  outcome: unknown,
  notice: 'curbside-booked' | 'curbside-cancelled' | 'curbside-outside',
) {
  if (isRefusal(outcome)) return sendPage(visit, await curbsidePage(visit, patron, outcome.blocks))
  leaveNotice(visit.reply, notice)
  return visit.reply.redirect('/account/curbside', 303)
}

/** Books a time to collect at the door. */
export async function bookPickup(visit: Visit, patron: SignedIn, form: FormFields) {
  const startsAt = form.get('startsAt') ?? ''
  const outcome = isMoment(startsAt)
    ? await act(visit, (w) =>
        book(w, {
          patron: patron.id,
          branch: numberIn(form, 'branch') ?? 0,
          startsAt,
          note: (form.get('note') ?? '').slice(0, 200),
        }),
      )
    : refuse({ code: 'no-such-slot', message: 'Choose a time.' })
  return answer(visit, patron, outcome, 'curbside-booked')
}

const isMoment = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))

/** Tells the staff that the patron is outside. */
export async function tellOutside(visit: Visit, patron: SignedIn, id: number) {
  const outcome = await act(visit, (w) => stepOn(w, id, { to: 'outside' }, patron.id))
  return answer(visit, patron, outcome, 'curbside-outside')
}

/** Gives a booked time back. */
export async function cancelPickup(visit: Visit, patron: SignedIn, id: number) {
  const outcome = await act(visit, (w) => cancelBooking(w, id, patron.id))
  return answer(visit, patron, outcome, 'curbside-cancelled')
}
