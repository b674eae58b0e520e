import { isRefusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { dayAt, lastMomentOf, libraryOf } from '../org/index.ts'
import type { LoanStep } from './contract-renewals.ts'
import { judgeRenewal } from './judge-renewal.ts'
import { readEntries } from './loan-entries.ts'
import { loanParties, wayOf } from './renew.ts'
import { dayWords, type DayWords } from './rules/words.ts'

const channels: Readonly<Record<LoanStep['channel'], string>> = {
  desk: 'at the desk',
  opac: 'by the reader',
  'self-check': 'at the self-check',
  api: 'by a program',
  auto: 'by itself',
  payment: 'by paying its fine',
  recall: 'by a recall',
}

/** Whether a loan can be renewed now, and why not; then what became of it so far, the latest first. */
export async function renewalReasons(w: Work, id: number): Promise<Reason[]> {
  const reasons: Reason[] = []
  const parties = await loanParties(w, id, { lock: false })
  if (!isRefusal(parties)) {
    const { found, blocks } = await judgeRenewal(w, parties, wayOf({}))
    const words = dayWords((await libraryOf(w)).locale, parties.branch.timeZone, w.now)
    if (blocks.length === 0 && found)
      reasons.push({
        decided: true,
        text: `It can be renewed now, until ${dueInWords(found.due, parties.branch, words)}`,
      })
    reasons.push(
      ...blocks.map(({ message, override }) => ({
        decided: true,
        text: message,
        ...(override !== undefined && { detail: `Can be passed with ${override}` }),
      })),
    )
    const steps = await readEntries(w, id)
    reasons.push(...steps.toReversed().map((step) => stepInWords(step, parties.branch, words)))
  }
  return reasons
}

/** A day where the end of it is meant, else the moment. */
function dueInWords(due: Temporal.Instant, branch: { readonly timeZone: string }, words: DayWords): string {
  const day = dayAt(branch, due)
  return due.equals(lastMomentOf(branch, day)) ? words.day(day) : words.moment(due)
}

function stepInWords(step: LoanStep, branch: { readonly timeZone: string }, words: DayWords): Reason {
  const at = words.moment(Temporal.Instant.from(step.at))
  const due = dueInWords(Temporal.Instant.from(step.dueAfter), branch, words)
  const who = step.branchName === null ? step.by : `${step.by}, ${step.branchName}`
  switch (step.kind) {
    case 'renewed':
      return { decided: false, text: `Renewed ${channels[step.channel]} on ${at}, until ${due}`, detail: who }
    case 'not-renewed':
      return {
        decided: false,
        text: `Not renewed ${channels[step.channel]} on ${at}: ${step.blocks.map(({ message }) => message).join(' ')}`,
      }
    case 'due-changed':
      return { decided: false, text: `Due date set to ${due} on ${at}: ${step.note}`, detail: who }
    case 'recall-requested':
      return {
        decided: false,
        text:
          step.dueAfter === step.dueBefore
            ? `Recall requested on ${at}; due as it was`
            : `Recall requested on ${at}; due ${due} since then`,
        link: `/staff/holds/${step.hold}`,
      }
    case 'recall-ended':
      return { decided: false, text: `Recall ended on ${at}; the due date stays` }
  }
}
