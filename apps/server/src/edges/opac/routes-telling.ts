import type { FastifyInstance } from 'fastify'
import { unsubscribe } from '../../modules/notifications/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, withWork } from '../../platform/work.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage } from './page.ts'
import { notFoundPage } from './pages/errors.ts'
import { endedPage, endPage, saveTelling, tellingPage } from './pages/telling.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

interface Asked {
  readonly Params: { readonly token: string }
}

/** Mounts the pages on which patrons choose how they are told, and end notices by the link in a mail. */
export function mountTellingPages(app: FastifyInstance, site: Site): void {
  // A mail program may look at links by itself: only the button, or its own "unsubscribe" (RFC 8058), ends anything.
  app.get<Asked>('/notices/unsubscribe/:token', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    reply.header('referrer-policy', 'no-referrer')
    return sendPage(visit, endPage(visit, request.params.token))
  })
  app.post<Asked>('/notices/unsubscribe/:token', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const done = await withWork(site.platform, carrel, (w) => unsubscribe(w, request.params.token))
    return sendPage(visit, isRefusal(done) ? notFoundPage(visit) : endedPage(visit))
  })
  const own = ownRoutes(app, site)
  own.page('/account/notices', (visit, patron) => tellingPage(visit, patron))
  own.form('/account/notices', () => '/account/notices', saveTelling)
}
