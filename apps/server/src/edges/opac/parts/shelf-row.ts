import type { BibBrief } from '../../../modules/catalog/index.ts'
import { formatName } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { coverImage } from './cover.ts'
import { spokenName, titleText } from './title-heading.ts'

/** Titles side by side with their covers, as on a display shelf. */
export function shelfRow(titles: readonly BibBrief[], options: { readonly eager?: boolean } = {}): Html {
  return html`<ul class="shelf">
    ${titles.map(
      (title) =>
        html`<li>
          <a href="/title/${title.id}">
            ${coverImage(title.id, options)}
            <span class="shelf-title">${titleText(title)}</span>
            ${title.author === null ? '' : html`<span class="shelf-who"><bdi>${spokenName(title.author)}</bdi></span>`}
            ${title.format === 'book' ? '' : html`<span class="shelf-kind">${formatName(title.format)}</span>`}
          </a>
        </li>`,
    )}
  </ul>`
}
