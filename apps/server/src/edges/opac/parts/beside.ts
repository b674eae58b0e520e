import { bibBriefs, shelfBeside, type Bib } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { discovering } from '../messages/discover/words.ts'
import type { Visit } from '../visit.ts'
import { shelfRow } from './shelf-row.ts'

const eachSide = 6

/** What stands left and right of a title on the shelf, with the way along it; nothing for what stands on none. */
export async function besideOnShelf(visit: Visit, bib: Bib): Promise<Html | ''> {
  const { w, say } = visit
  const beside = await shelfBeside(w, bib.id, eachSide)
  if (!beside || beside.before.length + beside.behind.length === 0) return ''
  const { words } = discovering(say)
  const titles = await bibBriefs(w, [...beside.before, bib.id, ...beside.behind])
  return html`<section class="title-more beside" aria-labelledby="beside">
    <div class="section-head">
      <h2 id="beside">${words.shelf.beside}</h2>
      <a href="/title/${bib.id}/shelf#here" rel="nofollow">${words.shelf.walk}</a>
    </div>
    ${shelfRow(visit, titles, { here: bib.id })}
  </section>`
}
