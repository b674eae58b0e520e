import type { FastifyReply, FastifyRequest } from 'fastify'
import { maskedToken } from './form-token.ts'
import { callerByCookie, type Caller } from '../../platform/caller.ts'
import { readWork, type Work } from '../../platform/work.ts'
import { branchesOf, libraryOf, libraryTimeZone, type Branch, type Library } from '../../modules/org/index.ts'
import { siteLook, type Look } from '../../modules/site/index.ts'
import { writing, type Writing } from './dates.ts'
import { chooseWords, languageCookie, writingLocale } from './messages/languages.ts'
import type { Messages } from './messages/messages.ts'
import { takeNotice, type Notice } from './notice.ts'
import type { Site } from './site.ts'
import { themeCookie, themeOf, type Theme } from './theme.ts'

/** A patron who is signed in on the public site. */
export interface SignedIn {
  readonly id: number
  readonly name: string
  readonly session: NonNullable<Caller['session']>
  /** What the forms of this page carry, so that no other site can send one. */
  readonly formToken: string
}

/** One request to the public site: who came, in which library, and how to speak to them. */
export interface Visit {
  readonly site: Site
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Reads as the patron, or as nobody. */
  readonly w: Work
  readonly patron: SignedIn | undefined
  readonly library: Library
  /** Branches that the public is shown, in the order of lists. */
  readonly branches: readonly Branch[]
  readonly say: Messages
  readonly write: Writing
  readonly theme: Theme
  /** Colour and sign of the library. */
  readonly look: Look
  readonly notice: Notice | undefined
}

/** Finds out who visits. */
export async function visitOf(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const caller = await callerByCookie(site.platform, site.resolver, request, 'patron')
  const w = readWork(site.platform, caller?.actor ?? { kind: 'anonymous' })
  const library = await libraryOf(w)
  const { ordered } = await branchesOf(w)
  const zone = await libraryTimeZone(w)
  const say = chooseWords(request.cookies[languageCookie], request.headers['accept-language'], library.locale)
  const locale = writingLocale(say, library.locale)
  return {
    site,
    request,
    reply,
    w,
    patron: signedIn(caller),
    library,
    branches: ordered.filter((branch) => branch.kind === 'branch' && branch.public),
    say,
    write: writing(site.formats(locale), locale, zone, w.now, say),
    look: await siteLook(w),
    theme: themeOf(request.cookies[themeCookie]),
    notice: request.method === 'GET' ? takeNotice(request, reply, say) : undefined,
  }
}

function signedIn(caller: Caller | undefined): SignedIn | undefined {
  if (caller?.actor.kind !== 'patron' || !caller.session) return undefined
  return {
    id: caller.actor.id,
    name: caller.actor.name,
    session: caller.session,
    formToken: maskedToken(caller.session.csrf),
  }
}
