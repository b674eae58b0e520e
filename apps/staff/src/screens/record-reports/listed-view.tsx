import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Layers } from 'lucide-react'
import { ListReportRecords, type RecordReport } from '../../../../server/src/modules/record-reports/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { memberColumns } from '../batch-editing/set-columns.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'

const limit = 200

/** The records behind a figure. */
export function ListedView({ report }: { readonly report: RecordReport }) {
  const { words, call } = useDesk()
  const { reports } = words
  const address = useAddress()
  const goTo = useGoTo()
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['record-report-records', report.id, report.state, offset],
    queryFn: ({ signal }) => call(ListReportRecords, { params: { id: report.id }, query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel flush>
      <PagedList
        label={reports.listed}
        name="record-report-records"
        columns={memberColumns(words)}
        found={found}
        limit={limit}
        rowId={({ bib }) => String(bib)}
        onOpen={({ bib }) => goTo(`/catalogue/${bib}`)}
        empty={
          <EmptyState icon={Layers} title={reports.noneListed}>
            {reports.noneListedText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
