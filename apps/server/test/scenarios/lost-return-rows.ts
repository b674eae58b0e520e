import type { Attributes } from '../../src/modules/policy/contract.ts'
import { usd } from '../library.ts'

type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months'
/** So many dollars a day. */
export const per = (dollars: number) => ({ amount: usd(dollars), every: { count: 1, unit: 'days' as Unit } })

/** Ten days overdue when it is declared lost, a dollar a day; back a month later. */
export const out = '2026-04-01T10:00:00Z'
export const due = '2026-04-10T23:59:00Z'
export const lostAt = '2026-04-20T12:00:00Z'
export const backAt = '2026-05-20T12:00:00Z'

/** A lost item that comes back, and what is owed then. */
export interface Row {
  readonly name: string
  readonly rules: Attributes
  readonly price: number
  readonly noFine?: boolean
  /** Paid of the loss, in dollars, and when. */
  readonly paid?: number
  readonly paidAt?: string
  readonly waived?: number
  readonly forgive?: boolean
  readonly balance: number
  readonly owed?: Readonly<Record<string, number>>
}

/** Every policy, with nothing, a part or all of the loss paid. */
export const rows: readonly Row[] = [
  {
    name: 'E01 nothing is given back',
    rules: { lostReturn: 'keep' },
    price: 99,
    balance: 109,
    owed: { overdue: 10, lost: 99 },
  },
  {
    name: 'E01 nor what was paid',
    rules: { lostReturn: 'keep' },
    price: 99,
    paid: 99,
    balance: 10,
    owed: { overdue: 10 },
  },
  {
    name: 'E02 all is given back: unpaid',
    rules: { lostReturn: 'refund' },
    price: 99,
    balance: 10,
    owed: { overdue: 10 },
  },
  {
    name: 'E02 all is given back: paid in part',
    rules: { lostReturn: 'refund' },
    price: 99,
    paid: 39,
    balance: -29,
    owed: { overdue: 10 },
  },
  {
    name: 'E02 all is given back: paid',
    rules: { lostReturn: 'refund' },
    price: 99,
    paid: 99,
    balance: -89,
    owed: { overdue: 10 },
  },
  {
    name: 'E02 what was waived is no money',
    rules: { lostReturn: 'refund' },
    price: 99,
    waived: 99,
    balance: 10,
    owed: { overdue: 10 },
  },
  {
    name: 'E02 paid in part and waived in part: the money comes back',
    rules: { lostReturn: 'refund' },
    price: 99,
    paid: 27,
    waived: 25,
    balance: -17,
    owed: { overdue: 10 },
  },
  {
    name: 'E03 a forgiven fine is owed again',
    rules: { lostReturn: 'restore', lostForgivesFine: true },
    price: 99,
    balance: 10,
    owed: { overdue: 10 },
  },
  {
    name: 'E04 a forgiven fine is owed again beside the refund',
    rules: { lostReturn: 'restore', lostForgivesFine: true },
    price: 99,
    paid: 99,
    balance: -89,
    owed: { overdue: 10 },
  },
  {
    name: 'E04 nothing is restored where nothing was forgiven',
    rules: { lostReturn: 'restore' },
    price: 99,
    balance: 10,
    owed: { overdue: 10 },
  },
  {
    name: 'E04 a forgiven fine stays forgiven at a plain refund',
    rules: { lostReturn: 'refund', lostForgivesFine: true },
    price: 99,
    balance: 0,
    owed: {},
  },
  { name: 'E05 unpaid', rules: { lostReturn: 'refund-unpaid' }, noFine: true, price: 99, balance: 0 },
  { name: 'E05 paid in part', rules: { lostReturn: 'refund-unpaid' }, noFine: true, price: 99, paid: 39, balance: 0 },
  { name: 'E05 fully paid', rules: { lostReturn: 'refund-unpaid' }, noFine: true, price: 99, paid: 99, balance: 0 },
  {
    name: 'E06 no negative balance: what was paid is kept',
    rules: { lostReturn: 'refund', negativeBalance: 'never' },
    noFine: true,
    price: 50,
    paid: 50,
    balance: 0,
  },
  {
    name: 'E06 no negative balance: what was paid settles the overdue fine, the rest is kept',
    rules: { lostReturn: 'refund', negativeBalance: 'never' },
    price: 50,
    paid: 50,
    balance: 0,
  },
  {
    name: 'E07 forbidden for overdue fines alone',
    rules: { lostReturn: 'refund', negativeBalance: 'lost-only' },
    noFine: true,
    price: 50,
    paid: 50,
    balance: -50,
  },
  {
    name: 'E08 forbidden for lost items alone',
    rules: { lostReturn: 'refund', negativeBalance: 'overdue-only' },
    noFine: true,
    price: 50,
    paid: 50,
    balance: 0,
  },
  {
    name: 'E09 within the hour after paying',
    rules: { lostReturn: 'refund', lostRefundWithinPayment: { count: 1, unit: 'hours' } },
    noFine: true,
    price: 50,
    paid: 50,
    paidAt: '2026-05-20T11:30:00Z',
    balance: -50,
  },
  {
    name: 'E09 two hours after paying',
    rules: { lostReturn: 'refund', lostRefundWithinPayment: { count: 1, unit: 'hours' } },
    noFine: true,
    price: 50,
    paid: 50,
    paidAt: '2026-05-20T10:00:00Z',
    balance: 0,
  },
  {
    name: 'E10 back in time after the loss',
    rules: { lostReturn: 'refund', lostRefundWithin: { count: 30, unit: 'days' } },
    noFine: true,
    price: 50,
    paid: 20,
    balance: -20,
  },
  {
    name: 'E10 back too late after the loss',
    rules: { lostReturn: 'refund', lostRefundWithin: { count: 29, unit: 'days' } },
    noFine: true,
    price: 50,
    paid: 20,
    balance: 30,
  },
  {
    name: 'E11 the fine is reckoned up to the return, to its most',
    rules: { lostReturn: 'charge', lostForgivesFine: true, fine: per(1), fineCap: usd(3) },
    price: 10,
    paid: 10,
    balance: -7,
  },
  {
    name: 'E12 and settled from what was paid where the library may owe nothing',
    rules: { lostReturn: 'charge', lostForgivesFine: true, fine: per(1), fineCap: usd(3), negativeBalance: 'never' },
    price: 10,
    paid: 10,
    balance: 0,
  },
  {
    name: 'E12 the fine that was charged at the loss is raised, not doubled',
    rules: { lostReturn: 'charge', fine: per(1) },
    price: 10,
    balance: 40,
    owed: { overdue: 40 },
  },
  {
    name: 'E14 forgiven at the return',
    rules: { lostReturn: 'charge', fine: per(1) },
    price: 10,
    forgive: true,
    balance: 0,
  },
  {
    name: 'E15 a processing fee that is not given back stays paid',
    rules: { lostReturn: 'refund', processingFee: usd(12.99), processingRefund: false },
    noFine: true,
    price: 20,
    paid: 32.99,
    balance: -20,
  },
  {
    name: 'E16 a processing fee that is given back',
    rules: { lostReturn: 'refund', processingFee: usd(12.99), processingRefund: true },
    noFine: true,
    price: 20,
    paid: 32.99,
    balance: -32.99,
  },
  {
    name: 'E16 unpaid, a processing fee that is not given back is still owed',
    rules: { lostReturn: 'refund', processingFee: usd(12.99), processingRefund: false },
    noFine: true,
    price: 20,
    balance: 12.99,
    owed: { processing: 12.99 },
  },
]
