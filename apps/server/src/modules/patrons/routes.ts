import { serve, type Endpoint } from '../../platform/serve.ts'
import { addPatronBlock, addPatronNote, clearPatronBlock, endPatronNote, pastBlocks } from './blocks.ts'
import { blockKindsOf, putBlockKind } from './block-kinds.ts'
import { addCardRange, listCardRanges, removeCardRange } from './card-numbers.ts'
import { categoriesOf, putCategory } from './categories.ts'
import { changePatron } from './change-patron.ts'
import * as cards from './contract-cards.ts'
import * as people from './contract-people.ts'
import * as contract from './contract.ts'
import { fieldsOf, putField, removeField } from './fields.ts'
import { findDuplicates } from './find-duplicates.ts'
import { endHousebound, houseboundOf, listDeliveries, noteVisit, putHousebound } from './housebound.ts'
import { joinHousehold, leaveHousehold } from './household.ts'
import { endProxy, putGuarantor, putProxy, removeGuarantor } from './links.ts'
import { removePhoto } from './photo.ts'
import { patronByCard, patronById, seenPatron } from './queries.ts'
import { registerPatron } from './register-patron.ts'
import { renewCard } from './renew-card.ts'
import { findCard, loseCard, replaceCard } from './replace-card.ts'
import { accountEndpoints } from './routes-account.ts'
import { leavingEndpoints } from './routes-leaving.ts'
import { searchPatrons } from './search-patrons.ts'

const listOf = <T>(rows: readonly T[]) => ({ total: rows.length, rows: [...rows] })

/** What this module answers. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.SearchPatrons, (w, { query }) => searchPatrons(w, query)),
  serve(contract.RegisterPatron, (w, { body }) => registerPatron(w, body)),
  serve(contract.GetPatron, async (w, { params }) => seenPatron(w, await patronById(w, params.id))),
  serve(contract.GetPatronByCard, async (w, { params }) => seenPatron(w, await patronByCard(w, params.barcode))),
  serve(contract.ChangePatron, (w, { params, body }) => changePatron(w, params.id, body)),
  serve(contract.ReplaceCard, (w, { params, body }) => replaceCard(w, params.id, body)),
  serve(contract.RenewCard, (w, { params }) => renewCard(w, params.id)),
  serve(contract.AddPatronBlock, (w, { params, body }) => addPatronBlock(w, params.id, body)),
  serve(contract.ClearPatronBlock, (w, { params, query }) =>
    clearPatronBlock(w, params.id, params.block, query.reason),
  ),
  serve(contract.AddPatronNote, (w, { params, body }) => addPatronNote(w, params.id, body)),
  serve(contract.EndPatronNote, (w, { params }) => endPatronNote(w, params.id, params.note)),
  serve(contract.JoinHousehold, (w, { params, body }) => joinHousehold(w, params.id, body.patron)),
  serve(contract.LeaveHousehold, (w, { params }) => leaveHousehold(w, params.id)),
  serve(contract.ListCategories, async (w) => listOf([...(await categoriesOf(w)).values()])),
  serve(contract.PutCategory, (w, { params, body }) => putCategory(w, params.code, body)),
  serve(people.ListFields, async (w) => listOf(await fieldsOf(w))),
  serve(people.PutField, (w, { params, body }) => putField(w, params.code, body)),
  serve(people.RemoveField, (w, { params }) => removeField(w, params.code)),
  serve(people.ListBlockKinds, async (w) => listOf([...(await blockKindsOf(w)).values()])),
  serve(people.PutBlockKind, (w, { params, body }) => putBlockKind(w, params.code, body)),
  serve(people.ListPatronBlocks, (w, { params }) => pastBlocks(w, params.id)),
  serve(people.FindDuplicates, (w, { body }) => findDuplicates(w, body)),
  serve(people.PutGuarantor, (w, { params, body }) => putGuarantor(w, params.id, params.other, body.relation)),
  serve(people.RemoveGuarantor, (w, { params }) => removeGuarantor(w, params.id, params.other)),
  serve(people.PutProxy, (w, { params, body }) => putProxy(w, params.id, params.other, body)),
  serve(people.EndProxy, (w, { params }) => endProxy(w, params.id, params.other)),
  serve(people.GetHousebound, (w, { params }) => houseboundOf(w, params.id)),
  serve(people.PutHousebound, (w, { params, body }) => putHousebound(w, params.id, body)),
  serve(people.EndHousebound, (w, { params }) => endHousebound(w, params.id)),
  serve(people.NoteVisit, (w, { params, body }) => noteVisit(w, params.id, params.day, body)),
  serve(people.ListDeliveries, (w, { query }) => listDeliveries(w, query)),
  serve(cards.ListCardRanges, (w) => listCardRanges(w)),
  serve(cards.AddCardRange, (w, { body }) => addCardRange(w, body)),
  serve(cards.RemoveCardRange, (w, { params }) => removeCardRange(w, params.id)),
  serve(cards.LoseCard, (w, { params }) => loseCard(w, params.id, params.barcode)),
  serve(cards.FindCard, (w, { params }) => findCard(w, params.id, params.barcode)),
  serve(cards.RemovePhoto, (w, { params }) => removePhoto(w, params.id)),
  ...leavingEndpoints,
  ...accountEndpoints,
]
