import type { Editions, SearchHit } from '../../../modules/catalog/index.ts'
import type { ShelfGlance } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { hitMarks } from '../../links/reference-marks.ts'
import { origin } from '../page.ts'
import { readerWordsIn } from '../messages/readers/words.ts'
import type { Visit } from '../visit.ts'
import { ownLine, type OwnState } from './own-state.ts'
import { availabilityLines, holdButton } from './availability-lines.ts'
import { coverImage } from './cover.ts'
import { editionsFold } from './editions.ts'
import { icon } from './icons.ts'
import { formatLabel, languageLabel } from './labels.ts'
import { authorLine, originalLine, tidyTitle, titleText } from './title-heading.ts'

/** What is said of every hit of a search. */
export interface HitContext {
  readonly words: readonly string[]
  readonly glances: ReadonlyMap<number, ShelfGlance>
  /** Branches that the reader means: chosen in the search, or their own. */
  readonly near: readonly number[]
  /** What the reader has or waits for already. */
  readonly own: ReadonlyMap<number, OwnState>
  /** The page of who made a title, by title. */
  readonly makers?: ReadonlyMap<number, string>
  /** The editions of the works of titles, by title, where a row stands for all of them. */
  readonly editions?: ReadonlyMap<number, Editions>
  /** Level of the title among the headings of the page: 2, or 3 below a heading of the list. */
  readonly level?: 2 | 3
}

/** One title of a search: the book, where it is now, and what to do. */
export function hitRow(visit: Visit, hit: SearchHit, place: number, context: HitContext): Html {
  const { words, glances, near, own, makers } = context
  const glance = glances.get(hit.id)
  const mine = own.get(hit.id)
  const work = context.editions?.get(hit.id)
  const title = html`<a href="/title/${hit.id}">${titleText(hit, words)}</a>`
  return html`<li class="hit">
    <a class="hit-cover" href="/title/${hit.id}" tabindex="-1" aria-hidden="true"
      >${coverImage(hit.id, { eager: place < 4 })}</a
    >
    <div class="hit-about">
      ${context.level === 3 ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`}
      ${originalLine(hit, words)} ${authorLine(hit, words, makers?.get(hit.id))} ${briefChips(visit, hit)}
      ${hitMarks(hit, `${origin(visit)}/title/${hit.id}`)}
      ${hit.summary === null ? '' : html`<p class="summary"><bdi>${shortened(hit.summary)}</bdi></p>`}
      ${work ? editionsFold(visit, hit.id, work, glances) : ''}
    </div>
    <div class="hit-where">
      ${availabilityLines(visit, hit, glance, near)}
      ${mine ? ownLine(visit, mine) : holdButton(visit, hit, glance, glance !== undefined && glance.onShelf.length > 0)}
      <a class="to-list" href="/title/${hit.id}/list" rel="nofollow"
        >${icon('bookmark')}<span>${readerWordsIn(visit.say.lang).lists.add}<span class="unseen">${visit.say.availability.on(tidyTitle(hit.title))}</span></span></a
      >
    </div>
  </li>`
}

/** Kind, language and year in a row of small labels. */
export function briefChips(
  visit: Pick<Visit, 'say'>,
  { format, language, year }: Pick<SearchHit, 'format' | 'language' | 'year'>,
): Html {
  const labels = [
    formatLabel(visit, format),
    language === null ? '' : languageLabel(visit, language),
    year === null ? '' : String(year),
  ]
  return html`<ul class="chips">
    ${labels.filter((label) => label !== '').map((label) => html`<li>${label}</li>`)}
  </ul>`
}

const longest = 180

/** The beginning of a summary, ended at a word. */
export function shortened(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > longest / 2 ? space : longest).replace(/[\s,;:.–-]+$/, '')} …`
}
