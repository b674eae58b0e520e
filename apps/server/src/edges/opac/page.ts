import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { html, raw, type Html } from '../../platform/html.ts'
import { lookStyle } from './look-files.ts'
import { directionOf } from './messages/languages.ts'
import { noticeText } from './notice.ts'
import { icon } from './parts/icons.ts'
import { searchForm } from './parts/search-form.ts'
import { bottomBar, footer, siteHeader } from './parts/site-frame.ts'
import type { Visit } from './visit.ts'

/** Which entry of the navigation a page belongs to. */
export type Place = 'home' | 'search' | 'new' | 'kids' | 'visit' | 'account' | 'none'

/** A page before it is dressed. */
export interface Page {
  readonly title: string
  readonly body: Html
  readonly place?: Place
  readonly status?: number
  readonly description?: string
  /** Address that stands for this page where several show the same. */
  readonly canonical?: string
  /** Robots may neither list nor follow. */
  readonly hidden?: boolean
  /** Further elements of the head. */
  readonly head?: Html
  /** The search box below the header; false where the page has its own. */
  readonly search?: string | false
  /** Without the frame of the site: the page stands within one of another site. */
  readonly bare?: boolean
}

const zip = promisify(gzip)

/** Sends a page in the frame of the site. Someone's own pages are kept by no cache; the others are asked for again each time. */
export async function sendPage(visit: Visit, page: Page) {
  const { reply, request, patron } = visit
  const text = documentOf(visit, page).text
  reply.code(page.status ?? 200).type('text/html; charset=utf-8')
  // What is too much just now may be asked for again: robots read this.
  if (page.status === 503 || page.status === 429) reply.header('retry-after', '30')
  if (page.hidden === true) reply.header('x-robots-tag', 'noindex, nofollow')
  if (patron || request.method !== 'GET' || visit.notice) {
    reply.header('cache-control', 'private, no-store').header('vary', 'accept-encoding')
    return sendPacked(visit, text)
  }
  reply.header('cache-control', 'private, no-cache').header('vary', 'cookie, accept-encoding, accept-language')
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag)
  if (request.headers['if-none-match'] === etag && (page.status ?? 200) === 200) return reply.code(304).send()
  return sendPacked(visit, text)
}

async function sendPacked({ request, reply }: Pick<Visit, 'request' | 'reply'>, text: string) {
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text)
  return reply.header('content-encoding', 'gzip').send(await zip(text, { level: 5 }))
}

function documentOf(visit: Visit, page: Page): Html {
  const { say, library, theme, site } = visit
  const home = page.place === 'home'
  return html`<!doctype html>
    <html lang="${say.lang}" ${directionOf(say.lang) === 'rtl' ? html`dir="rtl" ` : ''}${visit.patron ? html`data-reader="${readerMark(visit.patron.id)}" ` : ''}${theme === 'auto' ? '' : html`data-theme="${theme}"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${home ? library.name : `${page.title} · ${library.name}`}</title>
        ${page.description === undefined ? '' : html`<meta name="description" content="${page.description}" />`}
        ${page.canonical === undefined ? '' : html`<link rel="canonical" href="${origin(visit)}${page.canonical}" />`}
        ${site.assets.preload.map(
          (font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin />`,
        )}
        <link rel="stylesheet" href="${site.assets.url('site.css')}" />
        ${home ? '' : html`<link rel="stylesheet" href="${site.assets.url('inner.css')}" />`}
        ${visit.look.accent === null ? '' : html`<style>${raw(lookStyle(visit.look))}</style>`}
        <link rel="icon" href="${site.assets.url('favicon.svg')}" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="${site.assets.url('touch-icon.png')}" />
        <meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}" />
        <script src="${site.assets.url('enhance.js')}" defer></script>
        <script src="${site.assets.url('suggest.js')}" defer></script>
        <script src="${site.assets.url('keep-card.js')}" defer></script>
        <link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials" />
        <meta name="theme-color" content="${visit.look.light.accent}" />
        ${page.head}
      </head>
      <body>
        <a class="skip" href="#content">${say.site.skip}</a>
        ${page.bare === true ? '' : siteHeader(visit, page.place ?? 'none')}
        <main id="content" tabindex="-1">
          ${page.search === false ? '' : html`<div class="wrap find">${searchForm(visit, page.search ?? '')}</div>`}
          ${noticeBand(visit)} ${page.body}
        </main>
        ${page.bare === true ? '' : html`${footer(visit)} ${bottomBar(visit, page.place ?? 'none')}`}
      </body>
    </html>`
}

function noticeBand({ notice, say }: Visit): Html | undefined {
  return (
    notice &&
    html`<div class="wrap"><p class="band ok" role="status">${icon('check')} ${noticeText(say, notice)}</p></div>`
  )
}

/** Tells readers of one device apart without saying who they are. */
function readerMark(patron: number): string {
  return createHash('sha256').update(`reader ${patron}`).digest('base64url').slice(0, 16)
}

/** The address of this site as its visitors write it. */
export function origin({ request }: Pick<Visit, 'request'>): string {
  return `${request.protocol}://${request.host}`
}

/** Data for machines, such as schema.org; a closing tag inside cannot end it. */
export function jsonLd(value: unknown): Html {
  return html`<script type="application/ld+json">
    ${raw(JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'))}
  </script>`
}
