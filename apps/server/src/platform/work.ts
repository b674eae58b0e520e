import type { CompiledQuery, Kysely } from 'kysely'
import type { Actor } from './actor.ts'
import { auditLine, type AuditEntry } from './audit.ts'
import { databaseError } from './db.ts'
import type { EventKind } from './events.ts'
import { sendJob, type JobKind, type SendOptions } from './jobs.ts'
import type { Platform } from './platform.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { inTransaction } from './transaction.ts'

export { carrel, may, type Actor } from './actor.ts'
export { tablesOf } from './db.ts'

/**
 * What an action works with: one transaction, who acts, what time it is, and what happens with it.
 * Everything goes through it, so that a refused or failed action leaves no trace.
 */
export interface Work {
  readonly db: Kysely<unknown>
  readonly actor: Actor
  readonly now: Temporal.Instant
  readonly platform: Platform
  /** Tells modules later in the order; they react inside this transaction. */
  publish<T>(event: EventKind<T>, payload: T): Promise<void>
  /** Queues a job; it exists only if this transaction commits. */
  enqueue<T extends object>(kind: JobKind<T>, payload: T, options?: SendOptions): Promise<number>
  /** Writes one line of the audit log; the action need not wait for it. */
  audit(entry: AuditEntry): Promise<void>
  /** A line of the audit log that is written only if the action is refused, e.g. about an override that was asked for. */
  auditIfRefused(entry: AuditEntry): void
  /** Runs after the commit, e.g. to tell open screens; must not fail the action. */
  afterCommit(run: () => void): void
  /** Sends a statement at once whose answer nobody needs; should it fail, the action fails at its end. */
  send(statement: CompiledQuery): void
}

class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('refused')
    this.refusal = refusal
  }
}

const retryable = new Set(['40001', '40P01'])
const attempts = 4

/** One transaction for one action. A refusal undoes it; a clash with another desk is tried again. */
export async function withWork<T>(
  platform: Platform,
  actor: Actor,
  action: (work: Work) => Promise<T>,
): Promise<T | Refusal> {
  for (let attempt = 1; ; attempt++) {
    const committed: (() => void)[] = []
    const ifRefused: AuditEntry[] = []
    try {
      const result = await inTransaction(platform.database, async (db, send) => {
        const value = await action(workIn(platform, actor, db, { committed, ifRefused, send }))
        if (isRefusal(value)) throw new RolledBack(value)
        return value
      })
      for (const run of committed) run()
      return result
    } catch (error) {
      if (error instanceof RolledBack) {
        await writeRefused(platform, actor, ifRefused)
        return error.refusal
      }
      if (retryable.has(databaseError(error)?.code ?? '') && attempt < attempts) continue
      throw error
    }
  }
}

/** Writes what is to be known of a refused action, after all of it was undone and its connection given back. */
async function writeRefused(platform: Platform, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await withWork(platform, actor, async (work) => {
    for (const entry of entries) await work.audit(entry)
  })
}

/** Reads without a transaction of its own; writing through it is a bug. */
export function readWork(platform: Platform, actor: Actor): Work {
  return workIn(platform, actor, platform.database.kysely, { committed: [], ifRefused: [] })
}

/** Like `withWork`, for callers who have no answer to a refusal: it becomes an error with its sentences. */
export async function mustWork<T>(
  platform: Platform,
  actor: Actor,
  action: (work: Work) => Promise<T | Refusal>,
): Promise<T> {
  const result = await withWork(platform, actor, action)
  if (isRefusal(result)) throw new Error(result.blocks.map((block) => block.message).join(' '))
  return result
}

/** What happens with a work when it ends, and how it writes without waiting, if it writes. */
interface Ends {
  readonly committed: (() => void)[]
  readonly ifRefused: AuditEntry[]
  readonly send?: Work['send']
}

function workIn(platform: Platform, actor: Actor, db: Kysely<unknown>, { committed, ifRefused, send }: Ends): Work {
  const work: Work = {
    db,
    actor,
    now: platform.clock.now(),
    platform,
    async publish(event, payload) {
      for (const subscription of platform.subscriptions.get(event.name) ?? []) await subscription.react(work, payload)
    },
    enqueue: (kind, payload, options) => sendJob(work, kind, payload, options),
    async audit(entry) {
      const line = auditLine(work, entry)
      if (send) send(line)
      else await db.executeQuery(line)
    },
    auditIfRefused: (entry) => {
      ifRefused.push(entry)
    },
    afterCommit: (run) => {
      committed.push(run)
    },
    send(statement) {
      if (!send) throw new Error('Whoever only reads has nothing to write.')
      send(statement)
    },
  }
  return work
}
