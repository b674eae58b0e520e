import type { Charge, paymentMethods } from '../../../../server/src/modules/fees/contract.ts'
import type { MoneyAmount } from '../../format.ts'
import type { Words } from '../../messages/index.ts'

export type Method = (typeof paymentMethods)[number]

/** A charge as it is ticked: by its number, or by its loan while it still grows and has none. */
export function chargeKey({ id, loan }: Pick<Charge, 'id' | 'loan'>): string {
  return id === null ? `loan:${loan}` : `charge:${id}`
}

/** What the ticked charges come to. */
export function owedOf(charges: readonly Charge[], ticked: ReadonlySet<string>, currency: string): MoneyAmount {
  const amount = charges
    .filter((charge) => ticked.has(chargeKey(charge)))
    .reduce((sum, { outstanding }) => sum + outstanding.amount, 0)
  return { amount, currency }
}

/** Charges and loans of a payment as the server wants them; nothing when all are ticked, so that the oldest is settled first. */
export function chosenOf(
  charges: readonly Charge[],
  ticked: ReadonlySet<string>,
): { readonly charges?: number[]; readonly loans?: number[] } {
  const chosen = charges.filter((charge) => ticked.has(chargeKey(charge)))
  if (chosen.length === charges.length) return {}
  return {
    charges: chosen.flatMap(({ id }) => (id === null ? [] : [id])),
    loans: chosen.flatMap(({ id, loan }) => (id === null && loan !== null ? [loan] : [])),
  }
}

/** Change to give back; below zero what is missing. Undefined while nothing was handed over. */
export function changeOf(amount: MoneyAmount, tendered: MoneyAmount | undefined): MoneyAmount | undefined {
  return tendered && { amount: tendered.amount - amount.amount, currency: amount.currency }
}

/**
 * Notes and coins that people hand over for an amount: the amount itself, then the next whole 1, 5, 10, 20, 50 and 100 of
 * the currency, in minor units, without repeating one.
 */
export function likelyTender(amount: number, unit: number): readonly number[] {
  const rounded = [1, 5, 10, 20, 50, 100].map((note) => Math.ceil(amount / (note * unit)) * note * unit)
  return [...new Set([amount, ...rounded])].filter((value) => value > 0).slice(0, 5)
}

/** The word of a payment method. */
export function methodWord(method: Method, money: Words['money']): string {
  return { cash: money.cash, card: money.card, check: money.check, online: money.online, other: money.other }[method]
}

/** The word of a kind of charge. */
export function chargeWord(kind: Charge['kind'], money: Words['money']): string {
  const { overdue, lost, processing, rental, damage, hold, cardFee, sale, otherCharge } = money
  return { overdue, lost, processing, rental, damage, hold, card: cardFee, sale, other: otherCharge }[kind]
}
