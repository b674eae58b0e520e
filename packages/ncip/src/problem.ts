/** Errors that any service may give, of the standard's lists of general and of messaging errors (Z39.83-1, problem types). */
export const generalProblems = [
  'Agency Authentication Failed',
  'Element Rule Violated',
  'Invalid Amount',
  'Invalid Date',
  'Invalid Message Syntax Error',
  'Needed Data Missing',
  'System Authentication Failed',
  'Temporary Processing Failure',
  'Unauthorized Combination Of Element Values For Agency',
  'Unauthorized Service For Agency',
  'Unknown Agency',
  'Unknown System',
  'Unsupported Service',
] as const

/** Errors of single services. */
export const serviceProblems = [
  'Cannot Accept Item',
  'Duplicate Item',
  'Duplicate Request',
  'Item Does Not Circulate',
  'Item Not Checked Out',
  'Item Not Checked Out To This User',
  'Item Not Renewable',
  'Maximum Check Outs Exceeded',
  'Maximum Renewals Exceeded',
  'Renewal Not Allowed - Item Has Outstanding Requests',
  'Request Already Processed',
  'Resource Cannot Be Provided',
  'Temporary Processing Failure',
  'Unknown Item',
  'Unknown Request',
  'Unknown User',
  'User Authentication Failed',
  'User Blocked',
  'User Ineligible To Check Out This Item',
  'User Ineligible To Renew This Item',
  'User Ineligible To Request This Item',
] as const

export type ProblemType = (typeof generalProblems)[number] | (typeof serviceProblems)[number]

/** Why a message was not done, as a partner's system and its staff read it. */
export interface Problem {
  readonly type: ProblemType
  /** A sentence. */
  readonly detail: string
  /** The element that is meant, such as `UserIdentifierValue`. */
  readonly element?: string
  /** What stood in it. */
  readonly value?: string
}

const general: ReadonlySet<string> = new Set(generalProblems)
const base = 'http://www.niso.org/ncip/v1_0/schemes'

/** The scheme that a type of problem belongs to: the general list, or that of the service. */
export function problemScheme(type: ProblemType, service: string | undefined): string {
  if (type === 'Invalid Message Syntax Error') return `${base}/messagingerrortype/messagingerrortype.scm`
  if (general.has(type) || service === undefined) return `${base}/processingerrortype/generalprocessingerror.scm`
  return `${base}/processingerrortype/${service.toLowerCase()}processingerror.scm`
}
