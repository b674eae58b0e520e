import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Boxes, Eye } from 'lucide-react'
import { useRef, useState } from 'react'
import {
  GetClustering,
  ListClusters,
  MergeClusters,
  SkipCluster,
  type Clustering,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { formOf, mergesOf, noChoices, toggled, withForm } from './cluster-choices.ts'
import { ClusterRow } from './cluster-row.tsx'
import styles from './heading-changes.module.css'

const limit = 20

/** One look for clusters, walked by keys. */
export function ClusteringScreen() {
  const { call, words } = useDesk()
  const { headings } = words
  const { id: asked } = useParams({ from: '/signed-in/heading-changes/clusters/$id' })
  const id = Number(asked)
  const one = useQuery({
    queryKey: ['clustering', id],
    queryFn: ({ signal }) => call(GetClustering, { params: { id } }, signal),
    refetchInterval: (query) =>
      query.state.data?.state === 'waiting' || query.state.data?.state === 'running' ? 1000 : false,
  })
  useLiveRefresh(['job'], [['clustering', id]])
  if (one.isPending) return <SkeletonRows rows={10} />
  if (one.isError) return <FailedState error={one.error} onRetry={() => void one.refetch()} />
  const clustering = one.data
  if (clustering.state === 'done') return <OpenClustering key={id} clustering={clustering} />
  return (
    <>
      <Head clustering={clustering} />
      {clustering.error === null ? (
        <Panel>
          <ProgressBar label={headings.looking} done={0} total={undefined} canLeave />
        </Panel>
      ) : (
        <Banner tone="stop" title={clustering.error} />
      )}
    </>
  )
}

function Head({ clustering, actions }: { readonly clustering: Clustering; readonly actions?: React.ReactNode }) {
  const { words } = useDesk()
  return (
    <PageHeader
      title={clustering.name}
      guide="clusters"
      crumbs={[{ label: words.headings.clusters, href: '/heading-changes/clusters' }]}
      actions={actions}
    >
      {words.clusterMethodNames[clustering.request.method]}
    </PageHeader>
  )
}

function OpenClustering({ clustering }: { readonly clustering: Clustering }) {
  const { words, call, format } = useDesk()
  const { headings } = words
  const { id } = clustering
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const list = useRef<HTMLUListElement>(null)
  const [choices, setChoices] = useState(noChoices)
  const offset = address.number('offset') ?? 0
  const shows = address.oneOf('show', ['open', 'all'])
  const found = useQuery({
    queryKey: ['clusters', id, shows, offset],
    queryFn: ({ signal }) =>
      call(
        ListClusters,
        { params: { id }, query: { limit, offset, ...(shows === 'open' && { state: 'open' }) } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.rows ?? []
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['clustering', id] })
    return queries.invalidateQueries({ queryKey: ['clusters', id] })
  }
  const inHand = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-cluster]')
    return rows.find(({ number }) => String(number) === row?.dataset['cluster'])
  }
  const move = (step: number) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-cluster]') ?? [])]
    const at = lines.findIndex((line) => line.contains(document.activeElement))
    const next = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const merge = useMutation({
    mutationFn: (merges: ReturnType<typeof mergesOf>) =>
      call(MergeClusters, { params: { id }, body: { merges: [...merges] } }),
    onSuccess: (run) => {
      setChoices(noChoices)
      void refresh()
      goTo(`/batch-editing/edits/${run.id}`)
    },
  })
  const skip = useMutation({
    mutationFn: ({ number, skipped }: { readonly number: number; readonly skipped: boolean }) =>
      call(SkipCluster, { params: { id, number }, body: { skipped } }),
    onSuccess: refresh,
  })
  const mayMerge = may(session, 'catalog:batch')
  const doMerge = () => {
    const merges = mergesOf(choices, rows, inHand())
    if (mayMerge && merges.length > 0 && !merge.isPending) merge.mutate(merges)
  }
  const onInHand = (act: (cluster: (typeof rows)[number]) => void) => () => {
    const cluster = inHand()
    if (mayMerge && cluster?.state === 'open') act(cluster)
  }
  useShortcut('j', { label: headings.keys, run: () => move(1) })
  useShortcut('k', { label: headings.keys, run: () => move(-1) })
  useShortcut('x', {
    label: headings.merge(1),
    run: onInHand(({ number }) => setChoices((now) => toggled(now, number))),
  })
  useShortcut('s', { label: headings.skip, run: onInHand(({ number }) => skip.mutate({ number, skipped: true })) })
  const onKeyDown = (event: React.KeyboardEvent) => {
    const target = event.target
    if (!(target instanceof HTMLElement) || target.matches('input[type="text"], textarea, button, a')) return
    const cluster = inHand()
    if (event.key === 'Enter') {
      event.preventDefault()
      doMerge()
    } else if (cluster?.state === 'open' && /^[1-9]$/.test(event.key)) {
      const form = cluster.forms[Number(event.key) - 1]
      if (form) setChoices((now) => withForm(now, cluster.number, form.text))
    }
  }
  const error = merge.error ?? skip.error
  return (
    <>
      <Head
        clustering={clustering}
        actions={
          mayMerge && (
            <Button
              tone="primary"
              icon={Eye}
              keys="Mod+Enter"
              isDisabled={choices.ticked.size === 0}
              isPending={merge.isPending}
              onPress={doMerge}
            >
              {headings.merge(choices.ticked.size)}
            </Button>
          )
        }
      />
      <div className={styles.stack}>
        {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        <Stats
          stats={[
            { label: headings.texts, value: format.count(clustering.texts) },
            { label: headings.found, value: format.count(clustering.clusters) },
            { label: headings.open, value: format.count(clustering.open) },
          ]}
        />
        <Panel
          title={headings.clusters}
          flush
          actions={
            <RadioGroup
              label={headings.which}
              hideLabel
              look="segments"
              value={shows}
              onChange={(show) => address.set({ show: show === 'open' ? undefined : show, offset: undefined })}
              choices={[
                { id: 'open', label: headings.showOpen },
                { id: 'all', label: headings.showAll },
              ]}
            />
          }
          footer={
            <>
              <span className={styles.quiet}>{headings.keys}</span>
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
          {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <SkeletonRows rows={6} />}
          {found.data?.total === 0 && (
            <EmptyState icon={Boxes} title={clustering.clusters === 0 ? headings.noClusters : headings.allDone}>
              {clustering.clusters === 0 ? headings.noClustersText : ''}
            </EmptyState>
          )}
          <ul ref={list} aria-label={headings.clusters} onKeyDown={onKeyDown}>
            {rows.map((cluster) => (
              <ClusterRow
                key={cluster.number}
                cluster={cluster}
                form={formOf(choices, cluster)}
                isTicked={choices.ticked.has(cluster.number)}
                mayMerge={mayMerge}
                onTick={() => setChoices((now) => toggled(now, cluster.number))}
                onForm={(text) => setChoices((now) => withForm(now, cluster.number, text))}
                onSkip={(skipped) => skip.mutate({ number: cluster.number, skipped })}
              />
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
