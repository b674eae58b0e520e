import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { ListApiKeys } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches } from '../../reference.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { keyColumns } from './key-columns.tsx'

/** Every key with how it stands and when it was used last. */
export function KeysPage() {
  const { words, call } = useDesk()
  const { integrations } = words
  const goTo = useGoTo()
  const branches = useBranches()
  const list = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => call(ListApiKeys, {}, signal) })
  return (
    <Panel flush>
      <DataList
        label={integrations.keys}
        name="api-keys"
        columns={keyColumns(words, branches)}
        rows={list.data?.rows}
        rowId={({ id }) => String(id)}
        onOpen={({ id }) => goTo(`/integrations/keys/${id}`)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        tools={<Link href="/api/v1/">{integrations.apiPage}</Link>}
        empty={
          <EmptyState icon={KeyRound} title={integrations.keysNone}>
            {integrations.keysNoneText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
