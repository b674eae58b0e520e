import { useMutation } from '@tanstack/react-query'
import { BookOpen, BookX } from 'lucide-react'
import { useState } from 'react'
import { LookAtHistory, type HistoryEntry } from '../../../../server/src/modules/circulation/contract-history.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './patron.module.css'

/** What a patron who keeps a reading history has borrowed. It is shown once somebody has said why, and gone when they leave. */
export function BorrowedTab({ patron }: { readonly patron: Patron }) {
  const { call, words } = useDesk()
  const { borrowed } = words
  const [reason, setReason] = useState('')
  const look = useMutation({
    mutationFn: () => call(LookAtHistory, { params: { id: patron.id }, body: { reason: reason.trim(), limit: 1000 } }),
    gcTime: 0,
  })
  if (!patron.keepHistory)
    return (
      <Panel>
        <EmptyState icon={BookX} title={borrowed.notKept}>
          {borrowed.notKeptText}
        </EmptyState>
      </Panel>
    )
  if (look.data)
    return (
      <Panel flush>
        <DataList
          label={borrowed.tab}
          name="patron-borrowed"
          columns={columnsOf(borrowed)}
          rows={look.data.rows}
          rowId={({ loan }) => String(loan)}
          empty={<EmptyState icon={BookOpen} title={borrowed.empty} />}
        />
      </Panel>
    )
  return (
    <Panel title={borrowed.askTitle}>
      <form
        className={styles.asking}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') look.mutate()
        }}
      >
        <p>{borrowed.askText}</p>
        <TextField label={borrowed.reason} hint={borrowed.reasonHint} value={reason} onChange={setReason} isRequired />
        {look.isError && <Banner tone="stop" live title={sentenceFor(look.error, words.problems)} />}
        <div>
          <Button tone="primary" type="submit" isPending={look.isPending} isDisabled={reason.trim() === ''}>
            {borrowed.look}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function columnsOf(borrowed: Words['borrowed']): readonly Column<HistoryEntry>[] {
  return [
    {
      id: 'title',
      title: borrowed.title,
      cell: ({ title, bib }) => (
        <Link href={`/titles/${bib}`} look="quiet">
          <bdi>{title}</bdi>
        </Link>
      ),
      text: ({ title }) => title,
      sortBy: ({ title }) => title,
    },
    {
      id: 'author',
      title: borrowed.author,
      room: 'wide',
      cell: ({ author }) => <bdi>{author}</bdi>,
      text: ({ author }) => author ?? undefined,
      sortBy: ({ author }) => author ?? '',
    },
    {
      id: 'out',
      title: borrowed.out,
      width: '150px',
      cell: ({ out }) => <When value={out} />,
      text: ({ out }) => out,
      sortBy: ({ out }) => Date.parse(out),
    },
    {
      id: 'returned',
      title: borrowed.returned,
      width: '150px',
      cell: ({ returned }) => (returned === null ? borrowed.stillOut : <When value={returned} />),
      text: ({ returned }) => returned ?? undefined,
      sortBy: ({ returned }) => (returned === null ? Infinity : Date.parse(returned)),
    },
  ]
}
