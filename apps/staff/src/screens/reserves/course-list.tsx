import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { ListCourses, type Course } from '../../../../server/src/modules/reserves/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { CourseForm } from './course-form.tsx'
import { courseTones } from './course-tones.ts'
import styles from './reserves.module.css'
import { useDepartments, useTerms } from './use-terms.ts'

const limit = 100

/** The courses, found by words, term, department and state; and the form for a new one. */
export function CourseList() {
  const { words, call, format } = useDesk()
  const { reserves } = words
  const session = useSession()
  const navigate = useNavigate()
  const address = useAddress()
  const terms = useTerms()
  const departments = useDepartments()
  const [typed, setTyped] = useState(address.text('q') ?? '')
  const offset = address.number('offset') ?? 0
  const state = address.oneOf('state', ['any', 'coming', 'running', 'ended'])
  const [term, department, q] = [address.number('term'), address.number('department'), address.text('q')]
  const query = {
    limit,
    offset,
    ...(q !== undefined && { q }),
    ...(state !== 'any' && { state }),
    ...(term !== undefined && { term }),
    ...(department !== undefined && { department }),
  }
  const list = useQuery({
    queryKey: ['reserves', 'courses', query],
    queryFn: ({ signal }) => call(ListCourses, { query }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['reserve', 'loan'], [['reserves', 'courses']])
  const columns: readonly Column<Course>[] = [
    {
      id: 'course',
      title: reserves.course,
      cell: (row) => (
        <TwoLines second={row.instructors.map(({ name }) => name).join(', ')}>
          {row.code === '' ? row.name : `${row.code} ${row.name}`}
        </TwoLines>
      ),
      text: (row) => row.name,
      sortBy: (row) => `${row.code} ${row.name}`,
    },
    { id: 'code', title: reserves.code, cell: (row) => row.code, text: (row) => row.code, optional: true },
    {
      id: 'instructors',
      title: reserves.instructors,
      cell: (row) => row.instructors.map(({ name }) => name).join(', '),
      text: (row) => row.instructors.map(({ name }) => name).join(', '),
      optional: true,
    },
    {
      id: 'term',
      title: reserves.term,
      cell: (row) => <TwoLines second={reserves.ends(format.day(row.term.to))}>{row.term.name}</TwoLines>,
      text: (row) => row.term.name,
      sortBy: (row) => row.term.from,
      width: '160px',
      room: 'some',
    },
    {
      id: 'department',
      title: reserves.department,
      cell: (row) => row.department?.name ?? '',
      text: (row) => row.department?.name ?? '',
      sortBy: (row) => row.department?.name ?? '',
      room: 'widest',
    },
    {
      id: 'readings',
      title: reserves.readings,
      cell: (row) => format.count(row.readings),
      text: (row) => row.readings,
      sortBy: (row) => row.readings,
      align: 'end',
      width: '100px',
    },
    {
      id: 'wanted',
      title: reserves.wanted,
      cell: (row) => (row.wanted === 0 ? '' : <Pill tone="warn">{format.count(row.wanted)}</Pill>),
      text: (row) => row.wanted,
      sortBy: (row) => row.wanted,
      align: 'end',
      width: '90px',
      room: 'some',
    },
    {
      id: 'state',
      title: reserves.state,
      cell: (row) => <Pill tone={courseTones[row.state]}>{reserves[row.state]}</Pill>,
      text: (row) => row.state,
      sortBy: (row) => row.state,
      width: '110px',
    },
  ]
  const mayWrite = may(session, 'reserves:write')
  return (
    <div className={mayWrite ? styles.columns : styles.stack}>
      <Panel flush>
        <PagedList
          label={reserves.list}
          name="courses"
          columns={columns}
          onExport={() => void exportAll('courses', columns, (at) => call(ListCourses, { query: { ...query, ...at } }))}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => void navigate({ to: '/reserves/$id', params: { id: String(id) } })}
          tools={
            <div className={styles.filters}>
              <SearchField
                label={reserves.find}
                placeholder={reserves.find}
                value={typed}
                onChange={(text) => {
                  setTyped(text)
                  address.set({ q: text.trim() === '' ? undefined : text.trim(), offset: undefined }, 'replace')
                }}
              />
              <Select
                label={reserves.state}
                hideLabel
                choices={[
                  { id: 'any', label: reserves.anyState },
                  { id: 'running', label: reserves.running },
                  { id: 'coming', label: reserves.coming },
                  { id: 'ended', label: reserves.ended },
                ]}
                value={state}
                onChange={(next) => address.set({ state: next === 'any' ? undefined : next, offset: undefined })}
              />
              <Select
                label={reserves.term}
                hideLabel
                choices={[
                  { id: '', label: reserves.anyTerm },
                  ...(terms.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
                ]}
                value={term === undefined ? '' : String(term)}
                onChange={(next) => address.set({ term: next === '' ? undefined : next, offset: undefined })}
              />
              {(departments.data?.rows.length ?? 0) > 0 && (
                <Select
                  label={reserves.department}
                  hideLabel
                  choices={[
                    { id: '', label: reserves.anyDepartment },
                    ...(departments.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
                  ]}
                  value={department === undefined ? '' : String(department)}
                  onChange={(next) => address.set({ department: next === '' ? undefined : next, offset: undefined })}
                />
              )}
            </div>
          }
          empty={
            <EmptyState
              icon={GraduationCap}
              title={terms.data?.total === 0 ? reserves.noTermTitle : reserves.emptyTitle}
            >
              {terms.data?.total === 0 ? reserves.noTermText : reserves.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {mayWrite && (terms.data?.total ?? 0) > 0 && (
        <CourseForm onSaved={({ id }) => void navigate({ to: '/reserves/$id', params: { id: String(id) } })} />
      )}
    </div>
  )
}
