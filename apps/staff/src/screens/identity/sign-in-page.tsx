import { useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { ListIdentityProviders, type IdentityProvider } from '../../../../server/src/modules/identity/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './identity.module.css'
import { ProviderForm } from './provider-form.tsx'
import { TryProvider } from './try-provider.tsx'

const key = ['identity-providers']

/** Where people sign in with accounts that they have elsewhere. */
export function SignInPage() {
  const { words, call, format } = useDesk()
  const { identity } = words
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.text('open')
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListIdentityProviders, {}, signal) })
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const who = ({ forPatrons, forStaff }: IdentityProvider) =>
    [...(forPatrons ? [identity.patrons] : []), ...(forStaff ? [identity.staff] : [])].join(', ')
  const columns: readonly Column<IdentityProvider>[] = [
    { id: 'name', title: identity.name, cell: ({ name }) => name, text: ({ name }) => name },
    {
      id: 'kind',
      title: identity.kind,
      room: 'wide',
      cell: ({ kind }) => identity[`kind.${kind}`],
      text: ({ kind }) => identity[`kind.${kind}`],
    },
    { id: 'who', title: identity.who, width: '140px', cell: who, text: who },
    {
      id: 'linked',
      title: identity.linked,
      width: '90px',
      align: 'end',
      room: 'wide',
      cell: ({ linked }) => format.count(linked),
      text: ({ linked }) => linked,
    },
    {
      id: 'state',
      title: identity.enabled,
      width: '120px',
      cell: ({ enabled }) => <Pill tone={enabled ? 'ok' : 'neutral'}>{enabled ? identity.on : identity.off}</Pill>,
      text: ({ enabled }) => (enabled ? identity.on : identity.off),
    },
  ]
  return (
    <div className={styles.page}>
      <Panel
        title={identity.list}
        flush
        actions={
          <Button icon={Plus} keys="F4" onPress={() => address.set({ open: 'new' })}>
            {identity.new}
          </Button>
        }
      >
        <DataList
          label={identity.list}
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ open: id })}
          empty={
            <EmptyState icon={KeyRound} title={identity.empty}>
              {identity.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && <TryProvider key={`try-${open}`} of={one} />}
      {(one !== undefined || open === 'new') && (
        <ProviderForm
          key={open}
          of={one}
          onDone={(saved) => {
            void queries.invalidateQueries({ queryKey: key })
            address.set({ open: saved === undefined ? undefined : String(saved) })
          }}
        />
      )}
    </div>
  )
}
