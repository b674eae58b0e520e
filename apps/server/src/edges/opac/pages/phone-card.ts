import { ownAccount } from '../../../modules/patrons/index.ts'
import { html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { discoverWordsIn } from '../messages/discover/words.ts'
import type { Page } from '../page.ts'
import { cardPanel } from '../parts/card-panel.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** `/account/card`: the card alone, large, black on white in either theme, to be held under a scanner. */
export async function phoneCardPage(visit: Visit, patron: SignedIn): Promise<Page | undefined> {
  const own = await ownAccount(visit.w, patron.session)
  if (isRefusal(own) || own.card === null) return undefined
  const { people, account } = visit.say
  const { offline } = discoverWordsIn(visit.say.lang)
  const until = own.expires === null ? '' : account.cardValid(visit.write.day(Temporal.PlainDate.from(own.expires)))
  return {
    title: people.phoneCard,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap phone-card">
      <h1 class="unseen">${people.phoneCard}</h1>
      ${cardPanel(visit, own, until)}
      <p class="quiet">${people.phoneCardText}</p>
      <div class="keep-card" data-keep-card data-kept="${offline.kept}" hidden>
        <p role="status"></p>
        <p class="button-row">
          <button class="button" type="button">${offline.keep}</button>
          <button class="button" type="button" hidden>${offline.forget}</button>
        </p>
        <p class="quiet">${offline.hint}</p>
      </div>
      <p><a class="button" href="/account">${people.back}</a></p>
    </div>`,
  }
}
