import { serve, type Endpoint } from '../../platform/serve.ts'
import { closeSession } from '../../platform/session.ts'
import { changePin, ownAccount, patronSignIn } from './account.ts'
import { addPatronBlock, addPatronNote, clearPatronBlock } from './blocks.ts'
import { categoriesOf, putCategory } from './categories.ts'
import { changePatron } from './change-patron.ts'
import * as contract from './contract.ts'
import { joinHousehold, leaveHousehold } from './household.ts'
import { patronByCard, patronById } from './queries.ts'
import { registerPatron } from './register-patron.ts'
import { renewCard } from './renew-card.ts'
import { replaceCard } from './replace-card.ts'
import { searchPatrons } from './search-patrons.ts'

/** What this module answers. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.SearchPatrons, (w, { query }) => searchPatrons(w, query)),
  serve(contract.RegisterPatron, (w, { body }) => registerPatron(w, body)),
  serve(contract.GetPatron, (w, { params }) => patronById(w, params.id)),
  serve(contract.GetPatronByCard, (w, { params }) => patronByCard(w, params.barcode)),
  serve(contract.ChangePatron, (w, { params, body }) => changePatron(w, params.id, body)),
  serve(contract.ReplaceCard, (w, { params, body }) => replaceCard(w, params.id, body)),
  serve(contract.RenewCard, (w, { params }) => renewCard(w, params.id)),
  serve(contract.AddPatronBlock, (w, { params, body }) => addPatronBlock(w, params.id, body)),
  serve(contract.ClearPatronBlock, (w, { params }) => clearPatronBlock(w, params.id, params.block)),
  serve(contract.AddPatronNote, (w, { params, body }) => addPatronNote(w, params.id, body.text)),
  serve(contract.JoinHousehold, (w, { params, body }) => joinHousehold(w, params.id, body.patron)),
  serve(contract.LeaveHousehold, (w, { params }) => leaveHousehold(w, params.id)),
  serve(contract.ListCategories, async (w) => {
    const rows = [...(await categoriesOf(w)).values()]
    return { total: rows.length, rows }
  }),
  serve(contract.PutCategory, (w, { params, body }) => putCategory(w, params.code, body)),
  serve(contract.PatronSignIn, (w, { body, address, reply }) => patronSignIn(w, body, address, reply), {
    ownTransactions: true,
  }),
  serve(contract.PatronSignOut, async (w, { session, reply }) => {
    if (session) await closeSession(w, session.id)
    reply.clearSession('patron')
    return {}
  }),
  serve(contract.GetAccount, (w, { session }) => ownAccount(w, session)),
  serve(contract.ChangePin, (w, { body, address, session }) => changePin(w, body, address, session), {
    ownTransactions: true,
  }),
]
