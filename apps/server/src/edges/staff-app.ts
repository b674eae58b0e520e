import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../platform/config.ts'

const staffFolder = fileURLToPath(new URL('../../../staff/', import.meta.url))
const built = `${staffFolder}dist/`

/** `/staff`: the desk. Built files in production; in development Vite works inside this process, on the same port. */
export async function mountStaffApp(app: FastifyInstance, config: Config): Promise<void> {
  if (config.development) return mountVite(app)
  if (!existsSync(`${built}index.html`)) {
    app.get('/staff', (_, reply) =>
      reply.code(503).type('text/plain').send('The staff app is not built yet: run `npm start`, which builds it.'),
    )
    return
  }
  const page = await readFile(`${built}index.html`)
  await app.register(fastifyStatic, {
    root: `${built}assets/`,
    prefix: '/staff/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  })
  await app.register(fastifyStatic, {
    root: built,
    prefix: '/staff/',
    decorateReply: false,
    index: false,
    wildcard: false,
    // They have a place of their own above, where they are kept for ever and sent packed.
    globIgnore: ['assets/**'],
  })
  for (const address of ['/staff', '/staff/', '/staff/*']) {
    app.get(address, (_, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    )
  }
}

async function mountVite(app: FastifyInstance): Promise<void> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: staffFolder,
    base: '/staff/',
    appType: 'custom',
    // Read as it is: a bundled copy of the settings would look like a change to whoever watches the program's files.
    configLoader: 'native',
    server: { middlewareMode: true, ws: { server: app.server } },
  })
  app.addHook('onClose', () => vite.close())
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/staff')) return done()
    reply.hijack()
    vite.middlewares(request.raw, reply.raw, () => {
      void (async () => {
        const page = await vite.transformIndexHtml(request.url, await readFile(`${staffFolder}index.html`, 'utf8'))
        reply.raw.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
      })().catch((error: unknown) => reply.raw.writeHead(500).end(String(error)))
    })
  })
}
