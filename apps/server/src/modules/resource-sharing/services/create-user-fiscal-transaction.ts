import { folded, type SentAmount } from '@carrel/ncip'
import { parseMoney, type Money } from '../../../platform/money.ts'
import { isRefusal, refuse, type Refusal } from '../../../platform/refusal.ts'
import { itemFacts } from '../../catalog/index.ts'
import { charge } from '../../fees/index.ts'
import { libraryOf } from '../../org/index.ts'
import { echoed } from '../parts.ts'
import type { ServiceAction } from '../service.ts'
import { userOf } from '../user-of.ts'

/** CreateUserFiscalTransaction: charges a patron. Payments are taken at the library, so only what is owed more can be sent. */
export const createUserFiscalTransaction: ServiceAction<'CreateUserFiscalTransaction'> = async (
  w,
  { partner, message, us },
) => {
  const meant = await userOf(w, partner, message)
  if (isRefusal(meant)) return meant
  if (['pay', 'payment', 'cancel', 'waive', 'credit', 'refund'].includes(folded(message.action)))
    return refuse({
      code: 'invalid-fiscal-action',
      field: 'FiscalActionType',
      message: `"${message.action}" is not taken from partners: they may charge, and the library takes payments.`,
    })
  const amount = amountOf(message.amount, (await libraryOf(w)).currency)
  if (isRefusal(amount)) return amount
  const item = message.item && (await itemFacts(w, { barcode: message.item.value }))
  const words = [message.description ?? message.type, partner.name, message.request?.value]
  const id = await charge(w, {
    patron: meant.patron.id,
    kind: 'other',
    amount,
    description: words.filter((word) => word !== undefined && word !== '').join(', '),
    item: item?.id ?? null,
    branch: partner.branch,
  })
  return {
    UserId: message.user ? echoed('User', message.user) : { AgencyId: us, UserIdentifierValue: meant.number },
    FiscalTransactionReferenceId: { AgencyId: us, FiscalTransactionIdentifierValue: String(id ?? '') },
  }
}

/** Whole numbers are minor units, as the standard has it; with a point it is the amount as people write it. */
function amountOf({ currency, value }: SentAmount, own: string): Money | Refusal {
  if (currency !== undefined && currency.toUpperCase() !== own)
    return refuse({
      code: 'invalid-amount',
      field: 'CurrencyCode',
      message: `Amounts are in ${own} here, not in ${currency}.`,
    })
  const money = /^-?\d+$/.test(value) ? { amount: Number(value), currency: own } : parseMoney(value, own)
  if (!money || money.amount <= 0 || money.amount > 10_000_000)
    return refuse({ code: 'invalid-amount', field: 'MonetaryValue', message: `"${value}" cannot be charged.` })
  return money
}
