import { revokeApiKey } from './api-key.ts'
import { changeKey, endOldToken, keyNotFound, keyRows, makeKey, rotateKey } from './api-key-actions.ts'
import { startKeyUses } from './api-key-use.ts'
import { sealAudit, verifyAudit } from './audit.ts'
import {
  CancelJob,
  ChangeApiKey,
  CreateApiKey,
  EndOldToken,
  GetJob,
  GetMail,
  GetSmsGateway,
  ListApiKeys,
  ListAudit,
  ListJobs,
  ListMail,
  PutSmsGateway,
  RetryMail,
  RevokeApiKey,
  RotateApiKey,
  StopMail,
  VerifyAudit,
  type JobView,
} from './contract.ts'
import { defineJob, handle } from './jobs.ts'
import { findMail, listMail, retryMail, stopMail } from './mail-list.ts'
import type { Module } from './module.ts'
import { mailJob } from './outbox.ts'
import { isRefusal, notFound, refuse } from './refusal.ts'
import { serve } from './serve.ts'
import { hiddenValue, putSmsGateway, smsGateway } from './sms-gateway.ts'
import type { PlatformTables } from './tables.ts'
import { tablesOf } from './db.ts'
import type { Work } from './work.ts'

type JobRow = {
  id: number
  kind: string
  title: string
  state: JobView['state']
  done: number
  total: number | null
  message: string | null
  result: unknown
  error: string | null
  actor: unknown
  created_at: Temporal.Instant
  started_at: Temporal.Instant | null
  finished_at: Temporal.Instant | null
}

function jobView(row: JobRow): JobView {
  const actor = row.actor as { name?: string } | null
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: row.done,
    total: row.total,
    message: row.message,
    error: row.error,
    result: row.result,
    by: actor?.name ?? 'Carrel',
    createdAt: row.created_at.toString(),
    startedAt: row.started_at?.toString() ?? null,
    finishedAt: row.finished_at?.toString() ?? null,
  }
}

const jobs = (w: Work) => tablesOf<PlatformTables>(w).selectFrom('platform.job').selectAll()

async function findJob(w: Work, id: number) {
  const row = await jobs(w).where('id', '=', id).executeTakeFirst()
  return row ? jobView(row) : notFound('job', `There is no job ${id}.`)
}

async function cancelJob(w: Work, id: number) {
  const row = await tablesOf<PlatformTables>(w)
    .updateTable('platform.job')
    .set((row) => ({
      cancel_asked: true,
      state: row
        .case()
        .when('state', '=', 'waiting')
        .then('cancelled' as const)
        .else(row.ref('state'))
        .end(),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returningAll()
    .executeTakeFirst()
  if (!row) return refuse({ code: 'job-not-running', message: 'This job has ended already; there is nothing to stop.' })
  await w.audit({ action: 'job.cancel', subject: `job:${id}` })
  return jobView(row)
}

async function listJobs(w: Work, limit = 50, offset = 0) {
  const db = tablesOf<PlatformTables>(w)
  const rows = await jobs(w).orderBy('id', 'desc').limit(limit).offset(offset).execute()
  const { total } = await db
    .selectFrom('platform.job')
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, rows: rows.map(jobView) }
}

async function auditRows(
  w: Work,
  query: { subject?: string; action?: string; actor?: string; limit?: number; offset?: number },
) {
  let select = tablesOf<PlatformTables>(w).selectFrom('platform.audit')
  if (query.subject !== undefined) select = select.where('subject', '=', query.subject)
  if (query.action !== undefined) select = select.where('action', '=', query.action)
  if (query.actor !== undefined) select = select.where('actor_name', 'ilike', `%${query.actor}%`)
  const rows = await select
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.limit ?? 100)
    .offset(query.offset ?? 0)
    .execute()
  const { total } = await select.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toString(),
      actor: row.actor_name,
      actorKind: row.actor_kind,
      action: row.action,
      subject: row.subject,
      reason: row.reason,
      detail: row.detail ?? null,
    })),
  }
}

/** The gateway as it may be seen: what its headers hold may be a key. */
async function gatewayView(w: Work) {
  const gateway = await smsGateway(w)
  if (!gateway) return { gateway: null }
  const headers = Object.fromEntries(Object.keys(gateway.headers).map((name) => [name, hiddenValue]))
  return { gateway: { ...gateway, headers } }
}

const SealAudit = defineJob('platform.seal-audit')
const CleanUp = defineJob('platform.clean-up')

/** Jobs, keys, audit log and outbox: what every library system needs whatever it lends. */
export const platformModule: Module = {
  name: 'platform',
  migrations: new URL('migrations/', import.meta.url),
  start: startKeyUses,
  permissions: [
    { code: 'platform:api-keys', text: 'Make and end API keys' },
    { code: 'platform:audit', text: 'Read the audit log' },
    { code: 'platform:mail', text: 'Read the outbox' },
    { code: 'platform:mail-send', text: 'Send messages of the outbox again, or stop them' },
    { code: 'platform:sms-gateway', text: 'Set the gateway for text messages' },
  ],
  jobs: [
    mailJob,
    handle(
      SealAudit,
      async ({ platform }) => {
        while ((await sealAudit(platform.database)) === 5000);
      },
      '* * * * *',
    ),
    handle(
      CleanUp,
      async ({ platform }) => {
        const db = tablesOf<PlatformTables>({ db: platform.database.kysely })
        const now = platform.clock.now()
        await db.deleteFrom('platform.session').where('expires_at', '<', now).execute()
        await db
          .deleteFrom('platform.sign_in_failure')
          .where('at', '<', now.subtract({ hours: 24 }))
          .execute()
        await db
          .deleteFrom('platform.idempotency')
          .where('at', '<', now.subtract({ hours: 48 }))
          .execute()
      },
      '17 * * * *',
    ),
  ],
  endpoints: [
    serve(ListJobs, (w, { query }) => listJobs(w, query.limit, query.offset)),
    serve(GetJob, (w, { params }) => findJob(w, params.id)),
    serve(CancelJob, (w, { params }) => cancelJob(w, params.id)),
    serve(ListApiKeys, (w) => keyRows(w)),
    serve(CreateApiKey, (w, { body }) => makeKey(w, body)),
    serve(ChangeApiKey, (w, { params, body }) => changeKey(w, params.id, body)),
    serve(RotateApiKey, (w, { params, body }) => rotateKey(w, params.id, body.overlapDays)),
    serve(EndOldToken, (w, { params }) => endOldToken(w, params.id)),
    serve(RevokeApiKey, async (w, { params }) => ((await revokeApiKey(w, params.id)) ? {} : keyNotFound)),
    serve(ListAudit, (w, { query }) => auditRows(w, query)),
    serve(VerifyAudit, async (w) => {
      const changed = await verifyAudit(w.platform.database)
      return { intact: changed === undefined, firstChanged: changed?.id ?? null }
    }),
    serve(ListMail, (w, { query }) => listMail(w, query)),
    serve(GetMail, (w, { params }) => findMail(w, params.id)),
    serve(RetryMail, (w, { params }) => retryMail(w, params.id)),
    serve(StopMail, (w, { params, body }) => stopMail(w, params.id, body.reason)),
    serve(GetSmsGateway, (w) => gatewayView(w)),
    serve(PutSmsGateway, async (w, { body }) => {
      const done = await putSmsGateway(w, body.gateway)
      return isRefusal(done) ? done : gatewayView(w)
    }),
  ],
}
