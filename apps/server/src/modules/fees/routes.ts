import { notFound } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { patronExists } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { chargeByHand } from './charge.ts'
import {
  AddCharge,
  AddCredit,
  ApplyCredit,
  GetPatronAccount,
  GetReceipt,
  GetTill,
  ListPayments,
  Pay,
  Refund,
  RefundPayment,
  TransferCharge,
  VoidPayment,
  Waive,
  WaiveAccount,
  WriteOff,
  WriteOffAccount,
} from './contract.ts'
import { cancelCharge } from './cancel-charge.ts'
import { CancelCharge } from './contract-corrections.ts'
import { addCredit, applyCredit, refund } from './credit.ts'
import { otherEndpoints } from './routes-more.ts'
import { pay } from './pay.ts'
import { listPayments, till } from './payments.ts'
import { receiptOf } from './receipts.ts'
import { refundPayment } from './refund-payment.ts'
import { relieve, relieveCharge } from './relieve.ts'
import { transferCharge } from './transfer.ts'
import { voidPayment } from './void-payment.ts'
import { waive } from './waive.ts'

/** The API of money. */
export const endpoints: readonly Endpoint[] = [
  serve(GetPatronAccount, async (w, { params, query }) =>
    (await patronExists(w, params.id))
      ? accountOf(w, params.id, query.closed)
      : notFound('patron', `There is no patron ${params.id}.`),
  ),
  serve(AddCharge, (w, { params, body }) => chargeByHand(w, { patron: params.id, ...body })),
  serve(Pay, (w, { params, body }) => pay(w, { patron: params.id, ...body })),
  serve(Waive, (w, { params, body }) => waive(w, { charge: params.id, ...body })),
  serve(WaiveAccount, (w, { params, body }) => relieve(w, { ...body, patron: params.id, kind: 'waiver' })),
  serve(WriteOff, (w, { params, body }) => relieveCharge(w, { ...body, charge: params.id, kind: 'write-off' })),
  serve(WriteOffAccount, (w, { params, body }) => relieve(w, { ...body, patron: params.id, kind: 'write-off' })),
  serve(TransferCharge, (w, { params, body }) => transferCharge(w, { ...body, charge: params.id })),
  serve(RefundPayment, (w, { params, body }) => refundPayment(w, { ...body, payment: params.id })),
  serve(CancelCharge, (w, { params, body }) => cancelCharge(w, { charge: params.id, ...body })),
  serve(VoidPayment, (w, { params, body }) => voidPayment(w, { payment: params.id, ...body })),
  serve(AddCredit, (w, { params, body }) => addCredit(w, { patron: params.id, ...body })),
  serve(ApplyCredit, (w, { params, body }) => applyCredit(w, { patron: params.id, ...body })),
  serve(GetReceipt, (w, { params }) => receiptOf(w, params.id)),
  serve(ListPayments, (w, { query }) => listPayments(w, query)),
  serve(GetTill, (w, { query }) => till(w, query)),
  serve(Refund, (w, { params, body }) => refund(w, { patron: params.id, ...body })),
  ...otherEndpoints,
]
