import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SearchPatrons, type Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readScan } from '../../scanner.ts'
import { languageChoices } from './languages.ts'
import { useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'
import { mostAlike, similarQuery, type Draft } from './similar.ts'

/** What the form holds; empty texts are sent as they are and clear what was there. */
export interface PatronDraft extends Draft {
  readonly category: string
  readonly branch: number
  readonly card: string
  readonly pin: string
  readonly expires: string | undefined
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly language: string
  readonly keepHistory: boolean
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
  const { patrons } = words
  const { branch } = useSession()
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
    address: patron?.address ?? '',
    language: patron?.language ?? '',
    keepHistory: patron?.keepHistory ?? false,
    ...changed,
  }
  const set = (change: Partial<PatronDraft>) => setChanged((now) => ({ ...now, ...change }))
  const wrong = (field: string) => {
    const error = problem instanceof Problem ? problem.messageFor(field) : undefined
    return error === undefined ? {} : { error }
  }
  const save = async () => {
    if (working) return
    setWorking(true)
    setProblem(undefined)
    try {
      await onSubmit({ ...draft, card: readScan(draft.card) })
    } catch (error) {
      setProblem(error)
    }
    setWorking(false)
  }
  const rest = problem instanceof Problem ? problem.blocks.filter(({ field }) => field === undefined) : []
  const text = (field: 'givenName' | 'familyName' | 'email' | 'phone' | 'address') => ({
    label: patrons[field],
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    autoComplete: 'off',
    ...wrong(field),
  })
  return (
    <div className={styles.register}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {problem !== undefined && (
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
            <div className={styles.whole}>
              <TextField {...text('address')} lines={3} />
            </div>
            <div className={styles.whole}>
              <Checkbox isSelected={draft.keepHistory} onChange={(keepHistory) => set({ keepHistory })}>
                {patrons.keepHistory}
                <span className={styles.second}> {patrons.keepHistoryHint}</span>
              </Checkbox>
            </div>
          </div>
        </Panel>
        <div className={styles.actions}>
          <Button type="submit" tone="primary" keys="Mod+Enter" isPending={working}>
            {submit}
          </Button>
          <Button onPress={onCancel}>{patrons.cancel}</Button>
        </div>
      </form>
      {patron === undefined && <SimilarPanel draft={draft} />}
    </div>
  )
}

/** Those who may be registered already, while one types. */
function SimilarPanel({ draft }: { readonly draft: Draft }) {
  const { call, words, format } = useDesk()
  const { patrons } = words
  const q = similarQuery(draft)
  const { data } = useQuery({
    queryKey: ['patrons', 'similar', q],
    queryFn: ({ signal }) => call(SearchPatrons, { query: { q: q ?? '', limit: 8 } }, signal),
    enabled: q !== undefined,
    placeholderData: (before) => before,
  })
  const found = q === undefined ? [] : mostAlike(data?.rows ?? [], draft.birthDate)
  return (
    <Panel title={patrons.similarTitle}>
      <div className={styles.stack} role="status">
        <p className={styles.quiet}>
          {q === undefined ? patrons.similarIdle : found.length === 0 ? patrons.noSimilar : patrons.similarText}
        </p>
        {found.map((patron) => (
          <div key={patron.id}>
            <Link href={`/patrons/${patron.id}`} look="strong">
              {patron.name}
            </Link>
            <p className={styles.second}>
              {patron.birthDate !== null && format.day(patron.birthDate)}{' '}
              {patron.birthDate !== null && patron.birthDate === draft.birthDate && (
                <Pill tone="warn">{patrons.sameBirth}</Pill>
              )}
            </p>
          </div>
        ))}
      </div>
    </Panel>
  )
}
