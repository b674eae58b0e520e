import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { GetAuthorityRecord } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { DraftAuthority } from '../../../../server/src/modules/authority-control/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { fromView } from '../editor/record/buffer.ts'
import { AuthorityEditorPage } from './authority-editor-page.tsx'

/** What is being edited is not exchanged under the hands; saving sees whether somebody was faster. */
const once = { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }

/** The editor of an authority record. */
export function AuthorityEditorScreen() {
  const { call } = useDesk()
  const id = Number(useParams({ from: '/signed-in/authorities/$id/edit' }).id)
  const found = useQuery({
    queryKey: ['authority-record', id],
    queryFn: ({ signal }) => call(GetAuthorityRecord, { params: { id }, query: {} }, signal),
    ...once,
  })
  if (found.isPending) return <SkeletonRows rows={14} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  return (
    <AuthorityEditorPage
      key={id}
      name={`authority ${id}`}
      id={id}
      opened={fromView(found.data)}
      version={found.data.version}
    />
  )
}

/** The editor of a new authority record; `?heading=12` begins it from a heading that titles carry. */
export function NewAuthorityScreen() {
  const { call } = useDesk()
  const heading = useAddress().number('heading')
  const found = useQuery({
    queryKey: ['authority-draft', heading],
    queryFn: ({ signal }) => call(DraftAuthority, { params: { id: heading ?? 0 } }, signal),
    enabled: heading !== undefined,
    ...once,
  })
  if (heading === undefined) {
    return <AuthorityEditorPage name="new authority" opened={fromView(empty())} version={0} vocabulary="local" />
  }
  if (found.isPending) return <SkeletonRows rows={14} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  return (
    <AuthorityEditorPage
      key={heading}
      name={`new authority ${heading}`}
      opened={fromView(found.data)}
      version={0}
      vocabulary={found.data.vocabulary}
    />
  )
}

function empty() {
  const day = new Date().toISOString().slice(2, 10).replaceAll('-', '')
  return {
    leader: '00000nz  a2200000n  4500',
    fields: [
      { tag: '008', value: `${day}n| azannaabn          |a aaa      ` },
      { tag: '100', indicators: '1 ', subfields: [{ code: 'a', value: '' }] },
      { tag: '670', indicators: '  ', subfields: [{ code: 'a', value: '' }] },
    ],
  }
}
