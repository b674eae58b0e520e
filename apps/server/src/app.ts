import { readFileSync } from 'node:fs'
import { createClock, type Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, type Database } from './platform/db.ts'
import { openFolderStore } from './platform/files.ts'
import type { JobHandler } from './platform/jobs.ts'
import { openJobs } from './platform/jobs.ts'
import { openLive } from './platform/live.ts'
import { createMailer } from './platform/mail.ts'
import { migrate } from './platform/migrate.ts'
import type { Module } from './platform/module.ts'
import type { Platform } from './platform/platform.ts'
import type { Subscription } from './platform/events.ts'
import { join } from 'node:path'
import { platformModule } from './platform/platform-module.ts'
import type { ActorResolver } from './platform/module.ts'
import { bind, type Binding } from './platform/port.ts'
import { modulesKnown, orgModule, setUpNeeded, staffActor } from './modules/org/index.ts'
import { patronActor, patronsModule } from './modules/patrons/index.ts'

/** Every module, by hand, in dependency order. */
export const modules: readonly Module[] = [platformModule, orgModule, patronsModule]

/** How sessions become actors. */
export const resolver: ActorResolver = { staff: staffActor, patron: patronActor }

/** What modules cannot know of each other. */
const bindings: readonly Binding[] = [
  bind(modulesKnown, () => ({
    permissions: modules.flatMap((module) =>
      (module.permissions ?? []).map((permission) => ({ ...permission, module: module.name })),
    ),
    settings: modules.flatMap((module) => module.settings ?? []),
  })),
]

/** True while nobody can sign in: the library has to be set up first. */
export function isSetUpNeeded(platform: Platform): Promise<boolean> {
  return setUpNeeded({ db: platform.database.kysely })
}

/** Version of the program. */
export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** All jobs of all modules. */
export const jobHandlers: readonly JobHandler[] = modules.flatMap((module) => module.jobs ?? [])

/** Opens the database, brings it up to date and makes what a process stands on. */
export async function openPlatform(
  config: Config,
  connection: Database['connection'],
  log: Platform['log'],
  clock: Clock = createClock(),
): Promise<Platform & { close(): Promise<void> }> {
  const database = openDatabase(connection)
  try {
    await migrate(
      database.pool,
      modules.map(({ name, migrations }) => ({ name, folder: migrations })),
    )
    const subscriptions = new Map<string, Subscription[]>()
    for (const subscription of modules.flatMap((module) => module.subscriptions ?? [])) {
      subscriptions.set(subscription.event, [...(subscriptions.get(subscription.event) ?? []), subscription])
    }
    const live = await openLive(database, log)
    const jobs = await openJobs(database, jobHandlers)
    const services = new Map<string, unknown>(
      [...bindings, ...modules.flatMap((module) => module.bindings ?? [])].map(({ name, answer }) => [name, answer]),
    )
    const platform: Platform = {
      config,
      database,
      clock,
      subscriptions,
      jobs,
      live,
      mail: createMailer(config.smtpUrl),
      files: openFolderStore(join(config.data, 'files')),
      log,
      services,
    }
    return {
      ...platform,
      async close() {
        await jobs.stop()
        await live.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
