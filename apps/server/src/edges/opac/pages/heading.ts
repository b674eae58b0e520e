import {
  authorityRecord,
  browseHeadings,
  getAuthority,
  getHeading,
  variantsOf,
  type BrowseEntry,
  type HeadingKind,
} from '../../../modules/authorities/index.ts'
import { hitsOf, mostUnder, titlesUnder, type TitleUnder } from '../../../modules/catalog/index.ts'
import { shelfGlances, timesLent } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { headingAddress, headingPaths } from '../heading-address.ts'
import { browseWordsIn } from '../messages/browse/words.ts'
import { discovering } from '../messages/discover/words.ts'
import type { Page } from '../page.ts'
import { hitRow } from '../parts/hit-row.ts'
import { icon } from '../parts/icons.ts'
import { undatedName } from '../parts/labels.ts'
import { ownStates } from '../parts/own-state.ts'
import { spokenName } from '../parts/title-heading.ts'
import { facetAddress, pageSize, plainSearch, searchAddress } from '../search-address.ts'
import { scriptAttributes, scriptOf } from '../script-of.ts'
import type { Visit } from '../visit.ts'
import { browseAddress } from './browse.ts'

type Query = Readonly<Record<string, unknown>>
const orders = ['popular', 'newest', 'oldest', 'title'] as const
type Order = (typeof orders)[number]
const numberOf = (value: unknown) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 1)
const yearOfLoans = 365 * 24
const shownForms = 12

/** A page, or the address where it stands. */
export type PageOrAddress = Page | { readonly moved: string }

/**
 * `/person/:id`, `/subject/:id`, `/series/:id`: what a heading stands for, what it is also called, what it leads to, and its titles.
 * Undefined when there is none of that number.
 */
export async function headingPage(
  visit: Visit,
  path: string,
  id: number,
  query: Query,
): Promise<PageOrAddress | undefined> {
  const { w, say } = visit
  const heading = await getHeading(w, id)
  if (isRefusal(heading)) return undefined
  if (headingPaths[heading.kind] !== path) return { moved: headingAddress(heading) }
  const { words, counting } = discovering(say)
  const titles = await titlesUnder(w, id)
  const order = orders.find((one) => one === query['sort']) ?? 'popular'
  const [known, entry] = await Promise.all([
    authorityFacts(w, id, heading.authority?.id),
    heading.bibs > 0 ? entryOf(w, heading) : undefined,
  ])
  const name = shownHeading(heading)
  const places = Math.max(1, Math.ceil(titles.length / pageSize))
  const page = Math.min(places, Math.max(1, numberOf(query['page'])))
  const ordered = await inOrder(w, titles, order)
  const { kinds, none } = words.heading
  return {
    title: name,
    place: 'search',
    canonical: headingAddress(heading),
    ...(titles.length === 0 && { hidden: true }),
    description: `${kinds[heading.kind]}: ${heading.text}`,
    body: html`<article class="wrap heading-page">
      <header>
        <p class="quiet">${kinds[heading.kind]}</p>
        <h1><bdi${scriptAttributes(scriptOf(name, null))}>${name}</bdi></h1>
        ${facts(visit, heading, name, known)} ${entry ? related(visit, heading.kind, entry) : ''}
      </header>
      <section aria-labelledby="titles">
        <div class="section-head">
          <h2 id="titles">${words.heading.titles(counting, titles.length)}</h2>
          ${titles.length < 2 ? '' : orderLinks(visit, headingAddress(heading), order)}
        </div>
        ${titles.length < mostUnder ? '' : html`<p class="quiet">${words.heading.most(counting, mostUnder)}</p>`}
        ${titles.length === 0 ? html`<p>${none}</p>` : await rows(visit, ordered.slice((page - 1) * pageSize, page * pageSize))}
        ${pageLinks(visit, headingAddress(heading), order, page, places)}
        <p class="heading-on">
          ${titles.length === 0 ? '' : html`<a href="${narrowAddress(heading)}" rel="nofollow">${words.heading.narrow}</a>`}
          <a href="${browseAddress({ kind: heading.kind, from: heading.text })}" rel="nofollow">${words.heading.list}</a>
        </p>
      </section>
    </article>`,
  }
}

type ShownHeading = { readonly kind: HeadingKind; readonly text: string }

const shownParts = (text: string) => text.replaceAll(' -- ', ' › ')

function shownHeading({ kind, text }: ShownHeading): string {
  return kind === 'name' ? spokenName(undatedName(text)) : shownParts(text)
}

interface Known {
  readonly forms: readonly string[]
  readonly notes: readonly string[]
}

/** What the authority record says for readers: other forms of the name, and its notes (MARC 21 Authority 678, 680). */
async function authorityFacts(w: Work, heading: number, authority: number | undefined): Promise<Known> {
  if (authority === undefined) return { forms: (await variantsOf(w, [heading])).get(heading) ?? [], notes: [] }
  const [found, record] = await Promise.all([getAuthority(w, authority), authorityRecord(w, authority)])
  if (isRefusal(found) || isRefusal(record)) return { forms: [], notes: [] }
  const notes = record.fields
    .filter(({ tag }) => tag === '678' || tag === '680')
    .map(({ subfields = [] }) =>
      subfields
        .filter(({ code }) => /[abi]/.test(code))
        .map(({ value }) => value)
        .join(' '),
    )
    .filter((note) => note.trim() !== '')
  return { forms: found.seeFrom.filter(({ hidden }) => !hidden).map(({ text }) => text), notes }
}

/** The heading as the list of headings has it, with what it leads to. */
async function entryOf(
  w: Work,
  { id, kind, text }: ShownHeading & { readonly id: number },
): Promise<BrowseEntry | undefined> {
  const { rows: found } = await browseHeadings(w, { kind, from: text, limit: 5 })
  return found.find((row) => row.id === id)
}

function facts({ say }: Visit, heading: ShownHeading, name: string, { forms, notes }: Known): Html {
  const { words } = discovering(say)
  const form = (text: string) => html`<bdi${scriptAttributes(scriptOf(text, null))}>${shownParts(text)}</bdi>`
  const [first, others] = [forms.slice(0, shownForms), forms.slice(shownForms)]
  const listed = (texts: readonly string[]) =>
    texts.map((text, place) => html`${place === 0 ? '' : ' · '}${form(text)}`)
  return html`<dl class="details">
    ${name === shownParts(heading.text) ? '' : html`<div><dt>${words.heading.form}</dt><dd>${form(heading.text)}</dd></div>`}
    ${
      first.length === 0
        ? ''
        : html`<div>
            <dt>${words.heading.also}</dt>
            <dd>${listed(first)}${others.length === 0 ? '' : html`<details class="more-forms"><summary>${say.search.more(others.length)}</summary>${listed(others)}</details>`}</dd>
          </div>`
    }
    ${notes.length === 0 ? '' : html`<div><dt>${words.heading.about}</dt>${notes.map((note) => html`<dd>${form(note)}</dd>`)}</div>`}
  </dl>`
}

function related({ say }: Visit, kind: HeadingKind, entry: BrowseEntry): Html {
  const words = browseWordsIn(say.lang)
  const groups = Map.groupBy(entry.related, ({ relation }) => words.relations[relation])
  return html`${
    entry.see === null
      ? ''
      : html`<p class="band info">${icon('info')} <span>${discovering(say).words.heading.instead} <a href="${browseAddress({ kind, from: entry.see })}"><bdi>${shownParts(entry.see)}</bdi></a></span></p>`
  }
    ${[...groups].map(
      ([label, ones]) =>
        html`<p class="heading-related">
          <span class="quiet">${label}:</span>
          ${ones.map(({ id, text }, place) => html`${place === 0 ? '' : ' · '}<a href="${headingAddress({ id, kind })}"><bdi>${shownParts(text)}</bdi></a>`)}
        </p>`,
    )}`
}

/** Titles in the order that was asked for; the most borrowed of the last year first. */
async function inOrder(w: Work, titles: readonly TitleUnder[], order: Order): Promise<readonly TitleUnder[]> {
  if (order === 'newest') return titles.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
  if (order === 'oldest') return titles.toSorted((a, b) => (a.year ?? 9999) - (b.year ?? 9999))
  if (order === 'title') return titles.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  const lent = await timesLent(
    w,
    titles.map(({ id }) => id),
    w.now.subtract({ hours: yearOfLoans }),
  )
  return titles.toSorted((a, b) => (lent.get(b.id) ?? 0) - (lent.get(a.id) ?? 0) || (b.year ?? 0) - (a.year ?? 0))
}

async function rows(visit: Visit, titles: readonly TitleUnder[]): Promise<Html> {
  const { w } = visit
  const ids = titles.map(({ id }) => id)
  const [hits, glances, own] = await Promise.all([hitsOf(w, ids), shelfGlances(w, ids), ownStates(visit)])
  return html`<ol class="hits">
    ${hits.map((hit, place) => hitRow(visit, hit, place, { words: [], glances, near: [], own, level: 3 }))}
  </ol>`
}

function orderLinks({ say }: Visit, address: string, chosen: Order): Html {
  const { words } = discovering(say)
  return html`<nav class="order-links" aria-label="${words.heading.order}">
    ${orders.map(
      (one) =>
        html`<a href="${one === 'popular' ? address : `${address}?sort=${one}`}" rel="nofollow" ${one === chosen ? html` aria-current="true"` : ''}
          >${words.heading.orders[one]}</a
        >`,
    )}
  </nav>`
}

function pageLinks({ say }: Visit, address: string, order: Order, page: number, last: number): Html | '' {
  if (last <= 1) return ''
  const to = (one: number) => `${address}?sort=${order}&page=${one}`
  return html`<nav class="pages" aria-label="${say.search.pages}">
    ${page > 1 ? html`<a class="button" rel="prev" href="${to(page - 1)}">${icon('left')}${say.search.previous}</a>` : ''}
    <p class="quiet">${say.search.page(page)} / ${say.count(last)}</p>
    ${page < last ? html`<a class="button" rel="next" href="${to(page + 1)}">${say.search.next}${icon('right')}</a>` : ''}
  </nav>`
}

/** A search among the titles of a heading. */
function narrowAddress({ kind, text }: ShownHeading): string {
  if (kind === 'name') return facetAddress('author', text)
  if (kind === 'genre') return facetAddress('genre', text)
  const phrase = `"${(text.split(' -- ')[0] ?? text).replaceAll('"', ' ')}"`
  return searchAddress(plainSearch(kind === 'subject' ? `subject:${phrase}` : phrase))
}
