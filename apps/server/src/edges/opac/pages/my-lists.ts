import { bibBriefs } from '../../../modules/catalog/index.ts'
import { listOf, ownedBy, readLists, type ListEntry, type WholeList } from '../../../modules/lists/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { origin, type Page } from '../page.ts'
import { coverImage } from '../parts/cover.ts'
import { actionForm } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import { spokenName, tidyTitle, titleText } from '../parts/title-heading.ts'
import { choice, field, readerWords, refusedBand } from '../reader-answers.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** Back to the account from a page of one's own. */
export function backToAccount({ say }: Visit): Html {
  return html`<p><a class="back" href="/account">${icon('left')}${say.account.title}</a></p>`
}

/** `/account/lists`: one's lists, and a form for a new one. */
export async function myListsPage(visit: Visit, patron: SignedIn, blocks: readonly Block[] = []): Promise<Page> {
  const { lists } = readerWords(visit)
  const { rows } = await readLists(visit.w, ownedBy({ patron: patron.id }))
  return {
    title: lists.mine,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${lists.mine}</h1>
      ${refusedBand(visit, blocks)}
      ${rows.length === 0 ? html`<p>${lists.none}</p>` : ''}
      <ul class="rows">
        ${rows.map(
          (list) =>
            html`<li>
              <a href="/account/lists/${list.id}"><bdi>${list.name}</bdi></a>
              <p class="quiet">${lists.titles(list.titles)} · ${lists.sharings[list.sharing]}</p>
            </li>`,
        )}
      </ul>
      <section class="card" aria-labelledby="make">
        <h2 id="make">${lists.make}</h2>
        ${actionForm(
          visit,
          '/account/lists',
          html`${field('name', lists.name, '', { max: 200, needed: true })}
            <p><button class="button primary" type="submit">${lists.make}</button></p>`,
          'stack',
        )}
      </section>
      <p><a href="/lists">${lists.all}</a></p>
    </div>`,
  }
}

/** `/account/lists/:id`: the titles of a list in their order, and who may see it. Undefined when it is not one's own. */
export async function myListPage(
  visit: Visit,
  patron: SignedIn,
  id: number,
  blocks: readonly Block[] = [],
): Promise<Page | undefined> {
  const { lists } = readerWords(visit)
  const list = await listOf(visit.w, id, ownedBy({ patron: patron.id }))
  if (isRefusal(list)) return undefined
  const address = `/account/lists/${id}`
  return {
    title: list.name,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      <p><a class="back" href="/account/lists">${icon('left')}${lists.mine}</a></p>
      <h1><bdi>${list.name}</bdi></h1>
      ${refusedBand(visit, blocks)}
      ${list.hiddenReason === null ? '' : html`<p class="band warn">${icon('alert')}<span>${lists.hidden(list.hiddenReason)}</span></p>`}
      ${list.note === '' ? '' : html`<p class="prose"><bdi>${list.note}</bdi></p>`}
      ${list.sharing === 'private' ? '' : sharePart(visit, list)}
      ${list.entries.length === 0 ? html`<p>${lists.empty} <a href="/search">${visit.say.account.findSomething}</a></p>` : await entryRows(visit, list, address)}
      <details class="card" ${blocks.length > 0 ? html`open` : ''}>
        <summary><h2>${lists.settings}</h2></summary>
        ${actionForm(
          visit,
          address,
          html`${field('name', lists.name, list.name, { max: 200, needed: true })}
            ${field('note', lists.note, list.note, { max: 4000, lines: 4 })}
            ${choice('sharing', lists.sharing, lists.sharings, list.sharing)}
            ${field('signed', lists.signed, list.signed, { max: 60, hint: lists.signedHint })}
            <p><button class="button primary" type="submit">${lists.save}</button></p>`,
          'stack',
        )}
        ${actionForm(visit, `${address}/delete`, html`<button class="button danger" type="submit">${lists.remove}</button>`)}
      </details>
    </div>`,
  }
}

function sharePart(visit: Visit, { token }: WholeList): Html {
  const { lists } = readerWords(visit)
  return html`<div class="card share">
    <label for="share">${lists.address}</label>
    <input id="share" readonly value="${origin(visit)}/lists/${token}" dir="ltr" />
    <p><a href="/lists/${token}">${lists.see}</a></p>
  </div>`
}

async function entryRows(visit: Visit, list: WholeList, address: string): Promise<Html> {
  const { lists } = readerWords(visit)
  const briefs = new Map(
    (
      await bibBriefs(
        visit.w,
        list.entries.map(({ bib }) => bib),
      )
    ).map((brief) => [brief.id, brief]),
  )
  const last = list.entries.length - 1
  const move = (entry: ListEntry, at: number, to: number, name: 'up' | 'down') =>
    at === (name === 'up' ? 0 : last)
      ? ''
      : actionForm(
          visit,
          `${address}/titles/${entry.bib}`,
          html`<input type="hidden" name="place" value="${to}" />
            <button class="button small" type="submit" aria-label="${lists[name](tidyTitle(entry.title))}">
              ${icon('down', name === 'up' ? 'turned' : '')}
            </button>`,
        )
  return html`<ol class="list-titles">
    ${list.entries.map((entry, at) => {
      const brief = briefs.get(entry.bib)
      return html`<li id="t${entry.bib}">
        <a class="entry-cover" href="/title/${entry.bib}" tabindex="-1" aria-hidden="true">${coverImage(entry.bib)}</a>
        <div>
          <h2><a href="/title/${entry.bib}">${brief ? titleText(brief) : entry.title}</a></h2>
          ${entry.author === null ? '' : html`<p class="quiet"><bdi>${spokenName(entry.author, brief)}</bdi></p>`}
          ${entry.note === '' ? '' : html`<p class="prose"><bdi>${entry.note}</bdi></p>`}
          <div class="button-row">
            ${move(entry, at, list.entries[at - 1]?.place ?? 1, 'up')} ${move(entry, at, list.entries[at + 1]?.place ?? 1, 'down')}
            ${actionForm(
              visit,
              `${address}/titles/${entry.bib}/take`,
              html`<button class="button small" type="submit" aria-label="${lists.take(tidyTitle(entry.title))}">${icon('close')}</button>`,
            )}
          </div>
          <details>
            <summary>${lists.titleNote(tidyTitle(entry.title))}</summary>
            ${actionForm(
              visit,
              `${address}/titles/${entry.bib}`,
              html`<textarea name="note" rows="2" maxlength="1000" aria-label="${lists.titleNote(tidyTitle(entry.title))}">
${entry.note}</textarea
                ><button class="button small" type="submit">${lists.save}</button>`,
              'stack',
            )}
          </details>
        </div>
      </li>`
    })}
  </ol>`
}

/** `/title/:id/list`: which of one's lists a title goes on, or a new one. Undefined when there is no such title. */
export async function addToListPage(
  visit: Visit,
  patron: SignedIn,
  bib: number,
  blocks: readonly Block[] = [],
): Promise<Page | undefined> {
  const { lists } = readerWords(visit)
  const [brief] = await bibBriefs(visit.w, [bib])
  if (!brief) return undefined
  const { rows } = await readLists(visit.w, ownedBy({ patron: patron.id }))
  return {
    title: lists.add,
    place: 'search',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      <p><a class="back" href="/title/${bib}">${icon('left')}${visit.say.title.backToTitle}</a></p>
      <h1>${lists.add}</h1>
      <p>${titleText(brief)}</p>
      ${refusedBand(visit, blocks)}
      ${actionForm(
        visit,
        `/title/${bib}/list`,
        html`${rows.length === 0 ? '' : choice('list', lists.addTo, { ...Object.fromEntries(rows.map(({ id, name }) => [id, name])), new: lists.newOne }, String(rows[0]?.id))}
          ${field('name', lists.newOne, '', { max: 200 })}
          <p><button class="button primary" type="submit">${lists.addButton}</button></p>`,
        'stack card',
      )}
    </div>`,
  }
}
