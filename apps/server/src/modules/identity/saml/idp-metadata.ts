import { X509Certificate } from 'node:crypto'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@carrel/xml'
import { SamlProblem } from './saml-problem.ts'
import { pem } from './self-signed.ts'

/** An identity provider as it describes itself (SAML Metadata, section 2.4.3). */
export interface IdentityProviderFacts {
  readonly entityId: string
  /** Certificates that its signatures may have, PEM. */
  readonly certificates: readonly string[]
  readonly signOnUrl: string
  readonly signOutUrl: string | undefined
  /** Where answers to log-outs go. */
  readonly signOutAnswerUrl: string | undefined
}

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

/** Reads a description; `wanted` is the provider where it holds several. Throws a {@link SamlProblem}. */
export function readIdpMetadata(bytes: Uint8Array, wanted: string, now: Temporal.Instant): IdentityProviderFacts {
  const read = readXml(bytes)
  if (!read.ok) throw wrong(`is not readable XML. ${read.problem.message}`)
  const described = [...entities(read.root)].filter((entity) => childOf(entity, 'IDPSSODescriptor'))
  const fitting = wanted === '' ? described : described.filter((entity) => entity.attributes.get('entityID') === wanted)
  const [entity, another] = fitting
  if (!entity)
    throw wrong(
      described.length === 0
        ? 'describes no identity provider. Is it that of a service?'
        : `describes other providers: ${described
            .slice(0, 3)
            .map((one) => one.attributes.get('entityID') ?? '')
            .join(', ')}.`,
    )
  if (another) throw wrong('describes several providers. Enter the entity ID of yours.')
  for (const part of [read.root, entity]) {
    const until = part.attributes.get('validUntil')
    if (until !== undefined && Temporal.Instant.compare(instant(until), now) <= 0)
      throw wrong(`was valid until ${until}.`)
  }
  return factsOf(entity)
}

function* entities(element: XmlElement): Generator<XmlElement> {
  if (element.name === 'EntityDescriptor') yield element
  if (element.name === 'EntitiesDescriptor') for (const child of element.children) yield* entities(child)
}

function factsOf(entity: XmlElement): IdentityProviderFacts {
  const descriptor = childOf(entity, 'IDPSSODescriptor')
  const entityId = entity.attributes.get('entityID') ?? ''
  if (entityId === '') throw wrong('has no entity ID.')
  const certificates = childrenOf(descriptor, 'KeyDescriptor')
    .filter((key) => key.attributes.get('use') !== 'encryption')
    .flatMap((key) => childrenOf(childOf(key, 'KeyInfo'), 'X509Data'))
    .flatMap((data) => childrenOf(data, 'X509Certificate'))
    .flatMap((certificate) => certificateOf(textOf(certificate) ?? ''))
  if (certificates.length === 0) throw wrong('has no certificate for signatures that can be read.')
  const signOnUrl = addressOf(descriptor, 'SingleSignOnService')?.location
  if (signOnUrl === undefined) throw wrong('has no address for signing in by redirect (HTTP-Redirect).')
  const out = addressOf(descriptor, 'SingleLogoutService')
  return { entityId, certificates, signOnUrl, signOutUrl: out?.location, signOutAnswerUrl: out?.answer }
}

function addressOf(descriptor: XmlElement | undefined, name: string) {
  for (const service of childrenOf(descriptor, name)) {
    const location = webAddress(service.attributes.get('Location'))
    if (service.attributes.get('Binding') !== redirect || location === undefined) continue
    return { location, answer: webAddress(service.attributes.get('ResponseLocation')) ?? location }
  }
  return undefined
}

function webAddress(text: string | undefined): string | undefined {
  const url = URL.parse(text ?? '')
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined
}

function certificateOf(text: string): readonly string[] {
  try {
    return [pem(new X509Certificate(Buffer.from(text, 'base64')).raw)]
  } catch {
    return []
  }
}

function instant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw wrong(`has a date that is none: ${text.slice(0, 40)}.`)
  }
}

function wrong(what: string): SamlProblem {
  return new SamlProblem('saml-metadata', `its description (metadata) ${what}`)
}
