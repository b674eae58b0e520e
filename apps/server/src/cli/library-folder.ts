import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig, type Config } from '../platform/config.ts'
import { readRunFile } from '../platform/run-file.ts'
import { portNumber } from './options.ts'

/** Folder of the demo library, beside that of a real one. */
export const demoFolder = 'demo-data'

/** What a command line says about where and on which port. */
export interface Place {
  readonly data?: string | undefined
  readonly port?: string | undefined
}

/** The environment with what the command line says on top; `folder` is used when neither names one. */
export function configFrom(place: Place, folder?: string): Config {
  const chosen = place.data ?? (process.env['CARREL_DATA'] || undefined) ?? folder
  const config = readConfig({ ...process.env, ...(chosen !== undefined && { CARREL_DATA: chosen }) })
  const port = portNumber(place.port, config.port)
  // As for PORT=0: the system chooses both.
  return {
    ...config,
    port,
    ...(port === 0 && !process.env['SIP2_PORT'] && { sip2Port: 0 }),
    ...(port === 0 && !process.env['Z3950_PORT'] && { z3950Port: 0 }),
  }
}

/**
 * The settings for a command that works on a library. Where no folder is named, it is the one of a server that runs
 * here, real before demo; else the one that exists.
 */
export async function configOfLibrary(place: Place): Promise<Config> {
  const real = configFrom(place)
  if (place.data !== undefined || process.env['CARREL_DATA'] || real.databaseUrl !== undefined) return real
  const demo = configFrom(place, demoFolder)
  if (await readRunFile(real.data)) return real
  if (await readRunFile(demo.data)) return demo
  return !existsSync(resolve(real.data, 'postgres')) && existsSync(resolve(demo.data, 'postgres')) ? demo : real
}
