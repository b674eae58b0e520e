import type { ClearanceRow } from '../../../../server/src/modules/holds/contract.ts'
import type { Words } from '../../messages/index.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

/** The columns of what comes off the hold shelf: under which name it stands, why, and what then. */
export function clearColumns(
  { holds }: Words,
  done: ((hold: number) => void) | undefined,
): readonly Column<ClearanceRow>[] {
  const why: Readonly<Record<ClearanceRow['why'], string>> = {
    expired: holds.whyExpired,
    cancelled: holds.whyCancelled,
    send: holds.whySend,
    next: holds.whyNext,
  }
  const then = (row: ClearanceRow) =>
    row.destinationName !== null
      ? holds.toBranch(row.destinationName)
      : row.nextPatron !== null
        ? holds.newSlip(row.nextPatron)
        : holds.scanIt
  return [
    {
      id: 'title',
      title: holds.book,
      cell: (row) => (
        <TwoLines second={<Barcode value={row.barcode} />} cover={{ title: row.title, classNumber: row.callNumber }}>
          {row.title}
        </TwoLines>
      ),
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'why',
      title: holds.whyOff,
      width: '170px',
      cell: (row) => (
        <Pill tone={row.why === 'expired' || row.why === 'cancelled' ? 'warn' : 'info'} icon="tone">
          {why[row.why]}
        </Pill>
      ),
      text: (row) => why[row.why],
      sortBy: (row) => why[row.why],
    },
    {
      id: 'for',
      title: holds.for,
      width: '18%',
      room: 'wide',
      cell: (row) => <bdi>{row.patronName}</bdi>,
      text: (row) => row.patronName,
      sortBy: (row) => row.patronName,
    },
    {
      id: 'since',
      title: holds.since,
      width: '110px',
      room: 'wide',
      cell: (row) => <When value={row.since} as="day" />,
      text: (row) => row.since,
      sortBy: (row) => row.since,
    },
    {
      id: 'then',
      title: holds.goesTo,
      width: '22%',
      room: 'some',
      cell: (row) =>
        row.why === 'next' && done ? (
          <TwoLines
            second={
              <Button size="small" onPress={() => done(row.hold)}>
                {holds.slipDone}
              </Button>
            }
          >
            {then(row)}
          </TwoLines>
        ) : (
          then(row)
        ),
      text: then,
    },
  ]
}
