import type { FastifyInstance } from 'fastify'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'

/** Mounts the public catalogue at `/`. */
export async function mountPublicSite(
  app: FastifyInstance,
  _platform: Platform,
  _resolver: ActorResolver,
): Promise<void> {
  app.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send('<!doctype html><title>Library</title>'))
}
