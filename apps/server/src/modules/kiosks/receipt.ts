import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { mailReceipt } from '../circulation/index.ts'
import { ownDevice, settingsOf, tables } from './device-store.ts'
import { stepOf } from './visit-store.ts'

/** Mails the person what was lent to them in this visit; the address stays unsaid on the screen. */
export async function mailVisit(w: Work, token: string): Promise<object | Refusal> {
  const step = await stepOf(w, token, await ownDevice(w))
  if (isRefusal(step)) return step
  if (!settingsOf(step.device).mail)
    return refuse({ code: 'no-mail', message: 'This self-check sends no receipts by e-mail.' })
  const loans = await tables(w)
    .selectFrom('kiosks.visit_loan')
    .select('loan_id')
    .where('visit_id', '=', step.visit.id)
    .orderBy('loan_id')
    .execute()
  if (loans.length === 0) return refuse({ code: 'nothing-lent', message: 'Nothing was lent in this visit yet.' })
  const sent = await mailReceipt(
    w,
    loans.map((row) => row.loan_id),
  )
  return isRefusal(sent) ? sent : {}
}
