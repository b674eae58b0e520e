import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { playLineAs } from './edges/sip2/play-line.ts'
import { accountAccessModule } from './modules/account-access/index.ts'
import { authoritiesModule } from './modules/authorities/index.ts'
import { authorityControlModule } from './modules/authority-control/index.ts'
import { batchEditingModule } from './modules/batch-editing/index.ts'
import { catalogModule } from './modules/catalog/index.ts'
import { cataloguingBatchesModule } from './modules/cataloguing-batches/index.ts'
import { cataloguingModule } from './modules/cataloguing/index.ts'
import { circulationModule } from './modules/circulation/index.ts'
import { copyCataloguingModule } from './modules/copy-cataloguing/index.ts'
import { coversModule } from './modules/covers/index.ts'
import { curbsideModule } from './modules/curbside/index.ts'
import { discoveryModule } from './modules/discovery/index.ts'
import { eCollectionsModule } from './modules/e-collections/index.ts'
import { feesModule } from './modules/fees/index.ts'
import { harvestingModule } from './modules/harvesting/index.ts'
import { headingChangesModule } from './modules/heading-changes/index.ts'
import { holdsModule } from './modules/holds/index.ts'
import { identityModule } from './modules/identity/index.ts'
import { kioskActor, kiosksModule } from './modules/kiosks/index.ts'
import { notificationsModule } from './modules/notifications/index.ts'
import { listsModule } from './modules/lists/index.ts'
import { loadingModule } from './modules/loading/index.ts'
import { labelsModule } from './modules/labels/index.ts'
import { machinesModule, playLine } from './modules/machines/index.ts'
import { offlineModule } from './modules/offline/index.ts'
import { modulesKnown, orgModule, setUp, setUpNeeded, staffActor } from './modules/org/index.ts'
import { patronActor, patronsModule } from './modules/patrons/index.ts'
import { policyModule } from './modules/policy/index.ts'
import { printingModule } from './modules/printing/index.ts'
import { protocolsModule } from './modules/protocols/index.ts'
import { purchaseSuggestionsModule } from './modules/purchase-suggestions/index.ts'
import { qualityModule } from './modules/quality/index.ts'
import { reconciliationModule } from './modules/reconciliation/index.ts'
import { recordExportsModule } from './modules/record-exports/index.ts'
import { recordReportsModule } from './modules/record-reports/index.ts'
import { reservesModule } from './modules/reserves/index.ts'
import { resourceSharingModule } from './modules/resource-sharing/index.ts'
import { reviewsModule } from './modules/reviews/index.ts'
import { savedSearchesModule } from './modules/saved-searches/index.ts'
import { siteModule } from './modules/site/index.ts'
import { sortingModule } from './modules/sorting/index.ts'
import { vendorSignInModule } from './modules/vendor-sign-in/index.ts'
import { webhooksModule } from './modules/webhooks/index.ts'
import { createApiKey } from './platform/api-key.ts'
import { createClock, type Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, type Database } from './platform/db.ts'
import type { Subscription } from './platform/events.ts'
import { openFolderStore } from './platform/files.ts'
import { openJobs, type JobHandler } from './platform/jobs.ts'
import { openLive } from './platform/live.ts'
import { createMailer } from './platform/mail.ts'
import { migrate } from './platform/migrate.ts'
import type { ActorResolver, Module } from './platform/module.ts'
import { platformModule } from './platform/platform-module.ts'
import type { Platform } from './platform/platform.ts'
import { bind } from './platform/port.ts'
import { carrel, mustWork, readWork } from './platform/work.ts'

/** Every module, by hand, in dependency order. */
export const modules: readonly Module[] = [
  platformModule,
  orgModule,
  patronsModule,
  authoritiesModule,
  catalogModule,
  loadingModule,
  copyCataloguingModule,
  cataloguingModule,
  authorityControlModule,
  qualityModule,
  batchEditingModule,
  recordReportsModule,
  recordExportsModule,
  headingChangesModule,
  cataloguingBatchesModule,
  reconciliationModule,
  harvestingModule,
  eCollectionsModule,
  coversModule,
  discoveryModule,
  policyModule,
  feesModule,
  holdsModule,
  circulationModule,
  curbsideModule,
  reservesModule,
  listsModule,
  reviewsModule,
  savedSearchesModule,
  purchaseSuggestionsModule,
  accountAccessModule,
  notificationsModule,
  resourceSharingModule,
  sortingModule,
  machinesModule,
  printingModule,
  labelsModule,
  offlineModule,
  kiosksModule,
  siteModule,
  webhooksModule,
  identityModule,
  vendorSignInModule,
  protocolsModule,
]

/** Version of the program. */
export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** All jobs of all modules. */
export const jobHandlers: readonly JobHandler[] = modules.flatMap((module) => module.jobs ?? [])

/** How sessions become people. */
export const resolver: ActorResolver = { staff: staffActor, patron: patronActor, machine: kioskActor }

/** Permissions and settings of all modules. */
export const known = {
  permissions: modules.flatMap((module) =>
    (module.permissions ?? []).map((permission) => ({ ...permission, module: module.name })),
  ),
  settings: modules.flatMap((module) => module.settings ?? []),
}

/** Answers to the questions that modules ask those after them. */
const bindings = [
  bind(modulesKnown, () => known),
  bind(playLine, playLineAs),
  ...modules.flatMap((module) => module.bindings ?? []),
]

function subscriptionsByEvent(): ReadonlyMap<string, readonly Subscription[]> {
  return Map.groupBy(
    modules.flatMap((module) => module.subscriptions ?? []),
    (subscription) => subscription.event,
  )
}

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
    const live = await openLive(database, log)
    const jobs = await openJobs(database, jobHandlers)
    return {
      config,
      database,
      clock,
      subscriptions: subscriptionsByEvent(),
      jobs,
      live,
      mail: createMailer(config.smtpUrl),
      files: openFolderStore(join(config.data, 'files')),
      log,
      services: new Map<string, unknown>(bindings.map(({ name, answer }) => [name, answer])),
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

/** True while the library has no staff account and waits for its set-up page. */
export function isSetUpNeeded(platform: Platform): Promise<boolean> {
  return setUpNeeded(readWork(platform, carrel))
}

/** An empty library for tests and training: one branch, one administrator, one key that may do everything. */
export async function furnishEmptyLibrary(platform: Platform) {
  const user = 'admin'
  const password = 'carrel-test'
  const { branch } = await mustWork(platform, carrel, (w) =>
    setUp(w, {
      library: 'Test Library',
      currency: 'USD',
      branch: { code: 'MAIN', name: 'Main Library', timeZone: 'UTC' },
      administrator: { name: 'Administrator', username: user, password },
    }),
  )
  const permissions = known.permissions.map((permission) => permission.code)
  const key = await mustWork(platform, carrel, (w) => createApiKey(w, { name: 'test', permissions, branch: null }))
  return { user, password, branch, apiKey: key.token }
}
