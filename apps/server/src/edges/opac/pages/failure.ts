import { html, type Html } from '../../../platform/html.ts'
import { discoverWordsIn } from '../messages/discover/words.ts'
import { directionOf } from '../messages/languages.ts'
import type { Messages } from '../messages/messages.ts'
import type { Site } from '../site.ts'

/**
 * 500 and 503, and 400 for an address that cannot be read: drawn without asking the database for anything, since that may be
 * what fails, and without knowing who asks.
 */
export function failurePage(site: Site, say: Messages, status: 400 | 500 | 503, quote: string): Html {
  const unread = discoverWordsIn(say.lang).badRequest
  const [title, text] =
    status === 400
      ? [unread.title, unread.text]
      : status === 503
        ? [say.errors.down, say.errors.downText]
        : [say.errors.unexpected, say.errors.unexpectedText(quote)]
  return html`<!doctype html>
    <html lang="${say.lang}" ${directionOf(say.lang) === 'rtl' ? html`dir="rtl"` : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${site.assets.url('site.css')}" />
        <link rel="icon" href="${site.assets.url('favicon.svg')}" type="image/svg+xml" />
      </head>
      <body>
        <main class="wrap empty">
          <p class="status-number" aria-hidden="true">${status}</p>
          <h1>${title}</h1>
          <p>${text}</p>
          ${
            status === 400
              ? html`<form class="search-form" action="/search" method="get" role="search">
                  <label class="unseen" for="q">${say.search.label}</label>
                  <input id="q" name="q" type="search" maxlength="500" placeholder="${say.search.placeholder}" />
                  <button class="button primary" type="submit">${say.search.submit}</button>
                </form>`
              : ''
          }
          <p><a class="button" href="/">${say.site.catalogue}</a></p>
        </main>
      </body>
    </html>`
}
