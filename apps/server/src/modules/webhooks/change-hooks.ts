import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { actorName, may } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { changed } from '../../platform/live-cache.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { hiddenValue } from '../../platform/sms-gateway.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import type { CreateWebhook, ChangeWebhook, Webhook } from './contract.ts'
import { hookNotFound, webhookById } from './hook-views.ts'
import { hooksChanged } from './hooks-in-force.ts'
import { hookProblems } from './rules/hook-problems.ts'
import { limitsOf } from './settings.ts'
import type { WebhooksTables } from './tables.ts'

type NewHook = NonNullable<(typeof CreateWebhook)['types']>['body']
type HookChange = NonNullable<(typeof ChangeWebhook)['types']>['body']

const hooks = (w: Pick<Work, 'db'>) => tablesOf<WebhooksTables>(w)

/** A secret for signatures: 24 random bytes, as Standard Webhooks writes them. */
export const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`

/** A hook that was not ended, locked for a change. */
export async function hookForUpdate(w: Work, id: number) {
  return hooks(w)
    .selectFrom('webhooks.hook')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

async function problemsOf(w: Work, hook: Partial<NewHook>): Promise<readonly Block[]> {
  const problems: Block[] = [...hookProblems(hook, await limitsOf(w))]
  if (hook.branch !== undefined && hook.branch !== null && !(await branchById(w, hook.branch)))
    problems.push({ ...notFound('branch', `There is no branch ${hook.branch}.`).blocks[0], ...unknownBranch })
  return problems
}

const unknownBranch = { code: 'branch-not-found', field: 'branch', message: 'There is no such branch.' }

/** Personal data leave the house only by the hand of someone who may see them. */
function personalProblem(w: Work, personal: boolean): Block | undefined {
  if (!personal || may(w.actor, 'patrons:read')) return undefined
  return {
    code: 'permission-missing',
    message: 'This webhook sends names and addresses of patrons: that needs the permission "patrons:read".',
    facts: { permission: 'patrons:read' },
  }
}

/** Tells an address from now on what happens. */
export async function createWebhook(w: Work, hook: NewHook): Promise<{ webhook: Webhook; secret: string } | Refusal> {
  const personal = personalProblem(w, hook.personal ?? false)
  const problems = [...(personal ? [personal] : []), ...(await problemsOf(w, hook))]
  if (problems.length > 0) return refuse(...problems)
  const secret = newSecret()
  const { id } = await hooks(w)
    .insertInto('webhooks.hook')
    .values({
      name: hook.name.trim(),
      url: hook.url,
      events: [...new Set(hook.events)],
      branch_id: hook.branch ?? null,
      personal: hook.personal ?? false,
      headers: jsonb(hook.headers ?? {}),
      note: hook.note ?? '',
      tell: hook.tell?.trim() ?? '',
      secret,
      created_at: w.now,
      created_by: actorName(w.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  changed(w, hooksChanged)
  await w.audit({ action: 'webhook.create', subject: `webhook:${id}`, detail: detailOf(hook) })
  const webhook = await webhookById(w, id)
  return isRefusal(webhook) ? webhook : { webhook, secret }
}

/** Values of headers may be keys: the log names them only. */
function detailOf({ headers, ...hook }: HookChange) {
  return { ...hook, ...(headers && { headers: Object.keys(headers) }) }
}

/** Changes a hook; what waits for it goes where it says from then on. */
export async function changeWebhook(w: Work, id: number, change: HookChange): Promise<Webhook | Refusal> {
  const row = await hookForUpdate(w, id)
  if (!row) return hookNotFound(id)
  // Whoever sends it elsewhere, or lets it tell more, decides anew about what it says of patrons.
  const personal = personalProblem(w, change.personal ?? row.personal)
  const known = headersOf(row.headers)
  const headers =
    change.headers &&
    Object.fromEntries(
      Object.entries(change.headers).map(([name, value]) => [
        name,
        value === hiddenValue ? (known[name] ?? '') : value,
      ]),
    )
  const problems = [
    ...(personal ? [personal] : []),
    ...(await problemsOf(w, { ...change, ...(headers && { headers }) })),
  ]
  if (problems.length > 0) return refuse(...problems)
  const columns = {
    ...(change.name !== undefined && { name: change.name.trim() }),
    ...(change.url !== undefined && { url: change.url }),
    ...(change.events !== undefined && { events: [...new Set(change.events)] }),
    ...(change.branch !== undefined && { branch_id: change.branch }),
    ...(change.personal !== undefined && { personal: change.personal }),
    ...(change.note !== undefined && { note: change.note }),
    ...(change.tell !== undefined && { tell: change.tell.trim() }),
    ...(headers && { headers: jsonb(headers) }),
  }
  if (Object.keys(columns).length > 0) {
    await hooks(w).updateTable('webhooks.hook').set(columns).where('id', '=', id).execute()
    changed(w, hooksChanged)
    await w.audit({ action: 'webhook.change', subject: `webhook:${id}`, detail: detailOf(change) })
  }
  return webhookById(w, id)
}

function headersOf(stored: unknown): Readonly<Record<string, string>> {
  const pairs = Object.entries(typeof stored === 'object' && stored !== null ? stored : {})
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]))
}

/** Ends a hook. Its secret is forgotten at once; its log stays as long as any log. */
export async function deleteWebhook(w: Work, id: number): Promise<object | Refusal> {
  const row = await hookForUpdate(w, id)
  if (!row) return hookNotFound(id)
  await sql`
    update webhooks.hook set deleted_at = ${w.now}, secret = '', previous_secret = null, previous_until = null, headers = '{}'
    where id = ${id}`.execute(w.db)
  await dropWaiting(w, id)
  changed(w, hooksChanged)
  await w.audit({ action: 'webhook.delete', subject: `webhook:${id}`, detail: { name: row.name } })
  return {}
}

/** Ends everything that waits for a hook, unsent. */
export async function dropWaiting(w: Work, hook: number): Promise<void> {
  await sql`
    update webhooks.delivery set state = 'dropped', ended_at = ${w.now}
    where hook_id = ${hook} and state = 'waiting'`.execute(w.db)
}
