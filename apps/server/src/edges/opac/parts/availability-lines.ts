import type { ShelfGlance } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { icon, type IconName } from './icons.ts'

/** What of a title the lines need. */
export interface ShownTitle {
  readonly id: number
  readonly title: string
  readonly format: string
}

const online = new Set(['ebook', 'e-periodical', 'website', 'online-film', 'e-audiobook'])

/** True for what is read or seen on a screen rather than fetched from a shelf. */
export function isOnline(format: string): boolean {
  return online.has(format)
}

/** Where a title is now, in at most three lines. The branch of the patron, or the one that was asked for, comes first. */
export function availabilityLines(
  visit: Visit,
  title: ShownTitle,
  glance: ShelfGlance | undefined,
  near: readonly number[] = [],
): Html {
  const { say } = visit
  if (!glance || glance.copies === 0) {
    return isOnline(title.format)
      ? line('globe', 'ok', say.availability.online)
      : line('minus', 'none', say.availability.none)
  }
  const shown = new Set(visit.branches.map((branch) => branch.id))
  const shelves = glance.onShelf
    .filter((shelf) => shown.has(shelf.branch))
    .toSorted((a, b) => Number(near.includes(b.branch)) - Number(near.includes(a.branch)))
  const [first, ...others] = shelves
  if (!first) return outLines(visit, glance)
  const where = [first.location, first.callNumber].filter((part) => part !== null && part !== '').join(', ')
  const names = others.map((shelf) => shelf.branchName)
  return html`${line('check', 'ok', say.availability.inAt(first.branchName), where)}
  ${
    others.length === 0
      ? ''
      : line(
          'none',
          'also',
          others.length > 2 ? say.availability.alsoAtMany(others.length) : say.availability.alsoAt(names),
        )
  }`
}

function outLines({ say, write }: Visit, glance: ShelfGlance): Html {
  const waiting = glance.waiting === 0 ? '' : say.availability.waiting(glance.waiting)
  if (glance.out === 0 && glance.coming > 0) return line('truck', 'warn', say.availability.coming, waiting)
  if (glance.out === 0) return line('clock', 'warn', say.availability.notIn(glance.copies), waiting)
  const back = glance.firstBack
  // What is overdue comes back nobody knows when.
  const day = back === null || write.daysTo(back) < 0 ? undefined : write.dayOf(back)
  const none =
    glance.out === glance.copies
      ? say.availability.allOut(glance.out, day)
      : say.availability.noneIn(glance.copies, day)
  return line('clock', 'warn', none, waiting)
}

function line(name: IconName | 'none', tone: string, text: Html | string, second = ''): Html {
  return html`<p class="where ${tone}">
    ${name === 'none' ? '' : icon(name)}<span>${text}${second === '' ? '' : html`<small>${second}</small>`}</span>
  </p>`
}

/** The one thing to do with a title in a list. */
export function holdButton(
  { say }: Visit,
  title: ShownTitle,
  glance: ShelfGlance | undefined,
  primary: boolean,
): Html | '' {
  if (!glance || glance.copies === 0) return ''
  const label = glance.onShelf.length > 0 ? say.availability.placeHold : say.availability.joinQueue
  return html`<a class="button ${primary ? 'primary' : ''}" href="/title/${title.id}/hold" rel="nofollow"
    ><span>${label}<span class="unseen">${say.availability.on(title.title)}</span></span></a
  >`
}
