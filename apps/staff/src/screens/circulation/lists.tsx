import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import {
  CheckOutBatch,
  CreateCheckInBatch,
  GetCheckInBatch,
  ListCheckInBatches,
  ListCheckInLines,
  type CheckInBatch,
  type CheckInLine,
  type CheckOutLine,
} from '../../../../server/src/modules/circulation/contract-desk.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './lists.module.css'
import { barcodesIn } from './barcode-list.ts'
import { ReturnTermsPanel, usualTerms, type ChosenTerms } from './return-terms.tsx'
import { momentOfDay } from './moment-of-day.ts'

/** Many items at once: a list lent to one patron, or a list taken back, each line with what became of it. */
export function ListsScreen() {
  const { work } = useDesk().words
  const session = useSession()
  const address = useAddress()
  const lends = may(session, 'circulation:check-out')
  const pages = [
    ...(lends ? [{ id: 'lend' as const, label: work.lendList, content: <LendList /> }] : []),
    { id: 'return' as const, label: work.returnList, content: <ReturnList /> },
    { id: 'past' as const, label: work.past, content: <PastLists /> },
  ]
  const value = address.oneOf('view', lends ? ['lend', 'return', 'past'] : ['return', 'past'])
  return (
    <>
      <PageHeader title={work.listsTitle} guide="check-in-a-list" crumbs={[{ label: work.lendList, href: '/desk' }]}>
        {work.listsText}
      </PageHeader>
      <Tabs
        label={work.lists}
        value={value}
        onChange={(view) => address.set({ view, list: undefined })}
        pages={pages}
      />
    </>
  )
}

interface BarcodesProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

function Barcodes({ text, onChange }: BarcodesProps) {
  const { work } = useDesk().words
  return (
    <>
      <TextField label={work.barcodes} hint={work.barcodesHint} lines={12} mono value={text} onChange={onChange} />
      <FileDrop
        label={work.dropList}
        dropping={work.dropList}
        hint={work.dropHint}
        onFiles={([file]) => void file?.text().then((read) => onChange(barcodesIn(read).join('\n')))}
      />
    </>
  )
}

function LendList() {
  const { words, call, sounds, announce } = useDesk()
  const { work } = words
  const [card, setCard] = useState('')
  const [text, setText] = useState('')
  const barcodes = barcodesIn(text)
  const lend = useMutation({
    mutationFn: () => call(CheckOutBatch, { body: { card: card.trim(), barcodes: barcodes.slice(0, 500) } }),
    onSuccess: ({ lent, refused }) => {
      sounds.play(refused === 0 ? 'ok' : 'attention')
      announce(work.lentOf(lent, refused))
      setText('')
    },
    onError: (error) => {
      sounds.play('stop')
      announce(sentenceFor(error, words.problems), 'now')
    },
  })
  return (
    <div className={styles.columns}>
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (card.trim() !== '' && barcodes.length > 0) lend.mutate()
          }}
        >
          {lend.error !== null && <Banner tone="stop" live title={sentenceFor(lend.error, words.problems)} />}
          <TextField label={work.card} value={card} onChange={setCard} mono autoFocus />
          <Barcodes text={text} onChange={setText} />
          <Button
            type="submit"
            tone="primary"
            keys="Mod+Enter"
            isPending={lend.isPending}
            isDisabled={card.trim() === '' || barcodes.length === 0}
          >
            {work.lend(barcodes.length)}
          </Button>
        </form>
      </Panel>
      <Panel flush>
        <DataList<CheckOutLine>
          label={work.lendList}
          name="lent-list"
          columns={lentColumns(words)}
          rows={lend.data?.lines ?? []}
          rowId={({ barcode }) => barcode}
          empty={
            <EmptyState icon={ListChecks} title={work.nothingListed}>
              {work.nothingListedText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

function lentColumns({ work }: Words): readonly Column<CheckOutLine>[] {
  return [
    {
      id: 'barcode',
      title: work.barcode,
      width: '170px',
      cell: (row) => <Barcode value={row.barcode} />,
      text: (row) => row.barcode,
    },
    { id: 'title', title: work.item, cell: (row) => row.title ?? '—', text: (row) => row.title ?? '' },
    {
      id: 'state',
      title: work.state,
      width: '110px',
      cell: (row) =>
        row.loan === null ? (
          <Pill tone="stop" icon="tone">
            {work.notLent}
          </Pill>
        ) : (
          <Pill tone="ok" icon="tone">
            {work.lent}
          </Pill>
        ),
      text: (row) => (row.loan === null ? work.notLent : work.lent),
      sortBy: (row) => (row.loan === null ? 0 : 1),
    },
    {
      id: 'result',
      title: work.result,
      width: '38%',
      cell: (row) => (row.due === null ? row.blocks.map(({ message }) => message).join(' ') : <When value={row.due} />),
      text: (row) => row.due ?? row.blocks.map(({ message }) => message).join(' '),
    },
  ]
}

function ReturnList() {
  const { words, call, sounds } = useDesk()
  const { work } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const [terms, setTerms] = useState<ChosenTerms>(usualTerms)
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const barcodes = barcodesIn(text)
  const take = useMutation({
    mutationFn: () => {
      const { day, ...modes } = terms
      return call(CreateCheckInBatch, {
        body: {
          ...modes,
          barcodes: [...barcodes],
          ...(name.trim() !== '' && { name: name.trim() }),
          ...(day !== undefined && { returned: momentOfDay(day, session.branch.timeZone) }),
        },
      })
    },
    onSuccess: async (batch) => {
      sounds.play(batch.refused > 0 || batch.attention > 0 ? 'attention' : 'ok')
      setText('')
      setName('')
      address.set({ view: 'past', list: batch.id })
      await queries.invalidateQueries({ queryKey: ['lists'] })
    },
    onError: () => sounds.play('stop'),
  })
  return (
    <div className={styles.columns}>
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (barcodes.length > 0) take.mutate()
          }}
        >
          {take.error !== null && <Banner tone="stop" live title={sentenceFor(take.error, words.problems)} />}
          <Barcodes text={text} onChange={setText} />
          <TextField label={work.listName} value={name} onChange={setName} />
          <Button
            type="submit"
            tone="primary"
            keys="Mod+Enter"
            isPending={take.isPending}
            isDisabled={barcodes.length === 0}
          >
            {work.takeBack(barcodes.length)}
          </Button>
        </form>
      </Panel>
      <ReturnTermsPanel terms={terms} onChange={setTerms} />
    </div>
  )
}

function PastLists() {
  const { words, call } = useDesk()
  const { work } = words
  const address = useAddress()
  const open = address.number('list')
  const lists = useQuery({
    queryKey: ['lists'],
    queryFn: ({ signal }) => call(ListCheckInBatches, { query: {} }, signal),
  })
  useLiveRefresh(['job'], [['lists']])
  if (open !== undefined) return <OneList id={open} />
  return (
    <Panel flush>
      <DataList<CheckInBatch>
        label={work.past}
        name="return-lists"
        columns={listColumns(words)}
        rows={lists.data?.rows}
        rowId={({ id }) => String(id)}
        error={lists.error ?? undefined}
        onRetry={() => void lists.refetch()}
        onOpen={({ id }) => address.set({ list: id })}
        empty={<EmptyState icon={ListChecks} title={work.nothingListed} />}
      />
    </Panel>
  )
}

function listColumns({ work }: Words): readonly Column<CheckInBatch>[] {
  return [
    { id: 'name', title: work.listName, cell: (row) => row.name, text: (row) => row.name, sortBy: (row) => row.name },
    {
      id: 'at',
      title: work.at,
      width: '140px',
      cell: (row) => <When value={row.at} />,
      text: (row) => row.at,
      sortBy: (row) => row.at,
    },
    { id: 'by', title: work.by, width: '20%', room: 'wide', cell: (row) => row.by, text: (row) => row.by },
    {
      id: 'done',
      title: work.done,
      width: '110px',
      align: 'end',
      cell: (row) => work.of(row.done, row.total),
      text: (row) => row.done,
    },
    {
      id: 'attention',
      title: work.attention,
      width: '90px',
      align: 'end',
      cell: (row) => row.attention,
      text: (row) => row.attention,
    },
    {
      id: 'refused',
      title: work.refused,
      width: '90px',
      align: 'end',
      cell: (row) => row.refused,
      text: (row) => row.refused,
    },
  ]
}

function OneList({ id }: { readonly id: number }) {
  const { words, call } = useDesk()
  const { work } = words
  const batch = useQuery({
    queryKey: ['lists', id],
    queryFn: ({ signal }) => call(GetCheckInBatch, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data && state.data.done < state.data.total ? 1000 : false),
  })
  const done = batch.data?.done ?? 0
  const lines = useQuery({
    queryKey: ['lists', id, 'lines', done],
    queryFn: ({ signal }) => call(ListCheckInLines, { params: { id }, query: { limit: 1000 } }, signal),
    placeholderData: (before) => before,
  })
  const running = batch.data !== undefined && done < batch.data.total
  return (
    <div className={styles.stack}>
      <Link href="/desk/lists?view=past">{work.past}</Link>
      {running && (
        <Panel>
          <ProgressBar label={work.longList} done={done} total={batch.data.total} canLeave />
        </Panel>
      )}
      <Panel flush {...(batch.data && { title: batch.data.name })}>
        <DataList<CheckInLine>
          label={batch.data?.name ?? work.returnList}
          name={`list-${id}`}
          columns={lineColumns(words)}
          rows={lines.data?.rows}
          rowId={({ number }) => String(number)}
          error={lines.error ?? undefined}
          onRetry={() => void lines.refetch()}
          empty={<EmptyState icon={ListChecks} title={work.nothingListed} />}
        />
      </Panel>
    </div>
  )
}

const tones = { ok: 'ok', attention: 'warn', stop: 'stop', refused: 'stop' } as const

function lineColumns({ work }: Words): readonly Column<CheckInLine>[] {
  const state = ({ tone }: CheckInLine) =>
    tone === null ? work.waiting : tone === 'refused' ? work.refused : tone === 'ok' ? work.done : work.attention
  return [
    { id: 'line', title: work.line, width: '64px', align: 'end', cell: (row) => row.number, text: (row) => row.number },
    {
      id: 'barcode',
      title: work.barcode,
      width: '170px',
      cell: (row) => <Barcode value={row.barcode} />,
      text: (row) => row.barcode,
    },
    { id: 'title', title: work.item, cell: (row) => row.title ?? '—', text: (row) => row.title ?? '' },
    {
      id: 'state',
      title: work.state,
      width: '120px',
      cell: (row) => (
        <Pill tone={row.tone === null ? 'neutral' : tones[row.tone]} icon="tone">
          {state(row)}
        </Pill>
      ),
      text: state,
      sortBy: state,
    },
    { id: 'result', title: work.result, width: '38%', cell: (row) => row.message, text: (row) => row.message },
  ]
}
