import { bibBriefs, getBib, shelfBeside, spinesOf } from '../../../modules/catalog/index.ts'
import { html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { discovering } from '../messages/discover/words.ts'
import type { Page } from '../page.ts'
import { icon } from '../parts/icons.ts'
import { shelfRow } from '../parts/shelf-row.ts'
import { tidyTitle } from '../parts/title-heading.ts'
import type { Visit } from '../visit.ts'

const eachSide = 12

/** `/title/:id/shelf`: the shelf around a title, to be walked left and right. Undefined when there is no such title. */
export async function shelfPage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say } = visit
  const bib = await getBib(w, id)
  if (isRefusal(bib)) return undefined
  const { words } = discovering(say)
  const { before = [], behind = [] } = (await shelfBeside(w, id, eachSide)) ?? {}
  const bibs = [...before, id, ...behind]
  const [titles, spines] = [await bibBriefs(w, bibs), await spinesOf(w, bibs)]
  const [first, last] = [before[0], behind.at(-1)]
  const title = words.shelf.title(tidyTitle(bib.title))
  return {
    title,
    canonical: `/title/${id}`,
    hidden: true,
    place: 'search',
    body: html`<div class="wrap shelf-page">
      <p><a class="back" href="/title/${id}">${icon('left')}${say.title.backToTitle}</a></p>
      <h1>${title}</h1>
      ${shelfRow(visit, titles, { here: id, spines })}
      <nav class="pages" aria-label="${words.shelf.walk}">
        ${first === undefined ? '' : html`<a class="button" rel="prev" href="/title/${first}/shelf#here">${icon('left')}${words.shelf.left}</a>`}
        ${last === undefined ? '' : html`<a class="button" rel="next" href="/title/${last}/shelf#here">${words.shelf.right}${icon('right')}</a>`}
      </nav>
    </div>`,
  }
}
