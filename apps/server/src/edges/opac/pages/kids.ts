import {
  bibBriefs,
  searchAllBibs,
  searchCatalog,
  type BibBrief,
  type SearchHit,
} from '../../../modules/catalog/index.ts'
import { mostBorrowed } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { keepFor } from '../keep-for.ts'
import { discovering, kidsTopics, type KidsTopic } from '../messages/discover/words.ts'
import type { Page } from '../page.ts'
import { coverImage } from '../parts/cover.ts'
import { icon } from '../parts/icons.ts'
import { kidsPicture } from '../parts/kids-pictures.ts'
import { shelfRow } from '../parts/shelf-row.ts'
import { spokenName, titleText } from '../parts/title-heading.ts'
import { readSearch } from '../search-address.ts'
import type { Visit } from '../visit.ts'

type Query = Readonly<Record<string, unknown>>

/** Words of subjects that a picture stands for, as catalogues write them. */
const subjectsOf: Readonly<Record<KidsTopic, string>> = {
  animals: 'animals cats dogs horses bears birds mice rabbits wolves pets',
  dinosaurs: 'dinosaurs fossils',
  space: 'astronomy planets space astronauts moon stars',
  sports: 'sports soccer baseball football basketball swimming olympics',
  nature: 'nature trees plants forests ocean weather insects seasons gardens',
  history: 'history knights pharaohs castles vikings pirates',
  science: 'science experiments chemistry physics inventions mathematics body',
  art: 'art music drawing painting dance crafts',
  stories: 'fairy tales folklore princesses dragons magic witches fairies',
  comics: 'comic graphic cartoons',
  machines: 'machines trucks trains automobiles robots vehicles airplanes ships',
  friends: 'friendship friends families brothers sisters school',
}
const readable = ['book', 'large-print', 'ebook', 'audiobook', 'e-audiobook', 'film', 'music', 'game']
const forChildren = ['audience:children', ...readable.map((format) => `format:${format}`)]
const pageSize = 24
const month = 30 * 24

/** `/kids`: pictures to choose from, what is new and what others love. */
export async function kidsPage(visit: Visit): Promise<Page> {
  const { w, say } = visit
  const { words } = discovering(say)
  const [found, loved] = await Promise.all([
    keepFor(w.platform, 'kids-new', 10, () => searchCatalog(w, { facet: forChildren, sort: 'added', limit: 8 })),
    keepFor(w.platform, 'kids-loved', 600, () => mostLoved(visit)),
  ])
  const fresh = isRefusal(found) ? [] : found.rows
  return frame(
    visit,
    words.kids.title,
    html`<h1>${words.kids.heading}</h1>
      ${findForm(visit, '')}
      <ul class="kids-topics">
        ${kidsTopics.map(
          (topic) =>
            html`<li><a href="/kids/${topic}">${kidsPicture(topic)}<span>${words.kids.topics[topic]}</span></a></li>`,
        )}
      </ul>
      ${row(visit, 'kids-new', words.kids.newBooks, fresh)} ${row(visit, 'kids-loved', words.kids.loved, loved)}`,
    '/kids',
  )
}

/** `/kids/:topic` and `/kids/find?q=`: what there is, large and simple. Undefined for a picture that there is not. */
export async function kidsListPage(visit: Visit, topic: string, query: Query): Promise<Page | undefined> {
  const { w, say } = visit
  const { words, counting } = discovering(say)
  const known = kidsTopics.find((one) => one === topic)
  if (!known && topic !== 'find') return undefined
  const q = known || typeof query['q'] !== 'string' ? '' : readSearch({ q: query['q'] }).q.slice(0, 200)
  const page =
    typeof query['page'] === 'string' && /^\d{1,3}$/.test(query['page']) ? Math.max(1, Number(query['page'])) : 1
  const found = await searchCatalog(w, {
    ...(known ? { term: [subjectsOf[known]], field: ['subject'], match: ['any'] } : { q }),
    facet: forChildren,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const heading = known ? words.kids.topics[known] : q === '' ? words.kids.find : q
  if (isRefusal(found)) {
    return { ...frame(visit, heading, html`<h1>${say.search.failed}</h1><p>${say.search.failedText}</p>`), status: 503 }
  }
  const next = new URLSearchParams({ ...(known ? {} : { q }), page: String(page + 1) }).toString()
  return {
    ...frame(
      visit,
      heading,
      html`<p><a class="back" href="/kids">${icon('left')}${words.kids.back}</a></p>
        <h1 class="kids-heading">${known ? kidsPicture(known) : ''}<bdi>${heading}</bdi></h1>
        ${findForm(visit, q)}
        ${
          found.total === 0
            ? html`<p class="kids-none">${words.kids.none}</p>`
            : html`<p class="kids-count">${words.kids.found(counting, found.total)}</p>
                <ol class="kids-books">
                  ${found.rows.map((hit) => book(visit, hit))}
                </ol>`
        }
        ${page * pageSize < found.total ? html`<p><a class="button primary kids-more" rel="next" href="/kids/${topic}?${next}">${words.kids.more}</a></p>` : ''}`,
      known ? `/kids/${known}` : undefined,
    ),
    ...(known ? {} : { hidden: true }),
  }
}

function frame({ say }: Visit, title: string, body: Html, canonical?: string): Page {
  const { words } = discovering(say)
  return {
    title,
    place: 'kids',
    search: false,
    ...(canonical !== undefined && { canonical }),
    body: html`<div class="wrap kids">
      ${body}
      <p class="kids-out"><a href="/">${words.kids.grownUps}</a></p>
    </div>`,
  }
}

function findForm({ say }: Visit, q: string): Html {
  const { kids } = discovering(say).words
  return html`<form class="kids-find" action="/kids/find" method="get" role="search">
    <label class="unseen" for="kids-q">${kids.find}</label>
    <input id="kids-q" name="q" type="search" value="${q}" placeholder="${kids.placeholder}" maxlength="200" autocomplete="off" enterkeyhint="search" />
    <button class="button primary" type="submit">${kids.submit}</button>
  </form>`
}

function row(visit: Visit, id: string, title: string, titles: readonly BibBrief[]): Html | '' {
  if (titles.length === 0) return ''
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${shelfRow(visit, titles)}
  </section>`
}

function book({ say, branches }: Visit, hit: SearchHit): Html {
  const { kids } = discovering(say).words
  const shown = new Set(branches.map((branch) => branch.id))
  const isIn = hit.availableAt.some((branch) => shown.has(branch))
  return html`<li>
    <a href="/title/${hit.id}">
      ${coverImage(hit.id)} <span class="shelf-title">${titleText(hit)}</span>
      ${hit.author === null ? '' : html`<span class="shelf-who"><bdi>${spokenName(hit.author, hit)}</bdi></span>`}
      ${hit.items === 0 ? '' : html`<span class="${isIn ? 'kids-in' : 'kids-away'}">${icon(isIn ? 'check' : 'clock')}${isIn ? kids.isIn : kids.isOut}</span>`}
    </a>
  </li>`
}

async function mostLoved({ w }: Visit): Promise<readonly BibBrief[]> {
  const [lent, all] = [
    await mostBorrowed(w, w.now.subtract({ hours: month }), 300),
    await searchAllBibs(w, { facet: forChildren }),
  ]
  const children = new Set(isRefusal(all) ? [] : all)
  return bibBriefs(w, lent.filter((bib) => children.has(bib)).slice(0, 8))
}
