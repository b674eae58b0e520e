import { explainLoan, listLoans } from '../../../modules/circulation/index.ts'
import { explainHold, listHolds } from '../../../modules/holds/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Reason } from '../../../platform/schemas.ts'
import type { Page } from '../page.ts'
import { icon } from '../parts/icons.ts'
import { tidyTitle } from '../parts/title-heading.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** `/account/loans/:id/why`: the rule that gave the due date, and how the fine comes about. */
export async function loanWhyPage(visit: Visit, patron: SignedIn, id: number): Promise<Page | undefined> {
  const { w, say, write } = visit
  const loan = (await listLoans(w, { patron: patron.id })).rows.find((one) => one.id === id)
  const why = loan && (await explainLoan(w, id))
  if (!loan || !why || isRefusal(why)) return undefined
  const due = Temporal.Instant.from(loan.due)
  const title = say.account.whyLoan(tidyTitle(loan.title), write.dayOf(due), write.daysTo(due) < 0)
  return page(
    visit,
    title,
    html`${reasonList(why.due)}
      ${
        loan.fine.amount === 0
          ? ''
          : html`<h2>${say.account.whyFine}</h2>
              <p class="why-answer"><b>${write.money(loan.fine)}</b></p>
              ${reasonList(why.fine)}`
      }`,
    '#loans',
  )
}

/** `/account/holds/:id/why`: what a hold waits for. */
export async function holdWhyPage(visit: Visit, patron: SignedIn, id: number): Promise<Page | undefined> {
  const { w, say } = visit
  const hold = (await listHolds(w, { patron: patron.id, open: true })).rows.find((one) => one.id === id)
  const why = hold && (await explainHold(w, id))
  if (!hold || !why || isRefusal(why)) return undefined
  return page(visit, say.account.whyHold(tidyTitle(hold.title)), reasonList(why.reasons), '#holds')
}

function page({ say }: Visit, title: string, body: Html, place: string): Page {
  return {
    title,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap why-page">
      <p>
        <a class="back" href="/account${place}">${icon('left')}${say.account.back}</a>
      </p>
      <h1>${title}</h1>
      ${body}
    </div>`,
  }
}

/** What decided comes with a mark; what else was looked at stands beside it in a lower voice. */
function reasonList(reasons: readonly Reason[]): Html {
  return html`<ul class="reasons">
    ${reasons.map(
      ({ decided, text, detail }) =>
        html`<li class="${decided ? 'decided' : ''}">
          ${icon(decided ? 'check' : 'minus')}<span
            >${text}${detail === undefined ? '' : html`<small>${detail}</small>`}</span
          >
        </li>`,
    )}
  </ul>`
}
