import { childrenOf, textOf } from '@carrel/xml'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { carrel, withWork, type Work } from '../../../platform/work.ts'
import { siteLink } from '../../org/index.ts'
import { endOutsideSessions, type OutsideSession } from '../outside-sessions.ts'
import type { Provider } from '../providers.ts'
import { useOnce } from '../used-once.ts'
import { messageId } from './begin-saml.ts'
import { idpOf, samlSettings } from './idp.ts'
import { logoutRequest, logoutResponse, ourAddresses } from './messages.ts'
import { ourKeys } from './our-keys.ts'
import { messageIn, refuseUnsigned, signedAddress } from './redirect-binding.ts'
import { refusalFor, SamlProblem } from './saml-problem.ts'
import { strictXml } from './strict-xml.ts'

/** Where somebody goes who has signed out here, to be signed out at the provider. */
export async function samlWayOut(w: Work, provider: Provider, session: OutsideSession): Promise<string | undefined> {
  const { nameId, format } = session.hint
  if (!samlSettings(provider).signOutThere || nameId === undefined || nameId === '') return undefined
  const { signOutUrl } = await idpOf(w.platform, provider)
  if (signOutUrl === undefined) return undefined
  const { privateKey } = await ourKeys(w.platform, provider)
  const origin = (await siteLink(w))('')
  const about = { id: messageId(), at: w.now, to: signOutUrl, from: ourAddresses(origin, provider.id).metadata }
  const xml = logoutRequest(about, { nameId, format: format ?? '', sessionIndex: session.sessionIndex })
  return signedAddress(signOutUrl, { name: 'SAMLRequest', xml }, privateKey)
}

const oldest: Temporal.DurationLike = { minutes: 10 }

/**
 * Takes a log-out of the provider's (SAML Profiles, section 4.4): ends the sessions here that came from there, and gives back
 * the address to which the browser carries our answer. `query`: the address behind its question mark, as it came.
 */
export async function providerSignsOut(
  platform: Platform,
  provider: Provider,
  came: { readonly query: string; readonly relayState: string | undefined; readonly origin: string },
): Promise<Outcome<{ readonly address: string }>> {
  try {
    const idp = await idpOf(platform, provider)
    refuseUnsigned(came.query, 'SAMLRequest', idp.certificates)
    const request = strictXml(messageIn(came.query, 'SAMLRequest'))
    const ours = ourAddresses(came.origin, provider.id)
    const id = request.attributes.get('ID') ?? ''
    if (request.name !== 'LogoutRequest' || id === '')
      throw new SamlProblem('saml-unreadable', 'what it sent is no log-out.')
    if (textOf(request, 'Issuer') !== idp.entityId)
      throw new SamlProblem('saml-issuer', `what it sent is not from ${idp.entityId}.`)
    if (request.attributes.get('Destination') !== ours.signOut)
      throw new SamlProblem('saml-recipient', `what it sent is not for ${ours.signOut}.`)
    const until = refuseOld(request.attributes, platform.clock.now(), samlSettings(provider).clockTolerance)
    if (!(await useOnce(platform, provider.id, 'logout', id, until)))
      throw new SamlProblem('saml-used', 'this log-out has been used before.')
    const indexes = childrenOf(request, 'SessionIndex').map(({ text }) => text.trim())
    const nameId = textOf(request, 'NameID')
    if (indexes.length === 0 && (nameId ?? '') === '')
      throw new SamlProblem('saml-unreadable', 'what it sent names neither a person nor a session.')
    const ended = await withWork(platform, carrel, async (w) => {
      if (indexes.length === 0) return endOutsideSessions(w, provider.id, { subject: nameId })
      let count = 0
      for (const sessionIndex of indexes.slice(0, 50))
        count += await endOutsideSessions(w, provider.id, { sessionIndex })
      return count
    })
    const to = idp.signOutAnswerUrl
    if (to === undefined)
      throw new SamlProblem('saml-metadata', 'its description (metadata) has no address for log-outs.')
    const { privateKey } = await ourKeys(platform, provider)
    const about = { id: messageId(), at: platform.clock.now(), to, from: ours.metadata }
    const xml = logoutResponse(about, id, !isRefusal(ended))
    return { address: signedAddress(to, { name: 'SAMLResponse', xml, relayState: came.relayState }, privateKey) }
  } catch (error) {
    return refusalFor(provider.name, error)
  }
}

/** When a log-out counts no longer; refuses one that is too old or from the future. */
function refuseOld(
  attributes: ReadonlyMap<string, string>,
  now: Temporal.Instant,
  tolerance: number,
): Temporal.Instant {
  const read = (name: string) => {
    const text = attributes.get(name)
    try {
      return text === undefined ? undefined : Temporal.Instant.from(text)
    } catch {
      throw new SamlProblem('saml-unreadable', 'it sent a date that is none.')
    }
  }
  const issued = read('IssueInstant')
  if (!issued) throw new SamlProblem('saml-unreadable', 'it does not say when it sent this.')
  const latest = issued.add(oldest)
  const given = read('NotOnOrAfter') ?? latest
  const until = (Temporal.Instant.compare(given, latest) < 0 ? given : latest).add({ seconds: tolerance })
  const ahead = Temporal.Instant.compare(issued, now.add({ seconds: tolerance })) > 0
  if (ahead || Temporal.Instant.compare(until, now) <= 0)
    throw new SamlProblem('saml-clock', 'this log-out is too old, or one of the two clocks is wrong.')
  return until
}
