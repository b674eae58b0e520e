import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { partnersOf } from './agency-store.ts'
import { answerNcip } from './answer-ncip.ts'

/** What would be answered to a message of a partner. It is done and taken back: nothing of it is kept, and nobody is told. */
export async function tryMessage(w: Work, agency: number, message: string, address: string) {
  const partner = (await partnersOf(w)).find((one) => one.id === agency)
  if (!partner) return notFound('agency', `There is no partner ${agency}.`) satisfies Refusal
  const answered = await answerNcip(
    w.platform,
    { bytes: new TextEncoder().encode(message), address },
    { trial: true, partner },
  )
  return {
    answer: answered.xml,
    outcome: answered.outcome,
    problem: answered.problem?.type ?? '',
    detail: answered.problem?.detail ?? '',
    warnings: [...answered.warnings],
  }
}
