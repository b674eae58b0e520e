import type { FastifyInstance, FastifyRequest } from 'fastify'
import { wayOut } from '../../modules/identity/index.ts'
import { hintIn, vendorByClientId, type KnownVendor } from '../../modules/vendor-sign-in/index.ts'
import { cookies } from '../../platform/caller.ts'
import { html } from '../../platform/html.ts'
import { closeSession } from '../../platform/session.ts'
import { carrel, mustWork, readWork } from '../../platform/work.ts'
import { signedOutPage } from '../identity/pages.ts'
import { ownOrigin } from '../identity/sign-in-visit.ts'
import { carriesToken, formOf, isFromElsewhere, type FormFields } from '../opac/form-data.ts'
import { sendPage, type Page } from '../opac/page.ts'
import { forgedPage } from '../opac/pages/errors.ts'
import { actionForm } from '../opac/parts/forms.ts'
import type { Site } from '../opac/site.ts'
import { visitOf, type Visit } from '../opac/visit.ts'
import { issuerAt } from './description.ts'
import { goOn, withAnswer } from './go-on.ts'
import { deadEndPage } from './pages.ts'
import { vendorWords } from './words.ts'

/** Where somebody goes on after signing out. */
interface Afterwards {
  readonly vendor: KnownVendor | undefined
  /** An address that is set for the program; null: they stay here. */
  readonly address: string | null
}

/** Mounts signing out at the wish of a program (RP-Initiated Logout 1.0). The patron is asked: a link must sign nobody out. */
export function mountEndSession(pages: FastifyInstance, site: Site): void {
  pages.get('/oidc/end-session', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const visit = await visitOf(site, request, reply)
    const mark = request.url.indexOf('?')
    const query = new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1))
    const after = await afterwards(site, request, query)
    if (typeof after === 'string')
      return sendPage(visit, deadEndPage(visit, vendorWords(visit.say.lang).badlySetUp, after, 400))
    if (visit.patron) return sendPage(visit, askPage(visit, after, query))
    return leave(visit, after, false)
  })
  pages.post('/oidc/end-session', (request, reply) =>
    reply.header('cache-control', 'no-store').redirect(`/oidc/end-session?${formOf(request).toString()}`, 303),
  )
  pages.post('/oidc/sign-out', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const visit = await visitOf(site, request, reply)
    const form = formOf(request)
    const after = await afterwards(site, request, form)
    if (typeof after === 'string')
      return sendPage(visit, deadEndPage(visit, vendorWords(visit.say.lang).badlySetUp, after, 400))
    const { patron } = visit
    if (!patron) return leave(visit, after, true)
    if (isFromElsewhere(request) || !carriesToken(form, patron)) return sendPage(visit, forgedPage(visit))
    const there = await wayOut(visit.w, patron.session)
    await mustWork(site.platform, visit.w.actor, (w) => closeSession(w, patron.session.id))
    reply.clearCookie(cookies.patron, { path: '/' })
    reply.header('clear-site-data', '"storage"')
    return leave({ ...visit, patron: undefined }, after, true, there)
  })
}

async function afterwards(site: Site, request: FastifyRequest, given: FormFields): Promise<Afterwards | string> {
  const hint = given.get('id_token_hint')
  const meant =
    hint === null || hint === ''
      ? undefined
      : await hintIn(site.platform, issuerAt(await ownOrigin(site, request)), hint)
  const named = given.get('client_id')
  if (meant && named !== null && named !== meant.clientId)
    return 'client_id and id_token_hint are of different programs.'
  const vendor = await vendorByClientId(readWork(site.platform, carrel), meant?.clientId ?? named ?? '')
  const wanted = given.get('post_logout_redirect_uri')
  if (wanted === null || wanted === '') return { vendor, address: null }
  if (!vendor?.signOutAddresses.includes(wanted))
    return 'post_logout_redirect_uri is not one of the addresses that are set for the program, letter by letter.'
  const state = given.get('state')
  return { vendor, address: withAnswer(wanted, { state: state === null ? null : state.slice(0, 2000) }) }
}

function leave(
  visit: Visit,
  { vendor, address }: Afterwards,
  afterForm: boolean,
  there?: Awaited<ReturnType<typeof wayOut>>,
) {
  if (address !== null && vendor) return goOn(visit, vendor.name, address, afterForm)
  const known = there?.address
  return sendPage(
    visit,
    known === undefined || known === null
      ? signedOutPage(visit)
      : signedOutPage(visit, { name: there?.name ?? '', address: known }),
  )
}

function askPage(visit: Visit, { vendor }: Afterwards, given: FormFields): Page {
  const words = vendorWords(visit.say.lang)
  const passed = ['client_id', 'id_token_hint', 'post_logout_redirect_uri', 'state']
  return {
    title: words.signOutTitle,
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.signOutTitle}</h1>
        <p>${words.signOutText(vendor?.name)}</p>
        ${actionForm(
          visit,
          '/oidc/sign-out',
          html`${passed.map((name) => {
            const value = given.get(name)
            return value === null ? '' : html`<input type="hidden" name="${name}" value="${value}" />`
          })}
            <button class="button primary wide" type="submit">${words.signOut}</button>`,
          'stack',
        )}
        <p class="quiet"><a href="/account">${words.stay}</a></p>
      </div>
    </div>`,
  }
}
