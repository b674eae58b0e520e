import { bibBrief, editionsOf, hitsOf } from '../../../modules/catalog/index.ts'
import { shelfGlances } from '../../../modules/circulation/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html } from '../../../platform/html.ts'
import { advancing } from '../messages/advanced/words.ts'
import type { Page } from '../page.ts'
import { editionLimits } from '../parts/editions.ts'
import { hitRow } from '../parts/hit-row.ts'
import { icon } from '../parts/icons.ts'
import { ownStates } from '../parts/own-state.ts'
import { tidyTitle } from '../parts/title-heading.ts'
import type { Visit } from '../visit.ts'

/** `/title/:id/editions`: every edition of a work, the newest first. Undefined where there is one at most. */
export async function editionsPage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say, patron } = visit
  const [bib, works] = await Promise.all([bibBrief(w, id), editionsOf(w, [id], editionLimits.page)])
  const found = works.get(id)
  if (!bib || !found) return undefined
  const ids = found.editions.map((edition) => edition.id)
  const [hits, glances, facts, own] = await Promise.all([
    hitsOf(w, ids),
    shelfGlances(w, ids),
    patron ? patronFacts(w, { id: patron.id }) : undefined,
    ownStates(visit),
  ])
  const { words, counting } = advancing(say)
  const near = facts ? [facts.branch] : []
  return {
    title: words.editions.heading(tidyTitle(bib.title)),
    place: 'search',
    canonical: `/title/${id}`,
    hidden: true,
    body: html`<div class="wrap readers-page">
      <p><a class="back" href="/title/${id}">${icon('left')}${say.title.backToTitle}</a></p>
      <h1>${words.editions.heading(tidyTitle(bib.title))}</h1>
      <p class="quiet">${words.editions.together(counting, found.count)}${found.count > hits.length ? html` · ${words.editions.most(counting, hits.length)}` : ''}</p>
      <ol class="hits">
        ${hits.map((hit, place) => hitRow(visit, hit, place, { words: [], glances, near, own }))}
      </ol>
    </div>`,
  }
}
