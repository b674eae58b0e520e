import { searchCatalog } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { advancing, type AdvancedWords } from '../messages/advanced/words.ts'
import type { Page } from '../page.ts'
import { icon } from '../parts/icons.ts'
import { facetLabel } from '../parts/labels.ts'
import { hiddenFields } from '../parts/search-form.ts'
import { facetNames, searchAddress, searchFields, sorts, type FacetName, type Search } from '../search-address.ts'
import { emptyLine, lineFields, lineJoins, lineLimits, lineMatches, type SearchLine } from '../search-lines.ts'
import type { Visit } from '../visit.ts'

const usualLines = 3
/** Filters that the form shows; the others of a search are carried along. */
const limits = ['format', 'audience', 'language', 'branch'] as const
type Limit = (typeof limits)[number]

/** The address of the form, filled in with a search. */
export function advancedAddress(search: Search): string {
  return searchAddress({ ...search, page: 1 }).replace('/search', '/search/advanced')
}

/**
 * `/search/advanced`: lines, limits and CQL. `more` adds a line; `blocks` say what of the search cannot be read.
 */
export async function advancedPage(
  visit: Visit,
  search: Search,
  { more = false, blocks = [] }: { readonly more?: boolean; readonly blocks?: readonly Block[] } = {},
): Promise<Page> {
  const { words } = advancing(visit.say)
  const lines = shownLines(search, more)
  return {
    title: words.title,
    place: 'search',
    hidden: true,
    search: false,
    ...(blocks.length > 0 && { status: 422 }),
    body: html`<div class="wrap advanced">
      <h1>${words.title}</h1>
      ${
        blocks.length === 0
          ? ''
          : html`<div class="band stop" role="alert">${icon('alert')}<div><p><b>${words.cqlWrong}</b></p>${blocks.map(({ message }) => html`<p lang="en" dir="ltr">${message}</p>`)}</div></div>`
      }
      <p class="quiet">${words.intro}</p>
      <form class="advanced-form" action="/search/advanced" method="get">
        ${isPlain(search.q) ? '' : boxField(words, search.q)}
        <ol class="lines">
          ${lines.map((line, n) => lineRow(visit, line, n))}
        </ol>
        <p class="button-row">
          ${searchButton(words)}
          ${lines.length >= lineLimits.lines ? '' : html`<button class="button" type="submit" name="do" value="line">${words.moreLines}</button>`}
        </p>
        ${await limitsOf(visit, search)}
        ${orderField(visit, search)}
        <details class="cql" ${search.cql === '' ? '' : html`open`}>
          <summary>${words.cql}</summary>
          <div class="field">
            <label class="unseen" for="cql">${words.cql}</label>
            <textarea id="cql" name="cql" rows="3" maxlength="2000" dir="ltr" spellcheck="false" aria-describedby="cql-hint">${search.cql}</textarea>
            <p class="hint" id="cql-hint"><bdi>${words.cqlHint}</bdi></p>
          </div>
        </details>
        ${hiddenFields(searchFields(search).filter(([name]) => isCarried(name)))}
        <p class="button-row">
          ${searchButton(words)}
          <a class="button" href="/search/advanced">${words.empty}</a>
        </p>
      </form>
    </div>`,
  }
}

const searchButton = ({ submit }: AdvancedWords) =>
  html`<button class="button primary" type="submit" name="do" value="search">${icon('search')}${submit}</button>`

/** True for words that mean the same in a line as in the search box. */
function isPlain(q: string): boolean {
  return !/["*?:()]|(?:^|\s)-|\bOR\b/u.test(q)
}

function shownLines({ q, lines }: Search, more: boolean): readonly SearchLine[] {
  const first = q !== '' && isPlain(q) ? [{ ...emptyLine, term: q }] : []
  const filled = [...first, ...lines].slice(0, lineLimits.lines)
  const wanted = Math.min(lineLimits.lines, Math.max(usualLines, filled.length + 1) + (more ? 1 : 0))
  return [...filled, ...Array.from({ length: wanted - filled.length }, () => emptyLine)]
}

const shownNames: ReadonlySet<string> = new Set([...limits, 'from', 'to', 'available', 'each', 'sort', 'cql'])

function isCarried(name: string): boolean {
  return facetNames.some((one) => one === name) && !shownNames.has(name)
}

function boxField({ box }: AdvancedWords, q: string): Html {
  return html`<div class="field box">
    <label for="q">${box}</label>
    <input id="q" name="q" type="search" value="${q}" maxlength="500" autocomplete="off" spellcheck="false" />
  </div>`
}

function lineRow(visit: Visit, line: SearchLine, n: number): Html {
  const { words, counting } = advancing(visit.say)
  const id = (name: string) => `${name}-${n + 1}`
  const options = <T extends string>(all: readonly T[], labels: Readonly<Record<T, string>>, chosen: T) =>
    all.map((one) => html`<option value="${one}" ${one === chosen ? html`selected` : ''}>${labels[one]}</option>`)
  // The first line goes with nothing above it, but takes its column along.
  const join =
    n === 0
      ? html`<input type="hidden" name="join" value="${line.join === 'not' ? 'not' : 'and'}" />`
      : html`<label class="unseen" for="${id('join')}">${words.join}</label>
          <select class="join" id="${id('join')}" name="join">${options(lineJoins, words.joins, line.join)}</select>`
  return html`<li>
    <fieldset>
      <legend class="unseen">${words.line(counting, n + 1)}</legend>
      ${join}
      <label class="unseen" for="${id('field')}">${words.field}</label>
      <select id="${id('field')}" name="field">${options(lineFields, words.fields, line.field)}</select>
      <label class="unseen" for="${id('match')}">${words.match}</label>
      <select id="${id('match')}" name="match">${options(lineMatches, words.matches, line.match)}</select>
      <label class="unseen" for="${id('term')}">${words.term}</label>
      <input
        id="${id('term')}"
        name="term"
        type="text"
        value="${line.term}"
        maxlength="${lineLimits.term}"
        placeholder="${words.term}"
        autocomplete="off"
        autocapitalize="none"
        enterkeyhint="search"
      />
    </fieldset>
  </li>`
}

async function limitsOf(visit: Visit, search: Search): Promise<Html> {
  const { say } = visit
  const { words } = advancing(say)
  const values = await valuesOf(visit, search)
  return html`<section class="limits" aria-labelledby="limits">
    <h2 id="limits">${words.limits}</h2>
    <p class="quiet">${words.anything}</p>
    <p><label class="tick"><input type="checkbox" name="available" value="1" ${search.available ? html`checked` : ''} />${words.available}</label></p>
    <div class="limit-columns">
      ${limits.map((name) => {
        const offered = values.get(name) ?? []
        if (offered.length === 0) return ''
        return html`<fieldset>
          <legend>${say.search.facets[name] ?? name}</legend>
          ${offered.map(
            ({ value, label }) =>
              html`<label class="tick"><input type="checkbox" name="${name}" value="${value}" ${search.facets[name].includes(value) ? html`checked` : ''} /><bdi>${label}</bdi></label>`,
          )}
        </fieldset>`
      })}
      <fieldset>
        <legend>${say.search.year}</legend>
        <p class="years">
          ${yearField('from', say.search.yearFrom, search.yearFrom)} ${yearField('to', say.search.yearTo, search.yearTo)}
        </p>
      </fieldset>
    </div>
  </section>`
}

function yearField(name: 'from' | 'to', label: string, value: number | undefined): Html {
  return html`<span class="field"
    ><label for="${name}">${label}</label
    ><input id="${name}" name="${name}" type="text" inputmode="numeric" pattern="-?[0-9]{1,4}" maxlength="5" value="${value ?? ''}"
  /></span>`
}

interface Offered {
  readonly value: string
  readonly label: string
}

/** What each limit can be, by what the catalogue has; what was chosen stays to be taken out again. */
async function valuesOf(visit: Visit, search: Search): Promise<ReadonlyMap<Limit, readonly Offered[]>> {
  const found = await searchCatalog(visit.w, { limit: 1 })
  const facets = isRefusal(found) ? [] : found.facets
  const of = (name: FacetName) => facets.find((facet) => facet.name === name)?.values ?? []
  return new Map(
    limits.map((name) => {
      const known: readonly Offered[] =
        name === 'branch' ? visit.branches.map(({ id, name: label }) => ({ value: String(id), label })) : of(name)
      const chosen = search.facets[name].filter((value) => !known.some((one) => one.value === value))
      const all = [...known, ...chosen.map((value) => ({ value, label: value }))]
      return [name, all.map((one) => ({ value: one.value, label: facetLabel(visit, name, one) }))]
    }),
  )
}

function orderField({ say }: Visit, search: Search): Html {
  const { words } = advancing(say)
  return html`<div class="order">
    <label for="sort">${say.search.sort}</label>
    <select id="sort" name="sort">
      ${sorts.map((sort) => html`<option value="${sort}" ${sort === (search.sort ?? 'relevance') ? html`selected` : ''}>${say.search.sorts[sort]}</option>`)}
    </select>
    <label class="tick"><input type="checkbox" name="each" value="1" ${search.each ? html`checked` : ''} />${words.each}</label>
  </div>`
}
