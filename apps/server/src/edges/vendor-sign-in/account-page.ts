import type { FastifyInstance } from 'fastify'
import { endConsent, ownVendors, type OwnVendor } from '../../modules/vendor-sign-in/index.ts'
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
import { vendorWords } from './words.ts'

const path = '/account/programs'

/** Mounts the page on which a patron sees which programs know them, and takes that back. */
export function mountProgramsPage(pages: FastifyInstance, site: Site): void {
  const own = ownRoutes(pages, site)
  own.page(path, (visit, patron) => programsPage(visit, patron, false))
  own.form(
    `${path}/:id/forget`,
    () => path,
    async (visit, patron, _, { id }) => {
      const done = await act(visit, (w) => endConsent(w, patron.id, id))
      return sendPage(visit, isRefusal(done) ? notFoundPage(visit) : await programsPage(visit, patron, true))
    },
  )
}

async function programsPage(visit: Visit, patron: SignedIn, ended: boolean): Promise<Page> {
  const words = vendorWords(visit.say.lang)
  const { rows } = await ownVendors(visit.w, patron.id)
  return {
    title: words.programs,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${words.programs}</h1>
      ${ended ? html`<p class="band ok" role="status">${icon('check')}<span>${words.ended}</span></p>` : ''}
      <p>${rows.length === 0 ? words.noPrograms : words.programsText}</p>
      <ul class="rows">
        ${rows.map((row) => programRow(visit, row))}
      </ul>
    </div>`,
  }
}

function programRow(visit: Visit, { id, name, claims, given, used }: OwnVendor): Html {
  const words = vendorWords(visit.say.lang)
  const day = (moment: string) => visit.write.dayOf(Temporal.Instant.from(moment))
  const told = [words.reader, ...claims.map((claim) => words.claims[claim])].join(', ')
  return html`<li>
    <b><bdi>${name}</bdi></b>
    <p>${words.told} ${told}</p>
    <p class="quiet">${words.since(day(given))}${used === null ? '' : ` · ${words.used(day(used))}`}</p>
    ${actionForm(
      visit,
      `${path}/${id}/forget`,
      html`<button class="button danger" type="submit">${words.end}<span class="unseen"> ${name}</span></button>`,
    )}
  </li>`
}
