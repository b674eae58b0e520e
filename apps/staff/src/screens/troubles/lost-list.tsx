import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { SearchCheck } from 'lucide-react'
import { useState } from 'react'
import { ListTroubles } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { Menu } from '../../ui/menu.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { LoanMenu } from './loan-menu.tsx'
import { lostColumns } from './lost-columns.tsx'
import { ManyDialog, type ManyAction } from './many-dialog.tsx'
import { TroubleAsked, type Asked } from './trouble-asked.tsx'
import styles from './troubles.module.css'

const limit = 100
const states = ['overdue', 'lost', 'claimed-returned', 'lost-paid'] as const
const lateness = [7, 14, 30, 60, 90, 180, 365] as const
const many: readonly ManyAction[] = ['lost', 'claim-returned', 'undo-lost']

/** Lost, claimed and long overdue loans, with what can be done about one or many of them. */
export function LostList() {
  const { words, call, announce } = useDesk()
  const { troubles, patrons } = words
  const session = useSession()
  const queries = useQueryClient()
  const address = useAddress()
  const branches = useLendingBranches()
  const [asked, setAsked] = useState<Asked>()
  const [manyAsked, setManyAsked] = useState<ManyAction>()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [told, setTold] = useState<string>()
  const state = states.find((one) => one === address.text('state'))
  const branch = address.number('branch')
  const days = address.number('days')
  const q = address.text('q') ?? ''
  const offset = address.number('offset') ?? 0
  const query = {
    limit,
    offset,
    ...(state !== undefined && { state }),
    ...(branch !== undefined && { branch }),
    ...(days !== undefined && { days }),
    ...(q !== '' && { q }),
  }
  const list = useQuery({
    queryKey: ['troubles', 'loans', query],
    queryFn: ({ signal }) => call(ListTroubles, { query }, signal),
    placeholderData: keepPreviousData,
  })
  const mayAct = may(session, 'circulation:lost')
  const columns = lostColumns(words, (loan) =>
    mayAct ? <LoanMenu loan={loan} ask={(action) => setAsked({ loan, action })} /> : null,
  )
  const stateWords = {
    overdue: patrons.overdue,
    lost: patrons.lostState,
    'claimed-returned': patrons.claimed,
    'lost-paid': words.itemStatuses['lost-paid'],
  }
  const done = (text: string) => {
    setTold(text)
    setTicked(new Set())
    announce(text)
    void queries.invalidateQueries({ queryKey: ['troubles'] })
  }
  const chosen = (list.data?.rows ?? []).filter((row) => ticked.has(String(row.id)))
  return (
    <div className={styles.stack}>
      {told !== undefined && <Banner tone="ok" title={told} />}
      <Panel flush>
        <PagedList
          label={troubles.loans}
          name="lost-and-overdue"
          columns={columns}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          covers
          {...(mayAct && { selected: ticked, onSelect: setTicked })}
          onExport={() =>
            void exportAll('lost-and-overdue', columns, (at) => call(ListTroubles, { query: { ...query, ...at } }))
          }
          tools={
            <div className={styles.filters}>
              <SearchField
                label={troubles.search}
                placeholder={troubles.search}
                value={q}
                onChange={(next) => address.set({ q: next, offset: undefined }, 'replace')}
              />
              <Select
                label={troubles.state}
                hideLabel
                choices={[
                  { id: 'any', label: troubles.allStates },
                  ...states.map((id) => ({ id, label: stateWords[id] })),
                ]}
                value={state ?? 'any'}
                onChange={(next) => address.set({ state: next === 'any' ? undefined : next, offset: undefined })}
              />
              <Select
                label={troubles.days}
                hideLabel
                choices={[
                  { id: 'any', label: troubles.anyDays },
                  ...lateness.map((n) => ({ id: String(n), label: troubles.daysLate(n) })),
                ]}
                value={days === undefined ? 'any' : String(days)}
                onChange={(next) => address.set({ days: next === 'any' ? undefined : next, offset: undefined })}
              />
              <Select
                label={patrons.branch}
                hideLabel
                choices={[
                  { id: 'any', label: patrons.allBranches },
                  ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
                ]}
                value={branch === undefined ? 'any' : String(branch)}
                onChange={(next) => address.set({ branch: next === 'any' ? undefined : next, offset: undefined })}
              />
              {mayAct && chosen.length > 0 && (
                <Menu
                  label={troubles.doWithTicked}
                  trigger={<Button size="small">{troubles.ticked(chosen.length)}</Button>}
                  groups={[
                    {
                      id: 'many',
                      lines: many.map((action) => ({
                        id: action,
                        label: words.troubleActions[action],
                        ...(action === 'lost' && { danger: true }),
                        run: () => setManyAsked(action),
                      })),
                    },
                  ]}
                />
              )}
            </div>
          }
          empty={
            <EmptyState icon={SearchCheck} title={troubles.emptyTitle}>
              {troubles.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      <TroubleAsked asked={asked} onClose={() => setAsked(undefined)} onDone={done} />
      {manyAsked !== undefined && (
        <ManyDialog action={manyAsked} loans={chosen} onClose={() => setManyAsked(undefined)} onDone={done} />
      )}
    </div>
  )
}
