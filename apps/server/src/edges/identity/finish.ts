import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  completeSignIn,
  noteTrial,
  type Attempt,
  type Provider,
  type SignInRealm,
  type VerifiedIdentity,
} from '../../modules/identity/index.ts'
import { cookieOptions, cookies } from '../../platform/caller.ts'
import { isRefusal, type Block, type Outcome } from '../../platform/refusal.ts'
import { carrel, withWork } from '../../platform/work.ts'
import { sendPage } from '../opac/page.ts'
import type { Site } from '../opac/site.ts'
import { visitOf } from '../opac/visit.ts'
import { failedPage } from './pages.ts'

/** Where the answer to a sign-in goes. */
export interface Answering {
  readonly site: Site
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly provider: Provider
}

/**
 * Ends a sign-in: with the session's cookie and the page that was wanted, or with a page that says why not. A trial signs
 * nobody in: what came is kept for whoever tries, who goes back to the settings.
 */
export async function finishSignIn(
  { site, request, reply, provider }: Answering,
  attempt: Pick<Attempt, 'realm' | 'next' | 'trial'>,
  proved: Outcome<VerifiedIdentity>,
): Promise<unknown> {
  const { realm, next, trial } = attempt
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  if (trial !== null) {
    const came = isRefusal(proved) ? { problem: troubleText(proved.blocks) } : proved
    await noteTrial(site.platform, { provider, realm, staff: trial }, came)
    return reply.redirect(next, 303)
  }
  const done = isRefusal(proved)
    ? proved
    : await withWork(site.platform, carrel, (w) => completeSignIn(w, { provider, realm, identity: proved }))
  if (isRefusal(done)) return sendFailure({ site, request, reply, provider }, { realm, next }, done.blocks)
  reply.setCookie(cookies[realm], done.token, cookieOptions(request, realm))
  return reply.redirect(next, 303)
}

/** A page that says why somebody is not signed in, with ways to go on. */
export async function sendFailure(
  { site, request, reply, provider }: Omit<Answering, 'provider'> & { readonly provider?: Provider | undefined },
  wanted: { readonly realm: SignInRealm; readonly next: string },
  blocks: readonly Block[],
): Promise<unknown> {
  const visit = await visitOf(site, request, reply)
  return sendPage(visit, failedPage(visit, { ...wanted, provider, blocks }))
}

/** For staff who try: the detail where there is one. */
function troubleText(blocks: readonly Block[]): string {
  return blocks
    .map(({ facts, message }) => (typeof facts?.['detail'] === 'string' ? facts['detail'] : message))
    .join(' ')
}
