import { serve, type Endpoint } from '../../platform/serve.ts'
import { createCheckInBatch, getCheckInBatch, listCheckInBatches, listCheckInLines } from './check-in-batch.ts'
import { checkOutBatch } from './check-out-batch.ts'
import * as desk from './contract-desk.ts'
import * as moving from './contract-transits.ts'
import { dueBoard } from './due-board.ts'
import { listFastAdds, settleFastAdd } from './fast-add.ts'
import {
  deleteFloatingGroup,
  floatingBalance,
  itemFloating,
  listFloatingGroups,
  putFloatingGroup,
  putItemFloating,
} from './floating-groups.ts'
import { inHouseReport, recordInHouseUse, undoInHouseUse } from './in-house.ts'
import { addItemAlert, clearItemAlert, listItemAlerts } from './item-alerts.ts'
import { addRotaItems, listRotaItems, removeRotaItem } from './rota-items.ts'
import { advanceRotas, deleteRota, getRota, listRotas, putRota } from './rotas.ts'
import { abortTransit, listTransits, loseTransit, requestTransit } from './transits.ts'
import { withdrawItem } from './withdraw-item.ts'

/** What the desk answers beside lending and taking back: journeys, rotas, floating, lists, uses, alerts. */
export const deskEndpoints: readonly Endpoint[] = [
  serve(desk.CheckOutBatch, (w, { body }) => checkOutBatch(w, body), { ownTransactions: true }),
  serve(desk.CreateCheckInBatch, (w, { body }) => createCheckInBatch(w, body), { ownTransactions: true }),
  serve(desk.ListCheckInBatches, (w, { query }) => listCheckInBatches(w, query)),
  serve(desk.GetCheckInBatch, (w, { params }) => getCheckInBatch(w, params.id)),
  serve(desk.ListCheckInLines, (w, { params, query }) => listCheckInLines(w, params.id, query)),
  serve(desk.ListItemAlerts, (w, { query }) => listItemAlerts(w, query)),
  serve(desk.AddItemAlert, (w, { body }) => addItemAlert(w, body)),
  serve(desk.ClearItemAlert, (w, { params }) => clearItemAlert(w, params.id)),
  serve(desk.ListFastAdds, (w, { query }) => listFastAdds(w, query)),
  serve(desk.SettleFastAdd, (w, { params, body }) => settleFastAdd(w, params.id, body.bib)),
  serve(desk.RecordInHouseUse, (w, { body }) => recordInHouseUse(w, body)),
  serve(desk.UndoInHouseUse, (w, { params }) => undoInHouseUse(w, params.id)),
  serve(desk.ReportInHouseUse, (w, { query }) => inHouseReport(w, query)),
  serve(desk.GetDueBoard, (w, { query }) => dueBoard(w, query)),
  serve(desk.WithdrawItem, (w, { params, body }) => withdrawItem(w, params.id, body)),
  serve(moving.ListTransits, (w, { query }) => listTransits(w, query)),
  serve(moving.RequestTransit, (w, { body }) => requestTransit(w, body)),
  serve(moving.AbortTransit, (w, { params, body }) => abortTransit(w, params.id, body.note ?? '')),
  serve(moving.LoseTransit, (w, { params, body }) => loseTransit(w, params.id, body.note ?? '')),
  serve(moving.ListFloatingGroups, (w) => listFloatingGroups(w)),
  serve(moving.CreateFloatingGroup, (w, { body }) => putFloatingGroup(w, body)),
  serve(moving.ChangeFloatingGroup, (w, { params, body }) => putFloatingGroup(w, body, params.id)),
  serve(moving.DeleteFloatingGroup, (w, { params }) => deleteFloatingGroup(w, params.id)),
  serve(moving.PutItemFloating, (w, { params, body }) => putItemFloating(w, params.id, body)),
  serve(moving.GetItemFloating, (w, { params }) => itemFloating(w, params.id)),
  serve(moving.GetFloatingBalance, (w, { params }) => floatingBalance(w, params.id)),
  serve(moving.ListRotas, (w) => listRotas(w)),
  serve(moving.GetRota, (w, { params }) => getRota(w, params.id)),
  serve(moving.CreateRota, (w, { body }) => putRota(w, body)),
  serve(moving.ChangeRota, (w, { params, body }) => putRota(w, body, params.id)),
  serve(moving.DeleteRota, (w, { params }) => deleteRota(w, params.id)),
  serve(moving.ListRotaItems, (w, { params, query }) => listRotaItems(w, params.id, query)),
  serve(moving.AddRotaItems, (w, { params, body }) => addRotaItems(w, params.id, body)),
  serve(moving.RemoveRotaItem, (w, { params }) => removeRotaItem(w, params.id, params.item)),
  serve(moving.AdvanceRotas, (w, { body }) => advanceRotas(w, body.rota)),
]
