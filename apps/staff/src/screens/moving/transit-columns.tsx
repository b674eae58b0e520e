import { CircleQuestionMark, Ellipsis, Printer, Undo2 } from 'lucide-react'
import type { Transit } from '../../../../server/src/modules/circulation/contract-transits.ts'
import type { Words } from '../../messages/index.ts'
import { Barcode } from '../../ui/barcode.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'

interface Actions {
  readonly onAbort?: (transit: Transit) => void
  readonly onLose?: (transit: Transit) => void
  readonly onSlip: (transit: Transit) => void
}

const tones: Readonly<Record<Transit['state'], Tone>> = {
  requested: 'neutral',
  sent: 'info',
  arrived: 'ok',
  cancelled: 'warn',
  lost: 'stop',
}

/** The columns of journeys. */
export function transitColumns(
  { moving, transitReasons, transitStates }: Words,
  { onAbort, onLose, onSlip }: Actions,
): readonly Column<Transit>[] {
  return [
    {
      id: 'title',
      title: moving.item,
      cell: (row) => (
        <TwoLines second={row.callNumber || undefined} cover={{ title: row.title, classNumber: row.callNumber }}>
          {row.title}
        </TwoLines>
      ),
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'barcode',
      title: moving.barcode,
      width: '160px',
      room: 'widest',
      cell: (row) => <Barcode value={row.barcode} />,
      text: (row) => row.barcode,
    },
    {
      id: 'way',
      title: moving.to,
      width: '22%',
      cell: (row) => <TwoLines second={`${moving.from} ${row.fromName}`}>{row.toName}</TwoLines>,
      text: (row) => `${row.fromName} → ${row.toName}`,
      sortBy: (row) => row.toName,
    },
    {
      id: 'why',
      title: moving.why,
      width: '15%',
      room: 'wide',
      cell: (row) => <TwoLines second={row.note || undefined}>{transitReasons[row.reason]}</TwoLines>,
      text: (row) => transitReasons[row.reason],
      sortBy: (row) => transitReasons[row.reason],
    },
    {
      id: 'state',
      title: moving.state,
      width: '116px',
      cell: (row) => (
        <Pill tone={row.late ? 'stop' : tones[row.state]} {...(row.late && { icon: 'tone' as const })}>
          {row.late ? moving.lateOnes : transitStates[row.state]}
        </Pill>
      ),
      text: (row) => transitStates[row.state],
      sortBy: (row) => row.state,
    },
    {
      id: 'since',
      title: moving.since,
      width: '96px',
      room: 'wide',
      cell: (row) => (
        <TwoLines second={row.sentAt === null ? undefined : moving.days(row.days)}>
          <When value={row.sentAt ?? row.requestedAt} as="day" />
        </TwoLines>
      ),
      text: (row) => row.sentAt ?? row.requestedAt,
      sortBy: (row) => row.sentAt ?? row.requestedAt,
    },
    {
      id: 'actions',
      title: '',
      width: '68px',
      cell: (row) =>
        (row.state === 'sent' || row.state === 'requested') && (
          <Menu
            label={`${moving.actions}: ${row.title}`}
            trigger={<IconButton icon={Ellipsis} label={`${moving.actions}: ${row.title}`} />}
            groups={[
              {
                id: 'actions',
                lines: [
                  { id: 'slip', label: moving.slip, icon: Printer, run: () => onSlip(row) },
                  ...(onAbort ? [{ id: 'abort', label: moving.abort, icon: Undo2, run: () => onAbort(row) }] : []),
                  ...(onLose
                    ? [
                        {
                          id: 'lose',
                          label: moving.lose,
                          icon: CircleQuestionMark,
                          danger: true,
                          run: () => onLose(row),
                        },
                      ]
                    : []),
                ],
              },
            ]}
          />
        ),
    },
  ]
}
