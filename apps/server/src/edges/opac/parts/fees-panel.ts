import type { Account } from '../../../modules/fees/contract.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'

const shownMovements = 10

/** What is owed as of now, fines that still grow included, and what was paid. */
export function feesPanel({ say, write }: Visit, account: Account): Html {
  const paid = account.movements.slice(0, shownMovements)
  return html`${
    account.charges.length === 0
      ? html`<p class="quiet">${say.account.nothingOwed}</p>`
      : html`<p class="balance">${say.account.balance(write.money(account.balance))}</p>
          <ul class="charges">
            ${account.charges.map(
              (charge) =>
                html`<li>
                  <span
                    ><bdi>${charge.description}</bdi
                    ><small
                      >${[
                        charge.title !== null && !charge.description.includes(charge.title) ? charge.title : '',
                        write.dayOf(Temporal.Instant.from(charge.at)),
                        charge.accruing ? say.account.accruing : '',
                        charge.outstanding.amount < charge.amount.amount
                          ? say.account.partPaid(write.money(charge.outstanding), write.money(charge.amount))
                          : '',
                      ]
                        .filter((part) => part !== '')
                        .join(' · ')}</small
                    ></span
                  >
                  <span class="amount">${write.money(charge.outstanding)}</span>
                </li>`,
            )}
          </ul>
          <p class="quiet">${say.account.payAt}</p>`
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
