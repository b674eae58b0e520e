import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListTodo } from 'lucide-react'
import {
  batchChangeStates,
  ChooseBatchChanges,
  ListBatchChanges,
  type BatchRun,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { editorAddress, waitingBehind } from '../../editor-address.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import styles from './batch-editing.module.css'
import { ChangeRow } from './change-row.tsx'

const limit = 50
const all = 'all'

/** Every record that a batch edit changes, as the change itself; by tag, by state, page by page. */
export function ChangeList({ run }: { readonly run: BatchRun }) {
  const { words, call } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const address = useAddress()
  const mayEdit = may(useSession(), 'catalog:write')
  const offset = address.number('offset') ?? 0
  const tag = address.text('tag')
  const state = address.oneOf('state', [all, ...batchChangeStates])
  const only = { ...(tag !== undefined && { tag }), ...(state !== all && { state }) }
  const found = useQuery({
    queryKey: ['batch-changes', run.id, run.state, tag, state, offset],
    queryFn: ({ signal }) =>
      call(ListBatchChanges, { params: { id: run.id }, query: { ...only, limit, offset, diff: true } }, signal),
    placeholderData: keepPreviousData,
  })
  const choose = useMutation({
    mutationFn: (body: { readonly include: boolean; readonly bibs?: number[]; readonly tag?: string }) =>
      call(ChooseBatchChanges, { params: { id: run.id }, body }),
    onSuccess: async (next) => {
      queries.setQueryData(['batch-edit', run.id], next)
      await queries.invalidateQueries({ queryKey: ['batch-changes', run.id] })
    },
  })
  const bibs = found.data?.rows.map(({ bib }) => bib) ?? []
  const addressOf = (bib: number) =>
    mayEdit ? editorAddress(bib, waitingBehind(bibs, bib)) : `/catalogue/${bib}?tab=record`
  const isOpen = run.state === 'previewed'
  const tags = run.tags.toSorted((a, b) => b.records - a.records)
  const states = batchChangeStates.filter((one) => one === state || countOf(run, one) > 0)
  return (
    <div className={styles.mending}>
      <Panel title={batch.byTag} flush>
        <ShareList
          label={batch.byTag}
          tone="info"
          value={tag ?? all}
          onChange={(id) => address.set({ tag: id === all ? undefined : id, offset: undefined })}
          shares={[
            { id: all, label: batch.allTags, count: run.counts.changed },
            ...tags.map((one) => ({
              id: one.tag,
              label: one.tag,
              count: one.records,
              detail: batch.tagCounts(one.added, one.removed, one.changed),
            })),
          ]}
        />
      </Panel>
      <Panel
        flush
        title={batch.changes}
        aside={<Pill>{batch.recordCount(found.data?.total ?? 0)}</Pill>}
        actions={
          states.length > 1 && (
            <Select
              label={batch.state}
              hideLabel
              value={state}
              onChange={(id) => address.set({ state: id === all ? undefined : id, offset: undefined })}
              choices={([all, ...states] as const).map((id) => ({
                id,
                label: id === all ? batch.allStates : words.batchChangeStates[id],
              }))}
            />
          )
        }
        footer={
          <>
            {isOpen && (
              <>
                <Button
                  tone="plain"
                  onPress={() => choose.mutate({ include: false, ...(tag !== undefined && { tag }) })}
                >
                  {tag === undefined ? batch.leaveAll : batch.leaveTag(tag)}
                </Button>
                <Button
                  tone="plain"
                  onPress={() => choose.mutate({ include: true, ...(tag !== undefined && { tag }) })}
                >
                  {batch.takeAll}
                </Button>
              </>
            )}
            {found.data && found.data.total > limit && (
              <Pagination
                offset={offset}
                limit={limit}
                total={found.data.total}
                onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
              />
            )}
          </>
        }
      >
        {choose.isError && <Banner tone="stop" live title={sentenceFor(choose.error, words.problems)} />}
        {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <SkeletonRows rows={8} />}
        {found.data?.rows.length === 0 && <EmptyState icon={ListTodo} title={batch.noneHere} />}
        <ul>
          {found.data?.rows.map((change) => (
            <ChangeRow
              key={change.bib}
              change={change}
              href={addressOf(change.bib)}
              {...(isOpen && {
                onChoose: (include: boolean) => choose.mutate({ include, bibs: [change.bib] }),
              })}
            />
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function countOf({ counts }: BatchRun, state: (typeof batchChangeStates)[number]): number {
  return state === 'left-out' ? counts.leftOut : counts[state]
}
