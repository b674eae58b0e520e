import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarPlus, Copy } from 'lucide-react'
import { useState } from 'react'
import { ImportCalendar } from '../../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { may, useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import type { Column } from '../../../ui/data-list/columns.ts'
import { DataList } from '../../../ui/data-list/data-list.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { TwoLines } from '../../../ui/list-cell.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { RadioGroup } from '../../../ui/radio-group.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import styles from './calendar.module.css'

type Answer = NonNullable<(typeof ImportCalendar)['types']>['response']
type Row = Answer['rows'][number]
type Timed = 'closed' | 'open'

const tones = { new: 'ok', changed: 'info', same: 'neutral', 'not-understood': 'warn' } as const

/** Closings from an iCalendar file: first what would come, then taken; and the address of the branch's own feed. */
export function CalendarImport({ branch }: { readonly branch: number }) {
  const { words, call, announce } = useDesk()
  const { calendar } = words
  const session = useSession()
  const queries = useQueryClient()
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>()
  const [timed, setTimed] = useState<Timed>('closed')
  const run = useMutation({
    mutationFn: (asked: { text: string; dryRun: boolean; timed: Timed }) =>
      call(ImportCalendar, {
        params: { id: branch },
        body: { file: asked.text, dryRun: asked.dryRun, timed: asked.timed },
      }),
    onSuccess: ({ written }) => {
      if (!written) return
      announce(calendar.imported)
      void queries.invalidateQueries({ queryKey: ['calendar'] })
    },
  })
  const look = (text: string, how: Timed) => run.mutate({ text, dryRun: true, timed: how })
  const choose = async ([first]: readonly File[]) => {
    if (!first) return
    const text = await first.text()
    setFile({ name: first.name, text })
    look(text, timed)
  }
  const comes = run.data ? run.data.counts.new + run.data.counts.changed : 0
  return (
    <div className={styles.stack}>
      {may(session, 'org:calendar') && (
        <Panel title={calendar.file}>
          <div className={styles.side}>
            <RadioGroup
              label={calendar.timed}
              look="segments"
              choices={[
                { id: 'closed', label: calendar.timedClosed },
                { id: 'open', label: calendar.timedOpen },
              ]}
              value={timed}
              onChange={(next) => {
                setTimed(next)
                if (file) look(file.text, next)
              }}
            />
            <FileDrop
              label={calendar.fileLabel}
              dropping={calendar.fileDropping}
              hint={calendar.fileHint}
              onFiles={(files) => void choose(files)}
            />
          </div>
        </Panel>
      )}
      {run.isError && <Banner tone="stop" live title={sentenceFor(run.error, words.problems)} />}
      {file && run.data && (
        <Panel
          title={calendar.fileRead(file.name)}
          flush
          footer={
            run.data.written ? (
              <Banner tone="ok" live title={calendar.imported} />
            ) : (
              <Button
                tone="primary"
                keys="Mod+Enter"
                isDisabled={comes === 0}
                isPending={run.isPending}
                onPress={() => run.mutate({ text: file.text, dryRun: false, timed })}
              >
                {comes === 0 ? calendar.importNothing : calendar.importNow(comes)}
              </Button>
            )
          }
        >
          <Events rows={run.data.rows} />
        </Panel>
      )}
      <Feed branch={branch} />
    </div>
  )
}

function Events({ rows }: { readonly rows: readonly Row[] }) {
  const { words, format } = useDesk()
  const { calendar } = words
  const outcomes = {
    new: calendar.outcomeNew,
    changed: calendar.outcomeChanged,
    same: calendar.outcomeSame,
    'not-understood': calendar.outcomeNot,
  }
  const days = ({ from, to, outcome }: Row) =>
    outcome === 'not-understood' ? '' : from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`
  const columns: readonly Column<Row>[] = [
    {
      id: 'event',
      title: calendar.event,
      cell: (row) => <TwoLines {...(row.why !== null && { second: row.why })}>{row.name || row.uid}</TwoLines>,
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'when',
      title: calendar.when,
      cell: days,
      text: (row) => row.from,
      sortBy: (row) => row.from,
      width: '170px',
    },
    { id: 'effect', title: calendar.effect, cell: (row) => row.text, text: (row) => row.text, room: 'wide' },
    {
      id: 'outcome',
      title: calendar.outcome,
      cell: (row) => <Pill tone={tones[row.outcome]}>{outcomes[row.outcome]}</Pill>,
      text: (row) => row.outcome,
      sortBy: (row) => row.outcome,
      width: '150px',
    },
    { id: 'why', title: calendar.why, cell: (row) => row.why ?? '', text: (row) => row.why ?? '', optional: true },
  ]
  return (
    <DataList
      label={calendar.file}
      name="calendar-events"
      columns={columns}
      rows={rows}
      rowId={(row) => `${row.uid} ${row.from}`}
      empty={<EmptyState icon={CalendarPlus} title={calendar.importNothing} />}
    />
  )
}

function Feed({ branch }: { readonly branch: number }) {
  const { words, announce } = useDesk()
  const { calendar, settings } = words
  const address = `${window.location.origin}/api/v1/branches/${branch}/closings.ics`
  return (
    <Panel title={calendar.feed}>
      <div className={styles.side}>
        <p>{calendar.feedText}</p>
        <p className={styles.address} dir="ltr">
          <a href={address}>{address}</a>
        </p>
        <div>
          <Button
            icon={Copy}
            onPress={() => void navigator.clipboard.writeText(address).then(() => announce(settings.copied))}
          >
            {calendar.copyAddress}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
