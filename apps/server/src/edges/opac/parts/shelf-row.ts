import type { BibBrief } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { coverImage } from './cover.ts'
import { formatLabel } from './labels.ts'
import { spokenName, titleText } from './title-heading.ts'

/** Titles side by side with their covers, as on a display shelf. */
export function shelfRow(visit: Visit, titles: readonly BibBrief[], options: { readonly eager?: boolean } = {}): Html {
  return html`<ul class="shelf">
    ${titles.map(
      (title) =>
        html`<li>
          <a href="/title/${title.id}">
            ${coverImage(title.id, options)}
            <span class="shelf-title">${titleText(title)}</span>
            ${title.author === null ? '' : html`<span class="shelf-who"><bdi>${spokenName(title.author, title)}</bdi></span>`}
            ${title.format === 'book' ? '' : html`<span class="shelf-kind">${formatLabel(visit, title.format)}</span>`}
          </a>
        </li>`,
    )}
  </ul>`
}
