import { pino } from 'pino'
import { isSetUpNeeded, openPlatform } from './app.ts'
import type { Config } from './platform/config.ts'
import { openConnection } from './platform/connection.ts'
import { openDataFolder } from './platform/data-folder.ts'
import type { Platform } from './platform/platform.ts'
import { removeRunFile, writeRunFile } from './platform/run-file.ts'
import { createServer } from './server.ts'
import { listenOn } from './platform/listen.ts'

/** What a start tells and asks of whoever started it. */
export interface Start {
  /** Before the doors open, e.g. to furnish the demo library. */
  readonly prepare?: (platform: Platform) => Promise<void>
  readonly ready: (opened: {
    readonly address: string
    readonly platform: Platform
    readonly library: { readonly setUpNeeded: boolean }
  }) => Promise<void>
  /** One line about what is going on. */
  readonly say: (line: string) => void
}

/** Runs Carrel until it is told to stop (SIGINT, SIGTERM); returns the exit code. */
export async function runCarrel(config: Config, start: Start): Promise<number> {
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const folder = await openDataFolder(config.data)
  const stops: (() => Promise<void>)[] = [() => folder.release()]
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  const told = toldToStop()
  try {
    const database = await openConnection(config, start.say)
    stops.push(() => database.stop())
    const platform = await openPlatform(config, database.connection, log)
    stops.push(() => platform.close())
    await start.prepare?.(platform)
    const server = await createServer(platform)
    stops.push(() => server.close())
    const address = await listenOn(server, config)
    await writeRunFile(config.data, {
      baseUrl: address,
      ports: { http: Number(new URL(address).port), ...server.ports() },
      roles: config.roles,
      connection: database.connection,
      startedAt: Temporal.Now.instant().toString(),
    })
    stops.push(() => removeRunFile(config.data))
    await start.ready({ address, platform, library: { setUpNeeded: await isSetUpNeeded(platform) } })
    await told
    return 0
  } finally {
    await stopAll()
  }
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
