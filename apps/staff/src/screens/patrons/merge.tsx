import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { MergePatrons } from '../../../../server/src/modules/patrons/contract-leaving.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { PatronField } from '../holds/patron-field.tsx'
import { useLibraryFields } from './library-fields.tsx'
import { differences, type Difference } from './merge-fields.ts'
import { patronKey, patronQuery, useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'

/** Two records of one person side by side: each field that differs is kept or taken. */
export function MergeScreen() {
  const { call, words } = useDesk()
  const address = useAddress()
  const id = Number(useParams({ strict: false, select: (params) => params.id }))
  const other = address.number('with')
  const kept = useQuery(patronQuery(call, id))
  const gone = useQuery({ ...patronQuery(call, other ?? 0), enabled: other !== undefined && other !== id })
  const { people, patrons } = words
  return (
    <>
      <PageHeader
        title={people.mergeTitle}
        guide="merge-patrons"
        crumbs={[
          { label: patrons.title, href: '/patrons' },
          { label: kept.data?.name ?? '…', href: `/patrons/${id}` },
        ]}
      >
        {people.mergeText}
      </PageHeader>
      <div className={styles.tab}>
        <Panel title={people.mergeOther}>
          <PatronField
            value={other}
            onChange={(patron) => address.set({ with: patron }, 'replace')}
            autoFocus={other === undefined}
            {...(other === id && { error: words.problems.notFound })}
          />
          {gone.data && gone.data.id !== id && (
            <p>
              <Link href={`/patrons/${gone.data.id}`} look="strong">
                {gone.data.name}
              </Link>{' '}
              <span className={styles.second}>
                {[gone.data.card, gone.data.email, gone.data.categoryName].filter(Boolean).join(' · ')}
              </span>
            </p>
          )}
        </Panel>
        {kept.data && gone.data && gone.data.id !== kept.data.id && (
          <Choices key={gone.data.id} kept={kept.data} gone={gone.data} />
        )}
      </div>
    </>
  )
}

function Choices({ kept, gone }: { readonly kept: Patron; readonly gone: Patron }) {
  const { call, words, announce, sounds } = useDesk()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const { people, patrons } = words
  const names = { branch: useBranches().nameOf, category: useCategories().nameOf }
  const fields = useLibraryFields()
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const different = differences(kept, gone, fields, names)
  const labelOf = ({ field, ownField }: Difference) =>
    ownField ? (fields.find(({ code }) => code === field)?.name ?? field) : nameOfField(field, words)
  const submit = async () => {
    setWorking(true)
    try {
      const chosen = different.filter(({ id }) => taken.has(id))
      await call(MergePatrons, {
        params: { id: kept.id },
        body: {
          other: gone.id,
          take: chosen.flatMap(({ merge }) => (merge === undefined ? [] : [merge])),
          fields: chosen.filter(({ ownField }) => ownField).map(({ field }) => field),
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        },
      })
      sounds.play('ok')
      announce(people.merged)
      await queries.invalidateQueries({ queryKey: ['patrons'] })
      await queries.invalidateQueries({ queryKey: patronKey(kept.id) })
      goTo(`/patrons/${kept.id}?tab=details`)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
      setWorking(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
      <Panel title={people.mergeField}>
        {different.length === 0 ? (
          <p className={styles.quiet}>{people.same}</p>
        ) : (
          <div className={styles.stack}>
            {different.map((one) => (
              <RadioGroup
                key={one.id}
                label={labelOf(one)}
                value={taken.has(one.id) ? 'take' : 'keep'}
                onChange={(choice) => {
                  const next = new Set(taken)
                  if (choice === 'take') next.add(one.id)
                  else next.delete(one.id)
                  setTaken(next)
                }}
                choices={[
                  { id: 'keep', label: one.kept === '' ? patrons.noneGiven : one.kept, detail: people.mergeKeep },
                  { id: 'take', label: one.gone, detail: people.mergeTake },
                ]}
              />
            ))}
          </div>
        )}
      </Panel>
      <Panel>
        <TextField label={people.reason} value={reason} onChange={setReason} />
      </Panel>
      <div className={styles.actions}>
        <Button type="submit" tone="primary" keys="Mod+Enter" isPending={working}>
          {people.mergeNow}
        </Button>
        <Button onPress={() => goTo(`/patrons/${kept.id}`)}>{words.ui.cancel}</Button>
      </div>
    </form>
  )
}

/** A field in words. */
function nameOfField(field: string, { importFields }: Words): string {
  const names: Readonly<Record<string, string>> = importFields
  return names[field] ?? field
}
