import { receiptPaper } from '@carrel/escpos'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Facts } from '../../platform/template.ts'
import type { Work } from '../../platform/work.ts'
import { printerBytes } from '../circulation/index.ts'
import { notePrint, receiptByNumber, receiptFooter, receiptOf, type Receipt } from '../fees/index.ts'
import { branchesOf, libraryOf } from '../org/index.ts'
import { patronById } from '../patrons/index.ts'
import type { PrintDocument, Printer } from './contract.ts'
import { filledText } from './texts/fill-text.ts'
import { textInForce } from './texts/print-texts.ts'
import { receiptWords, type ReadyLanguage } from './texts/ready-texts.ts'
import { paperOf, type WriteOptions, type WrittenOut } from './written-out.ts'

/** Opens a cash drawer (`ESC p`), before the printer is set back for the receipt. */
const openDrawer = () => receiptPaper().drawer().bytes()

/**
 * A receipt in the text of its branch and the language of its patron. After the first time it is a copy and opens no
 * drawer; written anew for another printer before it came out, it is what it was.
 */
export async function writeReceiptOut(
  w: Work,
  document: Extract<PrintDocument, { type: 'receipt' }>,
  printer: Printer,
  options: WriteOptions,
): Promise<WrittenOut | Refusal> {
  const receipt =
    typeof document.receipt === 'number'
      ? await receiptOf(w, document.receipt)
      : await receiptByNumber(w, document.receipt)
  if (isRefusal(receipt)) return receipt
  const copy = options.receipt === 'first' ? receipt.printed > 0 : receipt.printed > 1
  const branch = (await branchesOf(w)).ordered.find((one) => one.name === receipt.branch)
  const { locale, name } = await libraryOf(w)
  const patron = receipt.patron ? await patronById(w, receipt.patron.id) : undefined
  const languages = [
    document.language,
    patron && !isRefusal(patron) && patron.language !== '' ? patron.language : undefined,
    locale,
  ].filter((language) => language !== undefined)
  const { body, language, words } = await textInForce(w, 'receipt', branch?.id ?? 0, languages)
  const facts = receiptFacts(receipt, {
    library: name,
    locale: language.split('-')[0] === locale.split('-')[0] ? locale : language,
    timeZone: branch?.timeZone ?? 'UTC',
    footer: await readSetting(w, receiptFooter, branch?.id ?? null),
    copy,
    words,
  })
  const bytes = printerBytes(filledText('receipt', body, facts), paperOf(printer))
  if (options.receipt === 'first') await notePrint(w, receipt.id, 'paper')
  const drawer = printer.drawer && receipt.method === 'cash' && !copy
  return {
    bytes: drawer ? Buffer.concat([openDrawer(), bytes]) : bytes,
    title: `${receipt.kind === 'refund' ? 'Refund' : 'Receipt'} ${receipt.number}`,
  }
}

interface Manner {
  readonly library: string
  readonly locale: string
  readonly timeZone: string
  readonly footer: string
  readonly copy: boolean
  readonly words: ReadyLanguage
}

function receiptFacts(receipt: Receipt, manner: Manner): Facts {
  const { methods, card } = receiptWords(manner.words)
  const money = (amount: Money) => formatMoney(amount, manner.locale)
  const ending = receipt.patron?.card?.slice(-4)
  return {
    'library.name': manner.library,
    'branch.name': receipt.branch,
    number: receipt.number,
    now: Temporal.Instant.from(receipt.at).toLocaleString(manner.locale, {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: manner.timeZone,
    }),
    by: receipt.by,
    patron: receipt.patron ? (ending === undefined ? receipt.patron.name : `${card} …${ending}`) : '',
    total: money(receipt.amount),
    method: methods[receipt.method],
    tendered: receipt.tendered ? money(receipt.tendered) : '',
    change: receipt.change ? money(receipt.change) : '',
    remaining: receipt.patron ? money(receipt.remaining) : '',
    refund: receipt.kind === 'refund',
    copy: manner.copy,
    footer: manner.footer,
    lines: receipt.lines.map(({ description, amount }) => ({ description, amount: money(amount) })),
  }
}
