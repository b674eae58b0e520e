import type { PatronDraft } from './patron-form.tsx'

type Rest = Omit<PatronDraft, 'card' | 'pin' | 'birthDate' | 'expires' | 'externalId'>

/** What of a form is sent as it is: lists as plain arrays, people without a name left out. */
export function bodyOf({ addresses, contacts, override, ...rest }: Rest) {
  return {
    ...rest,
    addresses: addresses.map((one) => ({ ...one })),
    contacts: contacts.filter(({ name }) => name.trim() !== '').map((one) => ({ ...one })),
    ...(override && { override }),
  }
}
