import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import type { Work } from '../../platform/work.ts'
import { awayFromHolds } from './away.ts'
import { cancelHold, changeHold, expireHold, reorderHolds } from './change-hold.ts'
import { claimPulls, releasePulls } from './claims.ts'
import { clearance, doneClearing } from './clearance.ts'
import { clubById, endClub, listClubs, putClub } from './clubs.ts'
import * as contract from './contract.ts'
import { explainHold } from './explain-hold.ts'
import { holdById, listHolds } from './hold-views.ts'
import { foundAgain, listNotFound, markNotFound } from './not-found.ts'
import { pickupPlaces } from './pickup-places.ts'
import { placeHold } from './place-hold.ts'
import { placeHolds } from './place-many.ts'
import { pullList } from './pull-list.ts'
import { shortTitles } from './short-titles.ts'
import { addTransferLimit, listTransferLimits, removeTransferLimit } from './transfer-limits.ts'

const signIn = refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })

/** Runs what a patron does for themselves. */
function asPatron<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron' ? run(w.actor.id) : Promise.resolve(signIn)
}

/** Why a patron's own hold is where it is, without the names of others. */
async function explainMine(w: Work, id: number, patron: number) {
  const hold = await holdById(w, id)
  if (hold?.patron !== patron) return notFound('hold', `There is no hold ${id}.`)
  const explained = await explainHold(w, id)
  return isRefusal(explained) ? explained : { reasons: explained.reasons }
}

async function reorder(w: Work, bib: number, holds: readonly number[]) {
  const done = await reorderHolds(w, bib, holds)
  return isRefusal(done) ? done : listHolds(w, { bib, open: true, limit: 1000 })
}

/** The API of holds. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.PlaceHold, (w, { body }) => placeHold(w, body)),
  serve(contract.PlaceHolds, (w, { body }) => placeHolds(w, body)),
  serve(contract.ListHolds, (w, { query }) => listHolds(w, query)),
  serve(contract.ListShortTitles, (w, { query }) => shortTitles(w, query)),
  serve(
    contract.GetHold,
    async (w, { params }) => (await holdById(w, params.id)) ?? notFound('hold', `There is no hold ${params.id}.`),
  ),
  serve(contract.ExplainHold, (w, { params }) => explainHold(w, params.id)),
  serve(contract.ChangeHold, (w, { params, body }) => changeHold(w, params.id, body)),
  serve(contract.ReorderHolds, (w, { params, body }) => reorder(w, params.id, body.holds)),
  serve(contract.CancelHold, (w, { params, query }) => cancelHold(w, params.id, query.reason ?? 'Cancelled by staff')),
  serve(contract.ExpireHold, (w, { params }) => expireHold(w, params.id)),
  serve(contract.AwayFromHolds, (w, { params, body }) => awayFromHolds(w, params.id, body.until)),

  serve(contract.PullList, (w, { query }) => pullList(w, query)),
  serve(contract.ClaimPulls, (w, { body }) => claimPulls(w, body.branch, body.items)),
  serve(contract.ReleasePulls, (w, { body }) => releasePulls(w, body.branch, body.items)),
  serve(contract.ListNotFound, (w, { query }) => listNotFound(w, query.branch)),
  serve(contract.MarkNotFound, (w, { params, body }) => markNotFound(w, params.item, body.how)),
  serve(contract.UndoNotFound, (w, { params }) => foundAgain(w, params.item)),

  serve(contract.HoldShelf, (w, { query }) => listHolds(w, { shelf: query.branch, limit: 1000 })),
  serve(contract.Clearance, (w, { query }) => clearance(w, query.branch)),
  serve(contract.DoneClearing, (w, { params }) => doneClearing(w, params.id)),

  serve(contract.PickupPlaces, (w, { query }) => pickupPlaces(w, query)),
  serve(contract.ListTransferLimits, (w) => listTransferLimits(w)),
  serve(contract.AddTransferLimit, (w, { body }) => addTransferLimit(w, body)),
  serve(contract.RemoveTransferLimit, (w, { params }) => removeTransferLimit(w, params.id)),

  serve(contract.ListClubs, (w) => listClubs(w)),
  serve(contract.GetClub, (w, { params }) => clubById(w, params.id)),
  serve(contract.CreateClub, (w, { body }) => putClub(w, body)),
  serve(contract.PutClub, (w, { params, body }) => putClub(w, body, params.id)),
  serve(contract.DeleteClub, (w, { params }) => endClub(w, params.id)),

  serve(contract.MyHolds, (w, { query }) =>
    asPatron(w, (patron) => {
      const { ended, ...page } = query
      return listHolds(w, { patron, ...(ended === true ? { ended } : { open: true }), ...page })
    }),
  ),
  serve(contract.ExplainMyHold, (w, { params }) => asPatron(w, (patron) => explainMine(w, params.id, patron))),
  serve(contract.PlaceMyHold, (w, { body }) => asPatron(w, (patron) => placeHold(w, { patron, ...body }))),
  serve(contract.PlaceMyHolds, (w, { body }) => asPatron(w, (patron) => placeHolds(w, { patrons: [patron], ...body }))),
  serve(contract.ChangeMyHold, (w, { params, body }) =>
    asPatron(w, (patron) => changeHold(w, params.id, body, patron)),
  ),
  serve(contract.CancelMyHold, (w, { params }) =>
    asPatron(w, (patron) => cancelHold(w, params.id, 'Cancelled by the patron', patron)),
  ),
  serve(contract.AwayFromMyHolds, (w, { body }) => asPatron(w, (patron) => awayFromHolds(w, patron, body.until))),
  serve(contract.MyPickupPlaces, (w, { query }) => asPatron(w, (patron) => pickupPlaces(w, { patron, ...query }))),
]
