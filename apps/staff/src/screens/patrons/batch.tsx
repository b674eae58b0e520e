import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  PreviewBatch,
  StartBatch,
  type Batch,
  type BatchPreview,
} from '../../../../server/src/modules/patrons/contract-leaving.ts'
import type { Static } from '../../../../server/src/platform/schemas.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'

type BatchBody = Static<typeof Batch>
type Action = BatchBody['action']
const any = '-'
const actions: readonly Action[] = ['expire', 'renew', 'category', 'branch', 'anonymise', 'delete', 'erase']

/** Something done to many patrons: first who it would be and what binds, then as a job. */
export function BatchScreen() {
  const { call, words, announce } = useDesk()
  const goTo = useGoTo()
  const branches = useBranches()
  const categories = useCategories()
  const { people, patrons } = words
  const [action, setAction] = useState<Action>('expire')
  const [category, setCategory] = useState(any)
  const [branch, setBranch] = useState(any)
  const [expiredBefore, setExpiredBefore] = useState<string>()
  const [unusedSince, setUnusedSince] = useState<string>()
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const body: BatchBody = {
    action,
    ...(category !== any && { category }),
    ...(branch !== any && { branch: Number(branch) }),
    ...(expiredBefore !== undefined && { expiredBefore }),
    ...(unusedSince !== undefined && { unusedSince }),
    ...(action === 'category' && to !== undefined && { toCategory: to }),
    ...(action === 'branch' && to !== undefined && { toBranch: Number(to) }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  }
  const preview = useMutation({ mutationFn: () => call(PreviewBatch, { body }) })
  const start = useMutation({
    mutationFn: () => call(StartBatch, { body }),
    onSuccess: ({ job }) => {
      announce(people.batchStarted)
      goTo(`/jobs?id=${job}`)
    },
  })
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      preview.reset()
    }
  const error = preview.error ?? start.error
  const branchChoices = branches.rows.map(({ id, name }) => ({ id: String(id), label: name }))
  const categoryChoices = categories.rows.map(({ code, name }) => ({ id: code, label: name }))
  return (
    <>
      <PageHeader
        title={people.batchTitle}
        guide="many-patrons"
        crumbs={[{ label: patrons.title, href: '/patrons' }]}
      />
      <div className={styles.tab}>
        <Panel>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              preview.mutate()
            }}
          >
            <div className={styles.fields}>
              <Select
                label={people.batchAction}
                value={action}
                onChange={change((next: Action) => {
                  setAction(next)
                  setTo(undefined)
                })}
                choices={actions.map((id) => ({ id, label: words.batchActions[id] }))}
              />
              {action === 'category' && (
                <Select label={people.toCategory} value={to} onChange={change(setTo)} choices={categoryChoices} />
              )}
              {action === 'branch' && (
                <Select label={people.toBranch} value={to} onChange={change(setTo)} choices={branchChoices} />
              )}
              <Select
                label={patrons.category}
                value={category}
                onChange={change(setCategory)}
                choices={[{ id: any, label: people.anyCategory }, ...categoryChoices]}
              />
              <Select
                label={patrons.branch}
                value={branch}
                onChange={change(setBranch)}
                choices={[{ id: any, label: people.anyBranch }, ...branchChoices]}
              />
              <DatePicker label={people.expiredBefore} value={expiredBefore} onChange={change(setExpiredBefore)} />
              <DatePicker label={people.unusedSince} value={unusedSince} onChange={change(setUnusedSince)} />
              <TextField label={people.reason} value={reason} onChange={setReason} />
            </div>
            {error !== null && <Banner tone="stop" title={sentenceFor(error, words.problems)} live />}
            <div className={styles.actions}>
              <Button type="submit" tone={preview.data ? 'quiet' : 'primary'} isPending={preview.isPending}>
                {people.showFirst}
              </Button>
              {preview.data && (
                <Button
                  tone={action === 'delete' || action === 'erase' ? 'danger' : 'primary'}
                  isPending={start.isPending}
                  isDisabled={preview.data.total === 0}
                  onPress={() => start.mutate()}
                >
                  {people.doIt}
                </Button>
              )}
            </div>
          </form>
        </Panel>
        {preview.data && <Preview preview={preview.data} />}
      </div>
    </>
  )
}

function Preview({ preview }: { readonly preview: Static<typeof BatchPreview> }) {
  const { words } = useDesk()
  const { people } = words
  return (
    <Panel title={people.batchFound(preview.total)}>
      <ul className={styles.stack} role="status">
        {preview.rows.map(({ id, name, blocks }) => (
          <li key={id} className={styles.line}>
            <span>
              <Link href={`/patrons/${id}`} look="quiet">
                {name}
              </Link>
              <span className={styles.second}> {blocks.map(({ message }) => message).join(' ')}</span>
            </span>
            {blocks.length > 0 ? <Pill tone="stop">{people.cannot}</Pill> : <Pill tone="ok">{people.can}</Pill>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
