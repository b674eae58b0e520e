import { once } from 'node:events'
import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { signXml } from '@node-saml/node-saml/lib/xml.js'
import { selfSigned, type KeyPair } from '../self-signed.ts'

/** What an answer says; every part can be made wrong. */
export interface Says {
  readonly to: string
  readonly audience: string
  readonly request: string | undefined
  readonly now: Temporal.Instant
  readonly nameId?: string
  readonly format?: string
  readonly issuer?: string
  readonly id?: string
  readonly until?: Temporal.Instant
  readonly from?: Temporal.Instant
  readonly confirmedUntil?: Temporal.Instant | null
  readonly method?: string
  readonly session?: string
  readonly attributes?: Readonly<Record<string, readonly string[]>>
  readonly status?: string
}

/** How an answer is signed and packed. */
export interface Packing {
  readonly key?: KeyPair
  readonly algorithm?: 'sha1' | 'sha256' | 'sha512'
  readonly digest?: string
  readonly sign?: 'assertion' | 'response' | 'both' | 'none'
  /** Certificate for which the assertion is encrypted. */
  readonly encryptFor?: string
  readonly cipher?: 'aes-256-gcm' | 'aes-128-cbc'
  /** Changes the assertion after it is signed, before it is encrypted. */
  readonly tamperAssertion?: (xml: string) => string
}

const entityId = 'https://idp.example/entity'
const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const named = 'urn:oasis:names:tc:SAML:2.0:assertion'

/** An identity provider on this machine: describes itself over HTTP and signs whatever a test wants. */
export async function testIdp() {
  const begun = Temporal.Now.instant().subtract({ hours: 24 })
  let key = await selfSigned('Test provider', begun, { bits: 2048 })
  let answers = 200
  const server = createServer((_, response) =>
    response.writeHead(answers).end(answers === 200 ? described(key) : 'out of order'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    entityId,
    metadataUrl: `http://127.0.0.1:${port}/metadata`,
    metadata: () => described(key),
    key: () => key,
    /** Begins to sign with another key, and describes itself anew. */
    rotate: async () => {
      key = await selfSigned('Test provider', begun, { bits: 2048 })
    },
    answerWith: (status: number) => {
      answers = status
    },
    answer: (says: Says, packing: Packing = {}) => answer(says, { key, ...packing }),
    close: () => new Promise((done) => server.close(done)),
  }
}

function described({ certificate }: KeyPair): string {
  const bare = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '')
  const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
    <md:IDPSSODescriptor protocolSupportEnumeration="${protocol}">
      <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
        <ds:X509Certificate>${bare}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:SingleLogoutService Binding="${redirect}" Location="https://idp.example/slo"/>
      <md:SingleSignOnService Binding="${redirect}" Location="https://idp.example/sso"/>
    </md:IDPSSODescriptor></md:EntityDescriptor>`
}

function answer(says: Says, packing: Packing & { readonly key: KeyPair }): string {
  const {
    key,
    algorithm = 'sha256',
    digest = 'sha256',
    sign = 'assertion',
    encryptFor,
    tamperAssertion = (xml) => xml,
  } = packing
  const options = {
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: algorithm,
    digestAlgorithm: digest,
  }
  const signed = (xml: string, element: string) =>
    signXml(
      xml,
      `//*[local-name(.)='${element}']`,
      { reference: `//*[local-name(.)='${element}']/*[local-name(.)='Issuer']`, action: 'after' },
      options,
    )
  const plain = assertion(says)
  const ready = tamperAssertion(sign === 'assertion' || sign === 'both' ? signed(plain, 'Assertion') : plain)
  const inside =
    encryptFor === undefined
      ? ready
      : `<saml:EncryptedAssertion>${encrypted(ready, encryptFor, packing.cipher)}</saml:EncryptedAssertion>`
  const answers = says.request === undefined ? '' : ` InResponseTo="${says.request}"`
  const status = says.status ?? 'Success'
  const whole = `<samlp:Response xmlns:samlp="${protocol}" xmlns:saml="${named}" ID="_r${randomBytes(8).toString('hex')}" Version="2.0" IssueInstant="${says.now.toString()}" Destination="${says.to}"${answers}><saml:Issuer>${entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/></samlp:Status>${status === 'Success' ? inside : ''}</samlp:Response>`
  if (sign !== 'response' && sign !== 'both') return whole
  return signXml(whole, '/*', { reference: "/*/*[local-name(.)='Issuer']", action: 'after' }, options)
}

function assertion(says: Says): string {
  const { now, request, session = 'session-1', format = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' } = says
  const until = (says.until ?? now.add({ minutes: 5 })).toString()
  const confirmed =
    says.confirmedUntil === null ? '' : ` NotOnOrAfter="${(says.confirmedUntil ?? now.add({ minutes: 5 })).toString()}"`
  const answers = request === undefined ? '' : ` InResponseTo="${request}"`
  const attributes = Object.entries(says.attributes ?? {})
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="urn:oid:${name}" FriendlyName="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('')
  return `<saml:Assertion xmlns:saml="${named}" ID="${says.id ?? `_a${randomBytes(8).toString('hex')}`}" Version="2.0" IssueInstant="${(says.from ?? now).toString()}"><saml:Issuer>${says.issuer ?? entityId}</saml:Issuer><saml:Subject><saml:NameID Format="${format}">${says.nameId ?? 'brook-1'}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:${says.method ?? 'bearer'}"><saml:SubjectConfirmationData Recipient="${says.to}"${confirmed}${answers}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${(says.from ?? now.subtract({ minutes: 1 })).toString()}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${says.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${now.toString()}" SessionIndex="${session}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`
}

function encrypted(text: string, certificate: string, cipher: Packing['cipher'] = 'aes-256-gcm'): string {
  const isGcm = cipher === 'aes-256-gcm'
  const key = randomBytes(isGcm ? 32 : 16)
  const start = randomBytes(isGcm ? 12 : 16)
  const content = isGcm ? sealed(text, key, start) : padded(text, key, start)
  const wrapped = publicEncrypt({ key: certificate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, key)
  const method = isGcm ? 'http://www.w3.org/2009/xmlenc11#aes256-gcm' : 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'
  return `<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="${method}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/><xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>${content.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>`
}

function sealed(text: string, key: Buffer, start: Buffer): Buffer {
  const seal = createCipheriv('aes-256-gcm', key, start)
  return Buffer.concat([start, seal.update(text), seal.final(), seal.getAuthTag()])
}

function padded(text: string, key: Buffer, start: Buffer): Buffer {
  const seal = createCipheriv('aes-128-cbc', key, start)
  return Buffer.concat([start, seal.update(text), seal.final()])
}
