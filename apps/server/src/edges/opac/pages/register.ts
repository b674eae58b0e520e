import { html, type Html } from '../../../platform/html.ts'
import { statusOf } from '../../../platform/problem.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { FormFields } from '../form-data.ts'
import type { Page } from '../page.ts'
import { refusalBand } from '../parts/forms.ts'
import type { Visit } from '../visit.ts'

/** A page of ours with a heading and something below it, narrow, not for robots. */
export function plainPage(title: string, body: Html, status?: number): Page {
  return {
    title,
    hidden: true,
    place: 'account',
    search: false,
    ...(status !== undefined && { status }),
    body: html`<div class="wrap narrow-page">
      <section class="card sign-in">
        <h1>${title}</h1>
        ${body}
      </section>
    </div>`,
  }
}

interface FieldLine {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly autocomplete?: string
  readonly required?: boolean
  readonly hint?: string
  readonly longest?: number
}

/** `/register`: signing up for a card. What was typed stays when something is wrong. */
export function registerPage(visit: Visit, typed: FormFields, refused: readonly Block[] = []): Page {
  const { people } = visit.say
  const wrong = new Map(refused.map((block) => [block.field ?? '', block]))
  const line = ({ name, label, type = 'text', autocomplete = 'off', required, hint, longest = 200 }: FieldLine) => {
    const problem = wrong.get(name)
    return html`<div class="field">
      <label for="${name}">${label}</label>
      <input
        id="${name}"
        name="${name}"
        type="${type}"
        value="${type === 'password' ? '' : (typed.get(name) ?? '')}"
        autocomplete="${autocomplete}"
        maxlength="${longest}"
        ${required === true ? html`required` : ''}
        ${type === 'password' ? html`minlength="4"` : ''}
        ${problem ? html`aria-invalid="true"` : ''}
        ${hint === undefined ? '' : html`aria-describedby="${name}-hint"`}
      />
      ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    </div>`
  }
  return plainPage(
    people.signUp,
    html`<p>${people.signUpIntro}</p>
      ${refused.length === 0 ? '' : refusalBand(visit, people.notRight, refused)}
      <form action="/register" method="post">
        ${line({ name: 'givenName', label: people.givenName, autocomplete: 'given-name', required: true })}
        ${line({ name: 'familyName', label: people.familyName, autocomplete: 'family-name', required: true })}
        ${line({ name: 'birthDate', label: people.birthDate, type: 'date', autocomplete: 'bday' })}
        ${line({ name: 'email', label: people.email, type: 'email', autocomplete: 'email', required: true, longest: 320 })}
        ${line({ name: 'phone', label: people.phone, type: 'tel', autocomplete: 'tel' })}
        ${line({ name: 'street', label: people.street, autocomplete: 'address-line1' })}
        ${line({ name: 'postcode', label: people.postcode, autocomplete: 'postal-code' })}
        ${line({ name: 'city', label: people.city, autocomplete: 'address-level2' })}
        <div class="field">
          <label for="branch">${people.branch}</label>
          <select id="branch" name="branch">
            ${visit.branches.map(
              ({ id, name }) =>
                html`<option value="${id}" ${String(id) === typed.get('branch') ? html`selected` : ''}>${name}</option>`,
            )}
          </select>
        </div>
        ${line({ name: 'pin', label: people.pin, type: 'password', autocomplete: 'new-password', required: true, hint: people.pinHint, longest: 100 })}
        <div class="unseen" aria-hidden="true">
          <label for="website">${people.website}</label>
          <input id="website" name="website" tabindex="-1" autocomplete="off" />
        </div>
        <button class="button primary wide" type="submit">${people.signUpSend}</button>
      </form>`,
    refused.length > 0 ? statusOf(refused) : undefined,
  )
}

/** `/register/confirm`: one press says that the address is right; a link alone could be opened by a mail scanner. */
export function confirmPage({ say }: Visit, token: string, action = '/register/confirm'): Page {
  return plainPage(
    say.people.confirmTitle,
    html`<p>${say.people.confirmText}</p>
      <form action="${action}" method="post">
        <input type="hidden" name="token" value="${token}" />
        <button class="button primary wide" type="submit">${say.people.confirm}</button>
      </form>`,
  )
}

/** `/forgot-pin`: asks for a link. */
export function forgotPinPage(visit: Visit, refused: readonly Block[] = []): Page {
  const { people } = visit.say
  return plainPage(
    people.forgotPin,
    html`<p>${people.forgotIntro}</p>
      ${refused.length === 0 ? '' : refusalBand(visit, people.notRight, refused)}
      <form action="/forgot-pin" method="post">
        <div class="field">
          <label for="card">${people.forgotCard}</label>
          <input id="card" name="card" maxlength="200" autocomplete="username" required />
        </div>
        <button class="button primary wide" type="submit">${people.forgotSend}</button>
      </form>`,
    refused.length > 0 ? statusOf(refused) : undefined,
  )
}

/** `/reset-pin`: chooses a new PIN with the secret of a link. */
export function resetPinPage(visit: Visit, token: string, refused: readonly Block[] = []): Page {
  const { people } = visit.say
  return plainPage(
    people.choosePin,
    html`${refused.length === 0 ? '' : refusalBand(visit, people.notRight, refused)}
      <form action="/reset-pin" method="post">
        <input type="hidden" name="token" value="${token}" />
        <div class="field">
          <label for="pin">${people.newPin}</label>
          <input id="pin" name="pin" type="password" minlength="4" maxlength="100" autocomplete="new-password" required />
          <p class="hint">${people.pinHint}</p>
        </div>
        <button class="button primary wide" type="submit">${people.choosePin}</button>
      </form>`,
    refused.length > 0 ? statusOf(refused) : undefined,
  )
}
