import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import {
  DecideReaderRequest,
  ListReaderRequests,
  wishStates,
  type ReaderRequest,
  type WishState,
} from '../../../../server/src/modules/resource-sharing/contract-reader-requests.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './sharing.module.css'
import { sharingKey } from './use-partners.ts'

const limit = 50
const steps: Readonly<Record<WishState, readonly WishState[]>> = {
  new: ['ordered', 'here', 'declined'],
  ordered: ['here', 'declined'],
  here: ['done'],
  declined: ['new'],
  done: ['new'],
}

/** What readers ask for from other libraries. */
export function ReaderRequestsView() {
  const { words, call, format } = useDesk()
  const { readerRequests } = words
  const address = useAddress()
  const state = address.oneOf('state', wishStates)
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: [sharingKey, 'reader-requests', state, offset],
    queryFn: ({ signal }) => call(ListReaderRequests, { query: { state, limit, offset } }, signal),
  })
  const shown = list.data?.rows.find(({ id }) => id === address.number('open'))
  const columns: readonly Column<ReaderRequest>[] = [
    {
      id: 'what',
      title: readerRequests.what,
      cell: ({ part, title }) => <bdi>{part || title}</bdi>,
      text: ({ part, title }) => part || title,
    },
    {
      id: 'kind',
      title: readerRequests.kind,
      width: '110px',
      room: 'some',
      cell: ({ kind }) => readerRequests[`kinds.${kind}`],
      text: ({ kind }) => kind,
    },
    {
      id: 'who',
      title: readerRequests.reader,
      width: '180px',
      cell: ({ patronName }) => <bdi>{patronName ?? '—'}</bdi>,
      text: ({ patronName }) => patronName ?? '',
    },
    {
      id: 'when',
      title: readerRequests.when,
      width: '130px',
      room: 'some',
      cell: ({ createdAt }) => format.when(createdAt),
      text: ({ createdAt }) => createdAt,
    },
  ]
  return (
    <div className={styles.stack}>
      <div className={styles.filters}>
        <Select
          label={readerRequests.state}
          hideLabel
          value={state}
          onChange={(next) =>
            address.set({ state: next === 'new' ? undefined : next, open: undefined, offset: undefined }, 'replace')
          }
          choices={wishStates.map((id) => ({
            id,
            label: `${readerRequests[`states.${id}`]} (${list.data?.counts[id] ?? 0})`,
          }))}
        />
      </div>
      <div className={shown ? styles.columns : styles.stack}>
        <Panel flush>
          <PagedList
            label={readerRequests.title}
            columns={columns}
            found={list}
            limit={limit}
            rowId={({ id }) => String(id)}
            openRow={shown === undefined ? undefined : String(shown.id)}
            onOpen={({ id }) => address.set({ open: id }, 'replace')}
            empty={
              <EmptyState icon={Inbox} title={readerRequests.none}>
                {readerRequests.noneText}
              </EmptyState>
            }
          />
        </Panel>
        {shown && <RequestDetail key={`${shown.id} ${shown.state}`} of={shown} />}
      </div>
    </div>
  )
}

function RequestDetail({ of: it }: { readonly of: ReaderRequest }) {
  const { words, call, announce } = useDesk()
  const { readerRequests } = words
  const session = useSession()
  const queries = useQueryClient()
  const [to, setTo] = useState<WishState>()
  const [answer, setAnswer] = useState('')
  const decide = useMutation({
    mutationFn: (next: WishState) => call(DecideReaderRequest, { params: { id: it.id }, body: { to: next, answer } }),
    onSuccess: (done) => {
      setTo(undefined)
      announce(readerRequests[`states.${done.state}`])
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [sharingKey] }),
  })
  const fact = (label: string, value: string | null) =>
    value === null || value === '' ? [] : [{ label, value: <bdi>{value}</bdi> }]
  return (
    <Panel title={it.part || it.title}>
      <div className={styles.stack}>
        {decide.isError && to === undefined && (
          <Banner tone="stop" live title={sentenceFor(decide.error, words.problems)} />
        )}
        <KeyValues
          look="columns"
          facts={[
            ...(it.patron === null
              ? []
              : [
                  {
                    label: readerRequests.reader,
                    value: <Link href={`/patrons/${it.patron}`}>{it.patronName ?? ''}</Link>,
                  },
                ]),
            { label: readerRequests.kind, value: readerRequests[`kinds.${it.kind}`] },
            ...fact(readerRequests.whole, it.part === '' ? '' : it.title),
            ...fact(readerRequests.author, it.author),
            ...fact(readerRequests.number, it.number),
            ...fact('DOI', it.doi),
            ...fact(
              readerRequests.place,
              [it.volume, it.issue, it.year, it.pages].filter((part) => part !== '').join(', '),
            ),
            ...fact(readerRequests.note, it.note),
            ...fact(readerRequests.pickup, it.pickupName),
            ...fact(readerRequests.answer, it.answer),
          ]}
        />
        <p>
          <Link href={`/copy-cataloguing/search?q=${encodeURIComponent(it.number || it.title || it.part)}`}>
            {readerRequests.searchElsewhere}
          </Link>
        </p>
        {may(session, 'resource-sharing:requests') && (
          <div className={styles.filters}>
            {steps[it.state].map((next, place) => (
              <Button
                key={next}
                size="small"
                tone={place === 0 ? 'primary' : 'quiet'}
                onPress={() => (next === 'new' ? decide.mutate(next) : setTo(next))}
              >
                {readerRequests[`steps.${next}`]}
              </Button>
            ))}
          </div>
        )}
      </div>
      {to !== undefined && (
        <AskDialog
          title={readerRequests[`steps.${to}`]}
          submit={readerRequests[`steps.${to}`]}
          isPending={decide.isPending}
          error={decide.error}
          onSubmit={() => decide.mutate(to)}
          onClose={() => setTo(undefined)}
        >
          <TextField
            label={readerRequests.answer}
            value={answer}
            onChange={setAnswer}
            lines={3}
            maxLength={1000}
            isRequired={to === 'declined'}
          />
        </AskDialog>
      )}
    </Panel>
  )
}
