import type { Kiosk } from '../../../../server/src/modules/kiosks/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { kioskTones } from './kiosk-tones.ts'

/** The columns of the list of self-checks. */
export function kioskColumns({ kiosks, kioskStates }: Words): readonly Column<Kiosk>[] {
  const place = (row: Kiosk) => [row.branchName, row.place].filter((text) => text !== '').join(' · ')
  return [
    {
      id: 'name',
      title: kiosks.name,
      cell: (row) => <TwoLines second={place(row)}>{row.name}</TwoLines>,
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'state',
      title: kiosks.state,
      width: '26%',
      cell: (row) => (
        <TwoLines second={row.unsent > 0 ? kiosks.unsent(row.unsent) : undefined}>
          <Pill tone={kioskTones[row.state]} icon="tone">
            {kioskStates[row.state]}
          </Pill>
        </TwoLines>
      ),
      text: (row) => kioskStates[row.state],
      sortBy: (row) => row.state,
    },
    {
      id: 'heard',
      title: kiosks.heard,
      width: '20%',
      room: 'some',
      cell: (row) => (row.heardAt === null ? kiosks.never : <When value={row.heardAt} />),
      text: (row) => row.heardAt ?? '',
      sortBy: (row) => row.heardAt ?? undefined,
    },
    {
      id: 'today',
      title: kiosks.today,
      width: '26%',
      room: 'wide',
      cell: (row) => kiosks.didToday(row.today.lent, row.today.renewed, row.today.returned),
      text: (row) => String(row.today.lent),
      sortBy: (row) => row.today.lent,
    },
  ]
}
