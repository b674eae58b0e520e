import { useState } from 'react'
import type { Address, Contact, FieldValues, Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readScan } from '../../scanner.ts'
import { languageChoices } from './languages.ts'
import { useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'
import { AddressFields, ContactFields } from './address-fields.tsx'
import { DuplicateHints } from './duplicate-hints.tsx'
import { LibraryFields, useLibraryFields } from './library-fields.tsx'
import type { Draft } from './similar.ts'

/** What the form holds; empty texts are sent as they are and clear what was there. */
export interface PatronDraft extends Draft {
  readonly category: string
  readonly branch: number
  readonly card: string
  readonly pin: string
  readonly expires: string | undefined
  readonly email: string
  readonly phone: string
  readonly preferredName: string
  readonly externalId: string
  readonly addresses: readonly Address[]
  readonly contacts: readonly Contact[]
  readonly fields: FieldValues
  readonly language: string
  readonly keepHistory: boolean
  /** Blocks to pass, with the reason. */
  readonly override?: { readonly codes: string[]; readonly reason: string }
}

interface PatronFormProps {
  /** Whom to change; nobody: somebody new. */
  readonly patron?: Patron
  readonly start?: Partial<PatronDraft>
  readonly submit: string
  readonly onSubmit: (draft: PatronDraft) => Promise<void>
  readonly onCancel: () => void
}

/** The details of a patron, to register or to change; beside it those who may be the same person. */
export function PatronForm({ patron, start, submit, onSubmit, onCancel }: PatronFormProps) {
  const { words, format } = useDesk()
  const { patrons, people } = words
  const { branch, permissions } = useSession()
  const hasFields = useLibraryFields().length > 0
  const branches = useBranches()
  const categories = useCategories()
  const [changed, setChanged] = useState<Partial<PatronDraft>>(start ?? {})
  const [problem, setProblem] = useState<unknown>()
  const [working, setWorking] = useState(false)
  const draft: PatronDraft = {
    givenName: patron?.givenName ?? '',
    familyName: patron?.familyName ?? '',
    birthDate: patron?.birthDate ?? undefined,
    category: patron?.category ?? categories.rows[0]?.code ?? '',
    branch: patron?.branch ?? branch.id,
    card: '',
    pin: '',
    expires: patron?.expires ?? undefined,
    email: patron?.email ?? '',
    phone: patron?.phone ?? '',
    preferredName: patron?.preferredName ?? '',
    externalId: patron?.externalId ?? '',
    addresses: startAddresses(patron),
    contacts: patron?.contacts ?? [],
    fields: patron?.fields ?? {},
    language: patron?.language ?? '',
    keepHistory: patron?.keepHistory ?? false,
    ...changed,
  }
  const set = (change: Partial<PatronDraft>) => setChanged((now) => ({ ...now, ...change }))
  const wrong = (field: string) => {
    const error = problem instanceof Problem ? problem.messageFor(field) : undefined
    return error === undefined ? {} : { error }
  }
  const save = async (override?: PatronDraft['override']) => {
    if (working) return
    setWorking(true)
    setProblem(undefined)
    try {
      await onSubmit({ ...draft, card: readScan(draft.card), ...(override && { override }) })
    } catch (error) {
      setProblem(error)
    }
    setWorking(false)
  }
  const rest = problem instanceof Problem ? problem.blocks.filter(({ field }) => field === undefined) : []
  const passable = problem instanceof Problem && problem.blocks.some(({ override }) => override !== undefined)
  const text = (field: 'givenName' | 'familyName' | 'email' | 'phone') => ({
    label: patrons[field],
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    autoComplete: 'off',
    ...wrong(field),
  })
  return (
    <div className={styles.register}>
      <div className={styles.form}>
        {/* A form of its own: it must not stand inside the other. */}
        {problem instanceof Problem && passable && (
          <Refusal
            title={people.notSaved}
            blocks={problem.blocks}
            permissions={permissions}
            action={people.saveAnyway}
            onOverride={(codes, reason) => void save({ codes: [...codes], reason })}
            isPending={working}
          />
        )}
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {problem !== undefined && !passable && (
            <Banner
              tone="stop"
              live
              title={
                problem instanceof Problem && problem.blocks.length > 0
                  ? patrons.invalid
                  : sentenceFor(problem, words.problems)
              }
            >
              {rest.map(({ message }) => message).join(' ')}
            </Banner>
          )}
          <Panel title={patrons.person}>
            <div className={styles.fields}>
              <TextField {...text('familyName')} isRequired autoFocus />
              <TextField {...text('givenName')} />
              <TextField
                label={people.preferredName}
                hint={people.preferredNameHint}
                value={draft.preferredName}
                onChange={(preferredName) => set({ preferredName })}
                autoComplete="off"
              />
              <DatePicker
                label={patrons.birthDate}
                value={draft.birthDate}
                onChange={(birthDate) => set({ birthDate })}
                {...wrong('birthDate')}
              />
            </div>
          </Panel>
          <Panel title={patrons.membership}>
            <div className={styles.fields}>
              <Select
                label={patrons.category}
                isRequired
                value={draft.category}
                onChange={(category) => set({ category })}
                choices={categories.rows.map(({ code, name }) => ({ id: code, label: name }))}
                {...wrong('category')}
              />
              <Select
                label={patrons.branch}
                isRequired
                value={String(draft.branch)}
                onChange={(id) => set({ branch: Number(id) })}
                choices={branches.rows.map(({ id, name }) => ({ id: String(id), label: name }))}
                {...wrong('branch')}
              />
              {patron === undefined && (
                <TextField
                  label={patrons.cardField}
                  hint={patrons.cardHint}
                  mono
                  value={draft.card}
                  onChange={(card) => set({ card })}
                  autoComplete="off"
                  onKeyDown={(event) => {
                    // The scanner's Enter ends the card, not the form.
                    if (event.key === 'Enter') event.preventDefault()
                    else event.continuePropagation()
                  }}
                  {...wrong('card')}
                />
              )}
              <DatePicker
                label={patrons.expires}
                hint={patrons.expiresHint}
                value={draft.expires}
                onChange={(expires) => set({ expires })}
                {...wrong('expires')}
              />
              <TextField
                label={patron?.hasPin ? patrons.pinNew : patrons.pin}
                hint={patrons.pinHint}
                type="password"
                autoComplete="new-password"
                value={draft.pin}
                onChange={(pin) => set({ pin })}
                {...wrong('pin')}
              />
            </div>
          </Panel>
          <Panel title={patrons.contact}>
            <div className={styles.fields}>
              <TextField {...text('email')} type="email" />
              <TextField {...text('phone')} type="tel" />
              <Select
                label={patrons.language}
                value={draft.language}
                onChange={(language) => set({ language })}
                choices={languageChoices(draft.language, format.settings.locale, patrons.asLibrary)}
              />
              <TextField
                label={people.externalId}
                hint={people.externalIdHint}
                value={draft.externalId}
                onChange={(externalId) => set({ externalId })}
                autoComplete="off"
                {...wrong('externalId')}
              />
              <div className={styles.whole}>
                <Checkbox isSelected={draft.keepHistory} onChange={(keepHistory) => set({ keepHistory })}>
                  {patrons.keepHistory}
                  <span className={styles.second}> {patrons.keepHistoryHint}</span>
                </Checkbox>
              </div>
            </div>
          </Panel>
          <Panel title={people.addresses}>
            <AddressFields addresses={draft.addresses} onChange={(addresses) => set({ addresses })} />
          </Panel>
          {hasFields && (
            <Panel title={people.more}>
              <div className={styles.fields}>
                <LibraryFields values={draft.fields} onChange={(fields) => set({ fields })} errorFor={wrong} />
              </div>
            </Panel>
          )}
          <Panel title={people.contacts}>
            <ContactFields contacts={draft.contacts} onChange={(contacts) => set({ contacts })} />
          </Panel>
          <div className={styles.actions}>
            <Button type="submit" tone="primary" keys="Mod+Enter" isPending={working}>
              {submit}
            </Button>
            <Button onPress={onCancel}>{patrons.cancel}</Button>
          </div>
        </form>
      </div>
      <DuplicateHints
        known={{
          givenName: draft.givenName,
          familyName: draft.familyName,
          birthDate: draft.birthDate ?? null,
          email: draft.email,
          phone: draft.phone,
          address: mailingText(draft.addresses),
          card: readScan(draft.card),
          externalId: draft.externalId,
        }}
        {...(patron && { except: patron.id })}
      />
    </div>
  )
}

/** The addresses of a patron; one that was kept as a single text stands in the street. */
function startAddresses(patron: Patron | undefined): readonly Address[] {
  if (!patron || patron.addresses.length > 0 || patron.address === '') return patron?.addresses ?? []
  const empty = { label: '', city: '', region: '', postcode: '', country: '' }
  return [{ ...empty, street: patron.address, mailing: true }]
}

function mailingText(addresses: readonly Address[]): string {
  const one = addresses.find(({ mailing }) => mailing) ?? addresses[0]
  return one ? [one.street, `${one.postcode} ${one.city}`.trim()].filter((line) => line !== '').join('\n') : ''
}
