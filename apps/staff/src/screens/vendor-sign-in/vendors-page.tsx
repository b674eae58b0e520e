import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Waypoints } from 'lucide-react'
import { useState } from 'react'
import {
  ListVendors,
  type Vendor,
  type VendorWithSecret,
} from '../../../../server/src/modules/vendor-sign-in/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from '../identity/identity.module.css'
import { ForVendor } from './for-vendor.tsx'
import { VendorForm } from './vendor-form.tsx'

const key = ['vendors']

/** Programs of vendors at which patrons sign in with the library. */
export function VendorsPage() {
  const { words, call, format } = useDesk()
  const { vendors } = words
  const address = useAddress()
  const queries = useQueryClient()
  const [shown, setShown] = useState<VendorWithSecret>()
  const open = address.text('open')
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListVendors, {}, signal) })
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const last = ({ used }: Vendor) => (used === null ? vendors.never : format.when(used))
  const columns: readonly Column<Vendor>[] = [
    { id: 'name', title: vendors.name, cell: ({ name }) => name, text: ({ name }) => name },
    {
      id: 'patrons',
      title: vendors.patrons,
      width: '90px',
      align: 'end',
      room: 'wide',
      cell: ({ patrons }) => format.count(patrons),
      text: ({ patrons }) => patrons,
    },
    { id: 'used', title: vendors.used, width: '150px', cell: last, text: last },
    {
      id: 'state',
      title: vendors.enabled,
      width: '120px',
      cell: ({ enabled }) => <Pill tone={enabled ? 'ok' : 'neutral'}>{enabled ? vendors.on : vendors.off}</Pill>,
      text: ({ enabled }) => (enabled ? vendors.on : vendors.off),
    },
  ]
  const done = (saved: number | undefined) => {
    void queries.invalidateQueries({ queryKey: key })
    address.set({ open: saved === undefined ? undefined : String(saved) })
  }
  return (
    <div className={styles.page}>
      <Panel
        title={vendors.list}
        flush
        actions={
          <Button icon={Plus} keys="F4" onPress={() => address.set({ open: 'new' })}>
            {vendors.new}
          </Button>
        }
      >
        <DataList
          label={vendors.list}
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ open: id })}
          empty={
            <EmptyState icon={Waypoints} title={vendors.empty}>
              {vendors.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && (
        <ForVendor
          key={`for-${open}`}
          of={one}
          secret={shown?.id === one.id ? shown.secret : null}
          onRenewed={(renewed) => {
            setShown(renewed)
            done(renewed.id)
          }}
        />
      )}
      {(one !== undefined || open === 'new') && (
        <VendorForm
          key={open}
          of={one}
          onMade={(made) => {
            setShown(made)
            done(made.id)
          }}
          onDone={done}
        />
      )}
    </div>
  )
}
