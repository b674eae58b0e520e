import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db.ts'
import type { Subscription } from './events.ts'
import type { FileStore } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Live } from './live.ts'
import type { Mailer } from './mail.ts'

/** What a running Carrel stands on; made once in `main.ts`, handed to everything as an argument. */
export interface Platform {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly subscriptions: ReadonlyMap<string, readonly Subscription[]>
  readonly jobs: Jobs
  readonly live: Live
  readonly mail: Mailer
  readonly files: FileStore
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error' | 'debug'>
  /** Things that modules start once per process (such as the search worker), by name; set in `app.ts`. */
  readonly services: Map<string, unknown>
}
