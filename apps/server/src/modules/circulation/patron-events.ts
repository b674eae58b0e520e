import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { on, type Subscription } from '../../platform/events.ts'
import type { Block } from '../../platform/refusal.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { paymentTaken } from '../fees/index.ts'
import { historyForgotten, movesWithPatrons, patronErased, patronExported, patronLeaving } from '../patrons/index.ts'
import { loanView, readLoans } from './loan-rows.ts'
import { forgetReturned, forgetSettled } from './reading-history.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

async function tellLoans(w: Work, { patron, blocks }: Payload<typeof patronLeaving>): Promise<void> {
  const loans = await readLoans(w, sql`l.patron_id = ${patron} and l.returned_at is null and l.state <> 'lost-paid'`)
  if (loans.length === 0) return
  const block: Block = {
    code: 'has-loans',
    message: `Has ${loans.length} open ${loans.length === 1 ? 'loan' : 'loans'}: ${loans
      .slice(0, 10)
      .map(({ title, barcode }) => `${title} (${barcode})`)
      .join(', ')}. Check them in or settle them first.`,
    facts: {
      loans: loans.map(({ id, title, barcode, due, state }) => ({ id, title, barcode, due: due.toString(), state })),
    },
  }
  blocks.push(block)
}

async function forgetOnRequest(w: Work, { patron, done }: Payload<typeof historyForgotten>): Promise<void> {
  done.forgotten += await forgetReturned(w, patron, {})
}

/** Everything that was returned loses its name; what still bound was refused before. */
async function forgetAll(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await forgetReturned(w, patron, { evenOwed: true })
  await sql`update circulation.loan set proxy_id = null where proxy_id = ${patron}`.execute(w.db)
}

async function addLoans(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const loans = await readLoans(w, sql`l.patron_id = ${patron}`, sql`order by l.out_at desc, l.id desc`)
  if (loans.length === 0) return
  const rows: Record<string, unknown>[] = []
  for (const loan of loans) rows.push({ ...(await loanView(w, loan)) })
  sections['loans'] = rows
}

/** What was owed for a returned loan is paid: nobody needs to know any more who had it. */
async function forgetPaid(w: Work, { lines }: Payload<typeof paymentTaken>): Promise<void> {
  await forgetSettled(
    w,
    lines.flatMap(({ loan, settled }) => (settled && loan !== null ? [loan] : [])),
  )
}

/** What loans have to do with patrons who go, are forgotten and turn out to be one. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronLeaving, tellLoans),
  on(paymentTaken, forgetPaid),
  on(historyForgotten, forgetOnRequest),
  on(patronErased, forgetAll),
  on(patronExported, addLoans),
  ...movesWithPatrons('circulation'),
]

const ForgetSettled = defineJob<object>('circulation.forget-settled', { retries: 1 })

/** Forgets loans whose debts were waived, written off or transferred, which tells nobody. */
export const forgetJob: JobHandler = handle(
  ForgetSettled,
  async ({ platform, actor }) => {
    await withWork(platform, actor, (w) => forgetSettled(w))
  },
  '50 * * * *',
)
