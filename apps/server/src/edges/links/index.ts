import type { FastifyInstance } from 'fastify'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { mountCalendars } from './calendar/index.ts'
import { mountDaia } from './daia/index.ts'
import { mountOpds } from './opds/index.ts'
import { mountPaia } from './paia/index.ts'
import { mountRtac } from './rtac/index.ts'
import { mountSitemaps } from './sitemap/index.ts'
import { mountUnapi } from './unapi/index.ts'

/** Mounts what other programs follow to a title or an account. */
export async function mountLinks(app: FastifyInstance, platform: Platform, resolver: ActorResolver): Promise<void> {
  const house = { platform, resolver }
  mountSitemaps(app, platform)
  mountUnapi(app, house)
  mountCalendars(app, house)
  mountOpds(app, house)
  mountDaia(app, house)
  mountRtac(app, house)
  await mountPaia(app, house)
}
