import { queueMail } from '../../platform/mail.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronById } from '../patrons/index.ts'
import { notePrint, receiptOf } from './receipts.ts'
import { receiptText, slipWords } from './receipt-slip.ts'

/** Notes that a receipt was printed; says how often it went out by now. */
export async function noteReceiptPrinted(w: Work, id: number): Promise<{ printed: number } | Refusal> {
  const receipt = await receiptOf(w, id)
  if (isRefusal(receipt)) return receipt
  await notePrint(w, id, 'paper')
  return { printed: receipt.printed + 1 }
}

/** Mails a receipt, to the patron or to the address given. */
export async function mailReceipt(w: Work, id: number, wanted: string | undefined): Promise<{ to: string } | Refusal> {
  const receipt = await receiptOf(w, id)
  if (isRefusal(receipt)) return receipt
  const patron = receipt.patron ? await patronById(w, receipt.patron.id) : undefined
  const to = (wanted ?? (patron && !isRefusal(patron) ? patron.email : '')).trim()
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) {
    return refuse({ code: 'no-email', field: 'to', message: 'There is no e-mail address to send it to. Write one.' })
  }
  const { name } = await libraryOf(w)
  await queueMail(w, {
    to,
    subject: `${name}: ${receipt.kind === 'refund' ? 'refund' : 'receipt'} ${receipt.number}`,
    text: receiptText(receipt, await slipWords(w, receipt)),
    ...(receipt.patron && { patron: receipt.patron.id }),
  })
  await notePrint(w, id, 'mail')
  await w.audit({
    action: 'receipt.mail',
    subject: receipt.patron ? `patron:${receipt.patron.id}` : `receipt:${id}`,
    detail: { receipt: receipt.number, to },
  })
  return { to }
}
