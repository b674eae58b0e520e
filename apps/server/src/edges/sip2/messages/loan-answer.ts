import type { Field } from '@carrel/sip2'
import type { Loan } from '../../../modules/circulation/contract.ts'
import { patronLanguage } from '../../../modules/machines/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { securityOf } from '../../../modules/sorting/index.ts'
import { decimalMoney } from '../../../platform/money.ts'
import type { Block } from '../../../platform/refusal.ts'
import { given, type Request, type Said, whyOf } from '../conversation.ts'
import { sipDate } from '../dates.ts'
import { desensitizeMark, magneticMark, mediaOf, namedItem } from '../item-answer.ts'
import { refusedWords, speakTo } from '../patron-words.ts'

/** An answer about a loan that stands: 12 and 30 alike. */
export async function loanAnswer(
  request: Request,
  loan: Loan,
  told: { readonly renewed: boolean; readonly said: readonly string[] },
): Promise<Said> {
  const security = await securityOf(request.read, loan)
  return {
    fixed: {
      ok: '1',
      renewalOk: told.renewed ? 'Y' : 'N',
      magneticMedia: magneticMark(security),
      desensitize: desensitizeMark(true, security),
      transactionDate: sipDate(request.read.now, request.branch.timeZone),
    },
    fields: [
      ['AA', loan.card ?? given(request, 'AA')],
      ['AB', loan.barcode],
      ['AJ', loan.title],
      ['AH', sipDate(Temporal.Instant.from(loan.due), request.branch.timeZone)],
      ...(loan.fine.amount > 0
        ? ([
            ['BT', '04'],
            ['BH', loan.fine.currency],
            ['BV', decimalMoney(loan.fine)],
          ] as const)
        : []),
      ['CK', mediaOf(loan.format)],
      ...(loan.accompanying === '' ? [] : [['CH', loan.accompanying] as const]),
      ...transactionId(request),
    ],
    screen: told.said,
    tone: 'ok',
    text: '',
    why: [],
    patron: loan.patron ?? undefined,
    item: loan.item,
  }
}

/** BK of the request, for those who match answers by it. */
export function transactionId(request: Request): Field[] {
  const id = given(request, 'BK')
  return id === '' ? [] : [['BK', id]]
}

/** From here on the machine speaks to this patron. */
export async function speakToPatron(request: Request, patron: number | null): Promise<void> {
  // Whoever stands there has mostly been asked about before.
  if (patron === null || request.conversation.patron === patron) return
  speakTo(request, { id: patron, language: await patronLanguage(request.read, patron) })
}

/** An answer that says why not: 12 and 30 alike. */
export async function notLent(request: Request, blocks: readonly Block[]): Promise<Said> {
  const { barcode, item, security } = await namedItem(request)
  const patron = await patronFacts(request.read, { card: given(request, 'AA') })
  if (patron) speakTo(request, patron)
  return {
    fixed: {
      ok: '0',
      renewalOk: 'N',
      magneticMedia: magneticMark(security),
      desensitize: desensitizeMark(false, security),
      transactionDate: sipDate(request.read.now, request.branch.timeZone),
    },
    fields: [
      ['AA', given(request, 'AA')],
      ['AB', item?.barcode ?? barcode],
      ['AJ', item?.title ?? given(request, 'AJ')],
      ['AH', ''],
      ...feeAsked(blocks),
      ...transactionId(request),
    ],
    screen: wordsOf(request, blocks),
    tone: 'refused',
    text: `Not lent${item ? `: ${item.title}` : ''}: ${blocks.map(({ code }) => code).join(', ')}`,
    why: whyOf(blocks),
    patron: patron?.id,
    item: item?.id,
  }
}

/** The fee that the reader is asked to agree to (BO): BT BH BV. */
function feeAsked(blocks: readonly Block[]): Field[] {
  const facts = blocks.find(({ code }) => code === 'rental-confirm')?.facts
  const [amount, currency] = [facts?.['amount'], facts?.['currency']]
  if (typeof amount !== 'number' || typeof currency !== 'string') return []
  return [
    ['BT', '06'],
    ['BH', currency],
    ['BV', decimalMoney({ amount, currency })],
  ]
}

/** Words for the reader; those for unknown cards and items, and for PINs, are apart. */
export function wordsOf(request: Request, blocks: readonly Block[]): readonly string[] {
  const { words } = request
  const own: Readonly<Record<string, string>> = {
    'patron-not-found': words.patronUnknown,
    'invalid-patron': words.patronUnknown,
    'item-not-found': words.itemUnknown,
    'wrong-pin': words.wrongPin,
  }
  const special = blocks.flatMap(({ code }) => own[code] ?? [])
  return special.length > 0 ? [...new Set(special)] : refusedWords(request, blocks)
}
