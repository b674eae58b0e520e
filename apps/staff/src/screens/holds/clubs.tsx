import { useQuery } from '@tanstack/react-query'
import { Plus, UsersRound } from 'lucide-react'
import { ListClubs, type Club } from '../../../../server/src/modules/holds/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ClubForm } from './club-form.tsx'
import { ClubHolds } from './club-holds.tsx'
import styles from './holds.module.css'

/** Reading groups, clubs and classes: their members, and holds for all of them in one step. */
export function Clubs() {
  const { words, call } = useDesk()
  const { holds } = words
  const session = useSession()
  const address = useAddress()
  const part = useBringIntoView<HTMLDivElement>(address.number('club'))
  const branches = useBranches()
  const mayPlace = may(session, 'holds:place')
  const list = useQuery({
    queryKey: ['holds', 'clubs'],
    queryFn: ({ signal }) => call(ListClubs, {}, signal),
  })
  const asked = address.text('club')
  const open = list.data?.rows.find(({ id }) => String(id) === asked)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={holds.clubs}
          name="clubs"
          columns={clubColumns(words, (id) => nameOf(branches, id))}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          openRow={open === undefined ? undefined : String(open.id)}
          onOpen={({ id }) => address.set({ club: id }, 'replace')}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          tools={
            mayPlace && (
              <Button icon={Plus} onPress={() => address.set({ club: 'new' }, 'replace')}>
                {holds.clubNew}
              </Button>
            )
          }
          empty={
            <EmptyState icon={UsersRound} title={holds.clubEmptyTitle}>
              {holds.clubEmptyText}
            </EmptyState>
          }
        />
      </Panel>
      {mayPlace && (open !== undefined || asked === 'new') && (
        <div ref={part} className={styles.side}>
          {open !== undefined && <ClubHolds key={`holds ${open.id}`} club={open} />}
          <ClubForm key={open?.id ?? 'new'} club={open} onDone={(id) => address.set({ club: id }, 'replace')} />
        </div>
      )}
    </div>
  )
}

function clubColumns({ holds }: Words, branchName: (id: number) => string): readonly Column<Club>[] {
  const at = ({ pickup }: Club) => (pickup === null ? holds.clubOwn : branchName(pickup))
  return [
    {
      id: 'name',
      title: holds.clubName,
      cell: (club) => <TwoLines second={club.note || undefined}>{club.name}</TwoLines>,
      text: (club) => club.name,
      sortBy: (club) => club.name,
    },
    {
      id: 'members',
      title: holds.clubMembers,
      width: '100px',
      align: 'end',
      cell: (club) => <Figure value={club.members.length} />,
      text: (club) => club.members.length,
      sortBy: (club) => club.members.length,
    },
    { id: 'pickup', title: holds.clubPickup, width: '24%', room: 'some', cell: at, text: at, sortBy: at },
    {
      id: 'open',
      title: holds.clubOpen,
      width: '110px',
      align: 'end',
      room: 'some',
      cell: (club) => <Figure value={club.openHolds} />,
      text: (club) => club.openHolds,
      sortBy: (club) => club.openHolds,
    },
  ]
}
