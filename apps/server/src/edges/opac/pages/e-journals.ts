import {
  accessByIds,
  eJournalLetters,
  eJournals,
  type EAccess,
  type EJournal,
} from '../../../modules/e-collections/index.ts'
import { formatIssn } from '@carrel/identifiers'
import { html, type Html } from '../../../platform/html.ts'
import { eAccessWordsIn } from '../messages/e-access/words.ts'
import type { Page } from '../page.ts'
import { eAccessList } from '../parts/e-access.ts'
import { icon } from '../parts/icons.ts'
import type { Visit } from '../visit.ts'

type Query = Readonly<Record<string, unknown>>
const textOf = (value: unknown) =>
  typeof value === 'string'
    ? value
        .replaceAll(/\p{Cc}/gu, '')
        .slice(0, 200)
        .trim()
    : ''
const pageSize = 50
const mostPages = 10_000

interface Asked {
  readonly kind: 'serial' | 'monograph'
  readonly letter: string
  readonly q: string
  readonly page: number
}

function addressOf({ kind, letter, q, page }: Asked): string {
  const query = new URLSearchParams()
  if (kind === 'monograph') query.set('kind', 'books')
  if (letter !== '') query.set('letter', letter)
  if (q !== '') query.set('q', q)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return `/e-journals${text === '' ? '' : `?${text}`}`
}

/** `/e-journals`: what can be read online, from A to Z and by how it begins. */
export async function eJournalsPage(visit: Visit, query: Query): Promise<Page> {
  const { w, say } = visit
  const words = eAccessWordsIn(say.lang)
  const asked: Asked = {
    kind: textOf(query['kind']) === 'books' ? 'monograph' : 'serial',
    letter: [...textOf(query['letter']).toUpperCase()][0] ?? '',
    q: textOf(query['q']),
    page: Math.min(mostPages, Math.max(1, Math.trunc(Number(textOf(query['page']))) || 1)),
  }
  const [letters, found] = await Promise.all([
    eJournalLetters(w, asked.kind),
    eJournals(w, { ...asked, limit: pageSize, offset: (asked.page - 1) * pageSize }),
  ])
  const ways = await accessByIds(
    w,
    found.rows.flatMap(({ ids }) => ids),
  )
  const byId = new Map(ways.map((way) => [way.id, way]))
  return {
    title: words.kinds[asked.kind],
    place: 'search',
    canonical: addressOf({ ...asked, q: '' }),
    ...(asked.q !== '' && { hidden: true }),
    body: html`<div class="wrap e-journals">
      <h1>${words.title}</h1>
      <p class="quiet">${words.intro}</p>
      <p class="button-row">
        ${(['serial', 'monograph'] as const).map(
          (kind) =>
            html`<a class="button" href="${addressOf({ kind, letter: '', q: '', page: 1 })}" ${kind === asked.kind ? html`aria-current="page"` : ''}>${words.kinds[kind]}</a>`,
        )}
      </p>
      <form class="course-find" action="/e-journals" method="get" role="search" aria-label="${words.kinds[asked.kind]}">
        ${asked.kind === 'monograph' ? html`<input type="hidden" name="kind" value="books" />` : ''}
        <label class="field"><span>${words.find}</span><input type="search" name="q" value="${asked.q}" maxlength="200" /></label>
        <button class="button" type="submit">${words.findButton}</button>
      </form>
      ${letterLinks(visit, asked, letters)}
      ${
        found.rows.length === 0
          ? html`<p>${letters.length === 0 ? words.noneAtAll : words.none}</p>`
          : html`<p class="quiet" role="status">${words.count(found.total, say.count(found.total))}</p>
              <ul class="e-titles">
                ${found.rows.map((row) => entry(visit, row, byId))}
              </ul>
              ${pages(visit, asked, found.total)}`
      }
    </div>`,
  }
}

function letterLinks({ say }: Visit, asked: Asked, letters: readonly { readonly letter: string }[]): Html | '' {
  if (letters.length === 0) return ''
  const words = eAccessWordsIn(say.lang)
  const link = (letter: string, label: string) =>
    html`<li><a href="${addressOf({ kind: asked.kind, letter, q: '', page: 1 })}" ${letter === asked.letter && asked.q === '' ? html`aria-current="page"` : ''}>${label}</a></li>`
  return html`<nav aria-label="${words.letters}">
    <ul class="e-letters">${link('', words.all)} ${letters.map(({ letter }) => link(letter, letter === '#' ? words.figures : letter))}</ul>
  </nav>`
}

function entry(visit: Visit, { name, numbers, ids, bib }: EJournal, byId: ReadonlyMap<number, EAccess>): Html {
  const words = eAccessWordsIn(visit.say.lang)
  return html`<li class="card">
    <h2><bdi>${name}</bdi></h2>
    <p class="quiet">
      ${numbers.map((number) => (number.length === 8 ? formatIssn(number) : number)).join(' · ')}
      ${bib === null ? '' : html`<a href="/title/${bib}">${words.inCatalogue}<span class="unseen"> ${name}</span></a>`}
    </p>
    ${eAccessList(
      visit,
      ids.flatMap((id) => byId.get(id) ?? []),
      'small',
    )}
  </li>`
}

function pages({ say }: Visit, asked: Asked, total: number): Html | '' {
  const words = eAccessWordsIn(say.lang)
  const last = Math.ceil(total / pageSize)
  if (last <= 1) return ''
  const to = (page: number) => addressOf({ ...asked, page })
  return html`<nav class="pages" aria-label="${words.pages}">
    ${asked.page > 1 ? html`<a class="button" rel="prev" href="${to(asked.page - 1)}">${icon('left')}${words.previous}</a>` : ''}
    <span>${say.count(asked.page)} / ${say.count(last)}</span>
    ${asked.page < last ? html`<a class="button" rel="next" href="${to(asked.page + 1)}">${words.next}${icon('right')}</a>` : ''}
  </nav>`
}
