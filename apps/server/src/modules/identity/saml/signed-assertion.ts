import { childrenOf, type XmlElement } from '@carrel/xml'
import { decrypted } from './decrypt.ts'
import { SamlProblem } from './saml-problem.ts'
import { everything, strictXml, xmlns } from './strict-xml.ts'

const signatures = new Set([
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
])
const digests = new Set(['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'])
const transforms = new Set([
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
])
const taken: readonly (readonly [element: string, parent: string, algorithms: ReadonlySet<string>])[] = [
  ['SignatureMethod', 'SignedInfo', signatures],
  ['CanonicalizationMethod', 'SignedInfo', transforms],
  ['DigestMethod', 'Reference', digests],
  ['Transform', 'Transforms', transforms],
]

/** Whose signatures count, and how what is meant for us alone is read. */
export interface TrustedKeys {
  readonly certificates: readonly string[]
  readonly privateKey: string
}

/**
 * The one assertion of a response, as its signature covers it: whatever is believed of somebody is read from what this gives
 * back and from nothing else. Throws a {@link SamlProblem}.
 */
export async function signedAssertion(text: string, keys: TrustedKeys): Promise<XmlElement> {
  const response = strictXml(text)
  if (response.name !== 'Response') throw new SamlProblem('saml-unreadable', 'what it sent is no response.')
  const all = [...everything(response)]
  const found = all.filter(({ name }) => name === 'Assertion' || name === 'EncryptedAssertion')
  const [only, another] = found
  if (!only) throw new SamlProblem('saml-no-assertion', 'it did not say who you are.')
  // Elements that hide a second one are how signatures are wrapped.
  if (another || !response.children.includes(only))
    throw new SamlProblem('saml-wrapped', 'what it sent says twice who you are, with which answers are forged.')
  if (only.name === 'Assertion') return verified(text, response, keys)
  const inside = decrypted(only, keys.privateKey)
  const assertion = strictXml(inside)
  if (
    assertion.name !== 'Assertion' ||
    [...everything(assertion)].some((one, at) => at > 0 && one.name.endsWith('Assertion'))
  )
    throw new SamlProblem('saml-wrapped', 'what it encrypted is not one statement of who you are.')
  const declared = `xmlns:samlp="${xmlns.protocol}" xmlns:saml="${xmlns.assertion}" xmlns:saml2="${xmlns.assertion}"`
  const shell = `<samlp:Response ${declared}>${inside.replace(/^\s*<\?xml[^>]*\?>/, '')}</samlp:Response>`
  return verified(shell, strictXml(shell), keys)
}

async function verified(text: string, response: XmlElement, keys: TrustedKeys): Promise<XmlElement> {
  refuseWeakSignatures(response)
  // Only here: the package is large, and few libraries need it.
  const { SAML, ValidateInResponseTo } = await import('@node-saml/node-saml')
  const checker = new SAML({
    callbackUrl: 'https://unused.invalid/',
    issuer: 'unused',
    idpCert: [...keys.certificates],
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    // Times, audience and what was asked are checked on what comes out, by our clock.
    acceptedClockSkewMs: -1,
    audience: false,
    validateInResponseTo: ValidateInResponseTo.never,
  })
  const packed = { SAMLResponse: Buffer.from(text).toString('base64') }
  const xml = await checker.validatePostResponseAsync(packed).then(
    ({ profile }) => profile?.getAssertionXml?.(),
    (error: unknown) => {
      throw notCounting(error)
    },
  )
  if (xml === undefined) throw notCounting(undefined)
  const assertion = strictXml(xml)
  if (assertion.name !== 'Assertion') throw new SamlProblem('saml-wrapped', 'what is signed is not who you are.')
  return assertion
}

/** Refuses what is signed by SHA-1 or in a way that leaves something out, whoever signed it. */
function refuseWeakSignatures(response: XmlElement): void {
  const signed = [...everything(response)].filter(({ name }) => name === 'Signature')
  const assertion = childrenOf(response, 'Assertion')[0]
  if (!assertion || childrenOf(assertion, 'Signature').length !== 1)
    throw new SamlProblem('saml-unsigned', 'it did not sign who you are. It has to sign assertions.')
  for (const signature of signed)
    for (const parent of everything(signature))
      for (const child of parent.children)
        for (const [element, within, algorithms] of taken) {
          if (child.name !== element || parent.name !== within) continue
          const algorithm = child.attributes.get('Algorithm') ?? ''
          if (!algorithms.has(algorithm))
            throw new SamlProblem(
              'saml-weak-signature',
              `it signs in a way that is no longer safe (${algorithm.slice(0, 80)}). It has to sign with RSA and SHA-256.`,
            )
        }
}

function notCounting(error: unknown): SamlProblem {
  const said = error instanceof Error ? error.message : 'signature'
  // Dates that are missing are found on the way, after the signature.
  if (!/signature/i.test(said))
    return new SamlProblem('saml-incomplete', `what it sent is not whole (${said.slice(0, 200)}).`)
  return new SamlProblem(
    'saml-signature',
    'what it sent is not signed as a whole with a key that it has published. If its keys have changed, its description (metadata) has to be read anew.',
  )
}
