import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MailQuestion } from 'lucide-react'
import {
  ListSiteMessages,
  SetSiteMessage,
  type SiteMessage,
} from '../../../../server/src/modules/site/contract-messages.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import styles from './readers.module.css'

const states = ['open', 'done'] as const

/** What people wrote to the library from its site. */
export function MessagesTab() {
  const { words, call } = useDesk()
  const { readers } = words
  const address = useAddress()
  const state = address.oneOf('state', states)
  const list = useQuery({
    queryKey: ['readers', 'messages', state],
    queryFn: ({ signal }) => call(ListSiteMessages, { query: { state, limit: 200 } }, signal),
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.rows ?? []
  return (
    <div className={styles.stack}>
      <RadioGroup
        label={readers.stateFilter}
        hideLabel
        look="segments"
        choices={states.map((id) => ({ id, label: words.messageStates[id] }))}
        value={state}
        onChange={(next) => address.set({ state: next === 'open' ? undefined : next })}
      />
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={4} />}
      {list.data !== undefined && (
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState icon={MailQuestion} title={readers.noMessages}>
              {readers.noMessagesText}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {rows.map((row) => (
                <MessageRow key={row.id} row={row} />
              ))}
            </ul>
          )}
        </Panel>
      )}
    </div>
  )
}

function MessageRow({ row }: { readonly row: SiteMessage }) {
  const { words, call, announce, format } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const isOpen = row.doneAt === null
  const set = useMutation({
    mutationFn: () => call(SetSiteMessage, { params: { id: row.id }, body: { state: isOpen ? 'done' : 'open' } }),
    onSuccess: () => announce(isOpen ? readers.messageDone : readers.messageOpen),
    onSettled: () => queries.invalidateQueries({ queryKey: ['readers'] }),
  })
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        <b>
          <bdi>{row.name === '' ? readers.noName : row.name}</bdi>
        </b>
        {row.answerTo.includes('@') ? (
          <a href={`mailto:${row.answerTo}`}>
            <bdi>{row.answerTo}</bdi>
          </a>
        ) : (
          <a href={`tel:${row.answerTo.replaceAll(/[^+\d]/g, '')}`}>
            <bdi>{row.answerTo}</bdi>
          </a>
        )}
        {row.branchName !== null && <Pill tone="info">{row.branchName}</Pill>}
      </p>
      <p className={`${styles.line} ${styles.second}`}>
        <span>{format.day(row.at.slice(0, 10))}</span>
        {row.doneBy !== null && <span>{readers.doneBy(row.doneBy)}</span>}
      </p>
      <p className={styles.text} style={{ whiteSpace: 'pre-line' }}>
        <bdi>{row.text}</bdi>
      </p>
      {set.isError && <Banner tone="stop" live title={sentenceFor(set.error, words.problems)} />}
      <div className={styles.line}>
        <Button size="small" isPending={set.isPending} onPress={() => set.mutate()}>
          {isOpen ? readers.markDone : readers.markOpen}
        </Button>
      </div>
    </li>
  )
}
