import type { FastifyInstance } from 'fastify'
import { outsideAccounts, unlinkOutsideAccount, type OutsideAccount } from '../../modules/identity/index.ts'
import { html, type Html } from '../../platform/html.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { ownRoutes } from '../opac/own-routes.ts'
import { sendPage, type Page } from '../opac/page.ts'
import { notFoundPage } from '../opac/pages/errors.ts'
import { backToAccount } from '../opac/pages/my-lists.ts'
import { actionForm } from '../opac/parts/forms.ts'
import { icon } from '../opac/parts/icons.ts'
import { act } from '../opac/reader-answers.ts'
import type { Site } from '../opac/site.ts'
import type { SignedIn, Visit } from '../opac/visit.ts'
import { identityWords } from './words.ts'

const path = '/account/sign-in'

/** Mounts the page on which a patron sees with which accounts of elsewhere they sign in, and takes one away. */
export function mountOutsideAccounts(pages: FastifyInstance, site: Site): void {
  const own = ownRoutes(pages, site)
  own.page(path, (visit, patron) => accountsPage(visit, patron, false))
  own.form(
    `${path}/:id/unlink`,
    () => path,
    async (visit, patron, _, { id }) => {
      const done = await act(visit, (w) => unlinkOutsideAccount(w, patron.id, id, patron.session.id))
      return sendPage(visit, isRefusal(done) ? notFoundPage(visit) : await accountsPage(visit, patron, true))
    },
  )
}

async function accountsPage(visit: Visit, patron: SignedIn, ended: boolean): Promise<Page> {
  const words = identityWords(visit.say.lang)
  const { rows } = await outsideAccounts(visit.w, patron.id)
  return {
    title: words.accounts,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${words.accounts}</h1>
      ${ended ? html`<p class="band ok" role="status">${icon('check')}<span>${words.unlinked}</span></p>` : ''}
      <p>${rows.length === 0 ? words.noAccounts : words.accountsText}</p>
      <ul class="rows">
        ${rows.map((row) => accountRow(visit, row))}
      </ul>
    </div>`,
  }
}

function accountRow(visit: Visit, { id, name, linked, used }: OutsideAccount): Html {
  const words = identityWords(visit.say.lang)
  const day = (moment: string) => visit.write.dayOf(Temporal.Instant.from(moment))
  return html`<li>
    <b><bdi>${name}</bdi></b>
    <p class="quiet">${words.linked(day(linked))} · ${words.used(day(used))}</p>
    ${actionForm(
      visit,
      `${path}/${id}/unlink`,
      html`<button class="button danger" type="submit">${words.unlink}<span class="unseen"> ${name}</span></button>`,
    )}
  </li>`
}
