import type { AccountView } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { identityWords } from '../../identity/words.ts'
import { calendarWords } from '../../links/calendar/words.ts'
import { vendorWords } from '../../vendor-sign-in/words.ts'
import { interlibraryWordsIn } from '../messages/interlibrary/words.ts'
import { readerWords } from '../reader-answers.ts'
import type { Visit } from '../visit.ts'

type Link = readonly [address: string, words: string]

/** The other pages of an account, in groups: what one keeps, what one asks for, and what is about oneself. */
export function accountLinks(visit: Visit, own: AccountView): Html {
  const { say } = visit
  const { lists, searches, suggest, reviews } = readerWords(visit)
  const kept: Link[] = [
    ['/account/lists', lists.mine],
    ['/account/searches', searches.title],
    ['/account/reviews', reviews.mine],
    ...(own.keepHistory ? [['/account/history', say.people.history] as const] : []),
  ]
  const asked: Link[] = [
    ['/account/suggestions', suggest.title],
    ['/account/interlibrary', interlibraryWordsIn(say.lang).mine],
  ]
  const about: Link[] = [
    ['/account/details', say.people.details],
    ['/account/notices', say.telling.link],
    ['/account/calendar', calendarWords(say.lang).title],
    ['/account/sign-in', identityWords(say.lang).accounts],
    ['/account/programs', vendorWords(say.lang).programs],
  ]
  const { more } = say.account
  return html`<section class="card" id="more" aria-labelledby="more-title" tabindex="-1">
    <h2 id="more-title">${more.title}</h2>
    ${group(more.kept, kept)} ${group(more.asked, asked)} ${group(more.about, about)}
  </section>`
}

function group(title: string, links: readonly Link[]): Html {
  return html`<h3>${title}</h3>
    <ul class="account-links">
      ${links.map(([address, words]) => html`<li><a href="${address}">${words}</a></li>`)}
    </ul>`
}
