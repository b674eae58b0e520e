import type { SearchHit } from '../../modules/catalog/index.ts'
import { html, type Html } from '../../platform/html.ts'
import { contextObject } from './context-object.ts'

/** What programs for references find on a page: the title as COinS, and its name for unAPI. Readers see nothing of it. */
export function referenceMarks(object: string, page: string): Html {
  return html`<span class="Z3988" title="${object}" hidden></span><abbr class="unapi-id" title="${page}" hidden></abbr>`
}

/** The same for a row of results, from what the row knows. */
export function hitMarks(hit: SearchHit, page: string): Html {
  const { author } = hit
  const [family = '', ...given] = (author ?? '').split(/,\s*/)
  const authors = author === null ? [] : [{ family, given: given[0] ?? '', suffix: '' }]
  return referenceMarks(
    contextObject(
      {
        title: hit.title,
        format: hit.format,
        authors,
        year: hit.year === null ? '' : String(hit.year),
        ...(hit.isbn !== null && { isbn: hit.isbn }),
      },
      page,
    ),
    page,
  )
}
