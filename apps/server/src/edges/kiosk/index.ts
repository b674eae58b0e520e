import type { FastifyInstance, FastifyReply } from 'fastify'
import { libraryOf } from '../../modules/org/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { readWork } from '../../platform/work.ts'
import { readKioskFiles, type KioskFiles } from './files.ts'

/**
 * What the page may do: load its own files, speak with its own server, and nothing else. It goes nowhere, frames nothing, is
 * framed by nobody and sends no form.
 */
const contentSecurity = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `manifest-src 'self'`,
  `worker-src 'self'`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

function secured(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', contentSecurity)
    .header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()')
    .header('referrer-policy', 'no-referrer')
}

/** `/kiosk`: the self-check. Small TypeScript modules without a build, served as the server itself runs them. */
export function mountKiosk(app: FastifyInstance, platform: Platform): void {
  let read: Promise<KioskFiles> | undefined
  const files = () => {
    if (platform.config.development) return readKioskFiles()
    read ??= readKioskFiles()
    return read
  }
  for (const address of ['/kiosk', '/kiosk/'])
    app.get(address, async (_, reply) => {
      const { page } = await files()
      return secured(reply).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    })
  app.get<{ Params: { mark: string; '*': string } }>('/kiosk/app/:mark/*', async (request, reply) => {
    const known = await files()
    const file = known.files.get(request.params['*'])
    if (!file) return reply.callNotFound()
    // An address with another mark is that of an older page: it must not mix with this one for ever.
    const current = request.params.mark === known.mark && !platform.config.development
    return reply
      .type(file.type)
      .header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
      .send(file.body)
  })
  app.get('/kiosk/mark', async (_, reply) =>
    reply
      .type('text/plain')
      .header('cache-control', 'no-store')
      .send((await files()).mark),
  )
  app.get('/kiosk/sw.js', async (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('service-worker-allowed', '/kiosk')
      .send((await files()).serviceWorker),
  )
  app.get('/kiosk/manifest.webmanifest', async (_, reply) => {
    const { name } = await libraryOf(readWork(platform, { kind: 'anonymous' }))
    return reply.type('application/manifest+json').send({
      name: `${name}: self-check`,
      short_name: 'Self-check',
      start_url: '/kiosk',
      scope: '/kiosk',
      display: 'fullscreen',
      orientation: 'any',
      background_color: '#fbf9f5',
      theme_color: '#fbf9f5',
      icons: [{ src: '/assets/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
    })
  })
}
