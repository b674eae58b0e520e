import { patronFacts } from '../../../modules/patrons/index.ts'
import { searchByToken, searchesOf, type SavedSearch } from '../../../modules/saved-searches/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { searchOf } from '../kept-search.ts'
import type { Page } from '../page.ts'
import { actionForm } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import { searchWords } from '../parts/search-words.ts'
import { choice, field, readerWords, refusedBand } from '../reader-answers.ts'
import { filterCount, searchAddress, searchFields, type Search } from '../search-address.ts'
import type { SignedIn, Visit } from '../visit.ts'
import { backToAccount } from './my-lists.ts'

/** `/account/searches`: the searches that someone keeps, each with how often it is told. */
export async function savedSearchesPage(visit: Visit, patron: SignedIn, blocks: readonly Block[] = []): Promise<Page> {
  const { searches } = readerWords(visit)
  const { rows } = await searchesOf(visit.w, patron.id)
  return {
    title: searches.title,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${searches.title}</h1>
      ${refusedBand(visit, blocks)} ${rows.length === 0 ? html`<p>${searches.none}</p>` : await mailHint(visit, patron)}
      <ul class="rows">
        ${rows.map((row) => searchRow(visit, row))}
      </ul>
    </div>`,
  }
}

async function mailHint(visit: Visit, patron: SignedIn): Promise<Html | ''> {
  const own = await patronFacts(visit.w, { id: patron.id })
  return own?.email === ''
    ? html`<p class="band warn">${icon('mail')}<span><a href="/account/details">${readerWords(visit).searches.noMail}</a></span></p>`
    : ''
}

function searchRow(visit: Visit, { id, name, query, every, toldAt }: SavedSearch): Html {
  const { searches } = readerWords(visit)
  const search = searchOf(query)
  const address = `/account/searches/${id}`
  return html`<li>
    <a href="${searchAddress(search)}"><bdi>${name}</bdi></a>
    <p class="quiet">
      <bdi>${searchWords(visit, search)}</bdi>${filterCount(search) === 0 ? '' : html` ${visit.say.search.filters(filterCount(search))}`}${
        toldAt === null ? '' : ` · ${searches.told(visit.write.dayOf(Temporal.Instant.from(toldAt)))}`
      }
    </p>
    <div class="button-row">
      ${actionForm(
        visit,
        address,
        html`<label class="unseen" for="every-${id}">${searches.every}: ${name}</label>
          <select id="every-${id}" name="every">
            ${Object.entries(searches.paces).map(
              ([pace, text]) => html`<option value="${pace}" ${pace === every ? html`selected` : ''}>${text}</option>`,
            )}
          </select>
          <button class="button" type="submit">${searches.button}</button>`,
        'inline',
      )}
      ${actionForm(
        visit,
        `${address}/forget`,
        html`<button class="button danger" type="submit">${searches.forget}<span class="unseen"> ${name}</span></button>`,
      )}
    </div>
  </li>`
}

/** `/account/searches/new`: keeping the search that one is on. */
export async function saveSearchPage(
  visit: Visit,
  patron: SignedIn,
  search: Search,
  blocks: readonly Block[] = [],
): Promise<Page> {
  const { searches } = readerWords(visit)
  return {
    title: searches.save,
    place: 'search',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      <p><a class="back" href="${searchAddress(search)}">${icon('left')}${visit.say.search.heading(searchWords(visit, search))}</a></p>
      <h1>${searches.save}</h1>
      <p>${searches.intro}</p>
      ${refusedBand(visit, blocks)} ${await mailHint(visit, patron)}
      ${actionForm(
        visit,
        '/account/searches',
        html`${searchFields(search, ['sort', 'page', 'available']).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
          ${field('name', searches.name, searchWords(visit, search).slice(0, 200) || visit.say.search.heading(''), { max: 200, needed: true })}
          ${choice('every', searches.every, searches.paces, 'week')}
          <p><button class="button primary" type="submit">${searches.button}</button></p>`,
        'stack card',
      )}
    </div>`,
  }
}

/** `/searches/end/:token`: the link in a mail. Mail programs look at links by themselves: only the button ends anything. */
export async function endAlertsPage(visit: Visit, token: string, done: boolean): Promise<Page | undefined> {
  const { searches } = readerWords(visit)
  const found = await searchByToken(visit.w, token)
  if (isRefusal(found)) return undefined
  return {
    title: searches.endTitle,
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      <h1>${done ? searches.end : searches.endTitle}</h1>
      ${
        done
          ? html`<p class="band ok" role="status">${icon('check')}<span>${searches.ended}</span></p>`
          : html`<p>${searches.endText(found.name)}</p>
              <form action="/searches/end/${token}" method="post">
                <button class="button primary" type="submit">${searches.end}</button>
              </form>`
      }
      <p><a href="/account/searches">${searches.title}</a></p>
    </div>`,
  }
}
