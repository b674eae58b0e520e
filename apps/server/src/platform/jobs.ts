import { setTimeout as wait } from 'node:timers/promises'
import type { CompiledQuery } from 'kysely'
import { fromKysely, PgBoss, type Job } from 'pg-boss'
import { carrel, type Actor } from './actor.ts'
import { clientSettings, jsonb, tablesOf, type Database } from './db.ts'
import type { Platform } from './platform.ts'
import type { PlatformTables } from './tables.ts'
import type { Work } from './work.ts'

/** A kind of work that is done later or takes long. */
export interface JobKind<T extends object> {
  readonly name: string
  /** Shown to people with progress, for long work; without it the job is only plumbing. */
  readonly title?: (payload: T) => string
  /** How often a failed one is tried again; 0 for work that must not be repeated blindly. */
  readonly retries: number
}

/** Declares a kind of job, e.g. `defineJob<{ file: string }>('catalog.import', { title: … })`. */
export function defineJob<T extends object>(
  name: string,
  options: { readonly title?: (payload: T) => string; readonly retries?: number } = {},
): JobKind<T> {
  return { name, retries: options.retries ?? 3, ...(options.title && { title: options.title }) }
}

/** What a running job works with. */
export interface JobContext {
  readonly platform: Platform
  readonly actor: Actor
  /** Number of the job as people see it; 0 for plumbing. */
  readonly id: number
  /** Says how far it is; cheap, may be called for every row. */
  progress(done: number, total: number | undefined, message?: string): void
  /** True once someone asked to stop: finish the row, keep what was done, return. */
  cancelled(): boolean
}

/** The code behind a kind of job, and when it runs by itself (cron in UTC). What it returns is kept as its result. */
export interface JobHandler {
  readonly name: string
  readonly every?: string
  readonly run: (context: JobContext, payload: unknown) => Promise<unknown>
}

/** Binds a kind to its code. */
export function handle<T extends object>(
  kind: JobKind<T>,
  run: (context: JobContext, payload: T) => Promise<unknown>,
  every?: string,
): JobHandler {
  return {
    name: kind.name,
    run: (context, payload) => run(context, payload as T),
    ...(every !== undefined && { every }),
  }
}

export interface SendOptions {
  /** Not before this moment. */
  readonly after?: Temporal.Instant
  /** At most one waiting job with this key. */
  readonly key?: string
}

interface Envelope {
  readonly job: number
  readonly payload: object
}

/** The queue of a process. */
export interface Jobs {
  readonly boss: PgBoss
  /** Begins to take jobs; only in processes with the role `jobs`. */
  start(platform: Platform, handlers: readonly JobHandler[]): Promise<void>
  /** Runs everything that is due, scheduled work once, until nothing is left. For tests and training. */
  runDue(platform: Platform, handlers: readonly JobHandler[]): Promise<number>
  stop(): Promise<void>
}

const queueSettings = {
  notify: true,
  retryLimit: 3,
  retryDelay: 5,
  retryBackoff: true,
  expireInSeconds: 6 * 3600,
  // A process that was killed stops saying that it lives; its job is then given to another.
  heartbeatSeconds: 60,
}
const settingNames = [
  'notify',
  'retryLimit',
  'retryDelay',
  'retryBackoff',
  'expireInSeconds',
  'heartbeatSeconds',
] as const

/** Opens the queue; its tables live in the schema `job_queue`. */
export async function openJobs(database: Database, handlers: readonly JobHandler[]): Promise<Jobs> {
  const { connectionString, types: _types, ...settings } = clientSettings(database.connection)
  const boss = new PgBoss({
    ...(connectionString === undefined ? (settings as object) : { connectionString }),
    application_name: 'carrel-jobs',
    schema: 'job_queue',
    max: 4,
    supervise: true,
    schedule: true,
    useListenNotify: true,
  })
  boss.on('error', () => {})
  await boss.start()
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const { name } of handlers) {
    const queue = known.get(name)
    if (!queue) await boss.createQueue(name, queueSettings)
    else if (settingNames.some((setting) => queue[setting] !== queueSettings[setting]))
      await boss.updateQueue(name, queueSettings)
  }
  return {
    boss,
    async start(platform, list) {
      for (const handler of list) {
        await boss.work<Envelope>(handler.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async (jobs) => {
          for (const job of jobs) await runJob(platform, handler, job)
        })
        if (handler.every !== undefined)
          await boss.schedule(handler.name, handler.every, { job: 0, payload: {} }, { tz: 'UTC' })
      }
    },
    async runDue(platform, list) {
      let ran = 0
      for (const handler of list) {
        if (handler.every !== undefined) await runJob(platform, handler, { id: '', data: { job: 0, payload: {} } })
      }
      // What a worker of this or another process has taken already is waited for: afterwards nothing is under way.
      do {
        for (const handler of list) ran += await runFetched(platform, boss, handler)
      } while (await isBusy(database))
      return ran
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** Takes what is due in one queue and runs it here; a failed job goes back to be tried again. */
async function runFetched(platform: Platform, boss: PgBoss, handler: JobHandler): Promise<number> {
  let ran = 0
  for (const job of await boss.fetch<Envelope>(handler.name, { batchSize: 50 })) {
    try {
      await runJob(platform, handler, job)
      await boss.complete(handler.name, job.id)
    } catch (error) {
      await boss.fail(handler.name, job.id, { message: String(error) })
    }
    ran += 1
  }
  return ran
}

/** True while a job is due or running anywhere; looks again only after a moment. */
async function isBusy(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ busy: boolean }>(
    `select exists (select from job_queue.job where state = 'active' or (state in ('created', 'retry') and start_after <= now() and name not like '\\_\\_pgboss%')) as busy`,
  )
  const busy = rows[0]?.busy ?? false
  if (busy) await wait(20)
  return busy
}

/** Queues a job in the transaction of an action; returns its number as people see it (0 for plumbing). */
export async function sendJob<T extends object>(
  work: Work,
  kind: JobKind<T>,
  payload: T,
  options: SendOptions = {},
): Promise<number> {
  let job = 0
  if (kind.title) {
    const row = await tablesOf<PlatformTables>(work)
      .insertInto('platform.job')
      .values({
        kind: kind.name,
        title: kind.title(payload),
        actor_id: work.actor.kind === 'staff' ? work.actor.id : null,
        actor: jsonb(serialActor(work.actor)),
        created_at: work.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    job = row.id
  }
  await work.platform.jobs.boss.send(
    kind.name,
    { job, payload },
    {
      db: fromKysely({ executeQuery: (query: unknown) => work.db.executeQuery(query as CompiledQuery) } as Parameters<
        typeof fromKysely
      >[0]),
      retryLimit: kind.retries,
      ...(options.after && { startAfter: new Date(options.after.epochMilliseconds) }),
      ...(options.key !== undefined && { singletonKey: options.key }),
    },
  )
  return job
}

function serialActor(actor: Actor): object {
  return 'permissions' in actor ? { ...actor, permissions: [...actor.permissions] } : actor
}

function revivedActor(stored: unknown): Actor {
  const actor = stored as (Actor & { permissions?: string[] }) | null
  if (actor === null) return carrel
  return actor.permissions ? ({ ...actor, permissions: new Set(actor.permissions) } as Actor) : actor
}

const reportEvery = 200

async function runJob(platform: Platform, handler: JobHandler, job: Pick<Job<Envelope>, 'id' | 'data'>): Promise<void> {
  const { job: id, payload } = job.data
  const db = tablesOf<PlatformTables>({ db: platform.database.kysely })
  if (id === 0) {
    await handler.run({ platform, actor: carrel, id, progress: () => {}, cancelled: () => false }, payload)
    return
  }
  const row = await db
    .updateTable('platform.job')
    .set({ state: 'running', started_at: platform.clock.now() })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['actor', 'title'])
    .executeTakeFirst()
  if (!row) return
  let cancelled = false
  let state: { done: number; total: number | null; message: string | null } = { done: 0, total: null, message: null }
  let dirty = true
  const report = async () => {
    if (!dirty) return
    dirty = false
    const stored = await db
      .updateTable('platform.job')
      .set(state)
      .where('id', '=', id)
      .returning('cancel_asked')
      .executeTakeFirst()
    cancelled ||= stored?.cancel_asked ?? false
    platform.live.tell('job', { id, state: 'running', ...state })
  }
  let reporting = Promise.resolve()
  const timer = setInterval(() => {
    dirty = true
    reporting = reporting.then(report).catch(() => {})
  }, reportEvery)
  const finish = async (end: 'done' | 'failed' | 'cancelled', fields: { result?: unknown; error?: string }) => {
    clearInterval(timer)
    await reporting
    await db
      .updateTable('platform.job')
      .set({
        ...state,
        state: end,
        finished_at: platform.clock.now(),
        result: fields.result === undefined ? null : jsonb(fields.result),
        error: fields.error ?? null,
      })
      .where('id', '=', id)
      .execute()
    platform.live.tell('job', { id, state: end, ...state })
  }
  try {
    const result = await handler.run(
      {
        platform,
        actor: revivedActor(row.actor),
        id,
        progress: (done, total, message) => {
          state = { done, total: total ?? null, message: message ?? state.message }
          dirty = true
        },
        cancelled: () => cancelled,
      },
      payload,
    )
    await finish(cancelled ? 'cancelled' : 'done', { result })
  } catch (error) {
    platform.log.error({ err: error, job: id }, 'job failed')
    await finish('failed', { error: error instanceof Error ? error.message : String(error) })
  }
}
