import type { Problem, ProblemType } from '@carrel/ncip'
import type { Block } from '../../../platform/refusal.ts'

/** Stable codes of refusals as problems of the standard's lists. */
const types: Readonly<Record<string, ProblemType>> = {
  'patron-not-found': 'Unknown User',
  'user-missing': 'Needed Data Missing',
  'item-not-found': 'Unknown Item',
  'bib-not-found': 'Unknown Item',
  'request-not-found': 'Unknown Request',
  'hold-not-found': 'Unknown Request',
  'agency-not-found': 'Unknown Agency',
  'request-ended': 'Request Already Processed',
  'hold-ended': 'Request Already Processed',
  'request-exists': 'Duplicate Request',
  'duplicate-hold': 'Duplicate Request',
  'barcode-exists': 'Duplicate Item',
  'patron-blocked': 'User Blocked',
  'patron-expired': 'User Blocked',
  'patron-inactive': 'User Blocked',
  'card-lost': 'User Blocked',
  'owes-too-much': 'User Blocked',
  'guarantee-owes': 'User Blocked',
  'has-overdues': 'User Blocked',
  'too-many-overdues': 'User Blocked',
  'too-many-lost': 'User Blocked',
  'too-many-loans': 'Maximum Check Outs Exceeded',
  'too-many-of-kind': 'Maximum Check Outs Exceeded',
  'not-loanable': 'Item Does Not Circulate',
  'item-restricted': 'Item Does Not Circulate',
  'item-withdrawn': 'Item Does Not Circulate',
  'on-site-only': 'Item Does Not Circulate',
  'renewal-limit': 'Maximum Renewals Exceeded',
  'unseen-renewal-limit': 'Maximum Renewals Exceeded',
  'needed-for-hold': 'Renewal Not Allowed - Item Has Outstanding Requests',
  'loan-recalled': 'Renewal Not Allowed - Item Has Outstanding Requests',
  'renewal-no-gain': 'Item Not Renewable',
  'not-on-loan': 'Item Not Checked Out',
  'loan-of-other': 'Item Not Checked Out To This User',
  'invalid-due': 'Invalid Date',
  'invalid-day': 'Invalid Date',
  'invalid-amount': 'Invalid Amount',
  'unknown-pickup': 'Element Rule Violated',
  'bad-pickup': 'Element Rule Violated',
  'invalid-fiscal-action': 'Element Rule Violated',
  'nothing-to-change': 'Needed Data Missing',
  'item-not-theirs': 'Unauthorized Combination Of Element Values For Agency',
}

/** What a refusal is called where no code says it more exactly. */
const usual: Readonly<Record<string, ProblemType>> = {
  AcceptItem: 'Cannot Accept Item',
  CheckOutItem: 'User Ineligible To Check Out This Item',
  RenewItem: 'Item Not Renewable',
  RequestItem: 'User Ineligible To Request This Item',
}

/** Element that a type of problem is about. */
const elements: Readonly<Partial<Record<ProblemType, string>>> = {
  'Unknown User': 'UserIdentifierValue',
  'User Blocked': 'UserIdentifierValue',
  'Unknown Item': 'ItemIdentifierValue',
  'Duplicate Item': 'ItemIdentifierValue',
  'Item Does Not Circulate': 'ItemIdentifierValue',
  'Item Not Checked Out': 'ItemIdentifierValue',
  'Item Not Checked Out To This User': 'ItemIdentifierValue',
  'Item Not Renewable': 'ItemIdentifierValue',
  'Maximum Renewals Exceeded': 'ItemIdentifierValue',
  'Unknown Request': 'RequestIdentifierValue',
  'Duplicate Request': 'RequestIdentifierValue',
  'Request Already Processed': 'RequestIdentifierValue',
  'Unknown Agency': 'AgencyId',
}

/** The problems that a refusal is told as: one for each of its reasons. `values` are what stood in elements of the message. */
export function problemsOf(
  service: string,
  blocks: readonly Block[],
  values: Readonly<Record<string, string | undefined>>,
): readonly Problem[] {
  const once = blocks.filter((block, place) => blocks.findIndex((other) => other.code === block.code) === place)
  return once.map((block) => {
    const type = types[block.code] ?? usual[service] ?? 'Resource Cannot Be Provided'
    const element =
      block.field !== undefined && /^[A-Z]/.test(block.field)
        ? block.field
        : block.code === 'bad-pickup'
          ? 'PickupLocation'
          : elements[type]
    const value = element === undefined ? undefined : values[element]
    return {
      type,
      detail: block.message,
      ...(element !== undefined && { element }),
      ...(value !== undefined && { value }),
    }
  })
}
