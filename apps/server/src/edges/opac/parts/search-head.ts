import type { SearchAnswer } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  facetNames,
  filterCount,
  isEverything,
  searchAddress,
  sorts,
  toggled,
  withoutFilters,
  type Search,
} from '../search-address.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'
import { facetLabel } from './labels.ts'

/** Filters that are set, each a link that takes it away. */
export function activeChips(visit: Visit, search: Search, answer: SearchAnswer): Html | '' {
  const { say } = visit
  if (filterCount(search) === 0) return ''
  const chip = (label: string, next: Search) =>
    html`<li>
      <a href="${searchAddress(next)}" rel="nofollow"
        ><span class="unseen">${say.search.remove}</span><bdi>${label}</bdi>${icon('close')}</a
      >
    </li>`
  const { yearFrom, yearTo } = search
  const named = new Map(
    answer.facets.flatMap((facet) =>
      facet.values.map((value) => [`${facet.name}:${value.value}`, facetLabel(visit, facet.name, value)] as const),
    ),
  )
  return html`<ul class="active">
    ${search.available ? chip(say.search.availableNow, { ...search, page: 1, available: false }) : ''}
    ${facetNames.map((name) =>
      search.facets[name].map((value) => chip(named.get(`${name}:${value}`) ?? value, toggled(search, name, value))),
    )}
    ${
      yearFrom === undefined && yearTo === undefined
        ? ''
        : chip(yearsLabel(say, yearFrom, yearTo), { ...search, page: 1, yearFrom: undefined, yearTo: undefined })
    }
    ${
      filterCount(search) < 2
        ? ''
        : html`<li class="clear">
            <a href="${searchAddress(withoutFilters(search))}" rel="nofollow"
              >${say.search.removeAll}</a
            >
          </li>`
    }
  </ul>`
}

function yearsLabel(say: Visit['say'], from: number | undefined, to: number | undefined): string {
  if (from === undefined) return say.search.until(to ?? 0)
  return to === undefined ? say.search.since(from) : say.search.years(from, to)
}

/** The order of the titles, to be chosen from a list of links. */
export function sortMenu({ say }: Visit, search: Search): Html {
  const present = search.sort ?? (isEverything(search) ? 'added' : 'relevance')
  return html`<details class="menu" data-menu>
    <summary><span class="unseen">${say.search.sort}: </span>${say.search.sorts[present]}${icon('down')}</summary>
    <ul>
      ${sorts.map(
        (sort) =>
          html`<li>
            <a
              href="${searchAddress({ ...search, sort, page: 1 })}"
              rel="nofollow"
              ${sort === present ? html`aria-current="true"` : ''}
              >${say.search.sorts[sort]}</a
            >
          </li>`,
      )}
    </ul>
  </details>`
}

const quickFormats = 3

/** On a phone: the commonest filters in a row that can be pushed aside. */
export function quickFilters(visit: Visit, search: Search, answer: SearchAnswer): Html {
  const { say } = visit
  const quick = (label: string, chosen: boolean, next: Search) =>
    html`<li>
      <a class="${chosen ? 'chosen' : ''}" href="${searchAddress(next)}" rel="nofollow"
        >${label}${chosen ? html`<span class="unseen"> (${say.search.chosen})</span>` : ''}</a
      >
    </li>`
  const formats = answer.facets.find((facet) => facet.name === 'format')?.values ?? []
  return html`<ul class="quick">
    ${quick(say.search.availableNow, search.available, { ...search, page: 1, available: !search.available })}
    ${formats
      .slice(0, quickFormats)
      .map((value) =>
        quick(
          facetLabel(visit, 'format', value) + (value.selected ? '' : ` ${say.count(value.count)}`),
          value.selected,
          toggled(search, 'format', value.value),
        ),
      )}
  </ul>`
}
