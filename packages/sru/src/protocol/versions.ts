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

/** Whether a text names a version. */
export function isSruVersion(text: string): text is SruVersion {
  return (sruVersions as readonly string[]).includes(text)
}
