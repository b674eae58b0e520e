import type { FastifyInstance } from 'fastify'
import { carriesToken, formOf, isFromElsewhere, type FormFields } from './form-data.ts'
import { sendPage, type Page } from './page.ts'
import { curbsidePage } from './pages/curbside.ts'
import { forgedPage } from './pages/errors.ts'
import { pastHoldsPage } from './pages/past-holds.ts'
import { signInAddress } from './session-actions.ts'
import type { Site } from './site.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'
import { bookPickup, cancelPickup, goAway, tellOutside } from './waiting-actions.ts'

type OwnForm = (visit: Visit, patron: SignedIn, form: FormFields, id: number) => Promise<unknown>

/** Mounts the pages of what one waits for: past holds, being away, collecting at the door. */
export function mountWaitingPages(app: FastifyInstance, site: Site): void {
  const page = (path: string, show: (visit: Visit, patron: SignedIn) => Promise<Page>) => {
    app.get(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      if (!visit.patron) return reply.redirect(signInAddress(path), 303)
      return sendPage(visit, await show(visit, visit.patron))
    })
  }
  const form = (path: string, back: string, run: OwnForm) => {
    app.post<{ Params: { id?: string } }>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      if (!visit.patron) return reply.redirect(signInAddress(back), 303)
      const { id = '0' } = request.params
      if (!/^\d{1,15}$/.test(id)) return reply.callNotFound()
      const fields = formOf(request)
      if (isFromElsewhere(request) || !carriesToken(fields, visit.patron)) return sendPage(visit, forgedPage(visit))
      return run(visit, visit.patron, fields, Number(id))
    })
  }
  page('/account/holds/past', pastHoldsPage)
  form('/account/holds/away', '/account', (visit, patron, fields) => goAway(visit, patron, fields))
  form('/account/holds/back', '/account', (visit, patron) => goAway(visit, patron, undefined))
  page('/account/curbside', (visit, patron) => curbsidePage(visit, patron))
  form('/account/curbside', '/account/curbside', bookPickup)
  form('/account/curbside/:id/outside', '/account/curbside', (visit, patron, _, id) => tellOutside(visit, patron, id))
  form('/account/curbside/:id/cancel', '/account/curbside', (visit, patron, _, id) => cancelPickup(visit, patron, id))
}
