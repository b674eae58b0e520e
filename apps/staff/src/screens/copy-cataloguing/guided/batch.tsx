import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import {
  FinishCataloguingBatch,
  GetCataloguingBatch,
  type CataloguingBatch,
} from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { BringIsbnList } from '../../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { useLiveRefresh } from '../../../live-refresh.ts'
import { sentenceFor } from '../../../problem.ts'
import { useItemTypes } from '../../../reference.ts'
import { useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { FailedState } from '../../../ui/states.tsx'
import styles from '../copy-cataloguing.module.css'
import { isListBusy } from '../list-tones.ts'
import { ConstantStep, ClassStep, LinkStep } from './own-steps.tsx'
import { HeadingStep } from './heading-step.tsx'
import { LabelStep, useLabels } from './label-step.tsx'
import { Step } from './step.tsx'
import { TaskStep } from './task-step.tsx'

/** A guided batch: every step on one page, with what is done and what is left. */
export function GuidedBatchScreen() {
  const { words, call, format } = useDesk()
  const { copy, guided } = words
  const queries = useQueryClient()
  const id = Number(useParams({ from: '/signed-in/copy-cataloguing/batches/$id' }).id)
  const found = useQuery({
    queryKey: ['cataloguing-batch', id],
    queryFn: ({ signal }) => call(GetCataloguingBatch, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? 1000 : false),
  })
  useLiveRefresh(['cataloguing-batch', 'copy-list', 'job'], [['cataloguing-batch', id]])
  const finish = useMutation({
    mutationFn: () => call(FinishCataloguingBatch, { params: { id } }),
    onSuccess: (batch) => queries.setQueryData(['cataloguing-batch', id], batch),
  })
  if (found.isPending) return <SkeletonRows rows={8} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const batch = found.data
  return (
    <>
      <PageHeader
        title={batch.name}
        guide="e-book-morning"
        crumbs={[
          { label: copy.title, href: '/copy-cataloguing/hand' },
          { label: copy.batches, href: '/copy-cataloguing/batches' },
        ]}
        aside={
          <Pill tone={batch.finishedAt === null ? 'info' : 'ok'} icon="tone">
            {batch.finishedAt === null ? guided.open : guided.done}
          </Pill>
        }
        actions={
          batch.finishedAt === null &&
          batch.titles > 0 && (
            <Button tone="primary" icon={Check} isPending={finish.isPending} onPress={() => finish.mutate()}>
              {guided.finish}
            </Button>
          )
        }
      />
      {finish.isError && <Banner tone="stop" live title={sentenceFor(finish.error, words.problems)} />}
      {batch.finishedAt !== null && <Banner tone="ok" title={guided.finished(format.when(batch.finishedAt))} />}
      {batch.finishedAt === null && batch.titles > 0 && <Standing batch={batch} />}
      <ol className={styles.stack} aria-label={guided.steps}>
        <FindStep batch={batch} />
        {batch.titles > 0 && (
          <>
            <TaskStep batch={batch} />
            <ConstantStep batch={batch} />
            <HeadingStep batch={batch} />
            <ClassStep batch={batch} />
            <LinkStep batch={batch} />
            <CheckStep batch={batch} />
            <LabelStep batch={batch} />
          </>
        )}
      </ol>
    </>
  )
}

/** What is left of a batch before it is done, in one line. */
function Standing({ batch }: { readonly batch: CataloguingBatch }) {
  const { guided } = useDesk().words
  const labels = useLabels(batch)
  const toPrint = (labels?.printedAt ?? null) === null ? batch.items.length : 0
  const left = [
    batch.headings.proposed > 0 && guided.leftHeadings(batch.headings.proposed),
    batch.unclassed > 0 && guided.leftClass(batch.unclassed),
    batch.list.columns.url !== undefined && batch.unlinked > 0 && guided.leftLinks(batch.unlinked),
    toPrint > 0 && guided.leftLabels(toPrint),
  ].filter((text) => text !== false)
  return left.length === 0 ? (
    <Banner tone="ok" title={guided.allDone} />
  ) : (
    <Banner tone="info" title={guided.left(left)} />
  )
}

function isAtWork({ list, steps, task }: CataloguingBatch): boolean {
  return (
    isListBusy(list.state) ||
    steps.some(({ state }) => state === 'planning' || state === 'applying' || state === 'undoing') ||
    task?.state === 'previewing' ||
    task?.state === 'waiting' ||
    task?.state === 'applying'
  )
}

function FindStep({ batch }: { readonly batch: CataloguingBatch }) {
  const { words, call } = useDesk()
  const { copy, guided } = words
  const queries = useQueryClient()
  const session = useSession()
  const types = useItemTypes()
  const { list } = batch
  const busy = isListBusy(list.state)
  const items = {
    branch: session.branch.id,
    itemType: types.find(({ code }) => code === 'book')?.code ?? types[0]?.code ?? 'book',
  }
  const bring = useMutation({
    mutationFn: () =>
      call(BringIsbnList, { params: { id: list.id }, body: list.columns.barcode === undefined ? {} : { items } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cataloguing-batch', batch.id] }),
  })
  const waiting =
    list.outcomes.several + list.outcomes.weak + list.outcomes.nothing + list.outcomes.failed + list.refused
  return (
    <Step
      title={guided.find}
      isDone={list.brought > 0 && waiting === 0}
      text={
        busy
          ? list.state === 'bringing'
            ? copy.bringingList
            : copy.searchingList
          : `${guided.findText(list.ready + list.brought, list.lines)} ${guided.bringText(list.brought)}`
      }
    >
      {bring.isError && <Banner tone="stop" live title={sentenceFor(bring.error, words.problems)} />}
      <div className={styles.buttons}>
        {!busy && list.ready > 0 && (
          <Button tone="primary" isPending={bring.isPending} onPress={() => bring.mutate()}>
            {copy.bringList(list.ready)}
          </Button>
        )}
        <Link href={`/copy-cataloguing/lists/${list.id}`}>{guided.look}</Link>
      </div>
    </Step>
  )
}

function CheckStep({ batch }: { readonly batch: CataloguingBatch }) {
  const { guided } = useDesk().words
  const { titles, rules } = batch.flags
  return (
    <Step title={guided.check} isDone={titles === 0} text={guided.checkText(titles)}>
      {rules.length > 0 && (
        <ul className={styles.facts}>
          {rules.map(({ code, severity, message, titles: flagged }) => (
            <li key={`${code} ${severity}`}>
              <Link href={`/quality?rule=${code}`} look="quiet">
                {message}
              </Link>
              <span className={styles.second}>{guided.inTitles(flagged)}</span>
            </li>
          ))}
        </ul>
      )}
    </Step>
  )
}
