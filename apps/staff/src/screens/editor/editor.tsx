import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { GetRecord, ListTemplates } from '../../../../server/src/modules/cataloguing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { EditorPage } from './editor-page.tsx'
import { filledIn } from './placeholders.ts'
import { fromView } from './record/buffer.ts'
import { useSession } from '../../session.ts'

/** The editor of the record of a title. */
export function EditorScreen() {
  const { id } = useParams({ from: '/signed-in/catalogue/$id/edit' })
  return <OpenedRecord key={id} bib={Number(id)} />
}

function OpenedRecord({ bib }: { readonly bib: number }) {
  const { call } = useDesk()
  const found = useQuery({
    queryKey: ['record', bib],
    queryFn: ({ signal }) => call(GetRecord, { params: { id: bib }, query: {} }, signal),
    // What is being edited is not exchanged under the hands; saving sees whether somebody was faster.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (found.isPending) return <SkeletonRows rows={14} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  return <EditorPage name={String(bib)} bib={bib} opened={fromView(found.data)} version={found.data.version} />
}

/** The editor of a record that is new, begun from a template: `?template=ready:book`. */
export function NewRecordScreen() {
  const { call } = useDesk()
  const session = useSession()
  const address = useAddress()
  const wanted = address.text('template') ?? 'ready:book'
  const found = useQuery({
    queryKey: ['record-templates'],
    queryFn: ({ signal }) => call(ListTemplates, { query: {} }, signal),
  })
  if (found.isPending) return <SkeletonRows rows={14} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const rows = found.data.rows.filter(({ kind }) => kind === 'record')
  const template = rows.find(({ id }) => id === wanted) ?? rows[0]
  const opened = fromView(
    filledIn(
      { leader: template?.leader ?? '00000nam a2200000 i 4500', fields: template?.fields ?? [] },
      { user: session.staff.name, branch: session.branch.name },
    ),
  )
  return <EditorPage key={template?.id} name={`new ${template?.id}`} opened={opened} version={0} templates={rows} />
}
