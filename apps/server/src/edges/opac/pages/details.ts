import { ownAccount, type AccountView } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { actionForm } from '../parts/forms.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** `/account/details`: contact details, history, one's data. */
export async function detailsPage(
  visit: Visit,
  patron: SignedIn,
  refusal?: { readonly status: number; readonly band: Html },
): Promise<Page | undefined> {
  const own = await ownAccount(visit.w, patron.session)
  if (isRefusal(own)) return undefined
  const { people } = visit.say
  return {
    title: people.details,
    place: 'account',
    hidden: true,
    search: false,
    ...(refusal && { status: refusal.status }),
    body: html`<div class="wrap narrow-page">
      <p><a href="/account">${people.back}</a></p>
      <h1>${people.details}</h1>
      ${refusal?.band}
      <section class="card" aria-labelledby="contact-title">
        <h2 id="contact-title">${people.contact}</h2>
        ${contactForm(visit, own)}
        ${own.emailConfirmed === false ? actionForm(visit, '/account/email-confirmation', html`<button class="button" type="submit">${people.emailAgain}</button>`) : ''}
      </section>
      <section class="card" aria-labelledby="privacy-title">
        <h2 id="privacy-title">${people.privacy}</h2>
        ${historyForm(visit, own)}
      </section>
      <section class="card" aria-labelledby="data-title">
        <h2 id="data-title">${people.data}</h2>
        <p>${people.dataText}</p>
        <p class="button-row">
          <a class="button" href="/api/v1/account/export.csv" download>${people.asCsv}</a>
          <a class="button" href="/api/v1/account/export" download="my-library-data.json">${people.asJson}</a>
        </p>
        ${eraseForm(visit, own)}
      </section>
    </div>`,
  }
}

function contactForm(visit: Visit, own: AccountView): Html {
  const { people } = visit.say
  const off = own.contactChanges === 'off'
  const fixed = off ? html`readonly` : ''
  const waiting = Object.keys(own.waiting?.wanted ?? {}).map((name) => people.fields[name] ?? name)
  return actionForm(
    visit,
    '/account/details',
    html`${
      off
        ? html`<p class="quiet">${people.contactOff}</p>`
        : own.contactChanges === 'approval'
          ? html`<p class="quiet">${people.contactApproval}</p>`
          : ''
    }
      ${waiting.length === 0 ? '' : html`<p class="band warn">${people.waiting(waiting.join(', '))}</p>`}
      <div class="field">
        <label for="preferred">${people.preferredName}</label>
        <input id="preferred" name="preferredName" value="${own.preferredName}" maxlength="200" autocomplete="nickname" />
        <p class="hint">${people.preferredNameHint}</p>
      </div>
      <div class="field">
        <label for="email">${people.email}</label>
        <input id="email" name="email" type="email" value="${own.email}" maxlength="320" autocomplete="email" ${fixed} />
        ${own.emailConfirmed === false ? html`<p class="hint"><strong>${people.emailUnconfirmed}</strong></p>` : ''}
      </div>
      <div class="field">
        <label for="phone">${people.phone}</label>
        <input id="phone" name="phone" type="tel" value="${own.phone}" maxlength="100" autocomplete="tel" ${fixed} />
      </div>
      <div class="field">
        <label for="address">${people.address}</label>
        <textarea id="address" name="address" rows="3" maxlength="1000" autocomplete="street-address" ${fixed}>
${own.address}</textarea
        >
      </div>
      <button class="button primary" type="submit">${people.save}</button>`,
  )
}

function historyForm(visit: Visit, own: AccountView): Html {
  const { say, write } = visit
  const { people } = say
  const since = own.historySince === null ? undefined : Temporal.Instant.from(own.historySince)
  if (since === undefined)
    return html`<p>${people.historyOff}</p>
      ${actionForm(visit, '/account/history/on', html`<button class="button" type="submit">${people.switchOn}</button>`)}`
  return html`<p>${people.historyOn(write.dayOf(since))}</p>
    <p><a href="/account/history">${people.history}</a></p>
    ${actionForm(
      visit,
      '/account/history/off',
      html`<button class="button" type="submit">${people.switchOff}</button>
        <p class="hint">${people.switchOffHint}</p>`,
    )}`
}

function eraseForm(visit: Visit, own: AccountView): Html {
  const { say, write } = visit
  const { people } = say
  if (own.erasureAsked !== null) {
    const day = write.dayOf(Temporal.Instant.from(own.erasureAsked))
    return html`<p class="band warn">${people.eraseAsked(day)}</p>`
  }
  return html`<details>
    <summary>${people.erase}</summary>
    <p>${people.eraseText}</p>
    ${actionForm(
      visit,
      '/account/erasure',
      html`<div class="field">
          <label for="note">${people.eraseNote}</label>
          <textarea id="note" name="note" rows="2" maxlength="2000"></textarea>
        </div>
        <button class="button" type="submit">${people.eraseAsk}</button>`,
    )}
  </details>`
}
