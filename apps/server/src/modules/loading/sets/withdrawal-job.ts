import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { importNotFound } from '../import/list-imports.ts'
import { planOfImport } from '../import/plan-of-import.ts'
import type { LoadingTables } from '../tables.ts'
import { listWithdrawals, withdrawAbsent } from './withdraw.ts'

const WithdrawHeldBack = defineJob<{ readonly import: number; readonly set: number; readonly name: string }>(
  'loading.withdraw',
  { title: ({ name }) => `Withdrawing titles that ${name} does not have`, retries: 3 },
)

/** Withdraws titles that a person released. */
export const withdrawHandler: JobHandler = handle(WithdrawHeldBack, async ({ platform, actor, progress }, payload) => ({
  withdrawn: await withdrawAbsent(platform, actor, payload.import, payload.set, (done) => progress(done, undefined)),
}))

/** Queues the withdrawal of titles that were held back. */
export async function startWithdrawal(w: Work, id: number): Promise<Outcome<{ readonly job: number }>> {
  const row = await tablesOf<LoadingTables>(w)
    .selectFrom('loading.import')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return importNotFound(id)
  const set = planOfImport(row).plan?.set
  if (row.state !== 'done' || row.held_back === 0 || set?.mode !== 'replace') {
    return refuse({ code: 'nothing-held-back', message: 'No titles wait for being withdrawn.' })
  }
  await w.audit({ action: 'import.withdraw', subject: `import:${id}`, detail: { titles: row.held_back } })
  return { job: await w.enqueue(WithdrawHeldBack, { import: id, set: set.id, name: row.name }) }
}

/** What an import withdrew, or would. */
export async function withdrawalsOf(w: Work, id: number): ReturnType<typeof listWithdrawals> {
  const row = await tablesOf<LoadingTables>(w)
    .selectFrom('loading.import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return importNotFound(id)
  const set = planOfImport(row).plan?.set
  return listWithdrawals(w, { id, set: set?.mode === 'replace' ? set.id : null })
}
