import { wayOut } from '../../modules/identity/index.ts'
import { patronSignIn } from '../../modules/patrons/index.ts'
import { cookieOptions, cookies } from '../../platform/caller.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { closeSession } from '../../platform/session.ts'
import { mustWork } from '../../platform/work.ts'
import { ownAddress, type FormFields } from './form-data.ts'
import { signedOutPage } from '../identity/pages.ts'
import { keptIn } from './kept-form.ts'
import { leaveNotice } from './notice.ts'
import { sendPage } from './page.ts'
import { sendAgainPage } from './pages/send-again.ts'
import { signInPage } from './pages/sign-in.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

/** Signs in and goes on to the page that was wanted. */
export async function signIn(visit: Visit, form: FormFields) {
  const { w, request, reply } = visit
  const card = (form.get('card') ?? '').trim().slice(0, 200)
  const next = ownAddress(form.get('next'), '/account')
  const kept = keptIn(form)
  let opened: string | undefined
  const account = await patronSignIn(w, { card, pin: (form.get('pin') ?? '').slice(0, 1000) }, request.ip, {
    setSession: (realm, token) => {
      opened = token
      reply.setCookie(cookies[realm], token, cookieOptions(request))
    },
    renewSession: () => {},
    clearSession: (realm) => void reply.clearCookie(cookies[realm], { path: '/' }),
  })
  if (isRefusal(account)) {
    return sendPage(visit, await signInPage(visit, next, { refused: account.blocks, card, kept }))
  }
  if (kept && opened !== undefined) {
    // The page to come is that of the one who has just signed in, whose cookie the browser has not sent yet.
    request.cookies[cookies.patron] = opened
    return sendPage(visit, sendAgainPage(await visitOf(visit.site, request, reply), kept, next))
  }
  return reply.redirect(next, 303)
}

/** Ends the session of this device. */
export async function signOut(visit: Visit, { session }: SignedIn) {
  const { w, site, reply } = visit
  const { address, name } = await wayOut(w, session)
  await mustWork(site.platform, w.actor, (inner) => closeSession(inner, session.id))
  reply.clearCookie(cookies.patron, { path: '/' })
  // Nothing of a reader stays on the device: not the kept card, and no page.
  reply.header('clear-site-data', '"storage"')
  // A form may not lead to another site, not even by a redirect: a page with a link does.
  if (address !== null) return sendPage({ ...visit, patron: undefined }, signedOutPage(visit, { name, address }))
  leaveNotice(reply, 'signed-out')
  return reply.redirect('/', 303)
}

/** Where someone is sent who has to sign in first, and who comes back to the page afterwards. */
export function signInAddress(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`
}
