import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { logoPicture, planPicture, siteLook, type Look } from '../../modules/site/index.ts'
import { readWork } from '../../platform/work.ts'
import type { Site } from './site.ts'

// A picture that somebody sent may draw, and nothing else, even when it is opened by itself.
const drawsOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
const forever = 'public, max-age=31536000, immutable'

/** The tokens of a library's colour in both themes; nothing for the colour of the house. */
export function lookStyle({ accent, light, dark }: Look): string {
  if (accent === null) return ''
  const tokens = (of: Look['light']) =>
    `--accent:${of.accent};--accent-hover:${of.hover};--accent-soft:${of.soft};--on-accent:${of.on}`
  return `:root,[data-theme=light]{${tokens(light)}}@media (prefers-color-scheme:dark){:root:not([data-theme]){${tokens(dark)}}}[data-theme=dark]{${tokens(dark)}}`
}

/** Mounts the sign of the library and the plans of its floors. */
export function mountLookFiles(app: FastifyInstance, site: Site): void {
  app.get('/logo', async (request, reply) =>
    sendPicture(request, reply, await logoPicture(readWork(site.platform, { kind: 'anonymous' }))),
  )
  app.get<{ Params: { id: string } }>('/plan/:id', async (request, reply) => {
    const { id } = request.params
    const found = /^\d{1,15}$/.test(id)
      ? await planPicture(readWork(site.platform, { kind: 'anonymous' }), Number(id))
      : undefined
    return sendPicture(request, reply, found)
  })
}

/** How the site of a library looks. */
export function lookOf(site: Site): Promise<Look> {
  return siteLook(readWork(site.platform, { kind: 'anonymous' }))
}

function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  found: { readonly picture: Buffer; readonly type: string } | undefined,
) {
  if (!found) return reply.callNotFound()
  return reply
    .type(found.type)
    .header('content-security-policy', drawsOnly)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', /[?&]v=/.test(request.url) ? forever : 'no-cache')
    .send(found.picture)
}
