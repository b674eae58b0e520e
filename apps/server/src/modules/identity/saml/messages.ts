import { writeXml, type XmlPart } from '@carrel/xml'
import { xmlns } from './strict-xml.ts'

/** Addresses of ours that a provider knows us by. */
export interface OurAddresses {
  /** Our entity ID, at which our description is. */
  readonly metadata: string
  /** Where answers to sign-ins come. */
  readonly answers: string
  /** Where log-outs come. */
  readonly signOut: string
}

/** Our addresses for a provider, behind the address of the site. */
export function ourAddresses(origin: string, provider: number): OurAddresses {
  const below = `${origin.replace(/\/+$/, '')}/auth/${provider}/saml`
  return { metadata: below, answers: `${below}/answer`, signOut: `${below}/sign-out` }
}

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** Our description for the provider (SAML Metadata, section 2.4.4). */
export function ourMetadata(ours: OurAddresses, certificate: string): string {
  const bare = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '')
  const key = (use: string): XmlPart => ({
    name: 'md:KeyDescriptor',
    attributes: { use },
    children: [
      {
        name: 'ds:KeyInfo',
        children: [{ name: 'ds:X509Data', children: [{ name: 'ds:X509Certificate', text: bare }] }],
      },
    ],
  })
  const descriptor: XmlPart = {
    name: 'md:SPSSODescriptor',
    attributes: {
      AuthnRequestsSigned: 'true',
      WantAssertionsSigned: 'true',
      protocolSupportEnumeration: xmlns.protocol,
    },
    children: [
      key('signing'),
      key('encryption'),
      { name: 'md:SingleLogoutService', attributes: { Binding: redirect, Location: ours.signOut } },
      { name: 'md:NameIDFormat', text: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
      {
        name: 'md:AssertionConsumerService',
        attributes: { Binding: post, Location: ours.answers, index: '0', isDefault: 'true' },
      },
    ],
  }
  return writeXml(
    {
      name: 'md:EntityDescriptor',
      attributes: { 'xmlns:md': xmlns.metadata, 'xmlns:ds': xmlns.signature, entityID: ours.metadata },
      children: [descriptor],
    },
    { indent: true },
  )
}

interface Message {
  readonly id: string
  readonly at: Temporal.Instant
  readonly to: string
  readonly from: string
}

function message(
  name: string,
  { id, at, to, from }: Message,
  more: Readonly<Record<string, string>>,
  children: readonly XmlPart[],
) {
  return writeXml({
    name: `samlp:${name}`,
    attributes: {
      'xmlns:samlp': xmlns.protocol,
      'xmlns:saml': xmlns.assertion,
      ID: id,
      Version: '2.0',
      IssueInstant: at.toString({ smallestUnit: 'second' }),
      Destination: to,
      ...more,
    },
    children: [{ name: 'saml:Issuer', text: from }, ...children],
  })
}

/** Asks the provider who somebody is (SAML Core, section 3.4.1). */
export function authnRequest(about: Message, answers: string): string {
  return message('AuthnRequest', about, { AssertionConsumerServiceURL: answers, ProtocolBinding: post }, [])
}

/** Tells the provider that somebody has signed out (section 3.7.1). */
export function logoutRequest(
  about: Message,
  who: { readonly nameId: string; readonly format: string; readonly sessionIndex: string | null },
): string {
  const children: XmlPart[] = [
    { name: 'saml:NameID', ...(who.format !== '' && { attributes: { Format: who.format } }), text: who.nameId },
  ]
  if (who.sessionIndex !== null) children.push({ name: 'samlp:SessionIndex', text: who.sessionIndex })
  return message('LogoutRequest', about, {}, children)
}

/** Answers a log-out of the provider's (section 3.7.2). */
export function logoutResponse(about: Message, request: string, done: boolean): string {
  const status = `urn:oasis:names:tc:SAML:2.0:status:${done ? 'Success' : 'Requester'}`
  return message('LogoutResponse', about, { InResponseTo: request }, [
    { name: 'samlp:Status', children: [{ name: 'samlp:StatusCode', attributes: { Value: status } }] },
  ])
}
