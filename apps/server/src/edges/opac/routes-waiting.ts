import type { FastifyInstance } from 'fastify'
import { ownRoutes } from './own-routes.ts'
import { curbsidePage } from './pages/curbside.ts'
import { pastHoldsPage } from './pages/past-holds.ts'
import type { Site } from './site.ts'
import { bookPickup, cancelPickup, goAway, tellOutside } from './waiting-actions.ts'

/** Mounts the pages of what one waits for: past holds, being away, collecting at the door. */
export function mountWaitingPages(app: FastifyInstance, site: Site): void {
  const own = ownRoutes(app, site)
  const account = () => '/account'
  const curbside = () => '/account/curbside'
  own.page('/account/holds/past', (visit, patron) => pastHoldsPage(visit, patron))
  own.form('/account/holds/away', account, (visit, patron, fields) => goAway(visit, patron, fields))
  own.form('/account/holds/back', account, (visit, patron) => goAway(visit, patron, undefined))
  own.page('/account/curbside', (visit, patron) => curbsidePage(visit, patron))
  own.form('/account/curbside', curbside, bookPickup)
  own.form('/account/curbside/:id/outside', curbside, (visit, patron, _, { id }) => tellOutside(visit, patron, id))
  own.form('/account/curbside/:id/cancel', curbside, (visit, patron, _, { id }) => cancelPickup(visit, patron, id))
}
