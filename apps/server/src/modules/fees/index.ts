import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'
import { feesSettings } from './settings.ts'

export { accountOf, balanceOf, fixedBalanceSql, growingOf } from './account.ts'
export { cancelOutstanding, charge, chargesOfLoan, correct, fixOverdue } from './charge.ts'
export { addCredit, applyCredit, refund } from './credit.ts'
export { paymentTaken } from './events.ts'
export { pay } from './pay.ts'
export type { PayRequest } from './pay-request.ts'
export {
  replacementValue,
  type ItemWorth,
  type ReplacementRule,
  type ReplacementValue,
} from './rules/replacement-value.ts'
export { replacementRuleOf } from './settings.ts'
export { receiptOf } from './receipts.ts'
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
  ],
  settings: feesSettings,
  endpoints,
}
