import {
  editionsOf,
  headingsOfTitles,
  searchCatalog,
  type Editions,
  type SearchAnswer,
  type SearchHit,
} from '../../../modules/catalog/index.ts'
import { shelfGlances } from '../../../modules/circulation/index.ts'
import { countSearch, crossReferenceOf } from '../../../modules/discovery/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Outcome, type Refusal } from '../../../platform/refusal.ts'
import { isRobot } from '../is-robot.ts'
import { advancedWordsIn, advancing } from '../messages/advanced/words.ts'
import { discoverWordsIn } from '../messages/discover/words.ts'
import { headingAddress, headingOfName } from '../heading-address.ts'
import type { Page } from '../page.ts'
import { editionLimits } from '../parts/editions.ts'
import { facetColumn } from '../parts/facets.ts'
import { headingReferences } from '../parts/heading-references.ts'
import { hitRow } from '../parts/hit-row.ts'
import { icon } from '../parts/icons.ts'
import { ownStates } from '../parts/own-state.ts'
import { pagination } from '../parts/pagination.ts'
import { keepLinks, searchLinks, wishLink } from '../parts/reader-links.ts'
import { searchForm } from '../parts/search-form.ts'
import { activeChips, quickFilters, sortMenu } from '../parts/search-head.ts'
import { searchWords } from '../parts/search-words.ts'
import {
  catalogQuery,
  filterCount,
  isAdvanced,
  plainSearch,
  readSearch,
  searchAddress,
  searchFields,
  withoutFilters,
  wordParameters,
  type Search,
} from '../search-address.ts'
import type { Visit } from '../visit.ts'
import { advancedAddress, advancedPage } from './advanced.ts'

/** `/search`: what the library has. */
export async function searchPage(visit: Visit, query: Readonly<Record<string, unknown>>): Promise<Page> {
  const asked = readSearch(query)
  const { w, say } = visit
  const [found, reference] = await Promise.all([find(visit, asked), crossReferenceOf(w, asked.q)])
  const isLedOn = reference !== undefined && !isRefusal(found.answer) && foundNothing(found.answer)
  const search = isLedOn ? { ...asked, q: reference } : asked
  const { answer, onShelf } = isLedOn ? await find(visit, search) : found
  count(visit, asked, found.answer)
  if (isRefusal(answer) && search.cql !== '' && answer.blocks.some(({ code }) => code === 'invalid-cql'))
    return advancedPage(visit, search, { blocks: answer.blocks })
  const named = searchWords(visit, search)
  const frame = { title: say.search.title(named), place: 'search', hidden: true, search: false } as const
  const box = html`<div class="wrap find">
    ${searchForm(visit, search.q, searchFields(search, [...wordParameters, 'page']), isAdvanced(search) ? false : advancedAddress(search))}
    ${isAdvanced(search) ? advancedLine(visit, search, named) : ''}
    ${
      !isRefusal(answer) && answer.corrected !== null
        ? html`<p class="corrected" role="status">${say.search.corrected(search.q, answer.corrected)}</p>`
        : ''
    }
    ${
      !isRefusal(answer) && answer.relaxed !== null
        ? html`<p class="corrected" role="status">${discoverWordsIn(say.lang).search.near(search.q)}</p>`
        : ''
    }
    ${reference === undefined ? '' : ledOnLine(visit, { asked: asked.q, reference, isLedOn })}
    ${search.page === 1 ? await headingReferences(w, say.lang, asked.q) : ''}
  </div>`
  if (isRefusal(answer)) return { ...frame, status: 503, body: html`${box}${failed(visit, answer)}` }
  const availableNow = onShelf === undefined || isRefusal(onShelf) ? answer.total : onShelf.total
  const body = answer.total === 0 ? nothing(visit, search) : await results(visit, search, answer, availableNow)
  return { ...frame, body: html`${box}${body}` }
}

interface Found {
  readonly answer: Outcome<SearchAnswer>
  /** The same, only what is on a shelf; undefined when nothing else was asked for. */
  readonly onShelf: Outcome<SearchAnswer> | undefined
}

async function find({ w, branches }: Visit, search: Search): Promise<Found> {
  const everywhere = branches.map((branch) => branch.id)
  const [answer, onShelf] = await Promise.all([
    searchCatalog(w, { ...catalogQuery(search, everywhere), ...(search.each ? {} : { group: 'work' as const }) }),
    search.available
      ? undefined
      : searchCatalog(w, { ...catalogQuery({ ...search, available: true, page: 1 }, everywhere), limit: 1 }),
  ])
  return { answer, onShelf }
}

/** Nothing, or only something with other words. */
function foundNothing(answer: SearchAnswer): boolean {
  return answer.total === 0 || answer.corrected !== null || answer.relaxed !== null
}

/** Counts what a reader typed: not its further pages, filters and orders, and no robots. */
function count({ request, w }: Visit, search: Search, answer: Outcome<SearchAnswer>): void {
  const isTyped =
    search.q !== '' &&
    !isAdvanced(search) &&
    search.page === 1 &&
    search.sort === undefined &&
    filterCount(search) === 0
  if (isTyped && !isRefusal(answer) && !isRobot(request.headers['user-agent']))
    countSearch(w.platform, search.q, foundNothing(answer) ? 0 : answer.total, answer.corrected)
}

/** Lines and CQL, in words, with the way back to their form: the search box cannot show them. */
function advancedLine({ say }: Visit, search: Search, named: string): Html {
  return html`<p class="corrected"><bdi>${named}</bdi> · <a href="${advancedAddress(search)}" rel="nofollow">${advancedWordsIn(say.lang).change}</a></p>`
}

function ledOnLine(
  { say }: Visit,
  { asked, reference, isLedOn }: { readonly asked: string; readonly reference: string; readonly isLedOn: boolean },
): Html {
  const words = discoverWordsIn(say.lang).search
  const to = html`<a href="${searchAddress(plainSearch(reference))}">${reference}</a>`
  return html`<p class="corrected" role="status">${isLedOn ? words.ledOn(asked, reference) : words.seeAlso(to)}</p>`
}

async function results(visit: Visit, search: Search, answer: SearchAnswer, availableNow: number): Promise<Html> {
  const { say, w, patron } = visit
  const ids = answer.rows.map((hit) => hit.id)
  const editions = search.each ? new Map<number, Editions>() : await editionsOf(w, ids, editionLimits.asked)
  const related = [...editions.values()].flatMap((work) => work.editions.map(({ id }) => id))
  const [glances, facts, own, makers] = await Promise.all([
    shelfGlances(w, [...new Set([...ids, ...related])]),
    patron ? patronFacts(w, { id: patron.id }) : undefined,
    ownStates(visit),
    makersOf(visit, answer.rows),
  ])
  const chosen = search.facets.branch.map(Number)
  const near = chosen.length > 0 || !facts ? chosen : [facts.branch]
  const column = facetColumn(visit, { search, answer, availableNow })
  return html`<div class="wrap results">
    <h1 class="unseen">${say.search.heading(searchWords(visit, search))}</h1>
    <div class="narrow">
      ${quickFilters(visit, search, answer)}
      <a class="filter-open button small" href="#filters"
        >${icon('filter')}${say.search.filters(filterCount(search))}</a
      >
      <aside class="filters" id="filters" aria-label="${say.search.narrow}" tabindex="-1">
        <h2 class="filters-title">${say.search.narrow}</h2>
        ${column}
        <p class="filter-close-bar">
          <a class="button primary wide" href="#content">${say.search.showFound(answer.total)}</a>
        </p>
      </aside>
    </div>
    <div class="found">
      <div class="found-head">
        <p class="total">${totalOf(visit, answer)}${editionsSwitch(visit, search, answer)}</p>
        ${activeChips(visit, search, answer)} ${sortMenu(visit, search)}
      </div>
      <ol class="hits">
        ${answer.rows.map((hit, place) => hitRow(visit, hit, place, { words: answer.words, glances, near, own, makers, editions }))}
      </ol>
      ${pagination(visit, search, answer.works ?? answer.total)} ${searchLinks(visit, search)}
    </div>
  </div>`
}

function totalOf({ say }: Visit, { total, works }: SearchAnswer): Html | string {
  const { words, counting } = advancing(say)
  return works === undefined || works === total
    ? say.search.titles(total)
    : words.editions.total(counting, works, total)
}

/** Each edition by itself, or those of a work together; nothing where it would show the same. */
function editionsSwitch({ say }: Visit, search: Search, { total, works }: SearchAnswer): Html | '' {
  if (!search.each && (works ?? total) === total) return ''
  const { editions } = advancing(say).words
  const next = searchAddress({ ...search, each: !search.each, page: 1 })
  return html` · <a href="${next}" rel="nofollow">${search.each ? editions.join : editions.apart}</a>`
}

/** The pages of those who made some titles, by title. */
async function makersOf({ w }: Visit, hits: readonly SearchHit[]): Promise<ReadonlyMap<number, string>> {
  const headings = await headingsOfTitles(
    w,
    hits.map(({ id }) => id),
  )
  return new Map(
    hits.flatMap(({ id, author }) => {
      const heading = author === null ? undefined : headingOfName(author, headings.get(id) ?? [])
      return heading ? [[id, headingAddress(heading)] as const] : []
    }),
  )
}

function nothing(visit: Visit, search: Search): Html {
  const { say } = visit
  return html`<div class="wrap empty">
    <h1>${say.search.noneTitle(searchWords(visit, search))}</h1>
    <p>${say.search.none}</p>
    <ul>
      ${
        filterCount(search) === 0
          ? ''
          : html`<li><a href="${searchAddress(withoutFilters(search))}">${say.search.tries.filters}</a></li>`
      }
      ${
        search.q === ''
          ? ''
          : html`<li>${say.search.tries.fewer}</li>
              <li>${say.search.tries.spelling}</li>
              <li>${say.search.tries.name}</li>`
      }
      <li>${say.search.tries.ask}</li>
    </ul>
    <p class="button-row">
      ${search.q === '' ? '' : wishLink(visit, search.q, 'primary')}
      <a class="button" href="${advancedAddress(search)}" rel="nofollow">${advancedWordsIn(say.lang).link}</a>
      <a class="button" href="/search">${say.search.tries.everything}</a>
    </p>
    ${keepLinks(visit, search)}
  </div>`
}

function failed({ say }: Visit, { blocks }: Refusal): Html {
  const { slow } = discoverWordsIn(say.lang)
  const isBusy = blocks.some(({ code }) => code === 'search-busy')
  return html`<div class="wrap empty">
    <h1>${isBusy ? slow.title : say.search.failed}</h1>
    <p>${isBusy ? slow.text : say.search.failedText}</p>
  </div>`
}
