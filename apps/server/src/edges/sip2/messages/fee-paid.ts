import { accountOf, balanceOf, pay, relieve } from '../../../modules/fees/index.ts'
import type { PaymentMethod } from '../../../modules/fees/contract.ts'
import { digestOf, onceEver } from '../../../modules/machines/index.ts'
import { decimalMoney, formatMoney, parseMoney, type Money } from '../../../platform/money.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { act, given, type Request, type Said, whyOf } from '../conversation.ts'
import { sipDate } from '../dates.ts'
import { moneyWords } from '../patron-words.ts'
import { transactionId, wordsOf } from './loan-answer.ts'
import { trustedPatron } from './renew.ts'

const methods: Readonly<Record<string, PaymentMethod>> = { '00': 'cash', '01': 'card', '02': 'card' }

/** What was booked, as it is kept for a request that comes again. */
interface Booked {
  readonly taken: Money
  readonly left: Money
  readonly receipt: string
}

/** 37 → 38: books what the machine was paid (SIP2, "Fee Paid"); the same request is booked once, whenever it comes again. */
export async function feePaidRequest(request: Request, key: string): Promise<Said> {
  const digest = digestOf(key)
  const patron = await trustedPatron(request)
  const amount = amountOf(request)
  const done = isRefusal(patron) ? patron : isRefusal(amount) ? amount : await book(request, patron.id, amount, digest)
  const ok = !isRefusal(done)
  const { words, read, branch } = request
  return {
    fixed: { paymentAccepted: ok ? 'Y' : 'N', transactionDate: sipDate(read.now, branch.timeZone) },
    fields: [
      ['AA', isRefusal(patron) ? given(request, 'AA') : (patron.card?.barcode ?? given(request, 'AA'))],
      ...(ok
        ? ([
            ['BH', done.left.currency],
            ['BV', decimalMoney(done.left)],
          ] as const)
        : []),
      ...transactionId(request),
    ],
    screen: ok
      ? [words.paid(moneyWords(request, done.taken), moneyWords(request, done.left))]
      : moneyProblem(request, done.blocks),
    tone: ok ? 'ok' : 'refused',
    text: ok
      ? `Payment of ${formatMoney(done.taken, request.library.locale)} booked${done.receipt === '' ? '' : `, receipt ${done.receipt}`}`
      : `Payment refused: ${done.blocks.map(({ code }) => code).join(', ')}`,
    why: ok ? [] : whyOf(done.blocks),
    ...(!isRefusal(patron) && { patron: patron.id, home: patron.branch }),
  }
}

function moneyProblem(request: Request, blocks: readonly Block[]): readonly string[] {
  const { words, library } = request
  const [block] = blocks
  const owed = block?.facts?.['owed']
  if (block?.code === 'wrong-currency') return [words.currencyIs(library.currency)]
  if (block?.code === 'invalid-amount') return [words.notAnAmount]
  if (block?.code === 'more-than-owed' && typeof owed === 'number')
    return [words.onlyOwed(moneyWords(request, { amount: owed, currency: library.currency }))]
  return wordsOf(request, blocks)
}

function amountOf(request: Request): Money | Refusal {
  const { library, message } = request
  const currency = (message.fixed['currencyType'] ?? '').trim().toUpperCase()
  if (currency !== '' && currency !== library.currency)
    return refuse({
      code: 'wrong-currency',
      message: `The machine was paid in ${currency}; this library counts in ${library.currency}.`,
    })
  const amount = parseMoney(given(request, 'BV'), library.currency)
  return amount && amount.amount > 0
    ? amount
    : refuse({ code: 'invalid-amount', message: `"${given(request, 'BV')}" is not an amount that can be paid.` })
}

function book(request: Request, patron: number, amount: Money, digest: string): Promise<Booked | Refusal> {
  const what = { machine: request.account.id, digest, fresh: request.fresh }
  return act(request, (w) => onceEver(w, what, () => bookNow(w, request, patron, amount)))
}

async function bookNow(w: Work, request: Request, patron: number, amount: Money): Promise<Booked | Refusal> {
  const { options } = request.account
  const type = request.message.fixed['paymentType'] ?? ''
  const chosen = await chargesMeant(w, request, patron)
  if (isRefusal(chosen)) return chosen
  const note = [request.account.name, given(request, 'BK')].filter((part) => part !== '').join(', ')
  const leftNow = async () => {
    const left = await balanceOf(w, patron)
    return { ...left, amount: Math.max(0, left.amount) }
  }
  if (options.writeOffPaymentType !== '' && type === options.writeOffPaymentType) {
    const done = await relieve(w, { patron, kind: 'write-off', amount, reason: `Written off at ${note}`, ...chosen })
    return isRefusal(done) ? done : { taken: amount, left: await leftNow(), receipt: '' }
  }
  const paid = await pay(w, {
    patron,
    amount,
    method: methods[type] ?? 'other',
    note,
    ...chosen,
    ...(options.overpaymentAllowed && { keepCredit: true }),
    ...(options.till !== null && { till: options.till }),
  })
  return isRefusal(paid) ? paid : { taken: amount, left: await leftNow(), receipt: paid.receipt.number }
}

/** The charge that CG names by its number; without it, all, oldest first. */
async function chargesMeant(
  w: Work,
  request: Request,
  patron: number,
): Promise<{ charges?: number[]; loans?: number[] } | Refusal> {
  const text = given(request, 'CG')
  if (text === '') return {}
  const id = /^\d{1,15}$/.test(text) ? Number(text) : undefined
  const { charges } = await accountOf(w, patron)
  if (id !== undefined && charges.some((charge) => charge.id === id)) return { charges: [id] }
  return refuse({ code: 'charge-not-found', message: `This patron owes no charge ${text}.` })
}
