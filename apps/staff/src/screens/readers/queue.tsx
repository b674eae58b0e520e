import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MessageSquareQuote } from 'lucide-react'
import { useState } from 'react'
import {
  DecideContribution,
  ListContributions,
  type Contribution,
} from '../../../../server/src/modules/reviews/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { ModeSwitches } from './mode-switches.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './readers.module.css'

const shows = ['queue', 'shown', 'refused'] as const
const limit = 50

/** Reviews and tags that wait or were reported; the first is decided by its keys, then the next stands first. */
export function Queue() {
  const { words, call } = useDesk()
  const { readers } = words
  const address = useAddress()
  const session = useSession()
  const show = address.oneOf('state', shows)
  const list = useQuery({
    queryKey: ['readers', 'contributions', show],
    queryFn: ({ signal }) => call(ListContributions, { query: { show, limit } }, signal),
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.rows ?? []
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <RadioGroup
          label={readers.stateFilter}
          hideLabel
          look="segments"
          choices={shows.map((id) => ({ id, label: words.contributionStates[id] }))}
          value={show}
          onChange={(next) => address.set({ state: next === 'queue' ? undefined : next })}
        />
        {may(session, 'org:settings') && <ModeSwitches />}
      </div>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={4} />}
      {list.data !== undefined && (
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState icon={MessageSquareQuote} title={show === 'queue' ? readers.empty : readers.emptyState}>
              {show === 'queue' ? readers.emptyText : ''}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {rows.map((row, at) => (
                <ContributionRow key={`${row.kind}${row.id}`} row={row} isFirst={at === 0 && show === 'queue'} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      {(list.data?.total ?? 0) > limit && (
        <p className={styles.second}>{readers.more((list.data?.total ?? 0) - limit)}</p>
      )}
    </div>
  )
}

function ContributionRow({ row, isFirst }: { readonly row: Contribution; readonly isFirst: boolean }) {
  const { words, call, announce, format } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const [refusing, setRefusing] = useState(false)
  const decide = useMutation({
    mutationFn: (body: { to: 'shown' | 'refused'; reason?: string }) =>
      call(DecideContribution, { params: { kind: row.kind, id: row.id }, body }),
    onSuccess: (_, { to }) => {
      setRefusing(false)
      announce(to === 'shown' ? readers.nowShown(row.title) : readers.nowRefused(row.title))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['readers'] }),
  })
  const refuse = () => (row.kind === 'review' ? setRefusing(true) : decide.mutate({ to: 'refused' }))
  return (
    <li className={styles.row} {...(isFirst && { 'data-first': true })}>
      <p className={styles.line}>
        <Pill>{row.kind === 'review' ? readers.review : readers.tag}</Pill>
        <Link href={`/catalogue/${row.bib}`} look="strong">
          <bdi>{row.title}</bdi>
        </Link>
        {row.stars !== null && <span className={styles.second}>{readers.stars(row.stars)}</span>}
        {row.signed !== '' && (
          <span className={styles.second}>
            <bdi>{readers.by(row.signed)}</bdi>
          </span>
        )}
        <span className={styles.second}>{format.day(row.at.slice(0, 10))}</span>
        {row.reports.length > 0 && (
          <Pill tone="warn" icon="tone">
            {readers.reported(row.reports.length)}
          </Pill>
        )}
      </p>
      <p className={styles.text}>
        <bdi>{row.text}</bdi>
      </p>
      {row.reports.map((report, at) => (
        <p key={at} className={`${styles.text} ${styles.second}`}>
          <bdi>{report === '' ? readers.noReason : `“${report}”`}</bdi>
        </p>
      ))}
      {row.reason !== '' && (
        <p className={`${styles.text} ${styles.second}`}>
          <bdi>{row.reason}</bdi>
        </p>
      )}
      {decide.isError && !refusing && <Banner tone="stop" live title={sentenceFor(decide.error, words.problems)} />}
      <div className={styles.buttons}>
        {(row.state !== 'shown' || row.reports.length > 0) && (
          <Button
            size="small"
            tone={isFirst ? 'primary' : 'quiet'}
            isPending={decide.isPending}
            {...(isFirst && { keys: 'F8' })}
            onPress={() => decide.mutate({ to: 'shown' })}
          >
            {readers.show}
          </Button>
        )}
        {row.state !== 'refused' && (
          <Button size="small" {...(isFirst && { keys: 'F9' })} onPress={refuse}>
            {readers.refuse}
          </Button>
        )}
      </div>
      {refusing && (
        <ReasonDialog
          title={readers.refuseTitle}
          submit={readers.refuse}
          hint={readers.refuseHint}
          needed={false}
          isPending={decide.isPending}
          error={decide.error}
          onSubmit={(reason) => decide.mutate({ to: 'refused', reason })}
          onClose={() => setRefusing(false)}
        />
      )}
    </li>
  )
}
