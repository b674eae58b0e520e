import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { branchById, dayAt } from '../org/index.ts'
import { ageOn, patronFacts } from '../patrons/index.ts'
import { policyOf, resolve, type ResolvedAttributes } from '../policy/index.ts'
import { loanRecalled } from './events.ts'
import { dueSettings } from './find-due.ts'
import { keepEntry } from './loan-entries.ts'
import { loanById, readLoans, type LoanRow } from './loan-rows.ts'
import { recalledDue } from './rules/recalled-due.ts'
import { moveDue } from './store.ts'

/** What is to be called back, and for whom. */
export interface RecallWish {
  readonly bibs: readonly number[]
  readonly item: number | null
  readonly part: string | null
  readonly callNumber: string | null
  /** Nobody calls back what they have themselves. */
  readonly patron: number | null
}

/** A loan that can be called back, and what that would do. */
export interface Recallable {
  readonly loan: LoanRow
  readonly due: Temporal.Instant
  readonly moved: boolean
  readonly reasons: readonly Reason[]
}

/** Open loans of what is wanted, the one that is due first first. */
function wantedLoans(w: Work, { bibs, item, part, callNumber, patron }: RecallWish): Promise<readonly LoanRow[]> {
  return readLoans(
    w,
    sql`l.returned_at is null and l.state = 'out' and not l.on_site and i.bib_id = any(${[...bibs]}::bigint[])
      and (${item}::bigint is null or l.item_id = ${item})
      and (${part}::text is null or exists (select from catalog.item_view v
        where v.id = l.item_id and lower(trim(v.part)) = lower(trim(${part}::text))))
      and (${callNumber}::text is null or lower(trim(i.call_number)) = lower(trim(${callNumber}::text)))
      and l.patron_id is distinct from ${patron}`,
  )
}

/** The rules for a loan as they are now. */
async function rulesOf(w: Work, loan: LoanRow): Promise<ResolvedAttributes> {
  const patron = loan.patron === null ? undefined : await patronFacts(w, { id: loan.patron })
  const [branch, item] = [await branchById(w, loan.branch), await itemFacts(w, { id: loan.item })]
  return resolve(await policyOf(w), {
    patronCategory: patron?.category,
    itemType: loan.itemType,
    location: loan.location,
    branch: loan.branch,
    owner: loan.owner,
    collection: item?.collection,
    age: patron?.birthDate && branch ? ageOn(patron.birthDate, dayAt(branch, w.now)) : null,
  }).attributes
}

/** When a loan would be due if it were called back now. */
async function recallOf(w: Work, loan: LoanRow, rules: ResolvedAttributes): Promise<Recallable | undefined> {
  const branch = await branchById(w, loan.branch)
  if (!branch) return undefined
  const found = recalledDue({
    out: loan.out,
    due: loan.due,
    now: w.now,
    minimum: rules.recallMinimum,
    interval: rules.recallInterval,
    overdueExtends: rules.recallOverdueExtends,
    period: rules.period,
    calendar: await dueSettings(w, branch, rules),
  })
  return isRefusal(found) ? undefined : { loan, ...found }
}

/** What calling back would come to. */
export interface RecallChoice {
  /** The loan that is called back: not called back yet, and due first. */
  readonly chosen: Recallable | undefined
  /** Loans that would do and are called back for others already. */
  readonly recalled: number
  /** Loans that would do, but that rules do not let anyone call back. */
  readonly kept: number
}

/** Chooses the loan that a recall calls back: of those that may be and are not yet, the one that is due first. */
export async function chooseRecall(w: Work, wish: RecallWish): Promise<RecallChoice> {
  const loans = await wantedLoans(w, wish)
  let kept = 0
  for (const loan of loans.filter((one) => !one.recalled)) {
    const rules = await rulesOf(w, loan)
    if (!rules.recallable) {
      kept += 1
      continue
    }
    const chosen = await recallOf(w, loan, rules)
    if (chosen) return { chosen, recalled: loans.filter((one) => one.recalled).length, kept }
  }
  return { chosen: undefined, recalled: loans.filter((one) => one.recalled).length, kept }
}

/** Calls a loan back for a hold: moves its due moment, keeps the step, tells the borrower. */
export async function recallLoan(w: Work, { loan: seen, ...recall }: Recallable, hold: number): Promise<void> {
  // The loan may have been renewed or returned since it was looked at.
  const loan = await loanById(w, seen.id, { lock: true })
  if (!loan || loan.state !== 'out' || loan.patron === null || loan.recalled) return
  const dueBefore = loan.due
  moveDue(w, loan.id, {
    due: recall.due,
    reasons: [
      ...recall.reasons,
      ...loan.reasons.map((reason) => ({ ...reason, decided: !recall.moved && reason.decided })),
    ],
    finedBefore: loan.finedBefore,
    recall: hold,
    shortened: loan.shortened || Temporal.Instant.compare(recall.due, dueBefore) < 0,
  })
  keepEntry(w, {
    loan: loan.id,
    kind: 'recall-requested',
    channel: 'recall',
    branch: 'branch' in w.actor ? w.actor.branch : null,
    dueBefore,
    dueAfter: recall.due,
    hold,
  })
  await w.audit({
    action: 'loan.recall',
    subject: `loan:${loan.id}`,
    detail: { hold, from: dueBefore.toString(), to: recall.due.toString() },
  })
  await w.publish(loanRecalled, {
    loan: loan.id,
    patron: loan.patron,
    hold,
    dueBefore: dueBefore.toString(),
    due: recall.due.toString(),
    moved: recall.moved,
  })
  const { patron, branch } = loan
  w.afterCommit(() => w.platform.live.tell('loan', { branch, patron }))
}
