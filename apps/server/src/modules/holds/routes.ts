import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import type { Work } from '../../platform/work.ts'
import { cancelHold, changeHold, expireHold } from './change-hold.ts'
import {
  CancelHold,
  CancelMyHold,
  ChangeHold,
  ChangeMyHold,
  ExpireHold,
  ExplainHold,
  GetHold,
  HoldShelf,
  ListHolds,
  MyHolds,
  PlaceHold,
  PlaceMyHold,
  PullList,
} from './contract.ts'
import { explainHold } from './explain-hold.ts'
import { holdById, listHolds } from './hold-views.ts'
import { placeHold } from './place-hold.ts'
import { pullList } from './pull-list.ts'

const signIn = refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })

/** Runs what a patron does for themselves. */
function asPatron<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron' ? run(w.actor.id) : Promise.resolve(signIn)
}

/** The API of holds. */
export const endpoints: readonly Endpoint[] = [
  serve(PlaceHold, (w, { body }) => placeHold(w, body)),
  serve(ListHolds, (w, { query }) => listHolds(w, query)),
  serve(
    GetHold,
    async (w, { params }) => (await holdById(w, params.id)) ?? notFound('hold', `There is no hold ${params.id}.`),
  ),
  serve(ExplainHold, (w, { params }) => explainHold(w, params.id)),
  serve(ChangeHold, (w, { params, body }) => changeHold(w, params.id, body)),
  serve(CancelHold, (w, { params, query }) => cancelHold(w, params.id, query.reason ?? 'Cancelled by staff')),
  serve(ExpireHold, (w, { params }) => expireHold(w, params.id)),
  serve(PullList, (w, { query }) => pullList(w, query.branch)),
  serve(HoldShelf, (w, { query }) => listHolds(w, { shelf: query.branch, limit: 1000 })),
  serve(MyHolds, (w) => asPatron(w, (patron) => listHolds(w, { patron, open: true }))),
  serve(PlaceMyHold, (w, { body }) => asPatron(w, (patron) => placeHold(w, { patron, ...body }))),
  serve(ChangeMyHold, (w, { params, body }) => asPatron(w, (patron) => changeHold(w, params.id, body, patron))),
  serve(CancelMyHold, (w, { params }) =>
    asPatron(w, (patron) => cancelHold(w, params.id, 'Cancelled by the patron', patron)),
  ),
]
