/** Conditions that the protocol tells by their codes (OAI-PMH 2.0, section 3.6). */
export const oaiErrorCodes = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
  'noMetadataFormats',
  'noSetHierarchy',
] as const

/** One of the codes. */
export type OaiErrorCode = (typeof oaiErrorCodes)[number]

/** An error or exception condition, with a sentence for people. */
export interface OaiError {
  readonly code: OaiErrorCode
  readonly message: string
}
