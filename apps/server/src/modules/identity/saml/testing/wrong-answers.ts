import type { Packing, Says } from './test-idp.ts'

/** When the tests sign in. */
export const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const later = now.add({ hours: 1 })
/** Answers that are wrong in one thing each: what is said, how it is signed and packed, and the sentence that tells. */
export const wrongAnswers: readonly (readonly [
  what: string,
  says: Partial<Says>,
  packing: Packing,
  sentence: RegExp,
])[] = [
  ['no signature', {}, { sign: 'none' }, /did not sign who you are/],
  ['only the envelope signed', {}, { sign: 'response' }, /did not sign who you are/],
  ['a signature by SHA-1', {}, { algorithm: 'sha1' }, /no longer safe/],
  ['a digest by SHA-1', {}, { digest: 'sha1' }, /no longer safe/],
  [
    'another name put in after signing',
    {},
    { tamperAssertion: (xml) => xml.replace('>brook-1<', '>other-1<') },
    /not signed as a whole/,
  ],
  [
    'an attribute put in after signing',
    {},
    { tamperAssertion: (xml) => xml.replace('>100<', '>101<') },
    /not signed as a whole/,
  ],
  [
    'a comment in the name',
    {},
    { tamperAssertion: (xml) => xml.replace('>brook-1<', '>brook<!-- x -->-1<') },
    /comments or instructions/,
  ],
  [
    'an instruction in the name',
    {},
    { tamperAssertion: (xml) => xml.replace('>brook-1<', '>brook<?x y?>-1<') },
    /comments or instructions/,
  ],
  [
    'a signature cut out',
    {},
    { tamperAssertion: (xml) => xml.replace(/<Signature.*<\/Signature>/s, '') },
    /did not sign who you are/,
  ],
  ['another provider', { issuer: 'https://evil.example/' }, {}, /is from https:\/\/evil\.example\//],
  ['another service', { audience: 'https://other.example/sp' }, {}, /is for https:\/\/other\.example\/sp, not for/],
  ['another address', { to: 'https://other.example/acs' }, {}, /is for https:\/\/other\.example\/acs/],
  ['another request', { request: '_other' }, {}, /answers another sign-in/],
  ['no request', { request: undefined }, {}, /answers another sign-in/],
  ['an answer of yesterday', { until: now.subtract({ hours: 24 }) }, {}, /counted until 2026-11-23/],
  ['a confirmation of yesterday', { confirmedUntil: now.subtract({ hours: 24 }) }, {}, /counted until 2026-11-23/],
  ['a confirmation for ever', { confirmedUntil: null }, {}, /is not whole \(Error parsing NotOnOrAfter/],
  ['a clock that is ahead', { from: later, until: later.add({ minutes: 5 }) }, {}, /clock is ahead of ours/],
  ['a holder of a key', { method: 'holder-of-key' }, {}, /not for whoever brings it/],
  [
    'a name for one time',
    { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
    {},
    /another name each time/,
  ],
  ['no name', { nameId: '' }, {}, /did not say who you are/],
  ['a refusal', { status: 'AuthnFailed' }, {}, /did not let you in \(AuthnFailed\)/],
]
