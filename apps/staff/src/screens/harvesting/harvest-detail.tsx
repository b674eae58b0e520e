import { useQuery } from '@tanstack/react-query'
import { ListHarvests, type HarvestRun } from '../../../../server/src/modules/harvesting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import styles from './harvesting.module.css'
import { RunState } from './run-state.tsx'
import { UnreadRecords } from './unread-records.tsx'

interface HarvestDetailProps {
  readonly repository: number
  readonly run: number
}

/** One harvest: what it asked for, what came, what became of it, and what could not be read. */
export function HarvestDetail({ repository, run: id }: HarvestDetailProps) {
  const { words, call } = useDesk()
  const { harvesting } = words
  const list = useQuery({
    queryKey: ['harvests', repository],
    queryFn: ({ signal }) => call(ListHarvests, { params: { id: repository } }, signal),
  })
  const run = list.data?.rows.find((each) => each.id === id)
  if (!list.data) return <SkeletonRows rows={4} />
  if (!run) return <Banner tone="warn" title={harvesting.noRun} />
  return (
    <>
      <Panel
        title={harvesting.harvestOf(run.id)}
        aside={<RunState state={run.state} />}
        actions={
          run.import === null ? undefined : (
            <ButtonLink href={`/imports/${run.import}`}>{harvesting.toImport}</ButtonLink>
          )
        }
      >
        {run.said !== null && (
          <Banner tone={run.state === 'failed' ? 'stop' : 'warn'} title={run.said}>
            {run.againAt !== null && <Again at={run.againAt} />}
          </Banner>
        )}
        <div className={styles.facts}>
          <Asked run={run} />
          <Became run={run} />
        </div>
      </Panel>
      {run.unread > 0 && <UnreadRecords run={run} repository={repository} />}
    </>
  )
}

function Again({ at }: { readonly at: string }) {
  const { words, format } = useDesk()
  return <>{words.harvesting.again(format.when(at))}</>
}

function Asked({ run }: { readonly run: HarvestRun }) {
  const { words, format } = useDesk()
  const { harvesting } = words
  const what =
    run.againFor !== null
      ? harvesting.askedAgain(run.againFor)
      : run.since === null
        ? harvesting.askedAll
        : harvesting.askedSince(format.when(run.since))
  return (
    <KeyValues
      look="columns"
      facts={[
        { label: harvesting.asked, value: what },
        { label: harvesting.when, value: `${format.when(run.at)}, ${run.by}` },
        { label: harvesting.finished, value: run.finishedAt === null ? '–' : format.when(run.finishedAt) },
        { label: harvesting.answers, value: format.count(run.pages) },
        { label: harvesting.records, value: format.count(run.records) },
        { label: harvesting.deletions, value: format.count(run.deletions) },
        { label: harvesting.unreadable, value: format.count(run.unreadable) },
      ]}
    />
  )
}

function Became({ run }: { readonly run: HarvestRun }) {
  const { words, format } = useDesk()
  const { harvesting } = words
  return (
    <KeyValues
      look="columns"
      facts={[
        { label: harvesting.added, value: format.count(run.added) },
        { label: harvesting.updated, value: format.count(run.updated) },
        { label: harvesting.unchanged, value: format.count(run.unchanged) },
        { label: harvesting.refused, value: format.count(run.refused) },
        { label: harvesting.removed, value: format.count(run.removed) },
        { label: harvesting.kept, value: format.count(run.kept) },
      ]}
    />
  )
}
