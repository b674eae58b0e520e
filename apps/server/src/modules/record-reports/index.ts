import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'
import { reportHandler } from './runs/run-report.ts'

export { beginComparison, beginList, beginReport } from './begin-report.ts'
export { mountReportStreams } from './streams.ts'
export { runReport } from './runs/run-report.ts'

/** Reports on records of the catalogue: what is in them, how they changed, and tables made of them. */
export const recordReportsModule: Module = {
  name: 'record-reports',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
  jobs: [reportHandler],
}
