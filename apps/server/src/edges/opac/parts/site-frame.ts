import { html, type Html } from '../../../platform/html.ts'
import type { Place } from '../page.ts'
import { eAccessWordsIn } from '../messages/e-access/words.ts'
import { advancedWordsIn } from '../messages/advanced/words.ts'
import { browseWordsIn } from '../messages/browse/words.ts'
import { contactWordsIn } from '../messages/contact/words.ts'
import { discoverWordsIn } from '../messages/discover/words.ts'
import { siteLanguages } from '../messages/languages.ts'
import { readerWordsIn } from '../messages/readers/words.ts'
import type { Visit } from '../visit.ts'
import { csrfField } from './forms.ts'
import { icon, type IconName } from './icons.ts'

const current = (yes: boolean) => (yes ? html` aria-current="page"` : '')

/** The header: the library's name, where to go, and the account. */
export function siteHeader({ say, library, patron, look }: Visit, place: Place): Html {
  return html`<header class="site-header">
    ${library.demo ? html`<p class="demo">${say.site.demo}</p>` : ''}
    <div class="wrap">
      <a class="brand" href="/">${look.logo === null ? html`<span class="brand-mark">${icon('book')}</span>` : html`<img class="brand-logo" src="${look.logo}" alt="" height="36" />`} ${library.name}</a>
      <nav class="main-nav" aria-label="${say.site.mainNav}">
        <a href="/" ${current(place === 'home' || place === 'search')}>${say.site.catalogue}</a>
        <a href="/new" ${current(place === 'new')}>${say.site.newTitles}</a>
        <a href="/kids" ${current(place === 'kids')}>${discoverWordsIn(say.lang).kids.link}</a>
        <a href="/branches" ${current(place === 'visit')}>${say.site.branches}</a>
      </nav>
      <a class="button account-link" href="${patron ? '/account' : '/sign-in'}" ${current(place === 'account')}
        >${icon('person')}<span>${patron ? say.site.account : say.site.signIn}</span></a
      >
    </div>
  </header>`
}

/** The footer: theme, staff, what the site is. */
export function footer(visit: Visit): Html {
  const { say, request, theme } = visit
  // An address of a megabyte is not written into the page again.
  const back = request.method === 'GET' && request.url.length <= 2000 ? request.url : '/'
  return html`<footer class="site-footer">
    <div class="wrap">
      <p>${say.site.madeWith}</p>
      <form class="theme-form" action="/language" method="post">
        <input type="hidden" name="back" value="${back}" />
        <fieldset>
          <legend>${say.site.language}</legend>
          ${siteLanguages.map(
            ({ lang, name }) =>
              html`<button type="submit" name="language" value="${lang}" lang="${lang}" aria-pressed="${lang === say.lang ? 'true' : 'false'}">
                ${name}
              </button>`,
          )}
        </fieldset>
      </form>
      <form class="theme-form" action="/theme" method="post">
        ${csrfField(visit)}<input type="hidden" name="back" value="${back}" />
        <fieldset>
          <legend>${say.site.theme}</legend>
          ${(['auto', 'light', 'dark'] as const).map(
            (one) =>
              html`<button type="submit" name="theme" value="${one}" aria-pressed="${one === theme ? 'true' : 'false'}">
                ${one === 'auto' ? '' : icon(one === 'light' ? 'sun' : 'moon')}${say.site.themes[one]}
              </button>`,
          )}
        </fieldset>
      </form>
      <p class="footer-links"><a href="/kids">${discoverWordsIn(say.lang).kids.link}</a> <a href="/browse">${browseWordsIn(say.lang).title}</a>
        <a href="/search/advanced">${advancedWordsIn(say.lang).title}</a> <a href="/lists">${readerWordsIn(say.lang).lists.all}</a>
        <a href="/courses">${say.courses.title}</a> <a href="/e-journals">${eAccessWordsIn(say.lang).title}</a>
        <a href="/branches">${say.site.branches}</a> <a href="/contact">${contactWordsIn(say.lang).link}</a> <a href="/staff">${say.site.staff}</a></p>
    </div>
  </footer>`
}

/** On a phone: the four places, under the thumb. */
export function bottomBar({ say }: Visit, place: Place): Html {
  const entry = (href: string, name: IconName, label: string, here: boolean, className = '') =>
    html`<a class="${className}" href="${href}" ${current(here)}>${icon(name)}<span>${label}</span></a>`
  return html`<nav class="bottom-bar" aria-label="${say.site.phoneNav}">
    ${entry('/', 'search', say.site.find, place === 'home' || place === 'search' || place === 'new' || place === 'kids')}
    ${entry('/account#loans', 'books', say.site.loans, place === 'account', 'to-loans')}
    ${entry('/account#holds', 'bookmark', say.site.holds, false, 'to-holds')}
    ${entry('/account#card', 'card', say.site.card, false, 'to-card')}
    ${entry('/branches', 'place', say.site.visit, place === 'visit')}
  </nav>`
}
