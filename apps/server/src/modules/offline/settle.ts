import { actorName } from '../../platform/actor.ts'
import type { Money } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { checkIn } from '../circulation/index.ts'
import { charge } from '../fees/index.ts'
import { branchById } from '../org/index.ts'
import type { OfflineException, Resolution } from './contract.ts'
import { entryById, writeSettled, type EntryRow } from './entry-rows.ts'
import { exceptionById } from './exceptions.ts'
import { replayCheckOut } from './replay-check-out.ts'
import { replayRenewal } from './replay-renewal.ts'
import { choicesFor } from './rules/choices.ts'
import { actorFor } from './work-off.ts'

/** How an exception is settled. */
export interface Settlement {
  readonly how: Resolution
  readonly card?: string
  readonly title?: string
  readonly amount?: Money
  readonly reason?: string
}

/** Settles an exception once: what is to be done is done, and who decided it, when and why is kept. */
export async function settle(w: Work, id: string, settlement: Settlement): Promise<OfflineException | Refusal> {
  const entry = await entryById(w, id, { lock: true })
  if (!entry || (entry.state !== 'noted' && entry.state !== 'open'))
    return notFound('offline-entry', 'There is no such exception.')
  if (entry.settledHow !== null) {
    return refuse({ code: 'settled-already', message: 'Somebody has settled this already. Look at the list again.' })
  }
  const { how } = settlement
  if (!choicesFor(entry).includes(how))
    return refuse({ code: 'invalid-settlement', field: 'how', message: 'This cannot be settled in this way.' })
  const reason = settlement.reason?.trim() ?? ''
  if (how === 'dismiss' && reason === '')
    return refuse({ code: 'reason-needed', field: 'reason', message: 'Say why nothing is written.' })
  const done = await carryOut(
    { ...w, actor: actorFor(w.actor, { ...entry, by: actorName(w.actor) }) },
    entry,
    settlement,
  )
  if (isRefusal(done)) return done
  await writeSettled(w, id, { how, by: actorName(w.actor), reason, loan: done.loan ?? null })
  await w.audit({
    action: 'offline.settle',
    subject: `offline:${id}`,
    ...(reason !== '' && { reason }),
    detail: {
      how,
      ...(done.loan != null && { loan: done.loan }),
      ...(settlement.card !== undefined && { card: settlement.card }),
      ...(settlement.amount && { amount: settlement.amount }),
    },
  })
  w.afterCommit(() => w.platform.live.tell('offline', { branch: entry.branch }))
  return exceptionById(w, id)
}

type Done = { readonly loan?: number | null | undefined }

async function carryOut(w: Work, entry: EntryRow, settlement: Settlement): Promise<Done | Refusal> {
  switch (settlement.how) {
    case 'accept':
    case 'dismiss':
      return {}
    case 'lend':
      return replayCheckOut(w, entry, { anyway: true })
    case 'attach': {
      const card = settlement.card?.trim() ?? ''
      if (card === '') return refuse({ code: 'invalid-card', field: 'card', message: 'Scan or type the card.' })
      return replayCheckOut(w, entry, { card, anyway: true })
    }
    case 'fast-add': {
      const title = settlement.title?.trim() ?? ''
      if (title === '')
        return refuse({ code: 'invalid-title', field: 'title', message: 'Type the title that is on the item.' })
      return replayCheckOut(w, entry, { title, anyway: true })
    }
    case 'renew':
      return replayRenewal(w, entry)
    case 'check-in': {
      const taken = await checkIn(w, { barcode: entry.barcode, branch: entry.branch, claim: 'found' }, true)
      return isRefusal(taken) ? taken : { loan: taken.loan?.id }
    }
    case 'charge':
      return chargeFor(w, entry, settlement.amount)
  }
}

async function chargeFor(w: Work, entry: EntryRow, amount: Money | undefined): Promise<Done | Refusal> {
  if (entry.patron === null)
    return refuse({ code: 'patron-not-found', message: 'There is nobody to charge: the card is not known.' })
  if (!amount || amount.amount <= 0)
    return refuse({ code: 'invalid-amount', field: 'amount', message: 'Type an amount above nothing.' })
  const branch = await branchById(w, entry.branch)
  await charge(w, {
    kind: 'other',
    patron: entry.patron,
    amount,
    description: `Lent without the server: ${entry.title ?? entry.barcode}`,
    ...(entry.item !== null && { item: entry.item }),
    ...(entry.loan !== null && { loan: entry.loan }),
    ...(branch && { branch: branch.id }),
  })
  return { loan: entry.loan }
}
