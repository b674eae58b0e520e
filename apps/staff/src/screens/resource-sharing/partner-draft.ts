import {
  partnerServices,
  type Agency,
  type NewAgency,
} from '../../../../server/src/modules/resource-sharing/contract.ts'

/** A partner as its form holds it. */
export type PartnerDraft = Required<Omit<NewAgency, 'addresses'>> & { readonly addresses: string }

/** The draft of a partner, or of a new one at a branch. */
export function draftOf(
  partner: Agency | undefined,
  usual: { readonly branch: number; readonly itemType: string },
): PartnerDraft {
  return partner
    ? {
        code: partner.code,
        name: partner.name,
        branch: partner.branch,
        itemType: partner.itemType,
        systemId: partner.systemId,
        enabled: partner.enabled,
        borrower: partner.borrower,
        authentication: partner.authentication,
        userName: partner.userName,
        addresses: partner.addresses.join('\n'),
        services: [...partner.services],
        dialect: partner.dialect,
        perMinute: partner.perMinute,
        note: partner.note,
      }
    : {
        ...usual,
        code: '',
        name: '',
        systemId: '',
        enabled: true,
        borrower: '',
        authentication: 'message',
        userName: '',
        addresses: '',
        services: [...partnerServices],
        dialect: 'standard',
        perMinute: 3000,
        note: '',
      }
}

/** What is sent of a draft. */
export function bodyOf({ addresses, ...draft }: PartnerDraft): NewAgency {
  const lines = addresses.split(/[\n,]/).map((line) => line.trim())
  return { ...draft, addresses: lines.filter((line) => line !== '') }
}
