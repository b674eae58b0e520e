import { serve, type Endpoint } from '../../platform/serve.ts'
import { amnestyById, listAmnesties, previewAmnesty, runAmnesty, undoAmnesty } from './amnesty.ts'
import { closeTill, moveTillCash, openTill } from './cash-up.ts'
import { GetAmnesty, ListAmnesties, PreviewAmnesty, RunAmnesty, UndoAmnesty } from './contract-amnesty.ts'
import {
  CancelPaymentLink,
  CreatePaymentLink,
  GetOnlinePayment,
  ListOnlinePayments,
  ReconcileOnlinePayments,
  StartOnlinePayment,
  StartOwnPayment,
} from './contract-online.ts'
import { GetMoneyReport, MailReceipt, NoteReceiptPrinted } from './contract-report.ts'
import {
  ChangeProduct,
  CreateProduct,
  DeleteProduct,
  GetSale,
  ListProducts,
  ListSales,
  RefundSaleLine,
  Sell,
} from './contract-sales.ts'
import {
  ChangeTill,
  CloseTill,
  CreateTill,
  GetTillReport,
  GetTillSession,
  ListTills,
  ListTillSessions,
  MoveTillCash,
  OpenTill,
} from './contract-tills.ts'
import { moneyReport } from './money-report.ts'
import { listOnlinePayments, onlinePaymentByReference } from './online/online-payments.ts'
import { cancelPaymentLink, createPaymentLink } from './online/payment-links.ts'
import { reconcileOnlinePayments } from './online/reconcile.ts'
import { startOnlinePayment } from './online/start-payment.ts'
import { changeProduct, createProduct, listProducts } from './products.ts'
import { mailReceipt, noteReceiptPrinted } from './receipt-prints.ts'
import { listSales, refundSaleLine, saleById } from './sales.ts'
import { sell } from './sell.ts'
import { listTillSessions, openTillReport, tillSession } from './till-report.ts'
import { changeTill, createTill, listTills } from './tills.ts'

/** Tills, sales, online payments, amnesties, receipts and the report. */
export const otherEndpoints: readonly Endpoint[] = [
  serve(ListTills, (w, { query }) => listTills(w, query)),
  serve(CreateTill, (w, { body }) => createTill(w, body)),
  serve(ChangeTill, (w, { params, body }) => changeTill(w, params.id, body)),
  serve(OpenTill, (w, { params, body }) => openTill(w, params.id, body.float)),
  serve(MoveTillCash, (w, { params, body }) => moveTillCash(w, params.id, body)),
  serve(GetTillReport, (w, { params }) => openTillReport(w, params.id)),
  serve(CloseTill, (w, { params, body }) => closeTill(w, params.id, body)),
  serve(ListTillSessions, (w, { query }) => listTillSessions(w, query)),
  serve(GetTillSession, (w, { params }) => tillSession(w, params.id)),

  serve(ListProducts, (w, { query }) => listProducts(w, query)),
  serve(CreateProduct, (w, { body }) => createProduct(w, body)),
  serve(ChangeProduct, (w, { params, body }) => changeProduct(w, params.id, body)),
  serve(DeleteProduct, async (w, { params }) => {
    const gone = await changeProduct(w, params.id, { active: false })
    return 'ok' in gone ? gone : {}
  }),
  serve(Sell, (w, { body }) => sell(w, body)),
  serve(ListSales, (w, { query }) => listSales(w, query)),
  serve(GetSale, (w, { params }) => saleById(w, params.id)),
  serve(RefundSaleLine, (w, { params, body }) => refundSaleLine(w, params.id, body)),

  serve(StartOwnPayment, (w, { body }) => startOnlinePayment(w, { ...body, patron: ownNumber(w.actor) })),
  serve(StartOnlinePayment, (w, { params, body }) => startOnlinePayment(w, { ...body, patron: params.id })),
  serve(GetOnlinePayment, (w, { params }) => onlinePaymentByReference(w, params.reference)),
  serve(ListOnlinePayments, (w, { query }) => listOnlinePayments(w, query)),
  serve(ReconcileOnlinePayments, (w) => reconcileOnlinePayments(w.platform), { ownTransactions: true }),
  serve(CreatePaymentLink, (w, { params, body }) => createPaymentLink(w, { ...body, patron: params.id })),
  serve(CancelPaymentLink, (w, { params }) => cancelPaymentLink(w, params.id)),

  serve(PreviewAmnesty, (w, { body }) => previewAmnesty(w, body)),
  serve(RunAmnesty, (w, { body }) => runAmnesty(w, body)),
  serve(UndoAmnesty, (w, { params, body }) => undoAmnesty(w, params.id, body.reason)),
  serve(ListAmnesties, (w, { query }) => listAmnesties(w, query)),
  serve(GetAmnesty, (w, { params }) => amnestyById(w, params.id)),

  serve(GetMoneyReport, (w, { query }) => moneyReport(w, query)),
  serve(MailReceipt, (w, { params, body }) => mailReceipt(w, params.id, body.to)),
  serve(NoteReceiptPrinted, (w, { params }) => noteReceiptPrinted(w, params.id)),
]

/** The number of the patron who acts; the access of the route lets nobody else through. */
function ownNumber(actor: { readonly kind: string; readonly id?: number }): number {
  return actor.kind === 'patron' ? (actor.id ?? 0) : 0
}
