import { patronFacts } from '../../../modules/patrons/index.ts'
import {
  readerRequestsMonthly,
  readerRequestsOf,
  wishKinds,
  type MyReaderRequest,
} from '../../../modules/resource-sharing/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Block } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { FormFields } from '../form-data.ts'
import { interlibraryWordsIn } from '../messages/interlibrary/words.ts'
import type { Page } from '../page.ts'
import { actionForm, pickupChoice } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import { field, refusedBand } from '../reader-answers.ts'
import type { SignedIn, Visit } from '../visit.ts'
import { backToAccount } from './my-lists.ts'

/** `/account/interlibrary`: a form for what another library may lend or copy, and what became of earlier wishes. */
export async function interlibraryPage(
  visit: Visit,
  patron: SignedIn,
  typed: FormFields,
  blocks: readonly Block[] = [],
): Promise<Page> {
  const words = interlibraryWordsIn(visit.say.lang)
  const { rows } = await readerRequestsOf(visit.w, patron.id)
  const isOpen = (await readSetting(visit.w, readerRequestsMonthly)) > 0
  return {
    title: words.title,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${words.title}</h1>
      <p>${words.intro}</p>
      ${refusedBand(visit, blocks)}
      ${isOpen ? await wishForm(visit, patron, typed) : html`<p class="band warn">${icon('info')}<span>${words.closed}</span></p>`}
      <h2>${words.mine}</h2>
      ${rows.length === 0 ? html`<p class="quiet">${words.none}</p>` : ''}
      <ul class="rows">
        ${rows.map((row) => requestRow(visit, row))}
      </ul>
    </div>`,
  }
}

async function wishForm(visit: Visit, patron: SignedIn, typed: FormFields): Promise<Html> {
  const words = interlibraryWordsIn(visit.say.lang)
  const own = await patronFacts(visit.w, { id: patron.id })
  const text = (name: string) => typed.get(name) ?? ''
  const chosen = wishKinds.find((kind) => kind === text('kind')) ?? 'book'
  return actionForm(
    visit,
    '/account/interlibrary',
    html`<div class="field">
        <label for="kind">${words.kind}</label>
        <select id="kind" name="kind">
          ${wishKinds.map((kind) => html`<option value="${kind}" ${kind === chosen ? html`selected` : ''}>${words.kinds[kind]}</option>`)}
        </select>
      </div>
      ${field('title', words.what, text('title'), { max: 500 })} ${field('part', words.part, text('part'), { max: 500 })}
      ${field('author', words.author, text('author'), { max: 300 })}
      <div class="short-fields">
        ${field('year', words.year, text('year'), { max: 20 })} ${field('volume', words.volume, text('volume'), { max: 50 })}
        ${field('issue', words.issue, text('issue'), { max: 50 })} ${field('pages', words.pages, text('pages'), { max: 50 })}
      </div>
      <div class="short-fields">
        ${field('number', words.number, text('number'), { max: 40 })} ${field('doi', words.doi, text('doi'), { max: 250 })}
      </div>
      ${field('note', words.note, text('note'), { max: 2000, lines: 3 })}
      <div class="field">${pickupChoice(visit, 'pickup', words.pickup, Number(text('pickup')) || own?.branch)}</div>
      <p><button class="button primary" type="submit">${words.submit}</button></p>`,
    'stack card',
  )
}

function requestRow(
  visit: Visit,
  { id, title, part, author, state, answer, createdAt, volume, issue, year }: MyReaderRequest,
): Html {
  const words = interlibraryWordsIn(visit.say.lang)
  const place = [volume, issue, year].filter((text) => text !== '').join(', ')
  const whole = [part === '' ? '' : title, author, place].filter((text) => text !== '')
  return html`<li>
    <b><bdi>${part || title}</bdi></b>${whole.map((text) => html`, <bdi>${text}</bdi>`)}
    <p class="quiet">${visit.write.dayOf(Temporal.Instant.from(createdAt))} · ${words.states[state]}</p>
    ${answer === '' ? '' : html`<p class="prose"><bdi>${answer}</bdi></p>`}
    ${
      state === 'new'
        ? actionForm(
            visit,
            `/account/interlibrary/${id}/withdraw`,
            html`<button class="button small" type="submit">${words.withdraw}<span class="unseen"> ${part || title}</span></button>`,
          )
        : ''
    }
  </li>`
}
