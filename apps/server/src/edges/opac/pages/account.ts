import { listLoans, previewAll } from '../../../modules/circulation/index.ts'
import type { Loan } from '../../../modules/circulation/contract.ts'
import type { RenewalOutcome } from '../../../modules/circulation/contract-renewals.ts'
import { accountOf, paysOnline } from '../../../modules/fees/index.ts'
import { listPlans } from '../../../modules/curbside/index.ts'
import type { Hold } from '../../../modules/holds/contract.ts'
import { listHolds, patronsCancelCaught } from '../../../modules/holds/index.ts'
import { takesPhones } from '../../../modules/kiosks/index.ts'
import { ownAccount, type AccountView } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { statusOf } from '../../../platform/problem.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { accountLinks } from '../parts/account-links.ts'
import { cardPanel } from '../parts/card-panel.ts'
import { feesPanel } from '../parts/fees-panel.ts'
import { actionForm, refusalBand } from '../parts/forms.ts'
import { holdLinks } from '../parts/hold-links.ts'
import { holdList } from '../parts/hold-list.ts'
import { icon } from '../parts/icons.ts'
import { loanList } from '../parts/loan-list.ts'
import { signInPage } from './sign-in.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** `/account`: loans, holds, fines and the card of the patron. `refusal` says why something was not done. */
export async function accountPage(
  visit: Visit,
  patron: SignedIn,
  refusal?: { readonly status: number; readonly band: Html },
): Promise<Page | undefined> {
  const { w, say, write } = visit
  const [own, loans, holds, fees, online, plans, cancelsCaught, phones] = await Promise.all([
    ownAccount(w, patron.session),
    listLoans(w, { patron: patron.id }),
    listHolds(w, { patron: patron.id, open: true }),
    accountOf(w, patron.id),
    paysOnline(w),
    listPlans(w),
    patronsCancelCaught(w),
    takesPhones(w),
  ])
  if (isRefusal(own)) return undefined
  const renewable = loans.rows.filter((loan) => loan.state === 'out' || loan.state === 'overdue').length
  return {
    title: say.account.title,
    place: 'account',
    hidden: true,
    search: false,
    ...(refusal && { status: refusal.status }),
    body: html`<div class="wrap account">
      <header class="account-head">
        <div>
          <h1><bdi>${own.name}</bdi></h1>
        </div>
        ${actionForm(visit, '/sign-out', html`<button class="button" type="submit">${say.site.signOut}</button>`)}
      </header>
      ${refusal?.band} ${noticesOf(visit, own, loans.rows, holds.rows)}
      <nav class="section-nav" aria-label="${say.account.sections}">
        <a href="#loans">${say.account.loans} <span>${say.count(loans.total)}</span></a>
        <a href="#holds">${say.account.holds} <span>${say.count(holds.total)}</span></a>
        <a href="#fees">${say.account.fees} <span>${write.money(fees.balance)}</span></a>
        <a href="#more">${say.account.more.title}</a>
      </nav>
      <div class="account-columns">
        <div class="account-main">
          <section id="loans" aria-labelledby="loans-title" tabindex="-1">
            <div class="section-head">
              <h2 id="loans-title">${say.account.loans} <span class="number">${say.count(loans.total)}</span></h2>
              ${
                renewable > 1
                  ? actionForm(
                      visit,
                      '/account/loans/renew',
                      html`<button class="button" type="submit">${say.account.renewAll}</button>`,
                    )
                  : ''
              }
            </div>
            ${loanList(visit, loans.rows, await renewalsOf(visit, patron, loans.rows))}
          </section>
          <section id="holds" aria-labelledby="holds-title" tabindex="-1">
            <div class="section-head">
              <h2 id="holds-title">${say.account.holds} <span class="number">${say.count(holds.total)}</span></h2>
            </div>
            ${holdList(visit, holds.rows, cancelsCaught)} ${holdLinks(visit, holds.rows, plans.total > 0)}
          </section>
        </div>
        <div class="account-side">
          <section class="card" id="fees" aria-labelledby="fees-title" tabindex="-1">
            <h2 id="fees-title">${say.account.fees}</h2>
            ${feesPanel(visit, fees, online)}
          </section>
          <section class="card" id="card" aria-labelledby="card-title" tabindex="-1">
            <h2 id="card-title">${say.account.card}</h2>
            ${cardPanel(visit, own, validityOf(visit, own))} ${cardLinks(visit, own, phones)} ${pinForm(visit)}
            <p class="quiet">${own.keepHistory ? say.account.historyOn : say.account.historyOff}</p>
          </section>
          ${accountLinks(visit, own)}
        </div>
      </div>
    </div>`,
  }
}

/** The account again with why something was not done; the page of signing in where the session ended meanwhile. */
export async function accountRefused(
  visit: Visit,
  patron: SignedIn,
  blocks: readonly Block[],
  title = visit.say.account.refused,
): Promise<Page> {
  const refusal = { status: statusOf(blocks), band: refusalBand(visit, title, blocks) }
  return (await accountPage(visit, patron, refusal)) ?? signInPage(visit, '/account')
}

/** Where to go on from the card: showing it, borrowing oneself. */
function cardLinks({ say }: Visit, own: AccountView, takesPhones: boolean): Html {
  return html`${
    own.card === null && !takesPhones
      ? ''
      : html`<p class="button-row">
          ${own.card === null ? '' : html`<a class="button" href="/account/card">${say.people.phoneCard}</a>`}
          ${takesPhones ? html`<a class="button" href="/account/self-check">${say.selfCheck.link}</a>` : ''}
        </p>`
  }
  ${
    own.sponsors.length === 0
      ? ''
      : html`<p class="quiet">${say.people.actsFor(own.sponsors.map(({ name }) => name).join(', '))}</p>`
  }`
}

// Each loan asks its rules and its queue; who has more than a shelf of them reads reasons when pressing the button.
const mostAsked = 60

/** What renewing each loan would give, or why it cannot be renewed. */
async function renewalsOf(
  { w }: Visit,
  patron: SignedIn,
  loans: readonly Loan[],
): Promise<ReadonlyMap<number, RenewalOutcome>> {
  if (loans.length === 0 || loans.length > mostAsked) return new Map()
  const found = await previewAll(w, patron.id, { channel: 'opac' })
  return new Map(isRefusal(found) ? [] : found.rows.map((row) => [row.loan, row]))
}

function validityOf({ say, write }: Visit, { expires }: AccountView): string {
  if (expires === null) return ''
  const end = Temporal.PlainDate.from(expires)
  const past = Temporal.PlainDate.compare(end, write.today) < 0
  return past ? say.account.cardExpired(write.day(end)) : say.account.cardValid(write.day(end))
}

const soon = 3
const cardEndsSoon = 30

/** What the patron would want to be told first. */
function noticesOf({ say, write }: Visit, own: AccountView, loans: readonly Loan[], holds: readonly Hold[]): Html | '' {
  const ready = holds.filter((hold) => hold.state === 'ready').length
  const overdue = loans.filter((loan) => loan.state === 'overdue').length
  const dueSoon = loans.filter(
    (loan) => loan.state === 'out' && write.daysTo(Temporal.Instant.from(loan.due)) <= soon,
  ).length
  const left = own.expires === null ? undefined : write.today.until(own.expires, { largestUnit: 'day' }).days
  const lines: (Html | '')[] = [
    ready > 0 ? line('ok', say.account.readyNotice(ready), '#holds') : '',
    overdue > 0 ? line('stop', say.account.overdueNotice(overdue), '#loans') : '',
    dueSoon > 0 ? line('warn', say.account.dueSoonNotice(dueSoon), '#loans') : '',
    left !== undefined && left < 0 ? line('stop', say.account.expiredNotice) : '',
    left !== undefined && left >= 0 && left <= cardEndsSoon && own.expires !== null
      ? line('warn', say.account.expiresNotice(write.day(Temporal.PlainDate.from(own.expires))))
      : '',
  ]
  const told = [
    ...[...new Set(own.blocks.map(({ text }) => text || say.account.askStaff))].map((text) => line('stop', text)),
    ...own.messages.map(({ text }) => line('warn', text)),
  ]
  const shown = [...told, ...lines.filter((one) => one !== '')]
  return shown.length === 0
    ? ''
    : html`<ul class="bands" aria-label="${say.account.messages}">
        ${shown}
      </ul>`
}

function line(tone: 'ok' | 'warn' | 'stop', text: string, target?: string): Html {
  const words = target === undefined ? text : html`<a href="${target}">${text}</a>`
  return html`<li class="band ${tone}">
    ${icon(tone === 'ok' ? 'check' : tone === 'warn' ? 'clock' : 'alert')}<span>${words}</span>
  </li>`
}

function pinForm(visit: Visit): Html {
  const { say } = visit
  return html`<details class="pin">
    <summary>${say.account.pin}</summary>
    ${actionForm(
      visit,
      '/account/pin',
      html`<div class="field">
          <label for="old-pin">${say.account.oldPin}</label>
          <input id="old-pin" name="old" type="password" autocomplete="current-password" maxlength="1000" required />
        </div>
        <div class="field">
          <label for="new-pin">${say.account.newPin}</label>
          <input
            id="new-pin"
            name="new"
            type="password"
            autocomplete="new-password"
            minlength="4"
            maxlength="100"
            required
            aria-describedby="new-pin-hint"
          />
          <p class="hint" id="new-pin-hint">${say.account.newPinHint}</p>
        </div>
        <button class="button" type="submit">${say.account.savePin}</button>`,
    )}
  </details>`
}
