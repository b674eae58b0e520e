import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { ListSharedRequests } from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { requestColumns } from './request-columns.tsx'
import { RequestPanel } from './request-panel.tsx'
import styles from './sharing.module.css'
import { sharingKey, usePartners } from './use-partners.ts'

const limit = 100
const all = 'all'

/** Requests with partners: what is under way first of all. */
export function RequestsView() {
  const { words, call } = useDesk()
  const { sharing } = words
  const address = useAddress()
  const partners = usePartners().data?.rows ?? []
  const offset = address.number('offset') ?? 0
  const agency = address.number('partner')
  const open = address.text('all') !== '1'
  const q = address.text('q') ?? ''
  const query = {
    limit,
    offset,
    ...(open && { open }),
    ...(agency !== undefined && { agency }),
    ...(q !== '' && { q }),
  }
  const list = useQuery({
    queryKey: [sharingKey, 'requests', query],
    queryFn: ({ signal }) => call(ListSharedRequests, { query }, signal),
    placeholderData: keepPreviousData,
  })
  const shown = list.data?.rows.find(({ id }) => id === address.number('open'))
  const set = (change: Readonly<Record<string, string | undefined>>) =>
    address.set({ ...change, offset: undefined, open: undefined }, 'replace')
  const narrowed = agency !== undefined || q !== ''
  return (
    <div className={styles.stack}>
      <div className={styles.filters}>
        <SearchField
          label={sharing.findRequest}
          placeholder={sharing.findRequest}
          value={q}
          onChange={(text) => set({ q: text })}
        />
        <Select
          label={sharing.partner}
          hideLabel
          value={agency === undefined ? all : String(agency)}
          onChange={(value) => set({ partner: value === all ? undefined : value })}
          choices={[
            { id: all, label: sharing.allPartners },
            ...partners.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
        />
        <Switch isSelected={open} onChange={(on) => set({ all: on ? undefined : '1' })}>
          {sharing.onlyOpen}
        </Switch>
      </div>
      <div className={shown ? styles.columns : styles.stack}>
        <Panel flush>
          <DataList
            label={sharing.requestList}
            name="resource-sharing"
            columns={requestColumns(words)}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={shown === undefined ? undefined : String(shown.id)}
            onOpen={({ id }) => address.set({ open: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            onExport={() =>
              void exportAll('resource-sharing', requestColumns(words), (at) =>
                call(ListSharedRequests, { query: { ...query, ...at } }),
              )
            }
            empty={
              <EmptyState icon={ArrowLeftRight} title={sharing.noRequests}>
                {narrowed ? sharing.noneFound : sharing.noRequestsText}
              </EmptyState>
            }
            {...(list.data !== undefined &&
              list.data.total > limit && {
                footer: (
                  <Pagination
                    offset={offset}
                    limit={limit}
                    total={list.data.total}
                    onChange={(next) => address.set({ offset: next === 0 ? undefined : next, open: undefined })}
                  />
                ),
              })}
          />
        </Panel>
        {shown && <RequestPanel key={shown.id} request={shown} />}
      </div>
    </div>
  )
}
