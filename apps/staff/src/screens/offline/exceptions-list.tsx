import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BookCheck, BookX, ListChecks } from 'lucide-react'
import { useState } from 'react'
import {
  ListOfflineExceptions,
  type OfflineException,
  type Resolution,
} from '../../../../server/src/modules/offline/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { useSession } from '../../session.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import styles from './offline.module.css'
import { SettleDialog } from './settle-dialog.tsx'

/** What was done without the server and needs a look, each with everything that stands against it and what can be done. */
export function ExceptionsList({ settled }: { readonly settled: boolean }) {
  const { call, words, announce } = useDesk()
  const { branch } = useSession()
  const queries = useQueryClient()
  const [deciding, setDeciding] = useState<{ readonly exception: OfflineException; readonly how: Resolution }>()
  const list = useQuery({
    queryKey: ['offline', 'exceptions', settled],
    queryFn: ({ signal }) => call(ListOfflineExceptions, { query: { branch: branch.id, settled, limit: 200 } }, signal),
  })
  useLiveRefresh(['offline'], [['offline']])
  const { offline } = words
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <SkeletonRows rows={4} />
  const { rows } = list.data
  return (
    <Panel flush>
      {rows.length === 0 ? (
        <EmptyState icon={ListChecks} title={settled ? offline.settledNone : offline.exceptionsNone}>
          {settled ? offline.settledNoneText : offline.exceptionsNoneText}
        </EmptyState>
      ) : (
        <ul aria-label={offline.list}>
          {rows.map((exception) => (
            <Exception key={exception.id} exception={exception} onDecide={(how) => setDeciding({ exception, how })} />
          ))}
        </ul>
      )}
      {deciding && (
        <SettleDialog
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            announce(offline.done(words.offlineChoices[deciding.how]))
            setDeciding(undefined)
            void queries.invalidateQueries({ queryKey: ['offline'] })
          }}
        />
      )}
    </Panel>
  )
}

interface ExceptionProps {
  readonly exception: OfflineException
  readonly onDecide: (how: Resolution) => void
}

function Exception({ exception, onDecide }: ExceptionProps) {
  const { words, format } = useDesk()
  const { offline } = words
  const { kind, outcome, title, barcode, patron, patronName, card, by, sentBy, due, choices, settled } = exception
  const written = outcome !== 'open'
  return (
    <li className={styles.exception}>
      <div className={styles.what}>
        <div className={styles.head}>
          <h2 className={styles.title}>
            <bdi>{title === null || title === '' ? barcode : title}</bdi>
          </h2>
          <Pill>{words.offlineKinds[kind]}</Pill>
          <Pill tone={written ? 'info' : 'stop'} icon={written ? BookCheck : BookX}>
            {written ? offline.written : offline.notWritten}
          </Pill>
        </div>
        <p className={styles.facts}>
          <Link href={`/items/${encodeURIComponent(barcode)}`}>
            <Barcode value={barcode} />
          </Link>
          {patron !== null ? (
            <Link href={`/patrons/${patron}`}>
              <bdi>{patronName ?? card}</bdi>
            </Link>
          ) : (
            card !== null && <Barcode value={card} />
          )}
          <span>{format.when(exception.at)}</span>
          <span>
            {exception.desk}, {offline.by(by, sentBy)}
          </span>
          {due !== null && (
            <span>
              {offline.due} {format.day(due)}
            </span>
          )}
        </p>
        <ul className={styles.blocks}>
          {[...exception.blocks.map(({ message }) => message), ...exception.notes].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        {settled && (
          <p className={styles.settled}>
            {offline.settledBy(words.offlineChoices[settled.how], settled.by, format.when(settled.at))}
            {settled.reason !== '' && `: ${settled.reason}`}
          </p>
        )}
      </div>
      {choices.length > 0 && (
        <div className={styles.choices}>
          {choices.map((how, i) => (
            <Button key={how} {...(i === 0 && { tone: 'primary' })} onPress={() => onDecide(how)}>
              {words.offlineChoices[how]}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
