import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { ListBibVersions } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** One version of a record. */
interface Version {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly why: string
}

/** Every version of a record, the newest first. */
export function VersionsTab({ bib }: { readonly bib: number }) {
  const { words, call } = useDesk()
  const { catalogue } = words
  const versions = useQuery({
    queryKey: ['bib', bib, 'versions'],
    queryFn: ({ signal }) => call(ListBibVersions, { params: { id: bib } }, signal),
  })
  return (
    <Panel flush>
      <DataList
        label={catalogue.versions}
        name="versions"
        rows={versions.data?.rows.toSorted((a, b) => b.version - a.version)}
        rowId={({ version }) => String(version)}
        error={versions.error ?? undefined}
        onRetry={() => void versions.refetch()}
        empty={<EmptyState icon={History} title={catalogue.versionCount(0)} />}
        columns={versionColumns(words)}
      />
    </Panel>
  )
}

function versionColumns({ catalogue }: Words): readonly Column<Version>[] {
  return [
    {
      id: 'version',
      title: catalogue.versions,
      cell: (row) => <TwoLines second={row.why}>{catalogue.version(row.version)}</TwoLines>,
      text: (row) => row.version,
    },
    { id: 'why', title: catalogue.versionWhy, optional: true, cell: (row) => row.why, text: (row) => row.why },
    { id: 'by', title: catalogue.versionBy, width: '30%', cell: (row) => row.by, text: (row) => row.by },
    {
      id: 'at',
      title: catalogue.versionAt,
      width: '160px',
      cell: (row) => <When value={row.at} />,
      text: (row) => row.at,
    },
  ]
}
