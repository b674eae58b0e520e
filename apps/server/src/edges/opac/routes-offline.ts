import type { FastifyInstance } from 'fastify'
import { html, raw, type Html } from '../../platform/html.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { ownAccount } from '../../modules/patrons/index.ts'
import { lookStyle } from './look-files.ts'
import { directionOf } from './messages/languages.ts'
import { discovering } from './messages/discover/words.ts'
import { cardPanel } from './parts/card-panel.ts'
import { signInAddress } from './session-actions.ts'
import type { Site } from './site.ts'
import { visitOf, type Visit } from './visit.ts'

// These pages come without a line: they load nothing, and hold no form and no token.
const style = `*{box-sizing:border-box}body{margin:0;padding:32px 20px;display:grid;gap:18px;justify-items:center;color-scheme:light dark;background:#faf8f5;color:#231d18;font:16px/1.5 system-ui,sans-serif;text-align:center}
h1{margin:0;font-size:24px}p{margin:0;max-width:34em}a{display:inline-block;padding:10px 18px;border:1px solid;border-radius:8px;color:var(--accent,#0e5e44);text-decoration:none;font-weight:600}
.library-card{inline-size:min(100%,440px);display:grid;gap:10px;padding:24px 16px;border:1px solid #bbb;border-radius:14px;background:#fff;color:#000;text-align:start}
.library-card-name{display:flex;justify-content:space-between;gap:16px;font-weight:600}.bars{inline-size:100%;block-size:150px}.library-card-number{font-size:20px;letter-spacing:.08em;text-align:center}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-color-scheme:dark){body{background:#14110e;color:#eee9e2}a{color:var(--accent,#66c8a0)}}`

/** Mounts what makes the site installable, and what it shows without a line. */
export function mountOfflinePages(app: FastifyInstance, site: Site): void {
  app.get('/manifest.webmanifest', async (request, reply) => {
    const { library, say, look } = await visitOf(site, request, reply)
    return reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .send({
        name: library.name,
        short_name: library.name.length > 12 ? say.site.catalogue : library.name,
        lang: say.lang,
        dir: directionOf(say.lang),
        id: '/',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#faf8f5',
        theme_color: look.light.accent,
        icons: [
          { src: site.assets.url('app-icon.svg'), type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
          { src: site.assets.url('app-icon.png'), type: 'image/png', sizes: '512x512', purpose: 'any' },
          { src: site.assets.url('app-icon.svg'), type: 'image/svg+xml', sizes: 'any', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: say.people.phoneCard, url: '/account/card' },
          { name: say.site.loans, url: '/account' },
        ],
      })
  })
  app.get('/service-worker.js', (_, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(site.assets.serviceWorker),
  )
  app.get('/offline', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const { words } = discovering(visit.say)
    const body = html`<h1>${words.offline.title}</h1>
      <p>${words.offline.text}</p>
      <p><a href="/account/card">${words.offline.card}</a></p>
      <p><a href="/">${words.offline.again}</a></p>`
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .send(plainDocument(visit, words.offline.title, body))
  })
  app.get('/account/card/kept', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex')
    if (!visit.patron) return reply.redirect(signInAddress('/account/card'), 303)
    const own = await ownAccount(visit.w, visit.patron.session)
    if (isRefusal(own) || own.card === null) return reply.callNotFound()
    const { people, account } = visit.say
    const until = own.expires === null ? '' : account.cardValid(visit.write.day(Temporal.PlainDate.from(own.expires)))
    const body = html`<h1 class="unseen">${people.phoneCard}</h1>
      ${cardPanel(visit, own, until)}
      <p>${people.phoneCardText}</p>
      <p><a href="/">${discovering(visit.say).words.offline.again}</a></p>`
    return reply.type('text/html; charset=utf-8').send(plainDocument(visit, people.phoneCard, body))
  })
}

function plainDocument({ say, library, look }: Visit, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${say.lang}" dir="${directionOf(say.lang)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${library.name}</title>
        <style>
          ${raw(lookStyle(look) + style)}
        </style>
      </head>
      <body>
        <main style="display:grid;gap:18px;justify-items:center;inline-size:100%">${body}</main>
      </body>
    </html>`.text
}
