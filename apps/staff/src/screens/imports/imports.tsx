import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { ListImports } from '../../../../server/src/modules/loading/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { importColumns } from './import-columns.tsx'
import { LoadingChoiceFields, type LoadingChoice } from './loading-choice.tsx'
import { Uploads } from './uploads.tsx'
import { useUploads } from './use-uploads.ts'

const limit = 50

/** Files of records: sending one, and what became of those before. */
export function ImportsScreen() {
  const { words, call, format } = useDesk()
  const session = useSession()
  const address = useAddress()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: ['imports', offset],
    queryFn: ({ signal }) => call(ListImports, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const [how, setHow] = useState<LoadingChoice>({ profile: 'usual', preview: false })
  useLiveRefresh(['job'], [['imports']])
  const { sendings, send, dismiss } = useUploads((id, many) => {
    if (many) void queries.invalidateQueries({ queryKey: ['imports'] })
    else void navigate({ to: '/imports/$id', params: { id: String(id) } })
  }, how)
  return (
    <>
      <PageHeader title={words.imports.title} guide="import-records">
        {words.imports.intro}
      </PageHeader>
      {may(session, 'catalog:import') && <LoadingChoiceFields value={how} onChange={setHow} />}
      {may(session, 'catalog:import') && (
        <FileDrop
          label={words.imports.drop}
          dropping={words.imports.dropNow}
          hint={words.imports.formats}
          onFiles={(files) => void send(files)}
          several
        />
      )}
      <Uploads
        sendings={sendings}
        onDismiss={dismiss}
        onAgain={({ id, file }) => {
          dismiss(id)
          void send([file])
        }}
      />
      <Panel flush>
        <PagedList
          label={words.imports.list}
          name="imports"
          columns={importColumns(words, format)}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => void navigate({ to: '/imports/$id', params: { id: String(id) } })}
          empty={
            <EmptyState icon={FileDown} title={words.imports.emptyTitle}>
              {words.imports.emptyText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
