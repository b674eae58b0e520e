import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BookmarkPlus, ChevronDown, ChevronUp, ListOrdered } from 'lucide-react'
import { useState } from 'react'
import { ChangeHold, type Hold } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { holdColumns } from './hold-columns.tsx'
import styles from './holds.module.css'
import { ReorderQueue } from './reorder-queue.tsx'

interface TitleHoldsProps {
  readonly holds: readonly Hold[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
  readonly open: number | undefined
  readonly onOpen: (hold: number) => void
}

/** The queue of a title in its order; each waiting hold can move up and down. */
export function TitleHolds({ holds, error, onRetry, open, onOpen }: TitleHoldsProps) {
  const { words, call } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const move = useMutation({
    mutationFn: ({ id, position }: { id: number; position: number }) =>
      call(ChangeHold, { params: { id }, body: { position } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  const mayMove = may(session, 'holds:place')
  const [ordering, setOrdering] = useState(false)
  const waiting = holds?.filter(({ position }) => position !== null) ?? []
  const bib = waiting[0]?.bib
  if (ordering && bib !== undefined)
    return <ReorderQueue bib={bib} waiting={waiting} onDone={() => setOrdering(false)} />
  return (
    <div className={styles.stack}>
      {move.isError && <Banner tone="stop" live title={sentenceFor(move.error, words.problems)} />}
      <Panel flush>
        <DataList
          label={words.holds.queue}
          name="title-holds"
          columns={
            mayMove
              ? [...holdColumns(words, { withTitle: false }), moveColumn(words, move.mutate)]
              : holdColumns(words, { withTitle: false })
          }
          rows={holds}
          rowId={({ id }) => String(id)}
          openRow={open === undefined ? undefined : String(open)}
          onOpen={({ id }) => onOpen(id)}
          error={error}
          onRetry={onRetry}
          tools={
            mayMove &&
            waiting.length > 1 && (
              <Button icon={ListOrdered} onPress={() => setOrdering(true)}>
                {words.holds.reorder}
              </Button>
            )
          }
          empty={
            <EmptyState icon={BookmarkPlus} title={words.holds.queueEmptyTitle}>
              {words.holds.queueEmptyText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

function moveColumn(words: Words, move: (to: { id: number; position: number }) => void): Column<Hold> {
  return {
    id: 'move',
    title: words.holds.move,
    width: '84px',
    cell: ({ id, position, queueLength }) =>
      position !== null && (
        <span className={styles.moves}>
          <IconButton
            icon={ChevronUp}
            label={words.holds.earlier}
            isDisabled={position === 1}
            onPress={() => move({ id, position: position - 1 })}
          />
          <IconButton
            icon={ChevronDown}
            label={words.holds.later}
            isDisabled={position >= queueLength}
            onPress={() => move({ id, position: position + 1 })}
          />
        </span>
      ),
  }
}
