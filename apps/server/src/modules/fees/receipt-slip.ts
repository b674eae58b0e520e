import { receiptPaper, type CodePage } from '@carrel/escpos'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, libraryOf, libraryTimeZone } from '../org/index.ts'
import { deskBranch } from './charge.ts'
import type { PaymentMethod, Receipt } from './contract.ts'
import { notePrint, receiptOf } from './receipts.ts'
import { receiptCodePage, receiptFooter, receiptPaper as paperSetting } from './settings.ts'

/** What is on a receipt, in words. */
interface SlipWords {
  readonly library: string
  readonly when: string
  readonly footer: string
  readonly money: (amount: Money) => string
}

/** Words of the ways to pay. */
export const methodWords: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Cash',
  card: 'Card',
  check: 'Cheque',
  online: 'Online',
  other: 'Other',
}

/** A receipt as lines of text: for the body of a mail. */
export function receiptText(receipt: Receipt, words: SlipWords): string {
  const { money } = words
  return [
    words.library,
    `${receipt.branch}, ${words.when}`,
    `${receipt.kind === 'refund' ? 'Refund' : 'Receipt'} ${receipt.number}`,
    ...(receipt.patron ? [receipt.patron.name] : []),
    ...formerLine(receipt),
    '',
    ...receipt.lines.map((line) => `${line.description}: ${money(line.amount)}`),
    '',
    `${methodWords[receipt.method]}: ${money(receipt.amount)}`,
    ...(receipt.tendered ? [`Handed over: ${money(receipt.tendered)}`] : []),
    ...(receipt.change ? [`Change: ${money(receipt.change)}`] : []),
    ...(receipt.patron ? [`Still owed: ${money(receipt.remaining)}`] : []),
    ...(words.footer === '' ? [] : ['', words.footer]),
  ].join('\n')
}

/** What printer, paper and occasion are like. */
interface SlipOptions {
  readonly paper: 58 | 80
  readonly codePage: CodePage | undefined
  readonly copy: boolean
  /** Opens the drawer, for cash. */
  readonly drawer: boolean
}

/** A receipt as a printer is sent it. A copy says so at both ends, and opens no drawer. */
export function receiptBytes(receipt: Receipt, words: SlipWords, options: SlipOptions): Uint8Array<ArrayBuffer> {
  const { money } = words
  const paper = receiptPaper({ paper: options.paper, ...(options.codePage && { codePage: options.codePage }) })
  if (options.drawer && !options.copy) paper.drawer()
  if (options.copy) paper.text('COPY', { bold: true, double: true, align: 'center' })
  paper
    .text(words.library, { bold: true, align: 'center' })
    .text(receipt.branch, { align: 'center' })
    .feed()
    .text(receipt.kind === 'refund' ? 'REFUND' : 'RECEIPT', { bold: true, double: true, align: 'center' })
    .pair(receipt.number, words.when)
    .text(`Served by ${receipt.by}`)
  if (receipt.patron) paper.text(shortName(receipt.patron))
  for (const line of formerLine(receipt)) paper.text(line)
  paper.rule()
  for (const line of receipt.lines) paper.pair(line.description, money(line.amount))
  paper.rule().pair(receipt.kind === 'refund' ? 'Given back' : 'Total', money(receipt.amount), { bold: true })
  if (receipt.tendered) paper.pair(`${methodWords[receipt.method]} handed over`, money(receipt.tendered))
  else paper.pair('Paid by', methodWords[receipt.method])
  if (receipt.change) paper.pair('Change', money(receipt.change), { bold: true })
  if (receipt.patron) paper.pair('Still owed', money(receipt.remaining))
  paper.feed().code128(receipt.number, { height: 50 })
  if (words.footer !== '') paper.feed().text(words.footer, { align: 'center' })
  if (options.copy) paper.feed().text('COPY', { bold: true, align: 'center' })
  return paper.feed().cut().bytes()
}

// A receipt that is lost must not give the card away.
function shortName({ name, card }: { readonly name: string; readonly card: string | null }): string {
  return card === null || card.length <= 4 ? name : `Card …${card.slice(-4)}`
}

// A receipt that was printed before two records became one names the other: both are then seen to be the same person.
function formerLine({ patron }: Receipt): readonly string[] {
  return patron?.formerly ? [`Formerly: ${shortName(patron.formerly)}`] : []
}

/** The words of a receipt as the library writes them. */
export async function slipWords(w: Work, receipt: Receipt): Promise<SlipWords> {
  const { name, locale } = await libraryOf(w)
  const timeZone = await zoneOf(w, receipt)
  return {
    library: name,
    when: Temporal.Instant.from(receipt.at).toLocaleString(locale, {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone,
    }),
    footer: await readSetting(w, receiptFooter, deskBranch(w)),
    money: (amount) => formatMoney(amount, locale),
  }
}

async function zoneOf(w: Work, receipt: Receipt): Promise<string> {
  const branch = (await branchesOf(w)).ordered.find((one) => one.name === receipt.branch)
  return branch?.timeZone ?? libraryTimeZone(w)
}

/** A receipt for the printer of this desk; after the first time it is a copy. With `preview` nothing is noted. */
export async function printedReceipt(
  w: Work,
  id: number,
  wish: { readonly paper?: number; readonly codePage?: string; readonly preview: boolean; readonly copy?: boolean },
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly number: string } | Refusal> {
  const receipt = await receiptOf(w, id)
  if (isRefusal(receipt)) return receipt
  const branch = deskBranch(w)
  const paper = wish.paper ?? (await readSetting(w, paperSetting, branch))
  const page = wish.codePage ?? (await readSetting(w, receiptCodePage, branch))
  const bytes = receiptBytes(receipt, await slipWords(w, receipt), {
    paper: paper === 58 ? 58 : 80,
    codePage: codePageOf(page),
    copy: wish.copy ?? receipt.printed > 0,
    drawer: receipt.method === 'cash',
  })
  if (!wish.preview) await notePrint(w, id, 'paper')
  return { bytes, number: receipt.number }
}

const pages: readonly CodePage[] = ['cp437', 'cp850', 'cp858', 'cp852', 'cp866', 'cp1252']

function codePageOf(name: string): CodePage | undefined {
  return pages.find((page) => page === name)
}
