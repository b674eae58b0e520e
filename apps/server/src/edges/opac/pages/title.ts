import { mediaTypes, rdfFormats } from '@carrel/rdf'
import {
  bibBriefs,
  bibMarcView,
  editionsOf,
  getBib,
  headingsOfTitles,
  searchCatalog,
  similarTitles,
  type Bib,
  type BibBrief,
  type SearchHit,
} from '../../../modules/catalog/index.ts'
import { availability } from '../../../modules/circulation/index.ts'
import { descriptionOf } from '../../../modules/covers/index.ts'
import { accessToBib } from '../../../modules/e-collections/index.ts'
import { countView } from '../../../modules/discovery/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { contextObject } from '../../links/context-object.ts'
import { referenceMarks } from '../../links/reference-marks.ts'
import { descriptionAddress } from '../../linked-data/index.ts'
import { bookData } from '../book-data.ts'
import { citedWork } from '../citing/cited-work.ts'
import { isRobot } from '../is-robot.ts'
import { headingAddress, headingOfName, type LinkedHeading } from '../heading-address.ts'
import { advancing } from '../messages/advanced/words.ts'
import { discovering } from '../messages/discover/words.ts'
import { jsonLd, origin, type Page } from '../page.ts'
import { isOnline } from '../parts/availability-lines.ts'
import { changedNote } from '../parts/changed-note.ts'
import { listLink } from '../parts/reader-links.ts'
import { readersSay } from '../parts/readers-say.ts'
import { copiesTable } from '../parts/copies-table.ts'
import { eAccessList } from '../parts/e-access.ts'
import { coverImage } from '../parts/cover.ts'
import { editionLimits } from '../parts/editions.ts'
import { briefChips } from '../parts/hit-row.ts'
import { nowCard } from '../parts/now-card.ts'
import { besideOnShelf } from '../parts/beside.ts'
import { icon } from '../parts/icons.ts'
import { shelfRow } from '../parts/shelf-row.ts'
import { onReserve } from '../parts/on-reserve.ts'
import { onlineLinks, subjectLinks, titleDetails } from '../parts/title-details.ts'
import { originalLine, spokenName, tidyTitle, titleText } from '../parts/title-heading.ts'
import { plainSearch, searchAddress } from '../search-address.ts'
import { scriptAttributes, scriptOf } from '../script-of.ts'
import type { Visit } from '../visit.ts'

/** `/title/:id`: one title. Undefined when the library has none of that number. */
export async function titlePage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say, patron, library } = visit
  const bib = await getBib(w, id)
  if (isRefusal(bib)) return undefined
  if (!isRobot(visit.request.headers['user-agent'])) countView(w.platform, id)
  const [found, related, own, headings, beside, similar, marc, ways] = await Promise.all([
    availability(w, id),
    relatedTitles(visit, bib),
    patron ? patronFacts(w, { id: patron.id }) : undefined,
    headingsOfTitles(w, [id]).then((all) => all.get(id) ?? []),
    besideOnShelf(visit, bib),
    similarTitles(w, id, 2 * shownRelated),
    bibMarcView(w, id),
    accessToBib(w, id),
  ])
  const shownAlready = new Set([...related.editions, ...related.others].map((hit) => hit.id))
  const alike = await bibBriefs(w, similar.filter((one) => !shownAlready.has(one)).slice(0, shownRelated))
  const { words } = discovering(say)
  const advanced = advancing(say)
  const where = isRefusal(found) ? undefined : found
  const url = `${origin(visit)}/title/${id}`
  // What a collection gives has its own place, with what is there of it.
  const others = { ...bib, links: bib.links.filter(({ url: link }) => ways.every(({ address }) => address !== link)) }
  const told = bib.summary === null ? await descriptionOf(w, id) : undefined
  const isReadOnline = isOnline(bib.format) && where?.items.length === 0
  const by = bib.author === null ? '' : spokenName(bib.author, bib)
  return {
    title: [tidyTitle(bib.title), by].filter((part) => part !== '').join(', '),
    canonical: `/title/${id}`,
    place: 'search',
    ...(bib.summary !== null && { description: bib.summary.slice(0, 300) }),
    head: html`${jsonLd(bookData(bib, where, url, library))}
    ${rdfFormats.map((format) => html`<link rel="alternate" type="${mediaTypes[format]}" href="${descriptionAddress(id, format)}" title="BIBFRAME" />`)}
    <link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi" />`,
    body: html`<article class="wrap title-page">
      <div class="title-cover">${coverImage(id, { eager: true })}</div>
      <header class="title-head">
        <h1>${titleText(bib)}</h1>
        ${originalLine(bib)} ${authorLink(bib, headings)} ${briefChips(visit, bib)}
        ${referenceMarks(contextObject(citedWork(bib, isRefusal(marc) ? [] : marc.fields), url), url)}
      </header>
      <aside class="title-now card" aria-label="${say.title.status}">
        ${await nowCard(visit, others, own?.branch)} ${ways.length === 0 ? '' : eAccessList(visit, ways)} ${await onReserve(visit, id)}
      </aside>
      <div class="title-about">
        ${
          bib.summary === null
            ? told === undefined
              ? ''
              : html`<section class="about"><h2 class="unseen">${say.title.about}</h2><p><bdi>${told.text}</bdi></p><p class="quiet">${told.source}</p></section>`
            : html`<section class="about"><h2 class="unseen">${say.title.about}</h2><p><bdi${scriptAttributes(scriptOf(bib.summary, null))}>${bib.summary}</bdi></p></section>`
        }
        ${isReadOnline ? '' : onlineLinks(visit, others)}
        ${
          isReadOnline || !where
            ? ''
            : html`<section aria-labelledby="copies">
                <h2 id="copies">${say.title.copies}</h2>
                ${copiesTable(visit, where, own?.branch, id)}
              </section>`
        }
        ${subjectLinks(visit, bib, headings)} ${await changedNote(visit, id)}
        <section aria-labelledby="details">
          <h2 id="details">${say.title.details}</h2>
          ${titleDetails(visit, bib, headings)}
          <p class="title-doors">
            ${listLink(visit, id)}
            <a href="/title/${id}/cite" rel="nofollow">${icon('quote')}${words.cite.link}</a>
            <a class="quiet" href="/title/${id}/marc" rel="nofollow">${say.title.marc}</a>
          </p>
        </section>
        ${await readersSay(visit, id)}
      </div>
      ${
        related.editions.length === 0
          ? ''
          : html`<section class="title-more" aria-labelledby="editions">
              <h2 id="editions">${say.title.editions}</h2>
              ${shelfRow(visit, related.editions)}
              <p><a href="/title/${id}/editions" rel="nofollow">${advanced.words.editions.all(advanced.counting, related.count)}</a></p>
            </section>`
      }
      ${
        related.others.length === 0
          ? ''
          : html`<section class="title-more" aria-labelledby="more-by">
              <h2 id="more-by">${say.title.moreBy(by)}</h2>
              ${shelfRow(visit, related.others)}
            </section>`
      }
      ${beside}
      ${
        alike.length === 0
          ? ''
          : html`<section class="title-more" aria-labelledby="alike">
              <h2 id="alike">${words.shelf.similar}</h2>
              ${shelfRow(visit, alike)}
            </section>`
      }
    </article>`,
  }
}

function authorLink(bib: Bib, headings: readonly LinkedHeading[]): Html | '' {
  if (bib.author === null) return ''
  const { author, originalAuthor, language } = bib
  const heading = headingOfName(author, headings)
  const page = heading ? headingAddress(heading) : searchAddress(plainSearch(`author:"${author.replaceAll('"', '')}"`))
  return html`<p class="who">
    <a href="${page}"
      ><bdi>${spokenName(author, bib)}</bdi></a
    >
    ${
      originalAuthor === null
        ? ''
        : html`<bdi class="original-name" ${scriptAttributes(scriptOf(originalAuthor, language))}
            >${originalAuthor}</bdi
          >`
    }
  </p>`
}

const shownRelated = 8

/** What else there is by the same hand: other editions of this work, and other works, by the rule of the search. */
async function relatedTitles(
  { w }: Visit,
  bib: Bib,
): Promise<{ readonly editions: readonly BibBrief[]; readonly count: number; readonly others: readonly SearchHit[] }> {
  const [works, byAuthor] = await Promise.all([
    editionsOf(w, [bib.id], editionLimits.asked),
    bib.author === null
      ? undefined
      : searchCatalog(w, {
          q: `author:"${bib.author.replaceAll('"', '')}"`,
          sort: 'newest',
          group: 'work',
          limit: shownRelated + 1,
        }),
  ])
  const work = works.get(bib.id)
  const same = new Set([bib.id, ...(work?.editions ?? []).map(({ id }) => id)])
  const others =
    byAuthor === undefined || isRefusal(byAuthor) || byAuthor.corrected !== null || byAuthor.relaxed !== null
      ? []
      : byAuthor.rows
  return {
    editions: (work?.editions ?? []).filter(({ id }) => id !== bib.id).slice(0, shownRelated),
    count: work?.count ?? 1,
    others: others.filter(({ id }) => !same.has(id)).slice(0, shownRelated),
  }
}
