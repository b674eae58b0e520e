import { childOf, childrenOf, textOf, type XmlElement } from '@carrel/xml'
import { SamlProblem } from './saml-problem.ts'
import { deepText } from './strict-xml.ts'

/** What an answer has to fit. */
export interface Expected {
  readonly issuer: string
  /** Our own entity ID. */
  readonly audience: string
  /** Where answers are sent to. */
  readonly recipient: string
  /** The request that this answers; undefined where the provider begins by itself. */
  readonly request: string | undefined
  readonly now: Temporal.Instant
  /** Seconds by which clocks may differ. */
  readonly tolerance: number
}

/** What a signed assertion says of somebody. */
export interface AssertedPerson {
  readonly id: string
  readonly nameId: string
  readonly nameIdFormat: string
  readonly sessionIndex: string | undefined
  /** After this the assertion counts for nothing. */
  readonly until: Temporal.Instant
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/**
 * Checks that a signed assertion is meant for us, now, and for this very request (SAML Core, section 2; Profiles, section
 * 4.1.4.3), and reads it. Throws a {@link SamlProblem}.
 */
export function checkAssertion(assertion: XmlElement, expected: Expected): AssertedPerson {
  const id = assertion.attributes.get('ID') ?? ''
  if (id === '' || assertion.attributes.get('Version') !== '2.0')
    throw no('saml-unreadable', 'what it sent is not SAML 2.0.')
  const issuer = textOf(assertion, 'Issuer')
  if (issuer !== expected.issuer)
    throw no('saml-issuer', `what it sent is from ${issuer?.slice(0, 200) ?? 'nobody'}, not from ${expected.issuer}.`)
  notInFuture(assertion.attributes.get('IssueInstant'), expected)
  const conditions = childrenOf(assertion, 'Conditions')
  const [condition] = conditions
  if (!condition || conditions.length > 1)
    throw no('saml-conditions', 'what it sent does not say for whom and for how long.')
  within(condition, expected)
  checkAudience(condition, expected)
  const until = confirmedUntil(assertion, expected)
  const subject = childOf(childOf(assertion, 'Subject'), 'NameID')
  const statement = childOf(assertion, 'AuthnStatement')
  if (!statement) throw no('saml-no-sign-in', 'it tells of you, but not that you have signed in there.')
  const ends = statement.attributes.get('SessionNotOnOrAfter')
  if (ends !== undefined && passed(ends, expected)) throw no('saml-expired', tooLate(ends, expected))
  return {
    id,
    nameId: subject ? deepText(subject) : '',
    nameIdFormat: subject?.attributes.get('Format') ?? '',
    sessionIndex: statement.attributes.get('SessionIndex'),
    until,
    attributes: attributesOf(assertion),
  }
}

/** The bearer confirmation that fits; when it ends (SAML Profiles, section 4.1.4.2). */
function confirmedUntil(assertion: XmlElement, expected: Expected): Temporal.Instant {
  const problems: SamlProblem[] = []
  for (const confirmation of childrenOf(childOf(assertion, 'Subject'), 'SubjectConfirmation')) {
    if (confirmation.attributes.get('Method') !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer') continue
    const data = childOf(confirmation, 'SubjectConfirmationData')
    try {
      return checkConfirmation(data, expected)
    } catch (error) {
      if (!(error instanceof SamlProblem)) throw error
      problems.push(error)
    }
  }
  throw problems[0] ?? no('saml-confirmation', 'what it sent is not for whoever brings it.')
}

function checkConfirmation(data: XmlElement | undefined, expected: Expected): Temporal.Instant {
  const recipient = data?.attributes.get('Recipient')
  if (!data || recipient !== expected.recipient)
    throw no(
      'saml-recipient',
      `what it sent is for ${recipient?.slice(0, 200) ?? 'nowhere'}, not for ${expected.recipient}.`,
    )
  const answers = data.attributes.get('InResponseTo')
  if (answers !== expected.request)
    throw expected.request === undefined
      ? no('saml-not-asked', 'what it sent answers a sign-in that was not begun here. Begin again here.')
      : no('saml-other-request', 'what it sent answers another sign-in than this one. Begin again.')
  const end = data.attributes.get('NotOnOrAfter')
  if (end === undefined) throw no('saml-conditions', 'what it sent would count for ever.')
  if (passed(end, expected)) throw no('saml-expired', tooLate(end, expected))
  const from = data.attributes.get('NotBefore')
  if (from !== undefined) notInFuture(from, expected)
  return instant(end).add({ seconds: expected.tolerance })
}

function checkAudience(condition: XmlElement, { audience }: Expected): void {
  const restrictions = childrenOf(condition, 'AudienceRestriction')
  const named = restrictions.map((restriction) => childrenOf(restriction, 'Audience').map(deepText))
  if (named.length > 0 && named.every((names) => names.includes(audience))) return
  const others = named.flat().join(', ').slice(0, 200)
  throw no(
    'saml-audience',
    `what it sent is for ${others === '' ? 'nobody in particular' : others}, not for ${audience}.`,
  )
}

function within(condition: XmlElement, expected: Expected): void {
  const from = condition.attributes.get('NotBefore')
  if (from !== undefined) notInFuture(from, expected)
  const end = condition.attributes.get('NotOnOrAfter')
  if (end !== undefined && passed(end, expected)) throw no('saml-expired', tooLate(end, expected))
}

function notInFuture(text: string | undefined, { now, tolerance }: Expected): void {
  const at = instant(text ?? '')
  if (Temporal.Instant.compare(at, now.add({ seconds: tolerance })) > 0)
    throw no(
      'saml-clock',
      `its clock is ahead of ours: it says ${at.toString()}, here it is ${shown(now)}. One of the two is wrong.`,
    )
}

function passed(text: string, { now, tolerance }: Expected): boolean {
  return Temporal.Instant.compare(instant(text).add({ seconds: tolerance }), now) <= 0
}

function tooLate(end: string, { now }: Expected): string {
  return `what it sent counted until ${end}, and here it is ${shown(now)}. Begin again; if that does not help, one of the two clocks is wrong.`
}

function shown(now: Temporal.Instant): string {
  return now.toString({ smallestUnit: 'second' })
}

function instant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw no('saml-unreadable', `it sent a date that is none: ${text.slice(0, 40)}.`)
  }
}

/** Attributes by their names and, where they have one, by their friendly names. */
function attributesOf(assertion: XmlElement): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const statement of childrenOf(assertion, 'AttributeStatement'))
    for (const attribute of childrenOf(statement, 'Attribute')) {
      const values = childrenOf(attribute, 'AttributeValue').map(deepText)
      const names = new Set([attribute.attributes.get('Name'), attribute.attributes.get('FriendlyName')])
      for (const name of names)
        if (name !== undefined && name !== '') found.set(name, [...(found.get(name) ?? []), ...values])
    }
  return Object.fromEntries(found)
}

function no(code: string, message: string): SamlProblem {
  return new SamlProblem(code, message)
}
