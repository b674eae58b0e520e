import { html } from '../../../platform/html.ts'
import { hiddenFields, typedIn, type KeptForm } from '../kept-form.ts'
import type { Page } from '../page.ts'
import { actionForm } from '../parts/forms.ts'
import { readerWords } from '../reader-answers.ts'
import type { Visit } from '../visit.ts'

/** What was typed before the session ended, to be sent once more by whoever is signed in now; `back` is the page of the form. */
export function sendAgainPage(visit: Visit, kept: KeptForm, back: string): Page {
  const { kept: words } = readerWords(visit)
  return {
    title: words.title,
    hidden: true,
    place: 'account',
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card">
        <h1>${words.title}</h1>
        <p>${words.text}</p>
        ${typedIn(kept.fields).map((value) => html`<blockquote class="as-written"><bdi>${value}</bdi></blockquote>`)}
        ${actionForm(
          visit,
          kept.to,
          html`${hiddenFields(kept)}<p class="button-row">
              <button class="button primary" type="submit">${words.send}</button>
              <a class="button" href="${back}">${words.leave}</a>
            </p>`,
        )}
      </div>
    </div>`,
  }
}
