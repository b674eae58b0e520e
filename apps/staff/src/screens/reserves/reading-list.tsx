import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, BookMarked, X } from 'lucide-react'
import { useState } from 'react'
import {
  ListReadings,
  OrderReadings,
  RemoveReading,
  type Course,
  type Reading,
} from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches, useLocations } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { AddLine } from './add-line.tsx'
import { moved } from './course-draft.ts'
import { readingTones } from './course-tones.ts'
import styles from './reserves.module.css'
import { ScanResults } from './scan-results.tsx'
import { useScans } from './use-scans.ts'

/** The reading list of a course: scan after scan puts items on it; lines are ordered and taken off. */
export function ReadingList({ course, mayWrite }: { readonly course: Course; readonly mayWrite: boolean }) {
  const { words, call, format, announce } = useDesk()
  const { reserves } = words
  const queries = useQueryClient()
  const branches = useBranches()
  const locations = useLocations()
  const scans = useScans(course.id)
  const [error, setError] = useState<unknown>()
  const list = useQuery({
    queryKey: ['reserves', 'course', course.id, 'readings'],
    queryFn: ({ signal }) => call(ListReadings, { params: { id: course.id } }, signal),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['reserves'] })
  const order = useMutation({
    mutationFn: (readings: number[]) => call(OrderReadings, { params: { id: course.id }, body: { readings } }),
    onSettled: refresh,
    onError: setError,
  })
  const remove = useMutation({
    mutationFn: (reading: Reading) => call(RemoveReading, { params: { id: reading.id } }),
    onSuccess: (_, reading) => announce(reserves.removed(whatIs(reading))),
    onSettled: refresh,
    onError: setError,
  })
  const rows = list.data?.rows
  const ids = rows?.map(({ id }) => id) ?? []
  const states = {
    'on-reserve': reserves.stateOnReserve,
    wanted: reserves.stateWanted,
    coming: reserves.stateComing,
    ended: reserves.stateEnded,
    gone: reserves.stateGone,
    listed: reserves.stateListed,
  }
  const kinds = { item: '', title: reserves.kindTitle, link: reserves.kindLink, note: reserves.kindNote }
  const second = (row: Reading) =>
    [
      row.kind === 'item' ? row.callNumber : kinds[row.kind],
      row.kind === 'item' ? row.barcode : row.author,
      row.note,
      row.otherCourses.length > 0 && reserves.alsoFor(row.otherCourses.map(({ name }) => name).join(', ')),
      row.home !== null && row.home.location !== null && reserves.backTo(nameOf(locations, row.home.location)),
    ]
      .filter(Boolean)
      .join(' · ')
  const columns: readonly Column<Reading>[] = [
    {
      id: 'what',
      title: reserves.what,
      cell: (row) => (
        <TwoLines
          second={second(row)}
          {...(row.title !== null && {
            cover: {
              title: row.title,
              author: row.author ?? undefined,
              classNumber: row.classNumber ?? undefined,
              kind: row.format ?? undefined,
            },
          })}
        >
          {row.kind === 'link' && row.url !== null ? (
            <Link href={row.url}>{row.text || row.url}</Link>
          ) : row.bib === null ? (
            whatIs(row)
          ) : (
            <Link href={`/catalogue/${row.bib}`} look="quiet">
              {whatIs(row)}
            </Link>
          )}
        </TwoLines>
      ),
      text: whatIs,
    },
    {
      id: 'barcode',
      title: words.closings.barcode,
      cell: (row) => row.barcode ?? '',
      text: (row) => row.barcode ?? '',
      optional: true,
    },
    {
      id: 'callNumber',
      title: reserves.prefix,
      cell: (row) => row.callNumber ?? '',
      text: (row) => row.callNumber ?? '',
      optional: true,
    },
    { id: 'url', title: reserves.url, cell: (row) => row.url ?? '', text: (row) => row.url ?? '', optional: true },
    {
      id: 'place',
      title: reserves.place,
      cell: (row) =>
        row.kind === 'item' ? <TwoLines second={nameOf(branches, row.branch)}>{row.location ?? ''}</TwoLines> : '',
      text: (row) => row.location ?? '',
      width: '150px',
      room: 'some',
    },
    {
      id: 'state',
      title: reserves.state,
      cell: (row) => (
        <TwoLines {...(row.due !== null && { second: reserves.dueBack(format.day(row.due)) })}>
          <Pill tone={readingTones[row.state]}>{states[row.state]}</Pill>
        </TwoLines>
      ),
      text: (row) => row.state,
      width: '136px',
    },
    ...(mayWrite
      ? [
          {
            id: 'moves',
            title: '',
            cell: (row: Reading) => (
              <span className={styles.moves}>
                <IconButton
                  icon={ArrowUp}
                  label={reserves.up(whatIs(row))}
                  isDisabled={ids[0] === row.id}
                  onPress={() => order.mutate(moved(ids, row.id, -1))}
                />
                <IconButton
                  icon={ArrowDown}
                  label={reserves.down(whatIs(row))}
                  isDisabled={ids.at(-1) === row.id}
                  onPress={() => order.mutate(moved(ids, row.id, 1))}
                />
              </span>
            ),
            width: '84px',
            room: 'some' as const,
          },
          {
            id: 'remove',
            title: '',
            cell: (row: Reading) => (
              <IconButton icon={X} label={reserves.remove(whatIs(row))} onPress={() => remove.mutate(row)} />
            ),
            width: '56px',
          },
        ]
      : []),
  ]
  const open = mayWrite && course.state !== 'ended'
  return (
    <div className={styles.stack}>
      {open && (
        <ScanField label={reserves.scan} action={reserves.put} keys="F2" onScan={scans.scan} tone={scans.tone} />
      )}
      {scans.rows.length > 0 && <ScanResults rows={scans.rows} />}
      {error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      <Panel title={reserves.readingList} flush>
        <DataList
          label={reserves.readingList}
          name="reading-list"
          columns={columns}
          rows={rows}
          covers
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={BookMarked} title={reserves.listEmptyTitle}>
              {reserves.listEmptyText}
            </EmptyState>
          }
        />
      </Panel>
      {open && <AddLine course={course} />}
    </div>
  )
}

/** A line in a few words. */
function whatIs(row: Reading): string {
  return row.title ?? (row.text || row.url || '')
}
