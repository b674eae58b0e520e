import type { Hold } from '../../../modules/holds/contract.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { coverImage } from './cover.ts'
import { actionForm, pickupChoice } from './forms.ts'
import { icon, type IconName } from './icons.ts'
import { spokenName, tidyTitle } from './title-heading.ts'

/** What someone waits for, what is ready first; `cancelsCaught`: a hold may be given up although its copy is kept already. */
export function holdList(visit: Visit, holds: readonly Hold[], cancelsCaught: boolean): Html {
  const { say } = visit
  if (holds.length === 0) {
    return html`<div class="empty-panel">
      <p><b>${say.account.noHolds}</b></p>
      <p>${say.account.noHoldsText}</p>
    </div>`
  }
  return html`<ul class="entries">
    ${holds.map((hold) => holdEntry(visit, hold, cancelsCaught))}
  </ul>`
}

function holdEntry(visit: Visit, hold: Hold, cancelsCaught: boolean): Html {
  const { say, write } = visit
  const placed = say.account.placed(write.dayOf(Temporal.Instant.from(hold.placedAt)))
  const titles = [hold.title, ...hold.alternatives.map(({ title }) => title)].map(tidyTitle)
  const asked = hold.part ?? hold.volume
  const wish = [
    ...(asked === null ? [] : [say.waiting.askPart(asked)]),
    ...(titles.length === 1 ? [] : [say.waiting.anyOf(titles.join('; '))]),
  ]
  const notes = hold.state === 'waiting' ? [say.account.collectAt(hold.pickupName), placed] : [placed]
  return html`<li class="entry">
    <a class="entry-cover" href="/title/${hold.bib}" tabindex="-1" aria-hidden="true">${coverImage(hold.bib)}</a>
    <div class="entry-about">
      <h3>
        <a href="/title/${hold.bib}"><bdi>${tidyTitle(hold.title)}</bdi></a>
      </h3>
      ${hold.author === null ? '' : html`<p class="who"><bdi>${spokenName(hold.author)}</bdi></p>`}
      ${stateLine(visit, hold)}
      <p class="quiet">${[...wish, ...notes].join(' · ')}</p>
    </div>
    <div class="entry-do">
      <details class="change" data-menu>
        <summary class="button">
          <span>${say.account.change}<span class="unseen"> ${hold.title}</span></span
          >${icon('down')}
        </summary>
        <div class="change-panel card">${changes(visit, hold, cancelsCaught)}</div>
      </details>
    </div>
  </li>`
}

function stateLine({ say, write }: Visit, hold: Hold): Html {
  const until = (day: string | null) => (day === null ? undefined : write.day(Temporal.PlainDate.from(day)))
  const line = (tone: string, name: IconName, text: Html) =>
    html`<p class="where ${tone}">
      ${icon(name)}<span>${text} · <a class="why" href="/account/holds/${hold.id}/why">${say.account.why}<span class="unseen"> ${hold.title}</span></a></span>
    </p>`
  if (hold.state === 'ready') return line('ok', 'check', say.account.ready(hold.pickupName, until(hold.shelfUntil)))
  if (hold.state === 'in-transit') return line('ok', 'truck', say.account.onTheWay(hold.pickupName))
  if (hold.suspended) return line('warn', 'pause', say.account.suspended(until(hold.suspendedUntil)))
  return line('plain', 'clock', say.account.queued(hold.position ?? 1, hold.queueLength))
}

function changes(visit: Visit, hold: Hold, cancelsCaught: boolean): Html {
  const { say, write } = visit
  const address = `/account/holds/${hold.id}`
  const waiting = hold.state === 'waiting'
  const day = `pause-${hold.id}`
  return html`${
    waiting || hold.state === 'ready'
      ? actionForm(
          visit,
          `${address}/pickup`,
          html`${pickupChoice(visit, `pickup-${hold.id}`, say.account.pickup, hold.pickup)}
            <button class="button" type="submit">${say.account.savePickup}</button>`,
        )
      : ''
  }
  ${
    waiting && !hold.suspended
      ? actionForm(
          visit,
          `${address}/pause`,
          html`<label for="${day}">${say.account.pauseUntil}</label>
            <input id="${day}" name="until" type="date" min="${write.today.add({ days: 1 }).toString()}" required />
            <button class="button" type="submit">${say.account.pause}</button>`,
        )
      : ''
  }
  ${
    waiting && hold.suspended
      ? actionForm(
          visit,
          `${address}/resume`,
          html`<button class="button" type="submit">${say.account.resume}</button>`,
        )
      : ''
  }
  ${
    waiting || cancelsCaught
      ? actionForm(
          visit,
          `${address}/cancel`,
          html`<button class="button danger" type="submit">${say.account.cancel}</button>`,
        )
      : html`<p class="quiet">${say.waiting.atDesk}</p>`
  }`
}
