import { html } from '../../../platform/html.ts'
import { discoverWordsIn } from '../messages/discover/words.ts'
import type { Page } from '../page.ts'
import { searchForm } from '../parts/search-form.ts'
import type { Visit } from '../visit.ts'

function plain(status: number, title: string, text: string): Page {
  return {
    title,
    status,
    hidden: true,
    search: false,
    body: html`<div class="wrap empty">
      <p class="status-number" aria-hidden="true">${status}</p>
      <h1>${title}</h1>
      <p>${text}</p>
    </div>`,
  }
}

/** 404, with the search box to go on from. */
export function notFoundPage(visit: Visit): Page {
  const { say } = visit
  return withSearch(visit, plain(404, say.errors.notFound, say.errors.notFoundText))
}

/** 4xx: an address or a form that cannot be read, with the search box to go on from. */
export function unreadablePage(visit: Visit, status: number): Page {
  const { title, text } = discoverWordsIn(visit.say.lang).badRequest
  return withSearch(visit, plain(status, title, text))
}

function withSearch(visit: Visit, page: Page): Page {
  return {
    ...page,
    body: html`${page.body}
      <div class="wrap find">${searchForm(visit, '')}</div>`,
  }
}

/** 429: more forms than a person sends. */
export function hastyPage({ say }: Visit): Page {
  const { title, text } = discoverWordsIn(say.lang).slow
  return plain(429, title, text)
}

/** 403: a form that is not ours, or too old. */
export function forgedPage({ say }: Visit): Page {
  return plain(403, say.errors.forged, say.errors.forgedText)
}
