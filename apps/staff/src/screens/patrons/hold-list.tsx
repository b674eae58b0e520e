import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark, CircleHelp, Ellipsis, MapPin, Pause, Play, X } from 'lucide-react'
import { useState } from 'react'
import { CancelHold, ChangeHold, ExplainHold, type Hold } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { ReactNode } from 'react'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { WhyList } from '../../ui/why-panel.tsx'
import styles from './patron.module.css'
import { holdsQuery, patronKey, useBranches } from './patron-queries.ts'

type Asked = { readonly about: 'move' | 'suspend' | 'why'; readonly hold: Hold }

/** The open holds of a patron, with what can be done about each. */
export function HoldList({ patron }: { readonly patron: number }) {
  const { call, words, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const holds = useQuery(holdsQuery(call, patron))
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const { patrons } = words

  const doIt = async (work: () => Promise<unknown>, said?: string) => {
    try {
      setProblem(undefined)
      await work()
      if (said !== undefined) announce(said)
      setAsked(undefined)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    await queries.invalidateQueries({ queryKey: patronKey(patron) })
  }
  const change = (hold: Hold, body: { pickup?: number; suspendedUntil?: string | null }) =>
    doIt(() => call(ChangeHold, { params: { id: hold.id }, body }))
  const linesOf = (hold: Hold) => [
    { id: 'why', label: patrons.whyHold, icon: CircleHelp, run: () => setAsked({ about: 'why' as const, hold }) },
    ...(may(session, 'holds:place')
      ? [
          { id: 'move', label: patrons.moveHold, icon: MapPin, run: () => setAsked({ about: 'move' as const, hold }) },
          hold.suspended
            ? {
                id: 'resume',
                label: patrons.resumeHold,
                icon: Play,
                run: () => void change(hold, { suspendedUntil: null }),
              }
            : {
                id: 'suspend',
                label: patrons.suspendHold,
                icon: Pause,
                run: () => setAsked({ about: 'suspend' as const, hold }),
              },
          {
            id: 'cancel',
            label: patrons.cancelHold,
            icon: X,
            danger: true,
            run: () =>
              void doIt(
                () => call(CancelHold, { params: { id: hold.id }, query: {} }),
                patrons.holdCancelled(hold.title),
              ),
          },
        ]
      : []),
  ]
  return (
    <>
      {problem !== undefined && (
        <div className={styles.told}>
          <Banner tone="stop" title={problem} live />
        </div>
      )}
      <DataList
        label={patrons.holds}
        name="patron-holds"
        columns={columnsOf(words, (hold) => (
          <Menu
            label={patrons.actions}
            trigger={<IconButton icon={Ellipsis} label={`${patrons.actions}: ${hold.title}`} />}
            groups={[{ id: 'actions', lines: linesOf(hold) }]}
          />
        ))}
        rows={holds.data}
        rowId={(hold) => String(hold.id)}
        {...(holds.isError && { error: holds.error, onRetry: () => void holds.refetch() })}
        empty={
          <EmptyState icon={Bookmark} title={patrons.holdsEmpty}>
            {patrons.holdsEmptyText}
          </EmptyState>
        }
      />
      {asked && (
        <HoldDialog
          asked={asked}
          onChange={(body) => void change(asked.hold, body)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const toneOf: Readonly<Record<Hold['state'], Tone>> = {
  waiting: 'neutral',
  'in-transit': 'info',
  ready: 'ok',
  filled: 'neutral',
  cancelled: 'neutral',
  expired: 'warn',
}

function stateWord(hold: Hold, patrons: Words['patrons']): string {
  if (hold.suspended) return patrons.suspended
  if (hold.state === 'ready') return patrons.ready
  return hold.state === 'in-transit' ? patrons.inTransit : patrons.waiting
}

function columnsOf({ patrons }: Words, actions: (hold: Hold) => ReactNode): readonly Column<Hold>[] {
  return [
    {
      id: 'title',
      title: patrons.titleColumn,
      cell: (hold) => (
        <TwoLines second={hold.author ?? undefined}>
          <Link href={`/catalogue/${hold.bib}`} look="quiet">
            {hold.title}
          </Link>
        </TwoLines>
      ),
      text: (hold) => hold.title,
      sortBy: (hold) => hold.title,
    },
    {
      id: 'state',
      title: patrons.state,
      width: '124px',
      cell: (hold) => (
        <Pill tone={hold.suspended ? 'warn' : toneOf[hold.state]} icon="tone">
          {stateWord(hold, patrons)}
        </Pill>
      ),
      text: (hold) => stateWord(hold, patrons),
      sortBy: (hold) => stateWord(hold, patrons),
    },
    {
      id: 'place',
      title: patrons.queue,
      width: '84px',
      align: 'end',
      room: 'wide',
      cell: (hold) => hold.position !== null && patrons.place(hold.position, hold.queueLength),
      text: (hold) => hold.position ?? undefined,
      sortBy: (hold) => hold.position ?? undefined,
    },
    {
      id: 'pickup',
      title: patrons.pickup,
      width: '140px',
      room: 'wide',
      cell: (hold) => hold.pickupName,
      text: (hold) => hold.pickupName,
      sortBy: (hold) => hold.pickupName,
    },
    { id: 'actions', title: patrons.actions, width: '84px', align: 'end', cell: actions },
  ]
}

interface HoldDialogProps {
  readonly asked: Asked
  readonly onChange: (body: { pickup?: number; suspendedUntil?: string | null }) => void
  readonly onClose: () => void
}

function HoldDialog({ asked, onChange, onClose }: HoldDialogProps) {
  const { words } = useDesk()
  const { patrons, ui } = words
  const { rows } = useBranches()
  const { hold, about } = asked
  const [pickup, setPickup] = useState(String(hold.pickup))
  const [until, setUntil] = useState<string>()
  if (about === 'why') {
    return (
      <Dialog title={patrons.whyHoldTitle} isOpen onClose={onClose}>
        <WhyHold id={hold.id} />
      </Dialog>
    )
  }
  const save = () => {
    if (about === 'move') onChange({ pickup: Number(pickup) })
    else if (until !== undefined) onChange({ suspendedUntil: until })
  }
  return (
    <Dialog
      title={`${about === 'move' ? patrons.moveHold : patrons.suspendHold}: ${hold.title}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button tone="primary" onPress={save} isDisabled={about === 'suspend' && until === undefined}>
            {patrons.save}
          </Button>
        </>
      }
    >
      {about === 'move' ? (
        <Select
          label={patrons.pickup}
          choices={rows.filter((branch) => branch.pickup).map(({ id, name }) => ({ id: String(id), label: name }))}
          value={pickup}
          onChange={setPickup}
        />
      ) : (
        <DatePicker label={patrons.suspendUntil} value={until} onChange={setUntil} />
      )}
    </Dialog>
  )
}

function WhyHold({ id }: { readonly id: number }) {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: ['hold', id, 'why'],
    queryFn: ({ signal }) => call(ExplainHold, { params: { id } }, signal),
  })
  return <WhyList reasons={data?.reasons ?? []} />
}
