import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { mailReceipt } from '../circulation/index.ts'
import { printDocument, type PrintDocument } from '../printing/index.ts'
import { ownDevice, settingsOf, tables } from './device-store.ts'
import { stepOf } from './visit-store.ts'

/** Mails the person what was lent to them in this visit; the address stays unsaid on the screen. */
export async function mailVisit(w: Work, token: string): Promise<object | Refusal> {
  const step = await stepOf(w, token, await ownDevice(w))
  if (isRefusal(step)) return step
  if (!settingsOf(step.device).mail)
    return refuse({ code: 'no-mail', message: 'This self-check sends no receipts by e-mail.' })
  const loans = await lentIn(w, step.visit.id)
  if (isRefusal(loans)) return loans
  const sent = await mailReceipt(w, loans)
  return isRefusal(sent) ? sent : {}
}

/** Prints the same on the receipt printer that is set for the device. */
export async function printVisit(
  w: Work,
  { visit, language }: { readonly visit: string; readonly language?: string },
): Promise<object | Refusal> {
  const step = await stepOf(w, visit, await ownDevice(w))
  if (isRefusal(step)) return step
  const { printer } = settingsOf(step.device)
  if (printer === null) return refuse({ code: 'no-printer-set', message: 'No printer of the library is set here.' })
  const loans = await lentIn(w, step.visit.id)
  if (isRefusal(loans)) return loans
  const document: PrintDocument = {
    type: 'loan-slip',
    loans: [...loans],
    ...(language !== undefined && { language }),
  }
  const job = await printDocument(w, { document, printer })
  return isRefusal(job) ? job : {}
}

async function lentIn(w: Work, visit: number): Promise<readonly number[] | Refusal> {
  const rows = await tables(w)
    .selectFrom('kiosks.visit_loan')
    .select('loan_id')
    .where('visit_id', '=', visit)
    .orderBy('loan_id')
    .execute()
  if (rows.length === 0) return refuse({ code: 'nothing-lent', message: 'Nothing was lent in this visit yet.' })
  return rows.map((row) => row.loan_id)
}
