import {
  consentOf,
  decideWay,
  hintIn,
  keepRequest,
  newCode,
  signedInAt,
  takeRequest,
  tellablePatron,
  wantedClaims,
  type AskedSignIn,
  type Consent,
  type KnownVendor,
} from '../../modules/vendor-sign-in/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { ownOrigin } from '../identity/sign-in-visit.ts'
import { sendPage } from '../opac/page.ts'
import { signInPage } from '../opac/pages/sign-in.ts'
import { signInAddress } from '../opac/session-actions.ts'
import type { SignedIn, Visit } from '../opac/visit.ts'
import { issuerAt } from './description.ts'
import { goOn, withAnswer } from './go-on.ts'
import { consentPage, deadEndPage, mayNotPage } from './pages.ts'
import { vendorWords } from './words.ts'

/** A request of a program on its way. */
export interface Step {
  readonly vendor: KnownVendor
  readonly asked: AskedSignIn
  readonly notSession: number | null
  /** Where it waits, once somebody had to sign in or to read. */
  readonly handle?: string
  /** The patron has said yes: keeps it. Undefined where it could not be kept. */
  readonly agree?: (patron: number) => Promise<Consent | undefined>
}

/** Where a request goes on after signing in. */
export function goOnAddress(handle: string): string {
  return `/oidc/go-on?request=${handle}`
}

/** Sends a patron back to the program with an answer or an error (RFC 6749, 4.1.2; RFC 9207). */
export async function answerBack(
  visit: Visit,
  step: Pick<Step, 'vendor' | 'handle'> & { readonly asked: Pick<AskedSignIn, 'redirect' | 'state'> },
  answer: Readonly<Record<string, string>>,
) {
  return goOn(visit, step.vendor.name, await backAddress(visit, step.asked, answer), step.handle !== undefined)
}

/** Does what comes next: sign in, read what is told, or on to the program with a code. */
export async function nextStep(visit: Visit, step: Step): Promise<unknown> {
  const { vendor, asked } = step
  const { platform } = visit.site
  const w = readWork(platform, carrel)
  const silent = asked.prompt.includes('none')
  const { patron } = visit
  const since = patron && (await signedInAt(w, patron.session.id))
  const consent = patron && (await consentOf(w, vendor.id, patron.id))
  const wanted = wantedClaims(vendor.claims, asked.scope)
  const way = decideWay({
    asked,
    now: w.now,
    session: patron && since && { id: patron.session.id, signedInAt: since },
    notSession: step.notSession,
    wanted,
    consent,
    answered: step.agree !== undefined,
  })
  if (!patron || !since || way === 'sign-in' || way === 'sign-in-anew') {
    if (silent) return answerBack(visit, step, { error: 'login_required' })
    return toSignIn(
      visit,
      step,
      way === 'sign-in-anew' ? (step.notSession ?? patron?.session.id ?? null) : step.notSession,
    )
  }
  if (await isSomebodyElse(visit, step, consent)) {
    // Asked for once: whoever signs in as somebody else again is not the one that the program means.
    if (silent || step.notSession !== null) return answerBack(visit, step, { error: 'login_required' })
    return toSignIn(visit, step, patron.session.id)
  }
  const known = await tellablePatron(w, vendor, patron.id)
  if (isRefusal(known)) {
    const answer = { error: 'access_denied', error_description: 'The library does not offer this to the patron.' }
    if (silent) return answerBack(visit, step, answer)
    return sendPage(visit, mayNotPage(visit, vendor, known.blocks, await backAddress(visit, asked, answer)))
  }
  if (way === 'ask') {
    if (silent) return answerBack(visit, step, { error: 'consent_required' })
    const handle =
      step.handle ?? (await keepRequest(platform, { vendor: vendor.id, asked, notSession: step.notSession }))
    if (typeof handle !== 'string') return sendPage(visit, mayNotPage(visit, vendor, handle.blocks, '/'))
    return sendPage(visit, consentPage(visit, { vendor, wanted, before: consent, handle }))
  }
  return give(visit, step, patron, since)
}

async function give(visit: Visit, step: Step, patron: SignedIn, since: Temporal.Instant) {
  const { vendor, asked, handle } = step
  const { platform } = visit.site
  if (handle !== undefined && !(await takeRequest(platform, handle)))
    return sendPage(visit, deadEndPage(visit, vendorWords(visit.say.lang).lost, '', 410))
  if (step.agree && !(await step.agree(patron.id))) return answerBack(visit, step, { error: 'server_error' })
  const code = await newCode(platform, { vendor: vendor.id, patron: patron.id, asked, signedInAt: since })
  return answerBack(visit, step, { code })
}

async function toSignIn(visit: Visit, step: Step, notSession: number | null) {
  const waiting = { vendor: step.vendor.id, asked: step.asked, notSession }
  // A page that is loaded again goes on with the same request.
  const isKept = step.handle !== undefined && step.notSession === notSession
  const kept = isKept ? step.handle : await keepRequest(visit.site.platform, waiting)
  if (typeof kept !== 'string') return sendPage(visit, mayNotPage(visit, step.vendor, kept.blocks, '/'))
  // Who is signed in and has to sign in again would be sent on by /sign-in at once.
  if (visit.patron) return sendPage({ ...visit, patron: undefined }, await signInPage(visit, goOnAddress(kept)))
  return visit.reply.redirect(signInAddress(goOnAddress(kept)), 303)
}

/** True when the program means a patron (`id_token_hint`) who is not the one that is signed in. */
async function isSomebodyElse(visit: Visit, { asked, vendor }: Step, consent: Consent | undefined): Promise<boolean> {
  if (asked.hint === null) return false
  const meant = await hintIn(visit.site.platform, issuerAt(await ownOrigin(visit.site, visit.request)), asked.hint)
  return meant?.clientId !== vendor.clientId || meant.subject !== consent?.subject
}

async function backAddress(
  visit: Visit,
  { redirect, state }: Pick<AskedSignIn, 'redirect' | 'state'>,
  answer: Readonly<Record<string, string>>,
): Promise<string> {
  return withAnswer(redirect, { ...answer, state, iss: issuerAt(await ownOrigin(visit.site, visit.request)) })
}
