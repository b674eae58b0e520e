import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ListOrdered, Square, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  AskIsbnListAgain,
  BringIsbnList,
  DeleteIsbnList,
  GetIsbnList,
  lineOutcomes,
  ListIsbnListLines,
  UndoIsbnList,
  type IsbnList,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { CancelJob, ListJobs } from '../../../../server/src/platform/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { useItemTypes } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './copy-cataloguing.module.css'
import { ListLine } from './list-line.tsx'
import { isListBusy, listTones } from './list-tones.ts'

const limit = 50

/** One list: what was found for each line, what is brought in, and the way back. */
export function IsbnListScreen() {
  const { words, call } = useDesk()
  const { copy } = words
  const id = Number(useParams({ from: '/signed-in/copy-cataloguing/lists/$id' }).id)
  const found = useQuery({
    queryKey: ['isbn-list', id],
    queryFn: ({ signal }) => call(GetIsbnList, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data && isListBusy(state.data.state) ? 1000 : false),
  })
  useLiveRefresh(
    ['copy-list', 'job'],
    [
      ['isbn-list', id],
      ['isbn-list-lines', id],
    ],
  )
  if (found.isPending) return <SkeletonRows rows={8} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const list = found.data
  return (
    <>
      <PageHeader
        title={list.name}
        guide="isbn-lists"
        crumbs={[
          { label: copy.title, href: '/copy-cataloguing/hand' },
          { label: copy.lists, href: '/copy-cataloguing/lists' },
        ]}
        aside={
          <Pill tone={listTones[list.state]} icon="tone">
            {words.copyListStates[list.state]}
          </Pill>
        }
      />
      <div className={styles.stack}>
        {list.error !== null && <Banner tone="stop" title={list.error} />}
        {isListBusy(list.state) && <ListProgress list={list} />}
        <ListActions list={list} />
        <ListLines list={list} />
      </div>
    </>
  )
}

function ListProgress({ list }: { readonly list: IsbnList }) {
  const { words, call } = useDesk()
  const { copy } = words
  const jobs = useQuery({
    queryKey: ['jobs', 'isbn-list', list.id],
    queryFn: ({ signal }) => call(ListJobs, { query: { limit: 30 } }, signal),
    refetchInterval: 1000,
  })
  const stop = useMutation({ mutationFn: (id: number) => call(CancelJob, { params: { id } }) })
  const job = jobs.data?.rows.find(({ id }) => id === list.job)
  const label =
    list.state === 'bringing' ? copy.bringingList : list.state === 'undoing' ? copy.undoingList : copy.searchingList
  return (
    <Panel>
      <div className={styles.running}>
        <ProgressBar label={label} done={job?.done ?? 0} total={job?.total ?? list.lines} canLeave />
        {job && (
          <Button icon={Square} isPending={stop.isPending} onPress={() => stop.mutate(job.id)}>
            {copy.stop}
          </Button>
        )}
      </div>
    </Panel>
  )
}

function ListActions({ list }: { readonly list: IsbnList }) {
  const { words, call } = useDesk()
  const { copy } = words
  const session = useSession()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const types = useItemTypes()
  const [withItems, setWithItems] = useState(true)
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['isbn-list', list.id] }),
      queries.invalidateQueries({ queryKey: ['isbn-list-lines', list.id] }),
    ])
  const params = { id: list.id }
  const hasBarcodes = list.columns.barcode !== undefined
  const items = {
    branch: session.branch.id,
    itemType: types.find(({ code }) => code === 'book')?.code ?? types[0]?.code ?? 'book',
  }
  const bring = useMutation({
    mutationFn: () => call(BringIsbnList, { params, body: withItems && hasBarcodes ? { items } : {} }),
    onSettled: refresh,
  })
  const again = useMutation({ mutationFn: () => call(AskIsbnListAgain, { params, body: {} }), onSettled: refresh })
  const undo = useMutation({ mutationFn: () => call(UndoIsbnList, { params }), onSettled: refresh })
  const remove = useMutation({
    mutationFn: () => call(DeleteIsbnList, { params }),
    onSuccess: () => goTo('/copy-cataloguing/lists'),
  })
  const problem = bring.error ?? again.error ?? undo.error ?? remove.error
  if (isListBusy(list.state)) return null
  const open = list.outcomes.nothing + list.outcomes.failed + list.outcomes.weak + list.outcomes.waiting
  return (
    <Panel>
      {problem !== null && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      {hasBarcodes && list.ready > 0 && (
        <Checkbox isSelected={withItems} onChange={setWithItems}>
          {copy.withItems}
        </Checkbox>
      )}
      <div className={styles.buttons}>
        {may(session, 'catalog:write') && list.ready > 0 && (
          <Button tone="primary" keys="F9" isPending={bring.isPending} onPress={() => bring.mutate()}>
            {copy.bringList(list.ready)}
          </Button>
        )}
        {may(session, 'catalog:write') && list.brought > 0 && (
          <Button icon={Undo2} isPending={undo.isPending} onPress={() => undo.mutate()}>
            {copy.undoList(list.brought)}
          </Button>
        )}
        {open > 0 && (
          <Button isPending={again.isPending} onPress={() => again.mutate()}>
            {copy.askAgain}
          </Button>
        )}
        <Button tone="plain" isPending={remove.isPending} onPress={() => remove.mutate()}>
          {copy.deleteList}
        </Button>
      </div>
    </Panel>
  )
}

function ListLines({ list }: { readonly list: IsbnList }) {
  const { words, call, format } = useDesk()
  const { copy } = words
  const address = useAddress()
  const outcome = lineOutcomes.find((each) => each === address.text('outcome'))
  const offset = address.number('offset') ?? 0
  const lines = useQuery({
    queryKey: ['isbn-list-lines', list.id, outcome, offset],
    queryFn: ({ signal }) =>
      call(
        ListIsbnListLines,
        { params: { id: list.id }, query: { limit, offset, ...(outcome && { outcome }) } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel
      title={copy.lines}
      flush
      actions={
        <Select
          label={copy.outcome}
          hideLabel
          value={outcome ?? 'all'}
          onChange={(next) => address.set({ outcome: next === 'all' ? undefined : next, offset: undefined })}
          choices={[
            { id: 'all', label: `${copy.allLines} (${format.count(list.lines)})` },
            ...lineOutcomes
              .filter((each) => list.outcomes[each] > 0)
              .map((id) => ({ id, label: `${words.copyOutcomes[id]} (${format.count(list.outcomes[id])})` })),
          ]}
        />
      }
      {...(lines.data &&
        lines.data.total > limit && {
          footer: (
            <Pagination
              offset={offset}
              limit={limit}
              total={lines.data.total}
              onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
            />
          ),
        })}
    >
      {lines.isPending ? (
        <SkeletonRows rows={6} />
      ) : lines.isError ? (
        <FailedState error={lines.error} onRetry={() => void lines.refetch()} />
      ) : lines.data.rows.length === 0 ? (
        <EmptyState icon={ListOrdered} title={copy.foundNone} />
      ) : (
        <ol>
          {lines.data.rows.map((line) => (
            <ListLine key={line.number} list={list} line={line} />
          ))}
        </ol>
      )}
    </Panel>
  )
}
