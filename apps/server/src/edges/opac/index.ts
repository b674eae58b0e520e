import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOutage } from '../../platform/errors.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { sendProblem } from '../../platform/serve.ts'
import { contentSecurityPolicy } from '../content-security.ts'
import { answerUnreadableBy } from '../http.ts'
import { mountCalendarPage } from '../links/calendar/page.ts'
import { mountIdentity } from '../identity/index.ts'
import { mountVendorSignIn } from '../vendor-sign-in/index.ts'
import { mountOpenUrl } from '../links/openurl/index.ts'
import { loadAssets } from './assets.ts'
import { coverFile } from './cover-file.ts'
import { formatsByLocale } from './dates.ts'
import { acceptForms } from './form-data.ts'
import { chooseWords, languageCookie } from './messages/languages.ts'
import { mountLookFiles } from './look-files.ts'
import { origin, sendPage } from './page.ts'
import { notFoundPage, unreadablePage } from './pages/errors.ts'
import { failurePage } from './pages/failure.ts'
import { mountChangePages } from './routes-changes.ts'
import { mountEAccessPages } from './routes-e-access.ts'
import { mountContactPages } from './routes-contact.ts'
import { mountForms } from './routes-forms.ts'
import { mountOfflinePages } from './routes-offline.ts'
import { mountPayPages } from './routes-pay.ts'
import { mountListPages } from './routes-lists.ts'
import { mountPages } from './routes-pages.ts'
import { mountPeoplePages } from './routes-people.ts'
import { mountReviewPages } from './routes-reviews.ts'
import { mountSearchKeeping } from './routes-searches.ts'
import { mountSelfCheckPages } from './routes-self-check.ts'
import { mountSuggestPages } from './routes-suggest.ts'
import { mountTellingPages } from './routes-telling.ts'
import { mountWaitingPages } from './routes-waiting.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

// Search pages lead to endless combinations of filters; titles, libraries and the home page are what robots should find.
const robots = `User-agent: *
Disallow: /search
Disallow: /offline
Disallow: /account
Disallow: /pay
Disallow: /notices
Disallow: /sign-in
Disallow: /auth
Disallow: /oidc
Disallow: /register
Disallow: /forgot-pin
Disallow: /reset-pin
Disallow: /title/*/hold
Disallow: /title/*/list
Disallow: /title/*/review
Disallow: /reviews
Disallow: /searches
Disallow: /title/*/marc
Disallow: /title/*/where
Disallow: /title/*/shelf
Disallow: /title/*/cite
Disallow: /title/*/editions
Disallow: /*?sort=
Disallow: /api/
Disallow: /staff
Disallow: /kiosk
Disallow: /calendar/
Disallow: /unapi
Disallow: /opds
Disallow: /daia
Disallow: /paia
Disallow: /openurl
`

/** Mounts the public catalogue at `/`: pages made on the server that work without script. */
export async function mountPublicSite(
  app: FastifyInstance,
  platform: Platform,
  resolver: ActorResolver,
): Promise<void> {
  const site: Site = { platform, resolver, assets: await loadAssets(), formats: formatsByLocale() }
  answerUnreadableBy(app, (request, reply) => {
    if (!wantsPage(request)) return undefined
    const say = chooseWords(undefined, request.headers['accept-language'], 'en')
    return reply
      .code(400)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', contentSecurityPolicy(false))
      .send(failurePage(site, say, 400, '').text)
  })
  app.setNotFoundHandler((request, reply) => notFound(site, request, reply))
  await app.register(async (pages) => {
    pages.setErrorHandler((error, request, reply) => failed(site, error, request, reply))
    acceptForms(pages)
    site.assets.mount(pages)
    mountLookFiles(pages, site)
    mountOfflinePages(pages, site)
    mountPages(pages, site)
    mountChangePages(pages, site)
    mountContactPages(pages, site)
    mountForms(pages, site)
    mountPeoplePages(pages, site)
    mountPayPages(pages, site)
    mountTellingPages(pages, site)
    mountSelfCheckPages(pages, site)
    mountWaitingPages(pages, site)
    mountListPages(pages, site)
    mountSearchKeeping(pages, site)
    mountSuggestPages(pages, site)
    mountEAccessPages(pages, site)
    mountReviewPages(pages, site)
    mountCalendarPage(pages, site)
    mountOpenUrl(pages, site)
    mountIdentity(pages, site)
    mountVendorSignIn(pages, site)
    pages.get('/robots.txt', (request, reply) =>
      reply.type('text/plain; charset=utf-8').send(`${robots}\nSitemap: ${origin({ request })}/sitemap.xml\n`),
    )
    pages.get('/favicon.ico', (_, reply) => reply.redirect(site.assets.url('favicon.svg'), 301))
    pages.get<{ Params: { file: string } }>('/cover/:file', (request, reply) =>
      coverFile(site, request.params.file, request, reply),
    )
  })
}

async function notFound(site: Site, request: FastifyRequest, reply: FastifyReply) {
  if (!wantsPage(request)) {
    return sendProblem(reply, [{ code: 'address-not-found', message: 'There is nothing at this address.' }])
  }
  try {
    const visit = await visitOf(site, request, reply)
    return await sendPage(visit, notFoundPage(visit))
  } catch (error) {
    return failed(site, error, request, reply)
  }
}

/** Programs are answered in JSON, people with a page. */
function wantsPage({ url, headers }: FastifyRequest): boolean {
  return !url.startsWith('/api/') && !url.startsWith('/assets/') && /text\/html|\*\/\*|^$/.test(headers.accept ?? '')
}

/** An address or a form that cannot be read: a page for people, as long as there is a library to show. */
async function unreadable(site: Site, status: number, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!wantsPage(request)) {
    return sendProblem(reply, [{ code: 'invalid-request', message: 'This request cannot be read.' }])
  }
  try {
    const visit = await visitOf(site, request, reply)
    return await sendPage(visit, unreadablePage(visit, status))
  } catch (error) {
    return failed(site, error, request, reply)
  }
}

function failed(site: Site, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status < 500) return unreadable(site, status, request, reply)
  request.log.error({ err: error }, 'page failed')
  const shown = isOutage(error) ? 503 : 500
  return reply
    .code(shown)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      failurePage(
        site,
        chooseWords(request.cookies[languageCookie], request.headers['accept-language'], 'en'),
        shown,
        request.id,
      ).text,
    )
}
