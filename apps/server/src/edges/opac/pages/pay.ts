import { onlinePaymentByReference, openPaymentLink, testPayment, type OpenedLink } from '../../../modules/fees/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { ownAddress } from '../form-data.ts'
import type { Page } from '../page.ts'
import { actionForm } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import type { Visit } from '../visit.ts'

const frame = (title: string, body: Html, status = 200): Page => ({
  title,
  hidden: true,
  place: 'account',
  search: false,
  status,
  body: html`<div class="wrap narrow-page"><div class="card sign-in">${body}</div></div>`,
})

/** `/pay/:token`: what a payment link is for, without names and titles, and the button that begins the payment. */
export async function payLinkPage(visit: Visit, token: string, refused?: Html): Promise<Page | undefined> {
  const { say, library, write } = visit
  const link = await openPaymentLink(visit.w, token)
  if (isRefusal(link)) return undefined
  const words = stateOf(link)
  return frame(
    say.pay.title,
    html`<h1>${say.pay.title}</h1>
      ${refused}
      ${
        words === undefined
          ? html`<p class="quiet">${say.pay.linkIntro(library.name)}</p>
              <ul class="charges">
                ${link.charges.map(
                  (charge) =>
                    html`<li>
                      <span
                        >${say.pay.kinds[charge.kind] ?? charge.kind}<small
                          >${write.dayOf(Temporal.Instant.from(charge.at))}</small
                        ></span
                      >
                      <span class="amount">${write.money(charge.outstanding)}</span>
                    </li>`,
                )}
              </ul>
              ${actionForm(
                visit,
                `/pay/${token}`,
                html`<button class="button primary wide" type="submit">${say.pay.payAmount(write.money(link.amount))}</button>`,
              )}`
          : html`<p>${say.pay.linkStates[words]}</p>`
      }`,
  )
}

function stateOf(link: OpenedLink): string | undefined {
  if (link.state !== 'open') return link.state
  return link.amount.amount === 0 ? 'nothing' : undefined
}

/** `/pay/done/:reference`: where the bank sends people back to. */
export async function payDonePage(visit: Visit, reference: string): Promise<Page | undefined> {
  const { say, write, patron } = visit
  const payment = await onlinePaymentByReference(visit.w, reference)
  if (isRefusal(payment)) return undefined
  const { done } = say.pay
  const texts = {
    paid: [done.paid, done.paidText(write.money(payment.amount))],
    pending: [done.pending, done.pendingText],
    failed: [done.failed, done.failedText],
    expired: [done.expired, done.expiredText],
  } as const
  const [title, text] = texts[payment.state]
  const tone = payment.state === 'paid' ? 'ok' : payment.state === 'pending' ? 'warn' : 'stop'
  return frame(
    title,
    html`<h1>${title}</h1>
      <div class="band ${tone}" role="status">
        ${icon(tone === 'ok' ? 'check' : tone === 'warn' ? 'clock' : 'alert')}
        <p>${text}</p>
      </div>
      ${payment.state === 'pending' ? html`<a class="button" href="/pay/done/${reference}">${say.pay.again}</a>` : ''}
      ${patron ? html`<a class="button" href="/account#fees">${say.pay.toAccount}</a>` : ''}`,
  )
}

/** The step between a form here and a bank elsewhere: browsers let no form lead to another site. */
export function payGoPage({ say }: Visit, address: string): Page {
  return frame(
    say.pay.title,
    html`<h1>${say.pay.title}</h1>
      <p>${say.pay.goOnText}</p>
      <a class="button primary wide" href="${address}" rel="noreferrer">${say.pay.goOn}</a>`,
  )
}

/** `/pay/test/:reference`: the page of the pretended bank. */
export async function testBankPage(visit: Visit, reference: string): Promise<Page | undefined> {
  const { say, write } = visit
  const payment = await testPayment(visit.w, reference)
  if (isRefusal(payment)) return undefined
  const { bank } = say.pay
  const choice = (decision: string, label: string, className: string) =>
    actionForm(
      visit,
      `/pay/test/${reference}`,
      html`<input type="hidden" name="decision" value="${decision}" /><button class="button ${className}" type="submit">
          ${label}
        </button>`,
    )
  return frame(
    bank.title,
    html`<h1>${bank.title}</h1>
      <p class="quiet">${bank.intro}</p>
      <p class="balance">${payment.description}: <b>${write.money(payment.amount)}</b></p>
      ${
        payment.state === 'open'
          ? html`${choice('pay', bank.pay, 'primary wide')} ${choice('pay-late', bank.payLate, 'wide')}
            ${choice('decline', bank.decline, 'wide')}`
          : html`<p>${bank.decided}</p>
              <a class="button" href="${ownAddress(payment.returnTo, '/account')}">${bank.back}</a>`
      }`,
  )
}
