import { bibBriefs, searchAllBibs, searchCatalog, type BibBrief } from '../../../modules/catalog/index.ts'
import { mostBorrowed } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { keepFor } from '../keep-for.ts'
import { discovering } from '../messages/discover/words.ts'
import { newTitles } from '../new-titles.ts'
import type { Page } from '../page.ts'
import { formatsLabel } from '../parts/labels.ts'
import { shelfRow } from '../parts/shelf-row.ts'
import type { Visit } from '../visit.ts'

const shown = 16
const month = 30 * 24
const audiences = { adult: ['adults'], juvenile: ['children', 'teens'] } as const

/** `/new`: what came last and what is lent most, of one kind and for whom one looks. */
export async function newAndPopularPage(visit: Visit, query: Readonly<Record<string, unknown>>): Promise<Page> {
  const { w, say } = visit
  const { words } = discovering(say)
  const formats = (await newTitles(w, shown))?.formats.map(({ format }) => format) ?? []
  const kind = formats.find((one) => one === query['kind'])
  const audience = query['for'] === 'adult' || query['for'] === 'juvenile' ? query['for'] : undefined
  const facet = [
    ...(kind === undefined ? [] : [`format:${kind}`]),
    ...(audience === undefined ? [] : audiences[audience].map((one) => `audience:${one}`)),
  ]
  const [newest, popular] = await Promise.all([
    searchCatalog(w, { facet, sort: 'added', limit: shown }),
    keepFor(w.platform, `popular ${facet.join(' ')}`, 600, () => mostLent(visit, facet)),
  ])
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}" ${chosen ? html` selected` : ''}>${label}</option>`
  const asked = new URLSearchParams({ ...(kind && { kind }), ...(audience && { for: audience }) }).toString()
  return {
    title: words.lists.title,
    place: 'new',
    canonical: asked === '' ? '/new' : `/new?${asked}`,
    body: html`<div class="wrap courses-page new-page">
      <h1>${words.lists.title}</h1>
      <form class="course-find" action="/new" method="get">
        <label class="field"
          ><span>${words.lists.kind}</span
          ><select name="kind">
            ${option('', words.lists.anything, kind === undefined)}
            ${formats.map((one) => option(one, formatsLabel(visit, one), one === kind))}
          </select></label
        >
        <label class="field"
          ><span>${words.lists.audience}</span
          ><select name="for">
            ${(['all', 'adult', 'juvenile'] as const).map((one) => option(one === 'all' ? '' : one, words.lists.audiences[one], one === (audience ?? 'all')))}
          </select></label
        >
        <button class="button" type="submit">${words.lists.show}</button>
      </form>
      ${section(visit, 'newest', words.lists.newest, isRefusal(newest) ? [] : newest.rows)}
      ${section(visit, 'popular', words.lists.popular, popular)}
    </div>`,
  }
}

function section(visit: Visit, id: string, title: string, titles: readonly BibBrief[]): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${titles.length === 0 ? html`<p>${discovering(visit.say).words.lists.none}</p>` : shelfRow(visit, titles)}
  </section>`
}

async function mostLent({ w }: Visit, facet: readonly string[]): Promise<readonly BibBrief[]> {
  const lent = await mostBorrowed(w, w.now.subtract({ hours: month }), 500)
  if (facet.length === 0) return bibBriefs(w, lent.slice(0, shown))
  const found = await searchAllBibs(w, { facet: [...facet] })
  const fitting = new Set(isRefusal(found) ? [] : found)
  return bibBriefs(w, lent.filter((bib) => fitting.has(bib)).slice(0, shown))
}
