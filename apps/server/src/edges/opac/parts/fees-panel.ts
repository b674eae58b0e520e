import type { Account } from '../../../modules/fees/contract.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { actionForm } from './forms.ts'

const shownMovements = 10

/** What is owed as of now, fines that still grow included, and what was paid; with ticks where it can be paid online. */
export function feesPanel(visit: Visit, account: Account, online: boolean): Html {
  const { say, write } = visit
  const paid = account.movements.slice(0, shownMovements)
  return html`${
    account.charges.length === 0
      ? html`<p class="quiet">${say.account.nothingOwed}</p>`
      : html`<p class="balance">${say.account.balance(write.money(account.balance))}</p>
          ${online ? payForm(visit, account) : chargeList(visit, account, false)}
          <p class="quiet">${online ? say.account.payAt : say.account.payAtDesk}</p>`
  }
  ${account.credit.amount > 0 ? html`<p>${say.account.credit(write.money(account.credit))}</p>` : ''}
  ${
    paid.length === 0
      ? ''
      : html`<details class="paid">
          <summary>${say.account.movements}</summary>
          <ul class="charges">
            ${paid.map(
              (movement) =>
                html`<li>
                  <span
                    >${say.account.movementKinds[movement.kind] ?? movement.kind}<small
                      >${write.dayOf(Temporal.Instant.from(movement.at))}</small
                    ></span
                  >
                  <span class="amount">${write.money(movement.amount)}</span>
                </li>`,
            )}
          </ul>
        </details>`
  }`
}

function payForm(visit: Visit, account: Account): Html {
  return actionForm(
    visit,
    '/account/pay',
    html`${chargeList(visit, account, true)}<button class="button primary" type="submit">${visit.say.pay.payNow}</button>`,
  )
}

function chargeList({ say, write }: Visit, account: Account, ticks: boolean): Html {
  return html`<ul class="charges">
    ${account.charges.map((charge) => {
      const about = [
        charge.title !== null && !charge.description.includes(charge.title) ? charge.title : '',
        write.dayOf(Temporal.Instant.from(charge.at)),
        charge.accruing ? say.account.accruing : '',
        charge.outstanding.amount < charge.amount.amount
          ? say.account.partPaid(write.money(charge.outstanding), write.money(charge.amount))
          : '',
      ].filter((part) => part !== '')
      const words = html`<span><bdi>${charge.description}</bdi><small>${about.join(' · ')}</small></span>`
      const amount = html`<span class="amount">${write.money(charge.outstanding)}</span>`
      return ticks
        ? html`<li>
            <label class="tick">
              <input type="checkbox" name="${charge.id === null ? 'loan' : 'charge'}" value="${charge.id ?? charge.loan}" checked />
              ${words}
            </label>
            ${amount}
          </li>`
        : html`<li>${words} ${amount}</li>`
    })}
  </ul>`
}
