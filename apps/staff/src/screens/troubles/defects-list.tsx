import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, PackageCheck } from 'lucide-react'
import { useState } from 'react'
import {
  ListDefects,
  SettleDefect,
  UndoDefect,
  type Defect,
} from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './troubles.module.css'

/** Damaged and incomplete items of this branch, until they are mended or complete. */
export function DefectsList() {
  const { words, call, announce } = useDesk()
  const { troubles, patrons } = words
  const session = useSession()
  const queries = useQueryClient()
  const [told, setTold] = useState<{ readonly tone: 'ok' | 'stop'; readonly text: string }>()
  const branch = session.branch.id
  const list = useQuery({
    queryKey: ['troubles', 'defects', branch],
    queryFn: ({ signal }) => call(ListDefects, { query: { branch, limit: 1000 } }, signal),
  })
  const settle = useMutation({
    mutationFn: ({ defect, how }: { defect: Defect; how: 'settle' | 'cancel' | 'undo' }) =>
      how === 'undo'
        ? call(UndoDefect, { params: { id: defect.id } })
        : call(SettleDefect, { params: { id: defect.id }, body: { cancelCharge: how === 'cancel' } }),
    onSuccess: (_, { defect, how }) => {
      const text = how === 'undo' ? troubles.undoneDone(defect.title) : troubles.settledDone(defect.title)
      setTold({ tone: 'ok', text })
      announce(text)
      void queries.invalidateQueries({ queryKey: ['troubles'] })
    },
    onError: (error) => setTold({ tone: 'stop', text: sentenceFor(error, words.problems) }),
  })
  const columns: readonly Column<Defect>[] = [
    {
      id: 'title',
      title: troubles.book,
      cell: (defect) => (
        <TwoLines second={defect.barcode} cover={{ title: defect.title }}>
          <Link href={`/catalogue/${defect.bib}`} look="quiet">
            {defect.title}
          </Link>
        </TwoLines>
      ),
      text: (defect) => defect.title,
      sortBy: (defect) => defect.title,
    },
    {
      id: 'what',
      title: troubles.what,
      width: '26%',
      cell: (defect) => (
        <TwoLines second={defect.kind === 'damaged' ? defect.note : defect.parts.join(', ')}>
          <Pill tone="warn" icon="tone">
            {defect.kind === 'damaged' ? troubles.damagedKind : troubles.partsKind}
          </Pill>
        </TwoLines>
      ),
      text: (defect) => [defect.kind, defect.note, ...defect.parts].join(' '),
      sortBy: (defect) => defect.kind,
    },
    {
      id: 'patron',
      title: troubles.patron,
      width: '18%',
      room: 'some',
      cell: (defect) =>
        defect.patron !== null && (
          <Link href={`/patrons/${defect.patron}?tab=account`} look="quiet">
            <bdi>{defect.patronName}</bdi>
          </Link>
        ),
      text: (defect) => defect.patronName ?? undefined,
      sortBy: (defect) => defect.patronName ?? undefined,
    },
    {
      id: 'since',
      title: troubles.since,
      width: '100px',
      align: 'end',
      room: 'wide',
      cell: (defect) => <When value={defect.at} as="day" />,
      text: (defect) => defect.at,
      sortBy: (defect) => defect.at,
    },
    {
      id: 'actions',
      title: patrons.actions,
      width: '72px',
      align: 'end',
      cell: (defect) => (
        <Menu
          label={patrons.actions}
          trigger={<IconButton icon={Ellipsis} label={`${patrons.actions}: ${defect.title}`} />}
          groups={[
            {
              id: 'defect',
              lines: [
                {
                  id: 'settle',
                  label: defect.kind === 'damaged' ? troubles.repaired : troubles.complete,
                  run: () => settle.mutate({ defect, how: 'settle' }),
                },
                ...(defect.charge === null
                  ? []
                  : [
                      {
                        id: 'cancel',
                        label: defect.kind === 'damaged' ? troubles.repaired : troubles.complete,
                        detail: troubles.cancelCharge,
                        run: () => settle.mutate({ defect, how: 'cancel' }),
                      },
                    ]),
                ...(may(session, 'circulation:lost')
                  ? [{ id: 'undo', label: troubles.undo, run: () => settle.mutate({ defect, how: 'undo' }) }]
                  : []),
              ],
            },
          ]}
        />
      ),
    },
  ]
  return (
    <div className={styles.stack}>
      {told !== undefined && <Banner tone={told.tone} title={told.text} live />}
      <Panel flush>
        <DataList
          label={troubles.defects}
          name="set-aside"
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          covers
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={PackageCheck} title={troubles.defectsEmpty}>
              {troubles.defectsEmptyText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}
