/** Versions of SRU. 1.1 and 1.2 are of the Library of Congress, 2.0 is the OASIS standard. */
export const sruVersions = ['1.1', '1.2', '2.0'] as const
export type SruVersion = (typeof sruVersions)[number]

/** The namespaces of responses. */
export const namespaces = {
  '1.1': 'http://www.loc.gov/zing/srw/',
  '1.2': 'http://www.loc.gov/zing/srw/',
  '2.0': 'http://docs.oasis-open.org/ns/search-ws/sruResponse',
} as const

/** The namespaces of diagnostics. */
export const diagnosticNamespaces = {
  '1.1': 'http://www.loc.gov/zing/srw/diagnostic/',
  '1.2': 'http://www.loc.gov/zing/srw/diagnostic/',
  '2.0': 'http://docs.oasis-open.org/ns/search-ws/diagnostic',
} as const

/** The namespaces of responses to a scan. */
export const scanNamespaces = {
  '1.1': 'http://www.loc.gov/zing/srw/',
  '1.2': 'http://www.loc.gov/zing/srw/',
  '2.0': 'http://docs.oasis-open.org/ns/search-ws/scan',
} as const

/** The namespaces of envelopes of SOAP 1.1 and 1.2. */
export const soapEnvelopes = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
] as const
export type SoapEnvelope = (typeof soapEnvelopes)[number]

/** The namespace of counted values in responses (SRU 2.0). */
export const facetNamespace = 'http://docs.oasis-open.org/ns/search-ws/facetedResults'

/** Whether a text names a version. */
export function isSruVersion(text: string): text is SruVersion {
  return (sruVersions as readonly string[]).includes(text)
}
