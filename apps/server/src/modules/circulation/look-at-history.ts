import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { patronFacts } from '../patrons/index.ts'
import type { HistoryEntry } from './contract-history.ts'
import { historyOf } from './reading-history.ts'

interface Look {
  readonly reason: string
  readonly limit?: number
  readonly offset?: number
}
type Entries = { total: number; rows: HistoryEntry[] }

/** Shows staff what a patron who keeps a reading history has borrowed. Why they look, and that they did, stands in the log for good. */
export async function lookAtHistory(w: Work, patron: number, { reason, ...page }: Look): Promise<Entries | Refusal> {
  const why = reason.trim()
  if (why === '')
    return refuse({
      code: 'invalid-reason',
      field: 'reason',
      message: 'Write why you look: the log keeps it, and the patron may ask.',
    })
  const facts = await patronFacts(w, { id: patron })
  if (!facts) return notFound('patron', `There is no patron ${patron}.`)
  if (facts.historySince === undefined)
    return refuse({
      code: 'history-not-kept',
      message: 'This patron keeps no reading history. Returned loans are forgotten.',
    })
  await w.audit({ action: 'history.look', subject: `patron:${patron}`, reason: why })
  return historyOf(w, patron, page)
}

/** The same for keys, whose name is reason enough; staff are asked for theirs. `w` only reads. */
export async function historyForKey(
  w: Work,
  patron: number,
  page: { readonly limit?: number; readonly offset?: number },
): Promise<Entries | Refusal> {
  if (w.actor.kind === 'staff')
    return refuse({
      code: 'reason-needed',
      message: 'Say why you look at a reading history: it is asked for at the patron, under Borrowed before.',
    })
  const found = await historyOf(w, patron, page)
  if (found.total === 0) return found
  const noted = await withWork(w.platform, w.actor, (writing) =>
    writing.audit({ action: 'history.look', subject: `patron:${patron}` }),
  )
  return isRefusal(noted) ? noted : found
}
