import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { PackageOpen } from 'lucide-react'
import { ExpireHold, HoldShelf, type Hold } from '../../../../server/src/modules/holds/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { HoldPanel } from './hold-panel.tsx'
import { isUncollected, shelfOrder, todayIn } from './hold-view.ts'
import styles from './holds.module.css'
import { shelfColumns } from './shelf-columns.tsx'

/** What waits on the hold shelf of this branch; what was not collected in time comes first and is cleared here. */
export function ShelfList() {
  const { words, call, announce } = useDesk()
  const { holds } = words
  const session = useSession()
  const address = useAddress()
  const part = useBringIntoView<HTMLDivElement>(address.number('hold'))
  const queries = useQueryClient()
  const branch = session.branch.id
  const today = todayIn(session.branch.timeZone)
  const list = useQuery({
    queryKey: ['holds', 'shelf', branch],
    queryFn: ({ signal }) => call(HoldShelf, { query: { branch } }, signal),
  })
  const clear = useMutation({
    // One after the other: each may catch the item for the next in its queue.
    mutationFn: async (expired: readonly Hold[]) => {
      for (const { id, title } of expired) {
        await call(ExpireHold, { params: { id } })
        announce(holds.cleared(title))
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  const all = list.data && shelfOrder(list.data.rows, today)
  const expired = all?.filter((hold) => isUncollected(hold, today)) ?? []
  const show = address.oneOf('state', ['everything', 'expired'])
  const rows = show === 'expired' ? expired : all
  const open = rows?.find(({ id }) => id === address.number('hold')) ?? rows?.[0]
  return (
    <div className={styles.stack}>
      {expired.length > 0 && (
        <Banner tone="warn" title={holds.toClear(expired.length)}>
          {holds.toClearText}
        </Banner>
      )}
      {clear.isError && <Banner tone="stop" live title={sentenceFor(clear.error, words.problems)} />}
      <div className={styles.columns}>
        <Panel flush>
          <DataList
            label={holds.shelf}
            name="hold-shelf"
            columns={shelfColumns(words, today)}
            rows={rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ hold: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            tools={
              <>
                <RadioGroup
                  label={holds.shelfShow}
                  beside
                  look="segments"
                  choices={[
                    { id: 'everything', label: holds.everything },
                    { id: 'expired', label: holds.onlyExpired, disabled: expired.length === 0 },
                  ]}
                  value={show}
                  onChange={(next) => address.set({ state: next === 'everything' ? undefined : next })}
                />
                {expired.length > 0 && may(session, 'holds:place') && (
                  <Button isPending={clear.isPending} onPress={() => clear.mutate(expired)}>
                    {holds.clearAll(expired.length)}
                  </Button>
                )}
              </>
            }
            empty={
              <EmptyState icon={PackageOpen} title={holds.shelfEmptyTitle}>
                {holds.shelfEmptyText}
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
    </div>
  )
}
