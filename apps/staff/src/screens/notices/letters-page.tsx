import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, Printer, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  ListLetters,
  MarkLettersPrinted,
  type Letter,
} from '../../../../server/src/modules/notifications/contract-delivery.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { usePrintSheet } from '../../ui/print-sheet.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './notices.module.css'

/** Letters to print: print them, look at them, say that they were printed. */
export function LettersPage() {
  const { words, call, announce } = useDesk()
  const { notices } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const printed = address.text('printed') !== undefined
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { sheet, print } = usePrintSheet()
  const list = useQuery({
    queryKey: ['notices', 'letters', printed],
    queryFn: ({ signal }) => call(ListLetters, { query: { limit: 1000, ...(printed && { printed }) } }, signal),
  })
  useLiveRefresh(['mail'], [['notices', 'letters']])
  const mark = useMutation({
    mutationFn: (ids: number[]) => call(MarkLettersPrinted, { body: { ids, ...(printed && { undo: true }) } }),
    onSuccess: ({ changed }) => {
      setSelected(new Set())
      announce(notices.printedNow(changed))
      return queries.invalidateQueries({ queryKey: ['notices', 'letters'] })
    },
  })
  const rows = list.data?.rows ?? []
  const chosen = selected.size === 0 ? rows : rows.filter(({ id }) => selected.has(String(id)))
  const columns: readonly Column<Letter>[] = [
    {
      id: 'patron',
      title: notices.patron,
      cell: (letter) => <TwoLines second={letter.address.replaceAll('\n', ', ')}>{letter.patronName}</TwoLines>,
      text: (letter) => letter.patronName,
      sortBy: (letter) => letter.patronName,
    },
    {
      id: 'subject',
      title: notices.subject,
      cell: (letter) => <bdi>{letter.subject}</bdi>,
      text: (letter) => letter.subject,
      sortBy: (letter) => letter.subject,
    },
    {
      id: 'at',
      title: notices.at,
      width: '130px',
      room: 'some',
      cell: (letter) => <When value={letter.printedAt ?? letter.createdAt} />,
      text: (letter) => letter.printedAt ?? letter.createdAt,
      sortBy: (letter) => letter.createdAt,
    },
  ]
  return (
    <>
      {sheet}
      {mark.isError && <Banner tone="stop" live title={sentenceFor(mark.error, words.problems)} />}
      <div className={styles.buttons}>
        <Switch
          isSelected={printed}
          onChange={(on) => {
            setSelected(new Set())
            address.set({ printed: on ? 1 : undefined }, 'replace')
          }}
        >
          {notices.showPrinted}
        </Switch>
        <span className={styles.gap} />
        <Button
          icon={Printer}
          tone={printed ? 'quiet' : 'primary'}
          keys="Mod+P"
          isDisabled={chosen.length === 0}
          onPress={() => print(<LetterSheets letters={chosen} />)}
        >
          {notices.printSome(chosen.length)}
        </Button>
        {may(session, 'notifications:send') && (
          <Button
            icon={printed ? Undo2 : Check}
            isDisabled={chosen.length === 0 || (printed && selected.size === 0)}
            isPending={mark.isPending}
            onPress={() => mark.mutate(chosen.map(({ id }) => id))}
          >
            {printed ? words.ui.undo : notices.markPrinted}
          </Button>
        )}
      </div>
      <Panel flush>
        <DataList
          label={notices.letters}
          name="letters"
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          selected={selected}
          onSelect={setSelected}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={Printer} title={notices.noLettersTitle}>
              {notices.noLettersText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}

/** Letters on paper: each begins a page, the address where windows of envelopes are. */
function LetterSheets({ letters }: { readonly letters: readonly Letter[] }) {
  return (
    <>
      {letters.map((letter) => (
        <article key={letter.id} className={styles.letter}>
          <p className={styles.window}>
            {letter.patronName}
            {'\n'}
            {letter.address}
          </p>
          <h1>{letter.subject}</h1>
          <p className={styles.letterText}>{letter.text}</p>
        </article>
      ))}
    </>
  )
}
