import type { SearchAnswer } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { facetNames, searchAddress, searchFields, toggled, type FacetName, type Search } from '../search-address.ts'
import { scriptAttributes, scriptOf } from '../script-of.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'
import { facetLabel } from './labels.ts'
import { hiddenFields } from './search-form.ts'
import { yearBars } from './year-bars.ts'

type Facet = SearchAnswer['facets'][number]

const shownAtFirst = 6

/** What the column of filters needs beside the answer. */
export interface FacetContext {
  readonly search: Search
  readonly answer: SearchAnswer
  /** How many of the titles are on a shelf now. */
  readonly availableNow: number
}

/** The column of filters: each value is a link that puts it in or takes it out, so it works without script. */
export function facetColumn(visit: Visit, context: FacetContext): Html {
  const { search, answer, availableNow } = context
  const { say } = visit
  const byName = new Map(answer.facets.map((facet) => [facet.name, facet]))
  const here = new Map(visit.branches.map((branch, place) => [String(branch.id), place]))
  const branches = (byName.get('branch')?.values ?? [])
    .filter((value) => here.has(value.value))
    .toSorted((a, b) => (here.get(a.value) ?? 0) - (here.get(b.value) ?? 0))
  const inNow = { ...search, page: 1, available: !search.available }
  return html`<div class="facets">
    <section aria-labelledby="facet-where">
      <h3 id="facet-where">${say.search.facets['branch'] ?? ''}</h3>
      ${valueList(
        visit,
        search,
        'branch',
        branches,
        facetLink(visit, say.search.availableNow, availableNow, search.available, inNow),
      )}
    </section>
    ${facetNames
      .filter((name) => name !== 'branch')
      .map((name) => [
        facetSection(visit, search, name, byName.get(name)),
        name === 'format' ? yearSection(visit, search, answer) : '',
      ])}
  </div>`
}

function facetSection(visit: Visit, search: Search, name: FacetName, facet: Facet | undefined): Html | '' {
  if (!facet || facet.values.length === 0) return ''
  // One value that everything has narrows nothing.
  if (facet.values.length === 1 && !facet.values[0]?.selected) return ''
  return html`<section aria-labelledby="facet-${name}">
    <h3 id="facet-${name}">${visit.say.search.facets[name] ?? facet.label}</h3>
    ${valueList(visit, search, name, facet.values)}
  </section>`
}

/** The first values, the chosen ones before all; the others unfold. */
function valueList(
  visit: Visit,
  search: Search,
  name: FacetName,
  values: Facet['values'],
  before: Html | '' = '',
): Html {
  const ordered = values.toSorted((a, b) => Number(b.selected) - Number(a.selected))
  const first = ordered.slice(0, Math.max(shownAtFirst, ordered.filter((value) => value.selected).length))
  const rest = ordered.slice(first.length)
  const links = (some: Facet['values']) => some.map((value) => valueLink(visit, search, name, value, values))
  return html`<ul>
      ${before}${links(first)}
    </ul>
    ${
      rest.length === 0
        ? ''
        : html`<details class="more">
            <summary>${visit.say.search.more(rest.length)}</summary>
            <ul>
              ${links(rest)}
            </ul>
          </details>`
    }`
}

function valueLink(
  visit: Visit,
  search: Search,
  name: FacetName,
  value: Facet['values'][number],
  others: Facet['values'],
): Html {
  return facetLink(
    visit,
    facetLabel(visit, name, value, others),
    value.count,
    value.selected,
    toggled(search, name, value.value),
  )
}

function facetLink({ say }: Visit, label: string, count: number, chosen: boolean, next: Search): Html {
  return html`<li>
    <a class="facet ${chosen ? 'chosen' : ''}" href="${searchAddress(next)}" rel="nofollow"
      ><span class="box">${chosen ? icon('check') : ''}</span
      ><span class="label"><bdi${scriptAttributes(scriptOf(label, null))}>${label}</bdi>${
        chosen ? html`<span class="unseen"> (${say.search.chosen})</span>` : ''
      }</span> <span class="count">${say.count(count)}</span></a
    >
  </li>`
}

/** A picture of two or three years says less than the years beside the titles. */
function isTooLittle({ buckets }: NonNullable<SearchAnswer['years']>): boolean {
  return buckets.filter((bucket) => bucket.count > 0).length < 4
}

function yearSection(visit: Visit, search: Search, answer: SearchAnswer): Html | '' {
  const { say } = visit
  const { years } = answer
  if (years === null || (isTooLittle(years) && search.yearFrom === undefined && search.yearTo === undefined)) return ''
  const id = (name: string) => `year-${name}`
  const field = (name: 'from' | 'to', label: string, value: number | undefined) =>
    html`<label class="unseen" for="${id(name)}">${label}</label
      ><input
        id="${id(name)}"
        name="${name}"
        type="text"
        inputmode="numeric"
        pattern="-?[0-9]{1,4}"
        maxlength="5"
        placeholder="${name === 'from' ? years.from : years.to}"
        value="${value ?? ''}"
      />`
  return html`<section aria-labelledby="facet-year">
    <h3 id="facet-year">${say.search.year} <span>${say.search.years(years.from, years.to)}</span></h3>
    ${yearBars(visit, search, years)}
    <form class="year-form" action="/search" method="get">
      ${hiddenFields(searchFields(search, ['from', 'to', 'page']))}
      ${field('from', say.search.yearFrom, search.yearFrom)}<span aria-hidden="true">–</span>${field(
        'to',
        say.search.yearTo,
        search.yearTo,
      )}
      <button class="button small" type="submit">${say.search.show}</button>
    </form>
  </section>`
}
