import type { Module } from '../../platform/module.ts'
import { jobs } from './jobs.ts'
import { endpoints } from './routes.ts'
import { z3950Encoding } from './settings.ts'
import { startCounting } from './write-behind.ts'

export { noteListening, noteTraffic, type Traffic } from './hub.ts'
export { protocolNamed, type ProtocolName } from './protocol-list.ts'
export { protocolSettings, turnedAway, type ProtocolSettings, type TurnedAway } from './protocol-settings.ts'
export { z3950Encoding } from './settings.ts'
export { writeTraffic } from './write-behind.ts'

/** The protocols of the catalogue: who may use them, what came in, and what went wrong. */
export const protocolsModule: Module = {
  name: 'protocols',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'protocols:manage', text: 'Set who may use the protocols of the catalogue, and see what came in by them' },
    { code: 'protocols:use', text: 'Use protocols of the catalogue that are not open to everybody' },
  ],
  settings: [z3950Encoding],
  endpoints,
  jobs,
  start: startCounting,
}
