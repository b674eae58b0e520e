import { defineJob, handle } from '../../platform/jobs.ts'
import type { Module } from '../../platform/module.ts'
import { carrel, mustWork } from '../../platform/work.ts'
import { linkSettings, linksDueHandler, linksHandler } from './links/check-links.ts'
import { pendingHandler, startJudging, writeSubscriptions } from './pending.ts'
import { fileRoutes } from './contract-file-routes.ts'
import { endpoints } from './routes.ts'
import { sweepHandler } from './sweep.ts'
import { writeTrend } from './trend.ts'
import { compactTally } from './write-findings.ts'

export type { Flag, FlagFilters, FlagQuery } from './contract.ts'
export { mountQualityStreams } from './streams.ts'

const Hourly = defineJob('quality.hourly')

/** What is wrong in records, as a list that is right at every moment. */
export const qualityModule: Module = {
  name: 'quality',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'quality:read', text: 'See which records are flagged, and check one again' },
    { code: 'quality:dismiss', text: 'Say that a flag is right as it is' },
    { code: 'quality:manage', text: 'Switch rules off or on, check all records, check links' },
  ],
  settings: linkSettings,
  endpoints,
  fileRoutes,
  subscriptions: writeSubscriptions,
  jobs: [
    pendingHandler,
    sweepHandler,
    linksHandler,
    linksDueHandler,
    handle(
      Hourly,
      async ({ platform }) => {
        await compactTally({ db: platform.database.kysely })
        await mustWork(platform, carrel, (w) => writeTrend(w))
      },
      '55 * * * *',
    ),
  ],
  start: startJudging,
}
