import type { FastifyInstance } from 'fastify'
import { confirmAtKiosk } from '../../modules/kiosks/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carriesToken, formOf, isFromElsewhere } from './form-data.ts'
import { sendPage } from './page.ts'
import { forgedPage } from './pages/errors.ts'
import { codePage, confirmedPage, confirmPage } from './pages/self-check.ts'
import { signInAddress } from './session-actions.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

const path = '/account/self-check'

/** Mounts the pages by which a phone signs its patron in at a self-check. */
export function mountSelfCheckPages(app: FastifyInstance, site: Site): void {
  app.get(path, async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    if (!visit.patron) return reply.redirect(signInAddress(path), 303)
    return sendPage(visit, codePage(visit))
  })
  app.get<{ Params: { code: string } }>(`${path}/:code`, async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const code = request.params.code.slice(0, 40)
    if (!visit.patron) return reply.redirect(signInAddress(`${path}/${encodeURIComponent(code)}`), 303)
    return sendPage(visit, await confirmPage(visit, code))
  })
  app.post(path, async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    if (!visit.patron) return reply.redirect(signInAddress(path), 303)
    const form = formOf(request)
    if (isFromElsewhere(request) || !carriesToken(form, visit.patron)) return sendPage(visit, forgedPage(visit))
    const code = (form.get('code') ?? '').slice(0, 40)
    if (form.get('sure') !== 'yes') return sendPage(visit, await confirmPage(visit, code))
    const done = await confirmAtKiosk(visit.w, code, request.ip)
    return sendPage(visit, isRefusal(done) ? codePage(visit, done.blocks) : confirmedPage(visit, done.kiosk))
  })
}
