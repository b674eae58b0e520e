import { bibBriefs } from '../../../modules/catalog/index.ts'
import { publicLists, sharedList, type SharedList } from '../../../modules/lists/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type Page } from '../page.ts'
import { coverImage } from '../parts/cover.ts'
import { icon } from '../parts/icons.ts'
import { spokenName, titleText } from '../parts/title-heading.ts'
import { readerWords } from '../reader-answers.ts'
import type { Visit } from '../visit.ts'

/** `/lists`: the lists that everyone may see, those of the library first. */
export async function listsPage(visit: Visit): Promise<Page> {
  const { lists } = readerWords(visit)
  const { rows } = await publicLists(visit.w, { limit: 200 })
  return {
    title: lists.all,
    place: 'search',
    canonical: '/lists',
    body: html`<div class="wrap readers-page">
      <h1>${lists.all}</h1>
      <p class="quiet">${lists.intro}</p>
      ${rows.length === 0 ? html`<p>${lists.noneAtAll}</p>` : ''}
      <ul class="rows">
        ${rows.map(
          (list) =>
            html`<li>
              <a href="/lists/${list.token}"><bdi>${list.name}</bdi></a>
              <p class="quiet">${madeBy(visit, list)}</p>
            </li>`,
        )}
      </ul>
      <p><a class="button" href="/account/lists">${lists.mine}</a></p>
    </div>`,
  }
}

/** Who made a list: the library, or the name under which it is signed. */
export function madeBy(visit: Visit, { library, signed }: Pick<SharedList, 'library' | 'signed'>): Html | '' {
  const { lists } = readerWords(visit)
  const name = signed === '' && library ? visit.library.name : signed
  return name === '' ? '' : html`<bdi>${lists.by(name)}</bdi>`
}

/** `/lists/:token`: a list as others see it. Undefined when it is not shared. */
export async function sharedListPage(visit: Visit, token: string): Promise<Page | undefined> {
  const { lists } = readerWords(visit)
  const list = await sharedList(visit.w, token)
  if (isRefusal(list)) return undefined
  const briefs = new Map(
    (
      await bibBriefs(
        visit.w,
        list.entries.map(({ bib }) => bib),
      )
    ).map((brief) => [brief.id, brief]),
  )
  return {
    title: list.name,
    place: 'search',
    canonical: `/lists/${token}`,
    // Only the lists of the library are its own to be found elsewhere.
    hidden: !list.library,
    body: html`<article class="wrap readers-page">
      <p class="no-print"><a class="back" href="/lists">${icon('left')}${lists.all}</a></p>
      <h1><bdi>${list.name}</bdi></h1>
      <p class="quiet">${madeBy(visit, list)} · ${lists.titles(list.entries.length)}</p>
      ${list.note === '' ? '' : html`<p class="prose"><bdi>${list.note}</bdi></p>`}
      <ol class="list-titles">
        ${list.entries.map((entry, at) => {
          const brief = briefs.get(entry.bib)
          return html`<li>
            <a class="entry-cover" href="/title/${entry.bib}" tabindex="-1" aria-hidden="true">${coverImage(entry.bib, { eager: at < 4 })}</a>
            <div>
              <h2><a href="/title/${entry.bib}">${brief ? titleText(brief) : entry.title}</a></h2>
              <p class="quiet">
                ${entry.author === null ? '' : html`<bdi>${spokenName(entry.author, brief)}</bdi>`}${entry.author !== null && entry.year !== null ? ' · ' : ''}${entry.year}
              </p>
              ${entry.note === '' ? '' : html`<p class="prose"><bdi>${entry.note}</bdi></p>`}
            </div>
          </li>`
        })}
      </ol>
      ${
        list.entries.length === 0
          ? html`<p>${lists.empty}</p>`
          : html`<p class="button-row no-print">
              <button class="button" type="button" data-print hidden>${icon('print')}${lists.print}</button>
              <span class="quiet">${lists.files}</span>
              <a class="button" href="/lists/${token}/cite.ris" download>RIS</a>
              <a class="button" href="/lists/${token}/cite.bib" download>BibTeX</a>
            </p>`
      }
    </article>`,
  }
}
