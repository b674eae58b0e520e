import { childOf, textOf, type XmlElement } from '@carrel/xml'
import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Outcome } from '../../../platform/refusal.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Provider } from '../providers.ts'
import { attributesFrom, firstOf } from '../rules/attributes.ts'
import { useOnce } from '../used-once.ts'
import type { VerifiedIdentity } from '../verified-identity.ts'
import { checkAssertion, type AssertedPerson } from './check-assertion.ts'
import { idpOf, samlSettings } from './idp.ts'
import { ourAddresses } from './messages.ts'
import { ourKeys } from './our-keys.ts'
import { refusalFor, SamlProblem } from './saml-problem.ts'
import { signedAssertion } from './signed-assertion.ts'
import { fromBase64, mostBytes, strictXml } from './strict-xml.ts'

/**
 * Keeps an answer with the sign-in that it belongs to, until the browser comes for it with its cookie: the form of a provider
 * comes from another site, and cookies do not. False where no such sign-in is open.
 */
export async function keepAnswer(
  platform: Platform,
  provider: number,
  handle: string,
  answer: string,
): Promise<boolean> {
  if (answer.length > mostBytes * 1.4) return false
  const { rows } = await sql`
    update identity.attempt set payload = payload || ${jsonb({ answer })}
    where handle_hash = ${tokenHash(handle)} and provider_id = ${provider} and expires_at >= ${platform.clock.now()}
    returning provider_id`.execute(platform.database.kysely)
  return rows.length === 1
}

/**
 * Checks the answer of a provider and uses it up. `request`: what it has to answer; undefined where the provider began by
 * itself, which the library has to allow.
 */
export async function finishSaml(
  platform: Platform,
  provider: Provider,
  came: { readonly answer: string; readonly request: string | undefined; readonly origin: string },
): Promise<Outcome<VerifiedIdentity>> {
  try {
    const settings = samlSettings(provider)
    if (came.request === undefined && !settings.idpInitiated)
      throw new SamlProblem(
        'saml-not-asked',
        'it signs you in although nobody asked here, which the library does not allow. Begin here.',
      )
    const text = answerText(came.answer)
    const response = strictXml(text)
    refuseStatus(response)
    const ours = ourAddresses(came.origin, provider.id)
    refuseElsewhere(response, { recipient: ours.answers, request: came.request })
    const { assertion, issuer } = await assertionOf(platform, provider, text)
    const person = checkAssertion(assertion, {
      issuer,
      audience: ours.metadata,
      recipient: ours.answers,
      request: came.request,
      now: platform.clock.now(),
      tolerance: settings.clockTolerance,
    })
    if (!(await useOnce(platform, provider.id, 'assertion', person.id, person.until)))
      throw new SamlProblem('saml-used', 'what it sent has been used before. Begin again.')
    return identityOf(person, settings.subjectAttribute)
  } catch (error) {
    return refusalFor(provider.name, error)
  }
}

/** With the keys that are known; where none fits, once more with those that it publishes now. */
async function assertionOf(platform: Platform, provider: Provider, text: string) {
  const { privateKey } = await ourKeys(platform, provider)
  const idp = await idpOf(platform, provider)
  try {
    return {
      assertion: await signedAssertion(text, { certificates: idp.certificates, privateKey }),
      issuer: idp.entityId,
    }
  } catch (error) {
    if (!(error instanceof SamlProblem) || error.code !== 'saml-signature') throw error
    const now = await idpOf(platform, provider, { anew: true })
    if (now === idp || now.certificates.join() === idp.certificates.join()) throw error
    return {
      assertion: await signedAssertion(text, { certificates: now.certificates, privateKey }),
      issuer: now.entityId,
    }
  }
}

function answerText(answer: string): string {
  const bytes = fromBase64(answer, mostBytes)
  if (!bytes) throw new SamlProblem('saml-unreadable', 'what it sent is not readable.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SamlProblem('saml-unreadable', 'what it sent is not readable.')
  }
}

function refuseStatus(response: XmlElement): void {
  const status = childOf(response, 'Status')
  const code = childOf(status, 'StatusCode')
  if (code?.attributes.get('Value') === 'urn:oasis:names:tc:SAML:2.0:status:Success') return
  const codes = [code, childOf(code, 'StatusCode')].map((one) => one?.attributes.get('Value')?.split(':').at(-1) ?? '')
  const said = [...codes, textOf(status, 'StatusMessage') ?? ''].filter((part) => part !== '').join(', ')
  throw new SamlProblem('saml-refused', `it did not let you in${said === '' ? '' : ` (${said.slice(0, 200)})`}.`)
}

/** What the envelope says has to fit as well, though only the assertion in it is believed. */
function refuseElsewhere(
  response: XmlElement,
  expected: { readonly recipient: string; readonly request: string | undefined },
): void {
  const destination = response.attributes.get('Destination')
  if (destination !== undefined && destination !== expected.recipient)
    throw new SamlProblem(
      'saml-recipient',
      `what it sent is for ${destination.slice(0, 200)}, not for ${expected.recipient}.`,
    )
  if (response.attributes.get('InResponseTo') !== expected.request)
    throw new SamlProblem('saml-other-request', 'what it sent answers another sign-in than this one. Begin again.')
}

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

function identityOf(person: AssertedPerson, subjectAttribute: string): VerifiedIdentity {
  const { nameId, nameIdFormat, sessionIndex } = person
  const attributes = attributesFrom({ ...person.attributes, ...(nameId !== '' && { NameID: [nameId] }) })
  const subject = subjectAttribute === '' ? nameId : firstOf(attributes, subjectAttribute)
  if (subject === '')
    throw new SamlProblem(
      'saml-no-subject',
      subjectAttribute === ''
        ? 'it did not say who you are.'
        : `it did not send ${subjectAttribute}, by which you would be known again.`,
    )
  if (subjectAttribute === '' && nameIdFormat === transient)
    throw new SamlProblem(
      'saml-transient',
      'it gives you another name each time. The library has to name the attribute by which people are known again.',
    )
  return { subject, attributes, emailVerified: false, sessionIndex, hint: { nameId, format: nameIdFormat } }
}
