import type { FastifyInstance } from 'fastify'
import { unsubscribe } from '../../modules/notifications/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, withWork } from '../../platform/work.ts'
import { carriesToken, formOf, isFromElsewhere } from './form-data.ts'
import { sendPage } from './page.ts'
import { forgedPage, notFoundPage } from './pages/errors.ts'
import { endedPage, endPage, saveTelling, tellingPage } from './pages/telling.ts'
import { signInAddress } from './session-actions.ts'
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
  app.get('/account/notices', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    if (!visit.patron) return reply.redirect(signInAddress('/account/notices'), 303)
    return sendPage(visit, await tellingPage(visit, visit.patron))
  })
  app.post('/account/notices', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    if (!visit.patron) return reply.redirect(signInAddress('/account/notices'), 303)
    const form = formOf(request)
    if (isFromElsewhere(request) || !carriesToken(form, visit.patron)) return sendPage(visit, forgedPage(visit))
    return sendPage(visit, await saveTelling(visit, visit.patron, form))
  })
}
