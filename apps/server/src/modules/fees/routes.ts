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
  ListPayments,
  Pay,
  VoidPayment,
  Waive,
} from './contract.ts'
import { pay, receiptOf } from './pay.ts'
import { listPayments } from './payments.ts'
import { addCredit, applyCredit, voidPayment, waive } from './settle.ts'

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
  serve(VoidPayment, (w, { params, body }) => voidPayment(w, { payment: params.id, ...body })),
  serve(AddCredit, (w, { params, body }) => addCredit(w, { patron: params.id, ...body })),
  serve(ApplyCredit, (w, { params, body }) => applyCredit(w, { patron: params.id, ...body })),
  serve(GetReceipt, (w, { params }) => receiptOf(w, params.id)),
  serve(ListPayments, (w, { query }) => listPayments(w, query)),
]
