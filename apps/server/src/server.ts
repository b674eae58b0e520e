import type { FastifyInstance } from 'fastify'
import { furnishEmptyLibrary, jobHandlers, modules, resolver, version } from './app.ts'
import { mountApiPage } from './edges/api-page.ts'
import { mountEvents } from './edges/events.ts'
import { createHttp } from './edges/http.ts'
import { openSip2 } from './edges/sip2/listener.ts'
import { openZ3950Server } from './edges/z3950/listener.ts'
import { mountSru } from './edges/sru/index.ts'
import { mountKiosk } from './edges/kiosk/index.ts'
import { mountLinkedData } from './edges/linked-data/index.ts'
import { mountLinks } from './edges/links/index.ts'
import { mountStaffApp } from './edges/staff-app.ts'
import { mountStreams } from './edges/streams.ts'
import { mountTestEndpoints } from './edges/test-endpoints.ts'
import { mountOai } from './edges/oai/index.ts'
import { mountNcip } from './edges/ncip/index.ts'
import { mountPublicSite } from './edges/opac/index.ts'
import { mountReconcile } from './edges/reconcile/index.ts'
import { noteListening } from './modules/protocols/index.ts'
import type { Platform } from './platform/platform.ts'
import { mountEndpoints } from './platform/serve.ts'

/** A server with everything mounted; `app.inject` works before it listens. */
export interface Server {
  readonly app: FastifyInstance
  readonly platform: Platform
  /** Listens and returns the address, `http://127.0.0.1:8080`. */
  listen(): Promise<string>
  /** Ports by role, once it listens. */
  ports(): Readonly<Record<string, number>>
  close(): Promise<void>
}

/** Mounts every edge and starts what the roles of this process call for. */
export async function createServer(platform: Platform): Promise<Server> {
  const { config } = platform
  // First of all: a certificate that cannot be used is no reason to start anything.
  const sip2 = config.roles.includes('sip2') ? openSip2(platform) : undefined
  const z3950 = config.roles.includes('z3950') ? openZ3950Server(platform) : undefined
  const app = await createHttp(config)
  const endpoints = modules.flatMap((module) => module.endpoints ?? [])
  mountEndpoints(app, platform, resolver, endpoints)
  mountStreams(app, platform, resolver)
  mountEvents(app, platform, resolver)
  mountApiPage(
    app,
    [...endpoints.map((endpoint) => endpoint.route), ...modules.flatMap((module) => module.fileRoutes ?? [])],
    version,
    modules.flatMap((module) => module.permissions ?? []),
  )
  if (config.test) mountTestEndpoints(app, platform, jobHandlers, furnishEmptyLibrary)
  app.get('/health', async (_, reply) => {
    const healthy = await platform.database.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply
      .code(healthy ? 200 : 503)
      .send({ ok: healthy, version, database: healthy ? 'answers' : 'does not answer' })
  })
  await mountNcip(app, platform)
  await mountLinks(app, platform, resolver)
  mountLinkedData(app, platform, resolver)
  mountSru(app, platform, resolver)
  await mountOai(app, platform, resolver)
  await mountReconcile(app, platform, resolver)
  await mountPublicSite(app, platform, resolver)
  mountKiosk(app, platform)
  await mountStaffApp(app, config)

  const stops: (() => Promise<void>)[] = []
  for (const module of modules) if (module.start) stops.push(await module.start(platform))
  if (config.roles.includes('jobs')) await platform.jobs.start(platform, jobHandlers)
  return {
    app,
    platform,
    async listen() {
      const address = await app.listen({ host: config.host, port: config.port })
      await sip2?.listen()
      await z3950?.listen()
      noteListening(platform, { base: address })
      return address
    },
    ports: () => ({ ...sip2?.ports(), ...z3950?.ports() }),
    async close() {
      await sip2?.close()
      await z3950?.close()
      await app.close()
      for (const stop of stops.reverse()) await stop()
    },
  }
}
