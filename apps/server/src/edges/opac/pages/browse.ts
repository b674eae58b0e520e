import { browseHeadings, type BrowseEntry, type HeadingKind } from '../../../modules/authorities/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { headingAddress } from '../heading-address.ts'
import { browseWordsIn, type BrowseWords } from '../messages/browse/words.ts'
import { countingIn } from '../messages/counting.ts'
import type { Page } from '../page.ts'
import { plainSearch, searchAddress } from '../search-address.ts'
import type { Visit } from '../visit.ts'

type Query = Readonly<Record<string, unknown>>
const textOf = (value: unknown, most = 1000) =>
  typeof value === 'string' ? value.replaceAll('\0', '').slice(0, most) : ''
const kinds = ['name', 'title', 'subject', 'genre'] as const
const limit = 25
/** Related headings that are shown of one; the others are behind it. */
const shownRelated = 8

/** `/browse`: the list of headings with see and see-also references. */
export async function browsePage(visit: Visit, query: Query): Promise<Page> {
  const { w, say } = visit
  const words = browseWordsIn(say.lang)
  const kind = kinds.find((one) => one === query['kind']) ?? 'name'
  const from = textOf(query['from'], 200).trim()
  const [after, before] = [textOf(query['after']), textOf(query['before'])]
  const list = await browseHeadings(w, {
    kind,
    limit,
    from,
    ...(after !== '' && { after }),
    ...(after === '' && before !== '' && { before }),
  })
  return {
    title: `${words.title}: ${words.kinds[kind]}`,
    place: 'search',
    canonical: browseAddress({ kind }),
    body: html`<div class="wrap courses-page browse-page">
      <h1>${words.title}</h1>
      <p class="quiet">${words.intro}</p>
      <form class="course-find" action="/browse" method="get" role="search" aria-label="${words.title}">
        <label class="field"
          ><span>${words.kind}</span
          ><select name="kind">
            ${kinds.map(
              (one) => html`<option value="${one}" ${one === kind ? html` selected` : ''}>${words.kinds[one]}</option>`,
            )}
          </select></label
        >
        <label class="field"
          ><span>${words.from}</span><input type="search" name="from" value="${from}" maxlength="200"
        /></label>
        <button class="button" type="submit">${words.go}</button>
      </form>
      ${
        list.rows.length === 0
          ? html`<p>${words.none}</p>`
          : html`<ol class="heading-list">
              ${list.rows.map((row) => line(visit, words, kind, row))}
            </ol>`
      }
      <nav class="pages" aria-label="${words.title}">
        ${list.before === null ? '' : html`<a class="button" rel="prev" href="${browseAddress({ kind, before: list.before })}">${words.before}</a>`}
        ${list.after === null ? '' : html`<a class="button" rel="next" href="${browseAddress({ kind, after: list.after })}">${words.after}</a>`}
      </nav>
    </div>`,
  }
}

function line({ say }: Visit, words: BrowseWords, kind: HeadingKind, row: BrowseEntry): Html {
  const see =
    row.see === null
      ? ''
      : html`<span class="see"><em>${words.see}</em> <a href="${browseAddress({ kind, from: row.see })}"><bdi>${shown(row.see)}</bdi></a></span>`
  if (row.entry === 'see') return html`<li class="reference"><bdi>${shown(row.text)}</bdi> ${see}</li>`
  const related = Map.groupBy(row.related.slice(0, shownRelated), ({ relation }) => words.relations[relation])
  return html`<li>
    <a href="${row.id === null ? titlesAddress(kind, row.text) : headingAddress({ id: row.id, kind })}"><bdi>${shown(row.text)}</bdi></a>
    <span class="quiet">${words.titles(countingIn(say.lang), row.bibs)}${row.source === '' || kind === 'name' ? '' : ` · ${row.source}`}</span>
    ${see}
    ${[...related].map(
      ([label, ones]) =>
        html`<p class="related">
          <span class="quiet">${label}:</span>
          ${ones.map(
            ({ text }, place) =>
              html`${place === 0 ? '' : ' · '}<a href="${browseAddress({ kind, from: text })}"><bdi>${shown(text)}</bdi></a>`,
          )}
        </p>`,
    )}
  </li>`
}

const shown = (text: string) => text.replaceAll(' -- ', ' › ')

const prefixes: Readonly<Record<HeadingKind, string>> = {
  name: 'author',
  title: 'title',
  subject: 'subject',
  genre: 'subject',
}

/** The titles under a heading. */
function titlesAddress(kind: HeadingKind, text: string): string {
  const words = `"${text.replaceAll('"', ' ')}"`
  // Uniform titles and series stand in several indexes; a phrase finds them in each.
  return searchAddress(plainSearch(kind === 'title' ? words : `${prefixes[kind]}:${words}`))
}

/** The address of a place in a list of headings. */
export function browseAddress(place: {
  readonly kind: HeadingKind
  readonly from?: string
  readonly after?: string
  readonly before?: string
}): string {
  return `/browse?${new URLSearchParams({ ...place }).toString()}`
}
