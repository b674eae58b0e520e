import type { BibBrief } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { discovering } from '../messages/discover/words.ts'
import type { Visit } from '../visit.ts'
import { coverImage } from './cover.ts'
import { formatLabel } from './labels.ts'
import { spokenName, titleText } from './title-heading.ts'

/** How titles stand in a row. */
export interface ShelfRowOptions {
  readonly eager?: boolean
  /** The title that the row is about: marked, and no link. */
  readonly here?: number
  /** What stands on their spines, by title; below a title that is not among them, its class number. */
  readonly spines?: ReadonlyMap<number, string>
}

/** Titles side by side with their covers, as on a display shelf. */
export function shelfRow(visit: Visit, titles: readonly BibBrief[], options: ShelfRowOptions = {}): Html {
  const { words } = discovering(visit.say)
  return html`<ul class="shelf">
    ${titles.map((title) =>
      title.id === options.here
        ? html`<li class="here" id="here" aria-current="true">
            <div class="shelf-own">${face(visit, title, options)}<span class="shelf-here">${words.shelf.here}</span></div>
          </li>`
        : html`<li><a href="/title/${title.id}">${face(visit, title, options)}</a></li>`,
    )}
  </ul>`
}

function face(visit: Visit, title: BibBrief, options: ShelfRowOptions): Html {
  const number = options.spines && (options.spines.get(title.id) ?? title.classNumber)
  return html`${coverImage(title.id, options)}
    <span class="shelf-title">${titleText(title)}</span>
    ${title.author === null ? '' : html`<span class="shelf-who"><bdi>${spokenName(title.author, title)}</bdi></span>`}
    ${title.format === 'book' ? '' : html`<span class="shelf-kind">${formatLabel(visit, title.format)}</span>`}
    ${number == null ? '' : html`<span class="shelf-kind number"><bdi>${number}</bdi></span>`}`
}
