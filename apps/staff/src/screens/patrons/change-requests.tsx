import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import {
  ApproveRequest,
  ListRequests,
  RejectRequest,
  type PatronRequest,
} from '../../../../server/src/modules/patrons/contract-registration.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import styles from './patron.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

const key = ['patron-requests'] as const

/** New contact details and wishes to be erased, each with what stands there now. */
export function ChangeRequests() {
  const { call, words } = useDesk()
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(ListRequests, { query: { limit: 50 } }, signal),
  })
  useLiveRefresh(['patron-request'], [key])
  const { people } = words
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonRows rows={6} />
  if (found.data.total === 0)
    return (
      <Panel>
        <EmptyState icon={Inbox} title={people.noChanges}>
          {people.noChangesText}
        </EmptyState>
      </Panel>
    )
  return (
    <div className={styles.cards}>
      {found.data.rows.map((row) => (
        <Request key={row.id} row={row} />
      ))}
    </div>
  )
}

function Request({ row }: { readonly row: PatronRequest }) {
  const { call, words, format, announce } = useDesk()
  const queries = useQueryClient()
  const { people, patrons } = words
  const [rejecting, setRejecting] = useState(false)
  const [problem, setProblem] = useState<string>()
  const names: Readonly<Record<string, string>> = {
    email: patrons.email,
    phone: patrons.phone,
    address: patrons.address,
  }
  const approve = async () => {
    try {
      await call(ApproveRequest, { params: { id: row.id } })
      announce(people.approved)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
      return
    }
    await queries.invalidateQueries({ queryKey: key })
    await queries.invalidateQueries({ queryKey: ['patron', row.patron] })
  }
  return (
    <Panel
      title={row.name}
      actions={
        <Link href={`/patrons/${row.patron}`} look="quiet">
          {patrons.details}
        </Link>
      }
    >
      <div className={styles.stack}>
        {row.kind === 'erasure' ? (
          <p>
            <Pill tone="stop">{people.wantsErasure}</Pill> {row.note}
          </p>
        ) : (
          <KeyValues
            look="columns"
            facts={Object.entries(row.wanted).map(([field, wanted]) => ({
              label: names[field] ?? field,
              value: (
                <>
                  <del className={styles.second}>{row.now[field]}</del> {wanted}
                </>
              ),
            }))}
          />
        )}
        <p className={styles.second}>{format.when(row.at)}</p>
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
        <div className={styles.actions}>
          <Button tone={row.kind === 'erasure' ? 'danger' : 'primary'} onPress={() => void approve()}>
            {row.kind === 'erasure' ? people.erase : people.approve}
          </Button>
          <Button onPress={() => setRejecting(true)}>{people.reject}</Button>
        </div>
      </div>
      {rejecting && (
        <ReasonDialog
          onClose={() => setRejecting(false)}
          onSubmit={async (reason) => {
            await call(RejectRequest, { params: { id: row.id }, body: { reason } })
            announce(people.rejected)
            await queries.invalidateQueries({ queryKey: key })
          }}
        />
      )}
    </Panel>
  )
}
