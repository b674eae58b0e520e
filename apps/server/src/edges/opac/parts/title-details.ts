import type { Bib } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { headingAddress, headingOfName, headingOfText, type LinkedHeading } from '../heading-address.ts'
import { facetAddress, plainSearch, searchAddress } from '../search-address.ts'
import { scriptAttributes, scriptOf } from '../script-of.ts'
import type { Visit } from '../visit.ts'
import { browseWordsIn } from '../messages/browse/words.ts'
import { browseAddress } from '../pages/browse.ts'
import { languageLabel } from './labels.ts'

const bdi = (text: string, language: string | null = null) =>
  html`<bdi${scriptAttributes(scriptOf(text, language))}>${text}</bdi>`

/** Everything else that the record tells a reader. */
export function titleDetails(visit: Visit, bib: Bib, headings: readonly LinkedHeading[]): Html {
  const { say } = visit
  const published = [bib.place, bib.publisher, bib.year === null ? null : String(bib.year)].filter(
    (part) => part !== null,
  )
  return html`<dl class="details">
    ${row(say.title.edition, bib.edition)} ${row(say.title.published, published.join(', '))}
    ${row(say.title.extent, bib.extent?.replace(/ ([:;]) /g, '$1 ').replace(/\.$/, '') ?? null)}
    ${
      bib.language === null
        ? ''
        : row(
            say.title.language,
            html`<a href="${facetAddress('language', bib.language)}">${languageLabel(visit, bib.language)}</a>`,
          )
    }
    ${list(
      say.title.series,
      bib.series.map(
        (series) =>
          html`<a href="${seriesAddress(series.replace(/\s+;\s.*$/, ''), headings)}">${bdi(series.replace(/ ; /g, ', '))}</a>`,
      ),
    )}
    ${list(
      say.title.contributors,
      bib.contributors.map((name) => html`<a href="${nameAddress(name, headings)}">${bdi(name)}</a>`),
    )}
    ${list(
      say.title.notes,
      bib.notes.map((note) => bdi(note)),
    )}
    ${[...Map.groupBy(bib.identifiers, ({ kind }) => kind)].map(([kind, ids]) =>
      list(
        say.title.identifiers[kind.toLowerCase()] ?? kind,
        ids.map(({ value }) => html`<span class="number">${value}</span>`),
      ),
    )}
  </dl>`
}

/** The page of a name that a title carries; a search for it where the catalogue has no heading of it. */
export function nameAddress(name: string, headings: readonly LinkedHeading[]): string {
  const heading = headingOfName(name, headings)
  return heading ? headingAddress(heading) : searchAddress(plainSearch(`author:"${nameOnly(name)}"`))
}

function seriesAddress(name: string, headings: readonly LinkedHeading[]): string {
  const heading = headingOfText('title', name, headings)
  return heading ? headingAddress(heading) : facetAddress('series', name)
}

function subjectAddress(subject: string, headings: readonly LinkedHeading[]): string {
  const heading = headingOfText('subject', subject, headings)
  if (heading) return headingAddress(heading)
  return searchAddress(plainSearch(`subject:"${subject.replaceAll('"', '').split(' -- ')[0] ?? ''}"`))
}

/** A contributor without what they did: `Lee, Alan, illustrator` is looked for as `Lee, Alan`. */
function nameOnly(contributor: string): string {
  return contributor.split(', ').slice(0, 2).join(', ').replaceAll('"', '')
}

function row(label: string, value: Html | string | null): Html | '' {
  if (value === null || value === '') return ''
  return html`<div>
    <dt>${label}</dt>
    <dd>${typeof value === 'string' ? bdi(value) : value}</dd>
  </div>`
}

function list(label: string, values: readonly Html[]): Html | '' {
  if (values.length === 0) return ''
  return html`<div>
    <dt>${label}</dt>
    ${values.map((value) => html`<dd>${value}</dd>`)}
  </div>`
}

/** What it is about, each a link to what else there is. */
export function subjectLinks({ say }: Visit, bib: Bib, headings: readonly LinkedHeading[]): Html | '' {
  if (bib.subjects.length === 0) return ''
  return html`<section aria-labelledby="subjects">
    <h2 id="subjects">${say.title.subjects}</h2>
    <ul class="tags">
      ${bib.subjects.map(
        (subject) =>
          html`<li>
            <a href="${subjectAddress(subject, headings)}">${bdi(subject.replaceAll(' -- ', ' › '))}</a>
          </li>`,
      )}
    </ul>
    <p class="quiet nearby">
      <a href="${browseAddress({ kind: 'subject', from: bib.subjects[0]?.split(' -- ')[0] ?? '' })}"
        >${browseWordsIn(say.lang).near}</a
      >
    </p>
  </section>`
}

/** Addresses at which it can be read or seen, with their words. Only addresses of the web are links. */
export function readableLinks(bib: Bib): Bib['links'] {
  return bib.links
    .filter(({ url }) => /^https?:\/\//i.test(url) && URL.canParse(url))
    .map(({ url, text }) => ({ url, text: text === '' ? new URL(url).hostname : text }))
}

/** Where it can be read or seen at once. */
export function onlineLinks({ say }: Visit, bib: Bib): Html | '' {
  const links = readableLinks(bib)
  if (links.length === 0) return ''
  return html`<section aria-labelledby="links">
    <h2 id="links">${say.title.links}</h2>
    <ul class="links">
      ${links.map(
        ({ url, text }) =>
          html`<li>
            <a href="${url}" rel="noopener noreferrer nofollow">${bdi(text)}</a>
          </li>`,
      )}
    </ul>
  </section>`
}
