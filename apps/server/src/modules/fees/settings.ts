import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { replacementOrders, type ReplacementOrder, type ReplacementRule } from './rules/replacement-value.ts'

const amountOrNothing = (value: unknown): string | undefined =>
  value === null || (Number.isSafeInteger(value) && Number(value) >= 0)
    ? undefined
    : 'Write an amount in the smallest unit of the currency, such as 1500 for 15.00, or leave it empty.'

/** Which amount of an item's record counts when it does not come back. */
export const replacementOrder = defineSetting<ReplacementOrder>(
  'fees.replacement-value',
  'price-then-cost',
  'What a lost item is charged by: its list price, what was paid for it, or one and then the other where it is blank',
  { choices: replacementOrders },
)
/** What is asked where the item's record says nothing. */
export const replacementDefault = defineSetting<number | null>(
  'fees.replacement-default',
  null,
  'Value of a lost item whose record says neither price nor cost, in minor units (1500 is 15.00); nothing: it is not charged',
  { problem: amountOrNothing },
)
/** Whether a price of zero is a price. */
export const replacementZero = defineSetting(
  'fees.replacement-zero-counts',
  true,
  'An item whose price is 0 costs nothing when it is lost; otherwise 0 is read as if nothing were written there',
)
/** The least that is asked. */
export const replacementLeast = defineSetting<number | null>(
  'fees.replacement-least',
  null,
  'The least that is charged for a lost item, in minor units',
  { problem: amountOrNothing },
)
/** The most that is asked. */
export const replacementMost = defineSetting<number | null>(
  'fees.replacement-most',
  null,
  'The most that is charged for a lost item, in minor units',
  { problem: amountOrNothing },
)
/** Whether cash may be taken only into an open till. */
export const cashNeedsTill = defineSetting(
  'fees.cash-needs-till',
  false,
  'Cash is taken and given back only while a till of the branch is open',
)
/** Width of receipt paper. */
export const receiptPaper = defineSetting<number>(
  'fees.receipt-paper',
  80,
  'Width of the paper in receipt printers, in millimetres',
  { choices: [58, 80] },
)
/** Characters that the receipt printer knows. */
export const receiptCodePage = defineSetting<string>(
  'fees.receipt-code-page',
  'auto',
  'Characters of the receipt printer: auto changes the code page where a character needs another',
  { choices: ['auto', 'cp437', 'cp850', 'cp858', 'cp852', 'cp866', 'cp1252'] },
)
/** Last lines of every receipt. */
export const receiptFooter = defineSetting(
  'fees.receipt-footer',
  '',
  'Last lines of every receipt, such as thanks or opening hours',
)
/** Who takes payments online. */
export const onlineProvider = defineSetting<string>(
  'fees.online-provider',
  'none',
  'Who takes payments online; test is a pretended bank for trying things out and works only in demo and test libraries',
  { choices: ['none', 'test'] },
)
/** How long a payment link may be used. */
export const linkDays = defineSetting('fees.payment-link-days', 14, 'Days for which a payment link may be used', {
  problem: (value) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 365 ? undefined : 'Write 1 to 365 days.',
})

/** What this module can be set to do. */
export const feesSettings = [
  replacementOrder,
  replacementDefault,
  replacementZero,
  replacementLeast,
  replacementMost,
  cashNeedsTill,
  receiptPaper,
  receiptCodePage,
  receiptFooter,
  onlineProvider,
  linkDays,
]

/** How a branch values items that do not come back; `fallback` stands in for its default where a rule says more. */
export async function replacementRuleOf(
  w: Pick<Work, 'db'>,
  branch: number | null,
  fallback?: number | null,
): Promise<ReplacementRule> {
  const [order, standard, zeroCounts, least, most] = await Promise.all([
    readSetting(w, replacementOrder, branch),
    readSetting(w, replacementDefault, branch),
    readSetting(w, replacementZero, branch),
    readSetting(w, replacementLeast, branch),
    readSetting(w, replacementMost, branch),
  ])
  return { order, fallback: fallback ?? standard, zeroCounts, least, most }
}
