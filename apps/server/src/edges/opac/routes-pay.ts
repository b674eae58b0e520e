import type { FastifyInstance } from 'fastify'
import {
  decideTestPayment,
  payByLink,
  signatureHeader,
  startOnlinePayment,
  takeCallback,
} from '../../modules/fees/index.ts'
import { statusOf } from '../../platform/problem.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { carrel, withWork } from '../../platform/work.ts'
import { formOf, isFromElsewhere, ownAddress, type FormFields } from './form-data.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage } from './page.ts'
import { accountRefused } from './pages/account.ts'
import { forgedPage, notFoundPage } from './pages/errors.ts'
import { payDonePage, payGoPage, payLinkPage, testBankPage } from './pages/pay.ts'
import { refusalBand } from './parts/forms.ts'
import { act } from './reader-answers.ts'
import type { Site } from './site.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

const secret = /^[\w-]{20,60}$/

/** Mounts the pages and forms of paying online. */
export function mountPayPages(app: FastifyInstance, site: Site): void {
  const page = (path: string, show: (visit: Visit, key: string) => ReturnType<typeof payLinkPage>) => {
    app.get<{ Params: { key: string } }>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      const { key } = request.params
      reply.header('cache-control', 'private, no-store').header('referrer-policy', 'no-referrer')
      return sendPage(visit, (secret.test(key) ? await show(visit, key) : undefined) ?? notFoundPage(visit))
    })
  }
  const form = (path: string, run: (visit: Visit, key: string, fields: FormFields) => Promise<unknown>) => {
    app.post<{ Params: { key: string } }>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      if (isFromElsewhere(request)) return sendPage(visit, forgedPage(visit))
      const { key } = request.params
      return secret.test(key) ? run(visit, key, formOf(request)) : sendPage(visit, notFoundPage(visit))
    })
  }
  page('/pay/:key', (visit, key) => payLinkPage(visit, key))
  page('/pay/done/:key', payDonePage)
  page('/pay/test/:key', testBankPage)
  form('/pay/:key', payLink)
  form('/pay/test/:key', decide)
  ownRoutes(app, site).form('/account/pay', () => '/account', payOwn)
}

async function payOwn(visit: Visit, patron: SignedIn, fields: FormFields) {
  const numbers = (name: string) =>
    fields
      .getAll(name)
      .filter((text) => /^\d{1,15}$/.test(text))
      .map(Number)
  const begun = await act(visit, (w) =>
    startOnlinePayment(w, { patron: patron.id, charges: numbers('charge'), loans: numbers('loan') }),
  )
  if (!isRefusal(begun)) return sendOn(visit, begun.redirect)
  return sendPage(visit, await accountRefused(visit, patron, begun.blocks, visit.say.pay.notStarted))
}

async function payLink(visit: Visit, token: string) {
  const begun = await withWork(visit.site.platform, carrel, (w) => payByLink(w, token))
  if (!isRefusal(begun)) return sendOn(visit, begun.redirect)
  return refusedLink(visit, token, begun)
}

async function refusedLink(visit: Visit, token: string, { blocks }: Refusal) {
  const shown = await payLinkPage(visit, token, refusalBand(visit, visit.say.pay.notStarted, blocks))
  return sendPage(visit, shown ? { ...shown, status: statusOf(blocks) } : notFoundPage(visit))
}

/** On to the bank: at once where it is ours, by a link where it is another site. */
function sendOn(visit: Visit, address: string) {
  return address.startsWith('/') ? visit.reply.redirect(address, 303) : sendPage(visit, payGoPage(visit, address))
}

/** Somebody decides at the test bank; it calls back as a real one would, unless the call is to be lost. */
async function decide(visit: Visit, reference: string, fields: FormFields) {
  const decision = fields.get('decision')
  const paid = decision === 'pay' || decision === 'pay-late'
  const { platform } = visit.site
  const decided = await withWork(platform, carrel, (w) => decideTestPayment(w, reference, paid ? 'paid' : 'declined'))
  if (isRefusal(decided)) {
    const shown = await testBankPage(visit, reference)
    return sendPage(visit, shown ? { ...shown, status: 409 } : notFoundPage(visit))
  }
  if (decision !== 'pay-late')
    await takeCallback(platform, 'test', { [signatureHeader]: decided.signature }, decided.body)
  return visit.reply.redirect(ownAddress(decided.returnTo, '/account'), 303)
}
