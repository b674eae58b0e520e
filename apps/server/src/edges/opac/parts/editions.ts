import type { BibBrief, Editions } from '../../../modules/catalog/index.ts'
import type { ShelfGlance } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { advancing } from '../messages/advanced/words.ts'
import type { Visit } from '../visit.ts'
import { isOnline } from './availability-lines.ts'
import { icon, type IconName } from './icons.ts'
import { formatLabel, formatsLabel, languageLabel } from './labels.ts'
import { titleText } from './title-heading.ts'

/** Editions of a work that a page of results asks for, and those that it unfolds. */
export const editionLimits = { asked: 24, unfolded: 12, page: 200 } as const

type State = 'in' | 'online' | 'out'

function stateOf({ branches }: Visit, { id, format }: BibBrief, glances: ReadonlyMap<number, ShelfGlance>): State {
  const glance = glances.get(id)
  const isShown = (branch: number) => branches.some((one) => one.id === branch)
  if (glance?.onShelf.some(({ branch }) => isShown(branch)) === true) return 'in'
  return isOnline(format) && (glance?.copies ?? 0) === 0 ? 'online' : 'out'
}

/** Below a title of the results: how many editions there are, in which formats, which of them are in; unfolding to each. */
export function editionsFold(
  visit: Visit,
  bib: number,
  { count, editions }: Editions,
  glances: ReadonlyMap<number, ShelfGlance>,
): Html {
  const { words, counting } = advancing(visit.say)
  const formats = Map.groupBy(editions, ({ format }) => format)
  const shown = editions.slice(0, editionLimits.unfolded)
  return html`<details class="editions">
    <summary>
      <b>${words.editions.together(counting, count)}</b>
      <span class="formats"
        >${[...formats].map(([format, all]) => {
          const states = new Set(all.map((one) => stateOf(visit, one, glances)))
          const state = states.has('in') ? 'in' : states.has('online') ? 'online' : 'out'
          return html`<span class="${state}">${formatsLabel(visit, format)} ${mark(visit, state)}</span>`
        })}</span
      >
    </summary>
    <ul>
      ${shown.map((one) => {
        const labels = [
          formatLabel(visit, one.format),
          one.language === null ? '' : languageLabel(visit, one.language),
          one.year === null ? '' : String(one.year),
        ]
        const state = stateOf(visit, one, glances)
        return html`<li>
          <a href="/title/${one.id}">${titleText(one)}</a>
          <span class="quiet">${labels.filter((label) => label !== '').join(' · ')}</span>
          <span class="${state}">${mark(visit, state)}</span>
        </li>`
      })}
    </ul>
    ${count > shown.length ? html`<p><a href="/title/${bib}/editions" rel="nofollow">${words.editions.all(counting, count)}</a></p>` : ''}
  </details>`
}

function mark({ say }: Visit, state: State): Html {
  const { editions } = advancing(say).words
  const marks: Readonly<Record<State, readonly [IconName, string]>> = {
    in: ['check', editions.isIn],
    online: ['globe', editions.isOnline],
    out: ['clock', editions.isOut],
  }
  const [name, text] = marks[state]
  return html`<small>${icon(name)}${text}</small>`
}

/** The other editions that do as well as one: of its language and format. */
export function interchangeable(bib: Pick<BibBrief, 'id' | 'format' | 'language'>, of: Editions | undefined) {
  return (of?.editions ?? []).filter(
    (one) => one.id !== bib.id && one.format === bib.format && one.language === bib.language,
  )
}
