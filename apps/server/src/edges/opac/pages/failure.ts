import { html, type Html } from '../../../platform/html.ts'
import type { Messages } from '../messages/messages.ts'
import type { Site } from '../site.ts'

/** 500 and 503: drawn without asking the database for anything, since that may be what fails. */
export function failurePage(site: Site, say: Messages, status: 500 | 503, quote: string): Html {
  const title = status === 503 ? say.errors.down : say.errors.unexpected
  const text = status === 503 ? say.errors.downText : say.errors.unexpectedText(quote)
  return html`<!doctype html>
    <html lang="${say.lang}">
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
          <p><a class="button" href="/">${say.site.catalogue}</a></p>
        </main>
      </body>
    </html>`
}
