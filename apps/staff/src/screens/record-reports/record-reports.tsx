import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChartColumn, Plus } from 'lucide-react'
import { ListRecordReports } from '../../../../server/src/modules/record-reports/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { reportColumns } from './report-columns.tsx'

const limit = 50

/** Every report on records, newest first. */
export function RecordReportsScreen() {
  const { words, call, format } = useDesk()
  const { reports } = words
  const address = useAddress()
  const goTo = useGoTo()
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['record-reports', offset],
    queryFn: ({ signal }) => call(ListRecordReports, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job'], [['record-reports']])
  return (
    <>
      <PageHeader
        title={reports.title}
        guide="reports-on-records"
        actions={
          <ButtonLink tone="primary" icon={Plus} href="/record-reports/new">
            {reports.newReport}
          </ButtonLink>
        }
      >
        {reports.intro}
      </PageHeader>
      <Panel flush>
        <PagedList
          label={reports.title}
          name="record-reports"
          columns={reportColumns(words, format)}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => goTo(`/record-reports/${id}`)}
          empty={
            <EmptyState icon={ChartColumn} title={reports.noReports}>
              {reports.noReportsText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
