import type { SearchAnswer } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { searchAddress, type Search } from '../search-address.ts'
import type { Visit } from '../visit.ts'

type Years = NonNullable<SearchAnswer['years']>

/**
 * Titles by year as bars; each is a link to its years. They are a picture for the hand and the mouse: the fields below
 * do the same for everyone else, so the bars stay out of the order of the keyboard and of what is read aloud.
 */
export function yearBars({ say }: Visit, search: Search, years: Years): Html {
  const highest = Math.max(1, ...years.buckets.map((bucket) => bucket.count))
  return html`<div class="year-bars" aria-hidden="true">
    ${years.buckets.map(({ from, to, count }) => {
      // A square root keeps small years visible beside great ones.
      const height = count === 0 ? 2 : Math.max(6, Math.round(Math.sqrt(count / highest) * 100))
      const inside = (search.yearFrom ?? from) <= to && (search.yearTo ?? to) >= from
      const alone = search.yearFrom === from && search.yearTo === to
      const next = { ...search, page: 1, yearFrom: alone ? undefined : from, yearTo: alone ? undefined : to }
      return html`<a
        class="${inside ? 'inside' : ''}"
        href="${searchAddress(next)}"
        title="${say.search.bar(from, to, count)}"
        tabindex="-1"
        rel="nofollow"
        ><span style="block-size:${height}%"></span
      ></a>`
    })}
  </div>`
}
