import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { ListDeliveries, ListWebhooks, type Delivery } from '../../../../server/src/modules/webhooks/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { deliveryColumns } from './delivery-columns.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import styles from './integrations.module.css'
import { useWebhookEvents } from './use-webhook-events.ts'

const limit = 50
const all = 'all'
const states = ['waiting', 'delivered', 'failed', 'dropped'] as const

/** The log of deliveries, of one webhook or of all, with the one that is open beside it. */
export function DeliveriesList({ hook: only }: { readonly hook?: number }) {
  const { words, call } = useDesk()
  const { integrations } = words
  const address = useAddress()
  const events = useWebhookEvents()
  const hooks = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => call(ListWebhooks, {}, signal),
    enabled: only === undefined,
  })
  const offset = address.number('offset') ?? 0
  const state = states.find((one) => one === address.text('state'))
  const type = address.text('type')
  const hook = only ?? address.number('hook')
  const query = {
    limit,
    offset,
    ...(hook !== undefined && { hook }),
    ...(state && { state }),
    ...(type !== undefined && { type }),
  }
  const list = useQuery({
    queryKey: ['webhook-deliveries', query],
    queryFn: ({ signal }) => call(ListDeliveries, { query }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['webhook-delivery', 'webhook-event'], [['webhook-deliveries']])
  const open = list.data?.rows.find(({ id }) => id === address.number('delivery'))
  const columns = deliveryColumns(words, only === undefined)
  const set = (name: string, value: string) =>
    address.set({ [name]: value === all ? undefined : value, offset: undefined, delivery: undefined }, 'replace')
  return (
    <div className={styles.stack}>
      <div className={styles.filters}>
        <Select<Delivery['state'] | typeof all>
          label={integrations.state}
          hideLabel
          value={state ?? all}
          onChange={(value) => set('state', value)}
          choices={[
            { id: all, label: integrations.anyState },
            ...states.map((id) => ({ id, label: words.deliveryStates[id] })),
          ]}
        />
        <Select
          label={integrations.event}
          hideLabel
          value={type ?? all}
          onChange={(value) => set('type', value)}
          choices={[
            { id: all, label: integrations.anyEvent },
            ...events.map((event) => ({ id: event.type, label: event.type })),
          ]}
        />
        {only === undefined && (
          <Select
            label={integrations.hookName}
            hideLabel
            value={hook === undefined ? all : String(hook)}
            onChange={(value) => set('hook', value)}
            choices={[
              { id: all, label: integrations.anyHook },
              ...(hooks.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
          />
        )}
      </div>
      <div className={open ? styles.columns : styles.content}>
        <Panel flush>
          <PagedList
            label={integrations.list}
            name="webhook-deliveries"
            columns={columns}
            found={list}
            limit={limit}
            forgets={['delivery']}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ delivery: id }, 'replace')}
            onExport={() =>
              void exportAll('webhook-deliveries', columns, (at) =>
                call(ListDeliveries, { query: { ...query, ...at } }),
              )
            }
            empty={
              <EmptyState icon={Send} title={integrations.noDeliveries}>
                {integrations.noDeliveriesText}
              </EmptyState>
            }
          />
        </Panel>
        {open && <DeliveryPanel key={open.id} delivery={open} />}
      </div>
    </div>
  )
}
