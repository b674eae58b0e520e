import { html, type Html } from '../../../platform/html.ts'
import { pageSize, searchAddress, type Search } from '../search-address.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

const furthest = 500

/** The pages to name: the first, the last, and those around the present one; 0 stands for a gap. */
export function pagesShown(page: number, last: number): readonly number[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, last])].filter((one) => one >= 1 && one <= last)
  wanted.sort((a, b) => a - b)
  return wanted.flatMap((one, i) => {
    const before = wanted[i - 1] ?? 0
    if (one - before === 2) return [before + 1, one]
    return one - before > 2 ? [0, one] : [one]
  })
}

/** Links to the other pages of a search. */
export function pagination({ say }: Visit, search: Search, total: number): Html | '' {
  const last = Math.min(furthest, Math.ceil(total / pageSize))
  if (last <= 1) return ''
  const { page } = search
  const to = (one: number) => searchAddress({ ...search, page: one })
  return html`<nav class="pages" aria-label="${say.search.pages}">
      ${page > 1 ? html`<a class="button" rel="prev" href="${to(page - 1)}">${icon('left')}${say.search.previous}</a>` : ''}
      <ol>
        ${pagesShown(page, last).map((one) =>
          one === 0
            ? html`<li aria-hidden="true">…</li>`
            : html`<li>
                <a
                  href="${to(one)}"
                  aria-label="${say.search.page(one)}"
                  ${one === page ? html`aria-current="page"` : ''}
                  >${say.count(one)}</a
                >
              </li>`,
        )}
      </ol>
      ${page < last ? html`<a class="button" rel="next" href="${to(page + 1)}">${say.search.next}${icon('right')}</a>` : ''}
    </nav>
    ${page === furthest && total > furthest * pageSize ? html`<p class="quiet">${say.search.furthest}</p>` : ''}`
}
