import { book, cancelBooking, stepOn } from '../../modules/curbside/index.ts'
import { awayFromHolds } from '../../modules/holds/index.ts'
import { isDay } from '../../platform/is-day.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { numberIn, type FormFields } from './form-data.ts'
import { accountRefused } from './pages/account.ts'
import { curbsidePage } from './pages/curbside.ts'
import { act, answer } from './reader-answers.ts'
import type { SignedIn, Visit } from './visit.ts'

const badDay = refuse({ code: 'invalid-day', field: 'until', message: 'Choose a day to come.' })

/** Puts all that one waits for on pause until a day, or takes it up again. */
export async function goAway(visit: Visit, patron: SignedIn, form: FormFields | undefined) {
  const until = form?.get('until') ?? ''
  const outcome =
    form && !isDay(until) ? badDay : await act(visit, (w) => awayFromHolds(w, patron.id, form ? until : null))
  const done = {
    notice: form ? 'holds-paused' : 'holds-resumed',
    value: isRefusal(outcome) ? 0 : outcome.changed,
    to: '/account#holds',
  } as const
  return answer(visit, outcome, done, (blocks) => accountRefused(visit, patron, blocks))
}

type AtTheDoor = 'curbside-booked' | 'curbside-cancelled' | 'curbside-outside'

const answerHere = (visit: Visit, patron: SignedIn, outcome: unknown, notice: AtTheDoor) =>
  answer(visit, outcome, { notice, to: '/account/curbside' }, (blocks) => curbsidePage(visit, patron, blocks))

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
  return answerHere(visit, patron, outcome, 'curbside-booked')
}

const isMoment = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))

/** Tells the staff that the patron is outside. */
export async function tellOutside(visit: Visit, patron: SignedIn, id: number) {
  const outcome = await act(visit, (w) => stepOn(w, id, { to: 'outside' }, patron.id))
  return answerHere(visit, patron, outcome, 'curbside-outside')
}

/** Gives a booked time back. */
export async function cancelPickup(visit: Visit, patron: SignedIn, id: number) {
  const outcome = await act(visit, (w) => cancelBooking(w, id, patron.id))
  return answerHere(visit, patron, outcome, 'curbside-cancelled')
}
