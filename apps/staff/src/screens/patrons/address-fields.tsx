import { Plus, X } from 'lucide-react'
import type { Address, Contact } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './patron.module.css'

const emptyAddress: Address = { label: '', street: '', city: '', region: '', postcode: '', country: '', mailing: false }

interface AddressFieldsProps {
  readonly addresses: readonly Address[]
  readonly onChange: (addresses: readonly Address[]) => void
}

/** Addresses, of which letters go to one. */
export function AddressFields({ addresses, onChange }: AddressFieldsProps) {
  const { words } = useDesk()
  const { people } = words
  const shown = addresses.length === 0 ? [{ ...emptyAddress, mailing: true }] : addresses
  const change = (at: number, part: Partial<Address>) =>
    onChange(
      shown.map((one, i) =>
        i === at ? { ...one, ...part } : part.mailing === true ? { ...one, mailing: false } : one,
      ),
    )
  return (
    <div className={styles.stack}>
      {shown.map((address, i) => {
        const text = (name: 'label' | 'street' | 'city' | 'region' | 'postcode' | 'country', label: string) => (
          <TextField
            label={label}
            value={address[name]}
            onChange={(value) => change(i, { [name]: value })}
            autoComplete="off"
          />
        )
        return (
          // eslint-disable-next-line react/no-array-index-key -- an address has no name of its own, and its place is what it is
          <div key={i} className={styles.fields} role="group" aria-label={`${people.addresses} ${i + 1}`}>
            {shown.length > 1 && text('label', people.addressLabel)}
            {text('street', people.street)}
            {text('postcode', people.postcode)}
            {text('city', people.city)}
            {text('region', people.region)}
            {text('country', people.country)}
            {shown.length > 1 && (
              <div className={styles.line}>
                <Checkbox isSelected={address.mailing} onChange={(mailing) => change(i, { mailing })}>
                  {people.mailing}
                </Checkbox>
                <IconButton
                  icon={X}
                  label={people.removeAddress(i + 1)}
                  onPress={() => onChange(shown.filter((_, at) => at !== i))}
                />
              </div>
            )}
          </div>
        )
      })}
      <div>
        <Button size="small" icon={Plus} onPress={() => onChange([...shown, emptyAddress])}>
          {people.addAddress}
        </Button>
      </div>
    </div>
  )
}

interface ContactFieldsProps {
  readonly contacts: readonly Contact[]
  readonly onChange: (contacts: readonly Contact[]) => void
}

/** People to turn to in a patron's place. */
export function ContactFields({ contacts, onChange }: ContactFieldsProps) {
  const { words } = useDesk()
  const { people, patrons } = words
  const change = (at: number, part: Partial<Contact>) =>
    onChange(contacts.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <div className={styles.stack}>
      {contacts.map((contact, i) => {
        const text = (name: keyof Contact, label: string) => (
          <TextField
            label={label}
            value={contact[name]}
            onChange={(value) => change(i, { [name]: value })}
            autoComplete="off"
          />
        )
        return (
          // eslint-disable-next-line react/no-array-index-key -- a person may have no name yet while it is typed
          <div key={i} className={styles.fields} role="group" aria-label={`${people.contacts} ${i + 1}`}>
            {text('name', people.contactName)}
            {text('relation', people.relation)}
            {text('phone', patrons.phone)}
            {text('email', patrons.email)}
            <div>
              <Button size="small" icon={X} onPress={() => onChange(contacts.filter((_, at) => at !== i))}>
                {people.removeContact(contact.name === '' ? String(i + 1) : contact.name)}
              </Button>
            </div>
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          icon={Plus}
          onPress={() => onChange([...contacts, { name: '', relation: '', phone: '', email: '' }])}
        >
          {people.addContact}
        </Button>
      </div>
    </div>
  )
}
