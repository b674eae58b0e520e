import { formatMoney, type Money } from '../../platform/money.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import {
  charge,
  fixOverdue,
  forgiveOverdue,
  replacementRuleOf,
  replacementValue,
  type ReplacementRule,
} from '../fees/index.ts'
import { calendarOf, libraryOf } from '../org/index.ts'
import { loanLost } from './events.ts'
import { fineOf, type LoanRow } from './loan-rows.ts'
import { agesAt, billedAt } from './rules/ageing.ts'
import { dayWords } from './rules/words.ts'
import { writeLoss, type LossWritten } from './store-losses.ts'

/** What is asked for a lost item, and why. */
export interface Loss {
  readonly replacement: Money | undefined
  readonly processing: Money | undefined
  readonly reasons: readonly Reason[]
}

const valueWords = {
  price: 'its list price',
  cost: 'what was paid for it',
  default: 'the usual value of such an item',
  nothing: '',
} as const

/** What the library asks for the item of a loan that is lost: what it is worth and the processing fee. */
export async function lossOf(w: Work, loan: LoanRow, how: 'declared' | 'aged', known?: ReplacementRule): Promise<Loss> {
  const { currency, locale } = await libraryOf(w)
  const { terms } = loan
  const rule = known ?? (await replacementRuleOf(w, loan.branch))
  const charges = how === 'aged' ? terms.lostCharges : 'both'
  const value = replacementValue(
    { price: loan.priceAmount, cost: loan.costAmount },
    { ...rule, fallback: terms.replacementPrice?.amount ?? rule.fallback },
  )
  const replacement =
    value.amount !== null && value.amount > 0 && (charges === 'both' || charges === 'replacement')
      ? { amount: value.amount, currency }
      : undefined
  const processing =
    terms.processingFee && terms.processingFee.amount > 0 && (charges === 'both' || charges === 'processing')
      ? terms.processingFee
      : undefined
  const bound =
    value.bound === undefined ? '' : value.bound === 'least' ? ', raised to the least' : ', held at the most'
  const reasons: Reason[] = []
  if (replacement)
    reasons.push({
      decided: true,
      text: `Replacement ${formatMoney(replacement, locale)}: ${valueWords[value.from]}${bound}`,
    })
  else
    reasons.push({
      decided: true,
      text:
        charges === 'both' || charges === 'replacement'
          ? 'Nothing is known of what the item is worth, so no replacement is charged'
          : 'The rules charge no replacement',
    })
  if (processing) reasons.push({ decided: true, text: `Processing fee ${formatMoney(processing, locale)}` })
  return { replacement, processing, reasons }
}

/**
 * Writes that a loan is lost since a moment: its fine stops there and is fixed, or forgiven; what is asked for the loss is
 * charged, unless billing waits. The caller holds the locks and sets the status of the item.
 */
export async function lose(
  w: Work,
  loan: LoanRow,
  loss: {
    readonly at: Temporal.Instant
    readonly how: 'declared' | 'aged'
    readonly note: string
    readonly bill: boolean
  },
): Promise<LoanRow> {
  if (loan.patron === null) throw new Error(`Loan ${loan.id} is not open.`)
  let forgiven: number | undefined
  if (loan.state === 'out') {
    const { amount } = await fineOf(w, loan, loss.at)
    if (amount.amount > 0)
      await fixOverdue(w, { ...aboutOf(loan, loan.patron), amount, description: `Overdue: ${loan.title}`, at: loss.at })
  }
  if (loan.terms.lostForgivesFine) forgiven = await forgiveOverdue(w, loan.id, 'Lost: the overdue fine is forgiven')
  const written: LossWritten = {
    state: 'lost',
    lostAt: loss.at,
    lostHow: loss.how,
    billedAt: null,
    forgiven: forgiven ?? null,
  }
  await writeLoss(w, loan.id, written, loss.note)
  const lost: LoanRow = { ...loan, ...written }
  await w.publish(loanLost, { loan: loan.id, patron: loan.patron, item: loan.item, how: loss.how })
  return loss.bill ? bill(w, lost) : lost
}

/** Charges what is asked for a lost item; where the rules ask nothing, it counts as lost and paid at once. */
export async function bill(w: Work, loan: LoanRow): Promise<LoanRow> {
  if (loan.patron === null || loan.lostAt === null || loan.lostHow === null)
    throw new Error(`Loan ${loan.id} is not lost.`)
  const loss = await lossOf(w, loan, loan.lostHow)
  const about = aboutOf(loan, loan.patron)
  if (loss.replacement)
    await charge(w, { ...about, kind: 'lost', amount: loss.replacement, description: `Lost: ${loan.title}` })
  if (loss.processing)
    await charge(w, { ...about, kind: 'processing', amount: loss.processing, description: `Processing: ${loan.title}` })
  const asksNothing = loan.lostHow === 'aged' && loan.terms.lostCharges === 'nothing'
  const written: LossWritten = {
    state: asksNothing ? 'lost-paid' : 'lost',
    lostAt: loan.lostAt,
    lostHow: loan.lostHow,
    billedAt: w.now,
    forgiven: loan.forgiven,
  }
  await writeLoss(w, loan.id, written)
  return { ...loan, ...written }
}

function aboutOf(loan: LoanRow, patron: number) {
  return { patron, loan: loan.id, item: loan.item, branch: loan.branch }
}

/** Writes the loss of a loan whose time has run out, as it was reckoned until now; the charge too when that is due. */
export async function writeAge(w: Work, loan: LoanRow): Promise<LoanRow> {
  const { timeZone } = await calendarOf(w, loan.branch)
  const at = agesAt({ ...loan, timeZone })
  if (!at) throw new Error(`Loan ${loan.id} does not age.`)
  const due = Temporal.Instant.compare(billedAt(at, { ...loan, timeZone }), w.now) <= 0
  const lost = await lose(w, loan, { at, how: 'aged', note: '', bill: due })
  await w.audit({
    action: 'loan.age',
    subject: `loan:${loan.id}`,
    detail: { lost: at.toString(), billed: due },
  })
  return lost
}

/** Why a loan counts as lost and what was, or will be, asked for that; nothing for a loan that is not. */
export async function lossReasons(w: Work, loan: LoanRow): Promise<readonly Reason[]> {
  const { timeZone } = await calendarOf(w, loan.branch)
  const at = loan.lostAt ?? agesAt({ ...loan, timeZone })
  if (!at || Temporal.Instant.compare(at, w.now) > 0) return []
  const { locale } = await libraryOf(w)
  const day = dayWords(locale, timeZone, w.now).moment(at)
  const how = loan.lostHow ?? 'aged'
  const billed = loan.billedAt ?? billedAt(at, { ...loan, timeZone })
  const waits = loan.billedAt === null && Temporal.Instant.compare(billed, w.now) > 0
  return [
    {
      decided: true,
      text:
        how === 'declared'
          ? `Declared lost ${day}; the fine stops there`
          : `Overdue so long that it counts as lost since ${day}; the fine stops there`,
    },
    ...(waits
      ? [{ decided: true, text: `Billed from ${dayWords(locale, timeZone, w.now).moment(billed)} on` }]
      : (await lossOf(w, loan, how)).reasons),
    ...(loan.forgiven === null ? [] : [{ decided: true, text: 'The overdue fine was forgiven when it was lost' }]),
  ]
}
