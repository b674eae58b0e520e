import type { Provider, SignInRealm, SignInWay } from '../../modules/identity/index.ts'
import { html, type Html } from '../../platform/html.ts'
import { statusOf } from '../../platform/problem.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Page } from '../opac/page.ts'
import { refusalBand } from '../opac/parts/forms.ts'
import type { Visit } from '../opac/visit.ts'
import { identityWords } from './words.ts'

interface Failed {
  readonly provider: Provider | undefined
  readonly realm: SignInRealm
  readonly next: string
  readonly blocks: readonly Block[]
}

/** Why somebody is not signed in, and how to go on. */
export function failedPage(visit: Visit, { provider, realm, next, blocks }: Failed): Page {
  const words = identityWords(visit.say.lang)
  const query = `?for=${realm}&next=${encodeURIComponent(next)}`
  const card = realm === 'staff' ? '/staff' : `/sign-in?next=${encodeURIComponent(next)}`
  return {
    title: words.failed,
    status: Math.max(400, statusOf(blocks)),
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.failed}</h1>
        ${refusalBand(visit, provider?.name ?? visit.library.name, blocks)}
        ${
          provider === undefined
            ? ''
            : html`<a class="button primary wide" href="/auth/${provider.id}/start${query}">${words.again}</a>`
        }
        <p class="quiet"><a href="${card}">${realm === 'staff' ? visit.say.signIn.title : words.card}</a></p>
      </div>
    </div>`,
  }
}

/** Signed out here; `there` is where to sign out at the provider as well. */
export function signedOutPage(visit: Visit, there?: { readonly name: string; readonly address: string }): Page {
  const words = identityWords(visit.say.lang)
  return {
    title: words.signedOut,
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${words.signedOut}</h1>
        <p>${there ? words.alsoThereText(there.name) : words.signedOutText}</p>
        ${there ? html`<a class="button primary wide" href="${there.address}">${words.alsoThere(there.name)}</a>` : ''}
        <p class="quiet"><a href="/">${words.home}</a></p>
      </div>
    </div>`,
  }
}

/** The buttons below the form of the sign-in page; nothing where there are none. */
export function waysToSignIn(visit: Pick<Visit, 'say'>, ways: readonly SignInWay[], next: string): Html | '' {
  if (ways.length === 0) return ''
  const words = identityWords(visit.say.lang)
  return html`<p class="quiet or-line"><span>${words.or}</span></p>
    ${ways.map(
      ({ name, address }) =>
        html`<a class="button wide" href="${address}&next=${encodeURIComponent(next)}">${words.with(name)}</a>`,
    )}`
}
