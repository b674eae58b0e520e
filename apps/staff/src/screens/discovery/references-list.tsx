import { useQuery } from '@tanstack/react-query'
import { Plus, Signpost } from 'lucide-react'
import { useState } from 'react'
import { ListCrossReferences, type CrossReference } from '../../../../server/src/modules/discovery/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { LeadOnDialog } from './lead-on-dialog.tsx'

/** Searches that readers are led on from. */
export function ReferencesList() {
  const { words, call, format } = useDesk()
  const { discovery } = words
  const mayLead = may(useSession(), 'discovery:cross-reference')
  const [open, setOpen] = useState<CrossReference | 'new'>()
  const list = useQuery({
    queryKey: ['discovery', 'references'],
    queryFn: ({ signal }) => call(ListCrossReferences, {}, signal),
  })
  return (
    <Panel flush>
      <DataList
        label={discovery['view.references']}
        name="discovery-references"
        columns={referenceColumns(words, format)}
        rows={list.data?.rows}
        rowId={({ id }) => String(id)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        onOpen={setOpen}
        tools={
          mayLead && (
            <Button icon={Plus} keys="F4" onPress={() => setOpen('new')}>
              {discovery.newReference}
            </Button>
          )
        }
        empty={
          <EmptyState icon={Signpost} title={discovery.emptyReferences}>
            {discovery.emptyReferencesText}
          </EmptyState>
        }
      />
      {open !== undefined && (
        <LeadOnDialog
          term={open === 'new' ? undefined : open.term}
          reference={open === 'new' ? null : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

function referenceColumns({ discovery }: Words, format: Format): readonly Column<CrossReference>[] {
  return [
    { id: 'term', title: discovery.term, cell: ({ term }) => <bdi>{term}</bdi>, text: ({ term }) => term },
    { id: 'target', title: discovery.ledTo, cell: ({ target }) => <bdi>{target}</bdi>, text: ({ target }) => target },
    {
      id: 'by',
      title: discovery.by,
      width: '170px',
      room: 'wide',
      cell: ({ createdBy }) => createdBy,
      text: ({ createdBy }) => createdBy,
    },
    {
      id: 'since',
      title: discovery.since,
      width: '170px',
      room: 'wide',
      cell: ({ createdAt }) => format.when(createdAt),
      text: ({ createdAt }) => createdAt,
    },
  ]
}
