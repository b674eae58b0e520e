import { useMutation, useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import {
  ApplyList,
  DiscardList,
  ListChanges,
  ListRefusedLines,
  UndoList,
  type TitleChange,
  type TitleList,
} from '../../../../server/src/modules/e-collections/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Stats } from '../../ui/stats.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './e-collections.module.css'
import { ListProgress } from './list-state.tsx'

const shown = 200
const tones = { added: 'ok', changed: 'info', withdrawn: 'warn' } as const

interface ListPanelProps {
  readonly of: TitleList
  readonly onChanged: () => void
}

/** What a list changes, or would, and what of it could not be taken. */
export function ListPanel({ of: list, onChanged }: ListPanelProps) {
  const { words, call, format, announce } = useDesk()
  const { eCollections } = words
  const [asking, setAsking] = useState(false)
  const changes = useQuery({
    queryKey: ['e-collection', list.collection, 'changes', list.id, list.state],
    queryFn: ({ signal }) => call(ListChanges, { params: { id: list.id }, query: { limit: shown } }, signal),
    enabled: list.state !== 'reading' && list.state !== 'failed',
  })
  const refused = useQuery({
    queryKey: ['e-collection', list.collection, 'refused', list.id, list.state],
    queryFn: ({ signal }) => call(ListRefusedLines, { params: { id: list.id }, query: { limit: shown } }, signal),
    enabled: list.refused > 0,
  })
  const after = { onSuccess: (done: TitleList) => announce(eCollections[`states.${done.state}`]), onSettled: onChanged }
  const apply = useMutation({ mutationFn: () => call(ApplyList, { params: { id: list.id } }), ...after })
  const discard = useMutation({ mutationFn: () => call(DiscardList, { params: { id: list.id } }), ...after })
  const undo = useMutation({
    mutationFn: () => call(UndoList, { params: { id: list.id } }),
    onSuccess: (done) => {
      announce(eCollections[`states.${done.state}`])
      setAsking(false)
    },
    onSettled: onChanged,
  })
  const error = apply.error ?? discard.error
  const columns: readonly Column<TitleChange>[] = [
    {
      id: 'fate',
      title: eCollections.fate,
      width: '120px',
      cell: ({ fate }) => <Pill tone={tones[fate]}>{eCollections[`fates.${fate}`]}</Pill>,
      text: ({ fate }) => eCollections[`fates.${fate}`],
    },
    { id: 'name', title: eCollections.name, cell: ({ name }) => <bdi>{name}</bdi>, text: ({ name }) => name },
    {
      id: 'columns',
      title: eCollections.changes,
      room: 'some',
      cell: (row) => row.columns.map(({ name, before, after: now }) => eCollections.was(name, before, now)).join('; '),
      text: (row) => row.columns.map(({ name }) => name).join(', '),
    },
  ]
  return (
    <Panel
      title={list.fileName}
      actions={
        <>
          {list.state === 'previewed' && (
            <>
              <Button size="small" isPending={discard.isPending} onPress={() => discard.mutate()}>
                {eCollections.discard}
              </Button>
              <Button
                size="small"
                tone="primary"
                keys="Mod+Enter"
                isPending={apply.isPending}
                onPress={() => apply.mutate()}
              >
                {eCollections.apply}
              </Button>
            </>
          )}
          {list.canUndo && (
            <Button size="small" onPress={() => setAsking(true)}>
              {eCollections.undo}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <ListProgress of={list} />
        {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        {list.said !== '' && <Banner tone={list.state === 'failed' ? 'stop' : 'warn'} title={list.said} />}
        {list.state !== 'failed' && list.state !== 'reading' && (
          <Stats
            stats={[
              { label: eCollections['fates.added'], value: format.count(list.added) },
              { label: eCollections['fates.changed'], value: format.count(list.changed) },
              {
                label: eCollections['fates.withdrawn'],
                value: format.count(list.withdrawn),
                ...(list.withdrawn > 0 && { tone: 'warn' as const }),
              },
            ]}
          />
        )}
        {list.doubts > 0 && <Banner tone="info" title={eCollections.doubts(list.doubts)} />}
        {list.refused > 0 && (
          <>
            <Banner tone="warn" title={eCollections.refused(list.refused)} />
            <div>
              <ButtonLink icon={FileDown} href={`/api/v1/e-collections/lists/${list.id}/refused-file`} download>
                {eCollections.refusedFile}
              </ButtonLink>
            </div>
            <ul className={styles.refused}>
              {(refused.data?.rows ?? []).slice(0, 20).map(({ number, text, reasons }) => (
                <li key={number}>
                  <b>
                    {eCollections.line} {number}
                  </b>{' '}
                  {reasons.join(' ')}
                  <code>{text.slice(0, 160)}</code>
                </li>
              ))}
            </ul>
          </>
        )}
        {changes.data !== undefined && (
          <DataList
            label={eCollections.changes}
            columns={columns}
            rows={changes.data.rows}
            rowId={({ name, fate }) => `${fate} ${name}`}
            empty={<EmptyState icon={FileDown} title={eCollections.noChanges} />}
          />
        )}
      </div>
      {asking && (
        <AskDialog
          title={eCollections.undo}
          role="alertdialog"
          submit={eCollections.undo}
          isPending={undo.isPending}
          error={undo.error}
          onSubmit={() => undo.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{eCollections.undoAsk}</p>
        </AskDialog>
      )}
    </Panel>
  )
}
