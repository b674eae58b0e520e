import type { Module } from '../../platform/module.ts'
import { amnestyJob } from './amnesty-job.ts'
import { reconcileJob } from './online/reconcile.ts'
import { endpoints } from './routes.ts'
import { patronSubscriptions } from './patron-events.ts'
import { feesSettings } from './settings.ts'

export { accountOf, balanceOf, creditOf, fixedBalanceSql, growingOf } from './account.ts'
export { chargeMany, loansCharged } from './charge-many.ts'
export { cancelOutstanding, charge, chargesOfLoan, correct, fixOverdue } from './charge.ts'
export { guaranteeBlocks } from './guarantee-debts.ts'
export { addCredit, applyCredit, refund } from './credit.ts'
export { lossReopened, lossSettled, paymentTaken } from './events.ts'
export { pay } from './pay.ts'
export type { Account, PaymentMethod, Receipt } from './contract.ts'
export type { PayRequest } from './pay-request.ts'
export {
  replacementValue,
  type ItemWorth,
  type ReplacementRule,
  type ReplacementValue,
} from './rules/replacement-value.ts'
export { replacementRuleOf } from './settings.ts'
export { notePrint, receiptByNumber, receiptOf } from './receipts.ts'
export { relieve } from './relieve.ts'
export { receiptFooter } from './settings.ts'
export {
  applyLostReturn,
  cancelCharges,
  decideLostReturn,
  forgiveOverdue,
  paidOfOverdue,
  restoreForgiven,
} from './return-lost.ts'
export type { LostReturn, NegativeBalance } from './rules/lost-return.ts'
export { decideTestPayment, signatureHeader, testPayment } from './online/test-provider.ts'
export { onlineProvider } from './settings.ts'
export { paysOnline } from './online/providers.ts'
export { startOnlinePayment } from './online/start-payment.ts'
export { onlinePaymentByReference } from './online/online-payments.ts'
export {
  cancelPaymentLink,
  createPaymentLink,
  openPaymentLink,
  payByLink,
  type OpenedLink,
} from './online/payment-links.ts'
export { mountMoneyStreams, takeCallback } from './streams.ts'
export { voidPayment } from './void-payment.ts'
export { waive } from './waive.ts'
export { cashSince } from './payments.ts'
export { accruingFines, type AccruingFine } from './ports.ts'
export { lockAccount, type NewCharge } from './store.ts'

/** Charges, payments and receipts. */
export const feesModule: Module = {
  name: 'fees',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'fees:read', text: 'See what patrons owe and have paid' },
    { code: 'fees:charge', text: 'Charge patrons by hand' },
    { code: 'fees:pay', text: 'Take payments' },
    { code: 'fees:waive', text: 'Waive charges and give credit' },
    { code: 'fees:void', text: 'Take payments back and pay credit out' },
    { code: 'fees:refund', text: 'Give money of payments and sales back' },
    { code: 'fees:write-off', text: 'Write off charges that will never be paid' },
    { code: 'fees:transfer', text: 'Let somebody else owe a charge' },
    { code: 'fees:amnesty', text: 'Run and undo amnesties' },
    { code: 'fees:sell', text: 'Sell at the desk' },
    { code: 'fees:products', text: 'Change what is sold and its prices' },
    { code: 'fees:cash-up', text: 'Open, count and close tills' },
    { code: 'fees:tills', text: 'Add and change tills' },
  ],
  settings: feesSettings,
  endpoints,
  jobs: [amnestyJob, reconcileJob],
  subscriptions: patronSubscriptions,
}
