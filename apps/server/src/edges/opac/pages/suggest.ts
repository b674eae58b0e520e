import {
  suggestionsOf,
  type FoundTitle,
  type MySuggestion,
  monthlySuggestions,
} from '../../../modules/purchase-suggestions/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Block } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { FormFields } from '../form-data.ts'
import type { Page } from '../page.ts'
import { actionForm, pickupChoice } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import { spokenName, tidyTitle } from '../parts/title-heading.ts'
import { field, readerWords, refusedBand } from '../reader-answers.ts'
import type { SignedIn, Visit } from '../visit.ts'
import { backToAccount } from './my-lists.ts'

/** `/account/suggestions`: a form for what the library should buy, and what became of earlier wishes. */
export async function suggestPage(
  visit: Visit,
  patron: SignedIn,
  typed: FormFields,
  blocks: readonly Block[] = [],
): Promise<Page> {
  const { suggest } = readerWords(visit)
  const { rows } = await suggestionsOf(visit.w, patron.id)
  const open = (await readSetting(visit.w, monthlySuggestions)) > 0
  const has = blocks.find(({ code }) => code === 'library-has-it')
  return {
    title: suggest.title,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${suggest.title}</h1>
      <p>${suggest.intro}</p>
      ${has ? foundBand(visit, foundIn(has)) : refusedBand(visit, blocks)}
      ${open ? await wishForm(visit, patron, typed, has !== undefined) : html`<p class="band warn">${icon('info')}<span>${suggest.closed}</span></p>`}
      <h2>${suggest.mine}</h2>
      ${rows.length === 0 ? html`<p class="quiet">${suggest.none}</p>` : ''}
      <ul class="rows">
        ${rows.map((row) => suggestionRow(visit, row))}
      </ul>
    </div>`,
  }
}

async function wishForm(visit: Visit, patron: SignedIn, typed: FormFields, anyway: boolean): Promise<Html> {
  const { suggest } = readerWords(visit)
  const own = await patronFacts(visit.w, { id: patron.id })
  const text = (name: string) => typed.get(name) ?? ''
  return actionForm(
    visit,
    '/account/suggestions',
    html`${field('title', suggest.what, text('title'), { max: 500, needed: true })}
      ${field('author', suggest.author, text('author'), { max: 300 })}
      ${field('isbn', suggest.isbn, text('isbn'), { max: 30, hint: suggest.isbnHint })}
      ${field('note', suggest.note, text('note'), { max: 2000, lines: 3 })}
      <label class="check"
        ><input type="checkbox" name="hold" value="1" ${text('hold') === '1' ? html`checked` : ''} /> <span>${suggest.wantsHold}</span></label
      >
      <div class="field">${pickupChoice(visit, 'pickup', visit.say.hold.pickup, Number(text('pickup')) || own?.branch)}</div>
      ${anyway ? html`<input type="hidden" name="anyway" value="1" />` : ''}
      <p><button class="button primary" type="submit">${anyway ? suggest.anyway : suggest.submit}</button></p>`,
    'stack card',
  )
}

function foundIn({ facts }: Block): readonly FoundTitle[] {
  const found: unknown = facts?.['found']
  return Array.isArray(found) ? found.filter(isFound) : []
}
const isFound = (one: unknown): one is FoundTitle =>
  typeof one === 'object' && one !== null && 'bib' in one && 'title' in one && 'author' in one

function foundBand(visit: Visit, found: readonly FoundTitle[]): Html {
  return html`<div class="band warn" role="alert">
    ${icon('book')}
    <div>
      <p><b>${readerWords(visit).suggest.has}</b></p>
      <ul>
        ${found.map(
          ({ bib, title, author }) =>
            html`<li>
              <a href="/title/${bib}"><bdi>${tidyTitle(title)}</bdi></a>${author === null ? '' : html`, <bdi>${spokenName(author)}</bdi>`}
            </li>`,
        )}
      </ul>
    </div>
  </div>`
}

function suggestionRow(visit: Visit, { id, title, author, state, reason, bib, createdAt }: MySuggestion): Html {
  const { suggest } = readerWords(visit)
  return html`<li>
    ${bib === null ? html`<b><bdi>${title}</bdi></b>` : html`<a href="/title/${bib}"><bdi>${title}</bdi></a>`}${author === '' ? '' : html`, <bdi>${author}</bdi>`}
    <p class="quiet">${visit.write.dayOf(Temporal.Instant.from(createdAt))} · ${suggest.states[state]}</p>
    ${reason === '' ? '' : html`<p class="prose"><bdi>${reason}</bdi></p>`}
    ${
      state === 'new'
        ? actionForm(
            visit,
            `/account/suggestions/${id}/withdraw`,
            html`<button class="button small" type="submit">${suggest.withdraw}<span class="unseen"> ${title}</span></button>`,
          )
        : ''
    }
  </li>`
}
