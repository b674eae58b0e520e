import type { Loan } from '../../../modules/circulation/contract.ts'
import type { RenewalOutcome } from '../../../modules/circulation/contract-renewals.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { coverImage } from './cover.ts'
import { actionForm } from './forms.ts'
import { icon } from './icons.ts'
import { formatLabel } from './labels.ts'
import { spokenName, tidyTitle } from './title-heading.ts'

/** What someone has on loan, the soonest due first, each with what renewing it would give where that is known. */
export function loanList(
  visit: Visit,
  loans: readonly Loan[],
  renewals: ReadonlyMap<number, RenewalOutcome> = new Map(),
): Html {
  const { say } = visit
  if (loans.length === 0) {
    return html`<div class="empty-panel">
      <p><b>${say.account.noLoans}</b></p>
      <p>${say.account.noLoansText}</p>
      <p><a class="button" href="/">${say.account.findSomething}</a></p>
    </div>`
  }
  return html`<ul class="entries">
    ${loans.map((loan) => loanEntry(visit, loan, renewals.get(loan.id)))}
  </ul>`
}

function loanEntry(visit: Visit, loan: Loan, renewal: RenewalOutcome | undefined): Html {
  const { say, write } = visit
  const renewable = loan.state === 'out' || loan.state === 'overdue'
  const notes = [
    loan.format === 'book' ? '' : formatLabel(visit, loan.format),
    loan.accompanying,
    loan.fine.amount > 0 ? say.account.fineSoFar(write.money(loan.fine)) : '',
    loan.recalled ? say.account.recalled : loan.shortened ? say.account.shortened : '',
    // That there is none left stands in the line above with the other reasons.
    renewable && loan.renewalsLeft !== null && !(renewal && loan.renewalsLeft === 0)
      ? say.account.renewalsLeft(loan.renewalsLeft)
      : '',
  ].filter((note) => note !== '')
  return html`<li class="entry">
    <a class="entry-cover" href="/title/${loan.bib}" tabindex="-1" aria-hidden="true">${coverImage(loan.bib)}</a>
    <div class="entry-about">
      <h3>
        <a href="/title/${loan.bib}"><bdi>${tidyTitle(loan.title)}</bdi></a>
      </h3>
      ${loan.author === null ? '' : html`<p class="who"><bdi>${spokenName(loan.author)}</bdi></p>`}
      ${dueLine(visit, loan)} ${renewable ? whyNotLine(visit, renewal) : ''} ${notes.length === 0 ? '' : html`<p class="quiet">${notes.join(' · ')}</p>`}
    </div>
    <div class="entry-do">
      ${
        renewable && (renewal ? renewal.renewed : loan.renewalsLeft !== 0)
          ? actionForm(
              visit,
              `/account/loans/${loan.id}/renew`,
              html`<button class="button" type="submit">
                <span>${say.account.renew}<span class="unseen"> ${loan.title}</span></span>
              </button>${renewal ? html`<p class="quiet">${say.account.renewUntil(write.dayOf(Temporal.Instant.from(renewal.due)))}</p>` : ''}`,
            )
          : ''
      }
    </div>
  </li>`
}

/** Why it cannot be renewed now: every reason. */
function whyNotLine({ say }: Visit, renewal: RenewalOutcome | undefined): Html | '' {
  if (!renewal || renewal.renewed) return ''
  const why = [...new Set(renewal.blocks.map(({ code, message }) => say.refusal(code, message)))]
  return html`<p class="quiet">${say.account.notRenewable(why.join(' '))}</p>`
}

function dueLine({ say, write }: Visit, loan: Loan): Html {
  const due = Temporal.Instant.from(loan.due)
  const days = write.daysTo(due)
  const day = write.dayOf(due)
  const line = (tone: string, name: 'alert' | 'clock' | 'check', text: Html | string) =>
    html`<p class="where ${tone}">
      ${icon(name)}<span>${text}${whyLink(say, loan)}</span>
    </p>`
  switch (loan.state) {
    case 'lost':
    case 'lost-paid':
      return line('stop', 'alert', say.account.lost)
    case 'claimed-returned':
      return line('warn', 'alert', say.account.claimed)
    case 'overdue':
      return line('stop', 'alert', say.account.overdue(-days, day))
    case 'out':
    case 'returned':
      return line(
        days <= 2 ? 'warn' : 'plain',
        'clock',
        write.isEndOfDay(due) ? say.account.dueIn(days, day) : say.account.dueAt(`${day}, ${write.time(due)}`),
      )
  }
}

function whyLink(say: Visit['say'], { id, title, state }: Loan): Html | '' {
  if (state !== 'out' && state !== 'overdue') return ''
  return html` · <a class="why" href="/account/loans/${id}/why">${say.account.why}<span class="unseen"> ${title}</span></a>`
}
