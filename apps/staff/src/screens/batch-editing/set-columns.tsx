import type { RecordSet, SelectedRecord } from '../../../../server/src/modules/batch-editing/contract.ts'
import type { Static } from 'typebox'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'

/** The list of record sets. */
export function setColumns({ batch }: Words, format: Format): readonly Column<RecordSet>[] {
  return [
    {
      id: 'name',
      title: batch.set,
      cell: (set) => (
        <TwoLines second={[set.note, format.when(set.changedAt)].filter(Boolean).join(' · ')}>
          <Link href={`/batch-editing/sets/${set.id}`} look="quiet">
            {set.name}
          </Link>
        </TwoLines>
      ),
      text: (set) => set.name,
    },
    {
      id: 'owner',
      title: batch.owner,
      width: '160px',
      room: 'some',
      cell: (set) => (set.shared ? batch.shared : set.owner),
      text: (set) => set.owner,
    },
    {
      id: 'records',
      title: batch.records,
      width: '100px',
      align: 'end',
      cell: (set) => <Figure value={set.records} />,
      text: (set) => set.records,
    },
  ]
}

type Member = Static<typeof SelectedRecord>

/** The records of a set. */
export function memberColumns({ batch }: Words): readonly Column<Member>[] {
  return [
    {
      id: 'title',
      title: batch.record,
      cell: (row) => (
        <TwoLines second={[row.author, row.year].filter(Boolean).join(', ')}>
          <Link href={`/catalogue/${row.bib}`} look="quiet">
            {row.title}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.title,
    },
    {
      id: 'control',
      title: batch.controlNumber,
      width: '180px',
      room: 'some',
      cell: (row) => <span className="mono">{row.controlNumber}</span>,
      text: (row) => row.controlNumber,
    },
  ]
}
