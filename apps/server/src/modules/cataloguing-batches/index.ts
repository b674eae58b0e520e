import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'
import { stepHandler } from './steps/run-step.ts'

/** From a list of ISBNs to finished titles, step by step: found, mended, headed, classed, linked, checked, labelled. */
export const cataloguingBatchesModule: Module = {
  name: 'cataloguing-batches',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
  jobs: [stepHandler],
}
