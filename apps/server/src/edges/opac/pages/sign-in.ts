import { html } from '../../../platform/html.ts'
import { statusOf } from '../../../platform/problem.ts'
import type { Block } from '../../../platform/refusal.ts'
import { directoryNames, signInWays } from '../../../modules/identity/index.ts'
import { waysToSignIn } from '../../identity/pages.ts'
import { identityWords } from '../../identity/words.ts'
import { keptFields, type KeptForm } from '../kept-form.ts'
import { readerWordsIn } from '../messages/readers/words.ts'
import type { Page } from '../page.ts'
import { refusalBand } from '../parts/forms.ts'
import type { Visit } from '../visit.ts'

/** What stands on the page of signing in already: why it was refused, the card that was typed, a form that waits. */
export interface SignInTried {
  readonly refused?: readonly Block[]
  readonly card?: string
  readonly kept?: KeptForm | undefined
}

/** `/sign-in`: card and PIN, and the buttons of accounts of elsewhere. `next` is the page of ours that was wanted. */
export async function signInPage(
  { say, w }: Visit,
  next: string,
  { refused = [], card = '', kept }: SignInTried = {},
): Promise<Page> {
  const ways = await signInWays(w, 'patron')
  const directories = await directoryNames(w, 'patron')
  const wrong = refused.length > 0 ? html`aria-invalid="true"` : ''
  return {
    title: say.signIn.title,
    hidden: true,
    place: 'account',
    search: false,
    ...(refused.length > 0 && { status: statusOf(refused) }),
    body: html`<div class="wrap narrow-page">
      <form class="card sign-in" action="/sign-in" method="post">
        <h1>${say.signIn.title}</h1>
        ${refused.length === 0 ? '' : refusalBand({ say }, refused.map((block) => whyNot(say, block)).join(' '), [])}
        ${refused.length === 0 && next.endsWith('/hold') ? html`<p>${say.hold.signInFirst}</p>` : ''}
        ${kept ? html`<p class="band ok" role="status">${readerWordsIn(say.lang).kept.signIn}</p>` : ''}
        <input type="hidden" name="next" value="${next}" />${keptFields(kept)}
        <div class="field">
          <label for="card">${say.signIn.card}</label>
          <input
            id="card"
            name="card"
            type="text"
            value="${card}"
            autocomplete="username"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="200"
            required
            aria-describedby="card-hint"
            ${wrong}
          />
          <p class="hint" id="card-hint">
            ${say.signIn.cardHint} ${directories.map((name) => html` ${identityWords(say.lang).directory(name)}`)}
          </p>
        </div>
        <div class="field">
          <label for="pin">${say.signIn.pin}</label>
          <input
            id="pin"
            name="pin"
            type="password"
            autocomplete="current-password"
            maxlength="1000"
            required
            ${wrong}
          />
        </div>
        <button class="button primary wide" type="submit">${say.signIn.submit}</button>
        ${waysToSignIn({ say }, ways.rows, next)}
        <p class="quiet"><a href="/forgot-pin">${say.people.forgotPin}</a></p>
        <p class="quiet">${say.people.noCard} <a href="/register">${say.people.signUp}</a></p>
        <p class="quiet">${say.signIn.kept}</p>
      </form>
    </div>`,
  }
}

/** Why signing in was refused; after too many tries with the minutes to wait, which are fewer than after other forms. */
function whyNot(say: Visit['say'], { code, message, facts }: Block): string {
  const minutes = facts?.['minutes']
  return code === 'too-many-attempts' && typeof minutes === 'number'
    ? readerWordsIn(say.lang).signInWait(minutes)
    : say.refusal(code, message)
}
