import { listBookings, listPlans, listSlots } from '../../../modules/curbside/index.ts'
import type { CurbsideBooking, CurbsidePlan, CurbsideSlot } from '../../../modules/curbside/contract.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { actionForm, refusalBand } from '../parts/forms.ts'
import type { SignedIn, Visit } from '../visit.ts'

const daysShown = 5

/** `/account/curbside`: one's own pick-ups with "I am outside", and the times that can be booked. */
export async function curbsidePage(visit: Visit, patron: SignedIn, refused: readonly Block[] = []): Promise<Page> {
  const { w, say } = visit
  const { curbside } = say
  const [{ rows: mine }, { rows: all }, own] = await Promise.all([
    listBookings(w, { patron: patron.id, latestFirst: true, limit: 20 }),
    listPlans(w),
    patronFacts(w, { id: patron.id }),
  ])
  const plans = all.toSorted((a, b) => Number(b.branch === own?.branch) - Number(a.branch === own?.branch))
  const slots = await Promise.all(plans.map(async (plan) => ({ plan, slots: await freeSlots(visit, plan) })))
  return {
    title: curbside.title,
    place: 'account',
    hidden: true,
    search: false,
    ...(refused.length > 0 && { status: 409 }),
    body: html`<div class="wrap narrow-page curbside-page">
      <p><a href="/account#holds">${say.waiting.back}</a></p>
      <h1>${curbside.title}</h1>
      ${refused.length === 0 ? '' : refusalBand(visit, say.account.refused, refused)}
      <p>${curbside.intro}</p>
      ${mine.length === 0 ? '' : html`<h2>${curbside.mine}</h2>${mine.map((booking) => bookingCard(visit, booking))}`}
      <h2>${curbside.book}</h2>
      ${
        plans.length === 0
          ? html`<p>${curbside.none}</p>`
          : slots.map(({ plan, slots: free }) => planCard(visit, plan, free))
      }
    </div>`,
  }
}

async function freeSlots({ w }: Visit, plan: CurbsidePlan): Promise<readonly CurbsideSlot[]> {
  const found = await listSlots(w, { branch: plan.branch, days: 31 })
  if (isRefusal(found)) return []
  const free = found.rows.filter((slot) => slot.free > 0)
  const days = new Set([...new Set(free.map((slot) => slot.day))].slice(0, daysShown))
  return free.filter((slot) => days.has(slot.day))
}

/** Times are those of the branch. */
function timeAt(visit: Visit, branch: number, moment: string): string {
  const zone = visit.branches.find((one) => one.id === branch)?.timeZone ?? 'UTC'
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(zone)
  return visit.write.minute(local.hour * 60 + local.minute)
}

function bookingCard(visit: Visit, booking: CurbsideBooking): Html {
  const { say, write } = visit
  const { curbside } = say
  const open = booking.state !== 'delivered' && booking.state !== 'cancelled'
  const address = `/account/curbside/${booking.id}`
  return html`<section class="card">
    <p>
      ${curbside.when(
        write.day(Temporal.PlainDate.from(booking.day)),
        timeAt(visit, booking.branch, booking.startsAt),
        timeAt(visit, booking.branch, booking.endsAt),
      )},
      ${booking.branchName}
    </p>
    <p class="quiet">
      ${curbside.states[booking.state] ?? ''}${open ? html` · ${curbside.ready(booking.ready.length)}` : ''}
    </p>
    ${
      !open
        ? ''
        : html`<div class="button-row">
            ${
              booking.state === 'outside'
                ? html`<p class="band ok" role="status">${curbside.weKnow}</p>`
                : actionForm(
                    visit,
                    `${address}/outside`,
                    html`<button class="button primary" type="submit">${curbside.outside}</button>`,
                  )
            }
            ${actionForm(visit, `${address}/cancel`, html`<button class="button" type="submit">${curbside.cancel}</button>`)}
          </div>`
    }
  </section>`
}

function planCard(visit: Visit, plan: CurbsidePlan, slots: readonly CurbsideSlot[]): Html {
  const { say, write } = visit
  const { curbside } = say
  const [slot, note] = [`slot-${plan.branch}`, `note-${plan.branch}`]
  const days = Map.groupBy(slots, (one) => one.day)
  return html`<section class="card">
    <h3>${plan.branchName}</h3>
    ${plan.note === '' ? '' : html`<p>${plan.note}</p>`}
    ${
      slots.length === 0
        ? html`<p class="quiet">${curbside.noSlots}</p>`
        : actionForm(
            visit,
            '/account/curbside',
            html`<input type="hidden" name="branch" value="${plan.branch}" />
              <div class="field">
                <label for="${slot}">${curbside.slot}</label>
                <select id="${slot}" name="startsAt">
                  ${[...days].map(
                    ([day, ofDay]) =>
                      html`<optgroup label="${write.day(Temporal.PlainDate.from(day))}">
                        ${ofDay.map(
                          (one) =>
                            html`<option value="${one.startsAt}">
                              ${timeAt(visit, plan.branch, one.startsAt)} – ${timeAt(visit, plan.branch, one.endsAt)} (${curbside.left(one.free)})
                            </option>`,
                        )}
                      </optgroup>`,
                  )}
                </select>
              </div>
              <div class="field">
                <label for="${note}">${curbside.note}</label>
                <input id="${note}" name="note" maxlength="200" placeholder="${curbside.noteHint}" autocomplete="off" />
              </div>
              <button class="button primary" type="submit">${curbside.submit}</button>`,
          )
    }
  </section>`
}
