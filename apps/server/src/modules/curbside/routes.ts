import { refuse, type Refusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import type { Work } from '../../platform/work.ts'
import { book } from './book.ts'
import { bookingById, listBookings } from './bookings.ts'
import * as contract from './contract.ts'
import { listPlans, putPlan } from './plans.ts'
import { listSlots } from './slots.ts'
import { cancelBooking, stepOn, undoStep } from './step.ts'

function asPatron<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron'
    ? run(w.actor.id)
    : Promise.resolve(refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' }))
}

/** The API of curbside pick-up. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListCurbsidePlans, (w) => listPlans(w)),
  serve(contract.PutCurbsidePlan, (w, { params, body }) => putPlan(w, params.branch, body)),
  serve(contract.ListCurbsideSlots, (w, { query }) => listSlots(w, query)),
  serve(contract.BookCurbside, (w, { body }) => book(w, body)),
  serve(contract.ListCurbsideBookings, (w, { query }) => listBookings(w, query)),
  serve(contract.GetCurbsideBooking, (w, { params }) => bookingById(w, params.id)),
  serve(contract.StepCurbside, (w, { params, body }) => stepOn(w, params.id, body)),
  serve(contract.UndoCurbsideStep, (w, { params }) => undoStep(w, params.id)),
  serve(contract.CancelCurbside, (w, { params }) => cancelBooking(w, params.id)),
  serve(contract.MyCurbside, (w) => asPatron(w, (patron) => listBookings(w, { patron, latestFirst: true, limit: 50 }))),
  serve(contract.BookMyCurbside, (w, { body }) => asPatron(w, (patron) => book(w, { patron, ...body }))),
  serve(contract.IAmOutside, (w, { params }) =>
    asPatron(w, (patron) => stepOn(w, params.id, { to: 'outside' }, patron)),
  ),
  serve(contract.CancelMyCurbside, (w, { params }) => asPatron(w, (patron) => cancelBooking(w, params.id, patron))),
]
