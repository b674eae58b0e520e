import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import {
  ListReportRecords,
  type ComparisonResult,
  type RecordReport,
} from '../../../../server/src/modules/record-reports/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { DifferenceRow } from './difference-row.tsx'
import { MakeSet } from './make-set.tsx'
import styles from './record-reports.module.css'

const limit = 50
const all = 'all'

interface ComparisonViewProps {
  readonly report: RecordReport
  readonly comparison: ComparisonResult
}

/** What differs between two moments: figures, fields, and each record with its change. */
export function ComparisonView({ report, comparison }: ComparisonViewProps) {
  const { words, call, format } = useDesk()
  const { reports, batch } = words
  const address = useAddress()
  const offset = address.number('offset') ?? 0
  const tag = address.text('tag')
  const fate = address.oneOf('fate', [all, 'changed', 'added', 'removed'])
  const only = { ...(tag !== undefined && { tag }), ...(fate !== all && { fate }) }
  const found = useQuery({
    queryKey: ['record-report-records', report.id, tag, fate, offset],
    queryFn: ({ signal }) =>
      call(ListReportRecords, { params: { id: report.id }, query: { ...only, limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const differ = comparison.changed + comparison.added + comparison.removed
  const { from = '', to } = report.request
  return (
    <div className={styles.stack}>
      <Stats
        stats={[
          { label: reports.changed, value: format.count(comparison.changed) },
          { label: reports.added, value: format.count(comparison.added) },
          { label: reports.removed, value: format.count(comparison.removed) },
          { label: reports.same, value: format.count(comparison.same) },
          ...(comparison.touched > 0 ? [{ label: reports.touched, value: format.count(comparison.touched) }] : []),
        ]}
      />
      <p className={styles.second}>{reports.fromTo(format.full(from), format.full(to ?? report.at))}</p>
      {differ === 0 ? (
        <Panel>
          <EmptyState icon={GitCompareArrows} title={reports.nothingDiffers}>
            {reports.nothingDiffersText}
          </EmptyState>
        </Panel>
      ) : (
        <div className={styles.mending}>
          <Panel title={reports.byField} flush>
            <ShareList
              label={reports.byField}
              tone="info"
              value={tag ?? all}
              onChange={(id) => address.set({ tag: id === all ? undefined : id, offset: undefined })}
              shares={[
                { id: all, label: reports.allFields, count: differ },
                ...comparison.tags
                  .toSorted((a, b) => b.records - a.records)
                  .map((one) => ({
                    id: one.tag,
                    label: one.tag,
                    count: one.records,
                    detail: reports.tagCounts(one.added, one.removed, one.changed),
                  })),
              ]}
            />
          </Panel>
          <Panel
            flush
            title={reports.differ}
            aside={<Pill>{batch.recordCount(found.data?.total ?? 0)}</Pill>}
            actions={
              <Select
                label={reports.state}
                hideLabel
                value={fate}
                onChange={(id) => address.set({ fate: id === all ? undefined : id, offset: undefined })}
                choices={([all, 'changed', 'added', 'removed'] as const).map((id) => ({
                  id,
                  label: id === all ? batch.allStates : words.recordFates[id],
                }))}
              />
            }
            footer={
              <>
                <MakeSet report={report} only={only} />
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
            {found.isPending && <SkeletonRows rows={8} />}
            {found.data?.rows.length === 0 && <EmptyState icon={GitCompareArrows} title={reports.nothingDiffers} />}
            <ul>
              {found.data?.rows.map((row) => (
                <DifferenceRow key={row.bib} report={report.id} row={row} />
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </div>
  )
}
