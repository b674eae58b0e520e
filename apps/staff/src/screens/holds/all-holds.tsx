import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Bookmark } from 'lucide-react'
import { holdStates, ListHolds } from '../../../../server/src/modules/holds/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { useLendingBranches } from '../../reference.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { holdColumns } from './hold-columns.tsx'
import { HoldPanel } from './hold-panel.tsx'
import styles from './holds.module.css'

const limit = 100

/** Every hold of the library, by state and pick-up branch. */
export function AllHolds() {
  const { words, call } = useDesk()
  const { holds } = words
  const address = useAddress()
  const part = useBringIntoView<HTMLDivElement>(address.number('hold'))
  const branches = useLendingBranches()
  const state = holdStates.find((one) => one === address.text('state'))
  const pickup = address.number('pickup')
  const offset = address.number('offset') ?? 0
  const query = {
    limit,
    offset,
    ...(state === undefined ? { open: true } : { state }),
    ...(pickup !== undefined && { pickup }),
  }
  const list = useQuery({
    queryKey: ['holds', 'all', query],
    queryFn: ({ signal }) => call(ListHolds, { query }, signal),
    placeholderData: keepPreviousData,
  })
  const columns = holdColumns(words, { withTitle: true })
  const open = list.data?.rows.find(({ id }) => id === address.number('hold')) ?? list.data?.rows[0]
  return (
    <div className={styles.columns}>
      <Panel flush>
        <PagedList
          label={holds.all}
          name="holds"
          columns={columns}
          onExport={() => void exportAll('holds', columns, (at) => call(ListHolds, { query: { ...query, ...at } }))}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          covers
          openRow={open === undefined ? undefined : String(open.id)}
          onOpen={({ id }) => address.set({ hold: id }, 'replace')}
          tools={
            <div className={styles.filters}>
              <Select
                label={holds.stateFilter}
                hideLabel
                choices={[
                  { id: 'open', label: holds.anyState },
                  ...holdStates.map((id) => ({ id, label: words.holdStates[id] })),
                ]}
                value={state ?? 'open'}
                onChange={(next) => address.set({ state: next === 'open' ? undefined : next, offset: undefined })}
              />
              <Select
                label={holds.pickupFilter}
                hideLabel
                choices={[
                  { id: 'any', label: holds.anyPickup },
                  ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
                ]}
                value={pickup === undefined ? 'any' : String(pickup)}
                onChange={(next) => address.set({ pickup: next === 'any' ? undefined : next, offset: undefined })}
              />
            </div>
          }
          empty={
            <EmptyState icon={Bookmark} title={holds.allEmptyTitle}>
              {holds.allEmptyText}
            </EmptyState>
          }
        />
      </Panel>
      {open !== undefined && (
        <div ref={part} className={styles.side}>
          <HoldPanel key={open.id} hold={open} titleLink />
        </div>
      )}
    </div>
  )
}
