import { bibBriefs } from '../../../modules/catalog/index.ts'
import { homeLists } from '../../../modules/lists/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { readerWords } from '../reader-answers.ts'
import type { Visit } from '../visit.ts'
import { shelfRow } from './shelf-row.ts'

const shownTitles = 8

/** On the home page: the lists that the library has put there, each with its titles in a row. */
export async function homeListRows(visit: Visit): Promise<readonly Html[]> {
  const { lists } = readerWords(visit)
  const picks = await homeLists(visit.w, shownTitles)
  return Promise.all(
    picks.map(
      async ({ name, token, bibs, signed }, at) => html`<section aria-labelledby="pick-${at}">
        <div class="section-head">
          <h2 id="pick-${at}"><bdi>${name}</bdi></h2>
          <a href="/lists/${token}">${lists.by(signed === '' ? visit.library.name : signed)}</a>
        </div>
        ${shelfRow(visit, await bibBriefs(visit.w, bibs))}
      </section>`,
    ),
  )
}
