import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { School } from 'lucide-react'
import { useState } from 'react'
import {
  LinkLearningContext,
  ListLearningContexts,
  type LearningContext,
} from '../../../../server/src/modules/identity/contract-lti.ts'
import { ListCourses } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'

const key = ['learning-contexts']
const none = 'none'

/** Courses of platforms from which somebody came, and the reading list that opens in each. */
export function LinkedCourses() {
  const { words, call, format } = useDesk()
  const { learning } = words
  const session = useSession()
  const [open, setOpen] = useState<LearningContext>()
  const list = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(ListLearningContexts, { query: { limit: 500 } }, signal),
  })
  const mayLink = may(session, 'reserves:write')
  const nameOf = ({ title, label }: LearningContext) => title || label || learning.untitled
  const columns: readonly Column<LearningContext>[] = [
    {
      id: 'context',
      title: learning.context,
      cell: (row) => <TwoLines second={row.platform.name}>{nameOf(row)}</TwoLines>,
      text: nameOf,
      sortBy: nameOf,
    },
    {
      id: 'course',
      title: learning.opens,
      cell: ({ course, linkedBy }) =>
        course === null ? (
          <Pill tone="warn">{learning.nothing}</Pill>
        ) : (
          <TwoLines second={linkedBy === null ? '' : learning.linkedBy(linkedBy)}>{course.name}</TwoLines>
        ),
      text: ({ course }) => course?.name ?? '',
      sortBy: ({ course }) => course?.name ?? '',
    },
    {
      id: 'seen',
      title: learning.seen,
      width: '150px',
      room: 'wide',
      cell: ({ seenAt }) => format.when(seenAt),
      text: ({ seenAt }) => seenAt,
      sortBy: ({ seenAt }) => seenAt,
    },
  ]
  return (
    <Panel title={learning.contexts} flush>
      <DataList
        label={learning.contexts}
        columns={columns}
        rows={list.data?.rows}
        rowId={({ id }) => String(id)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        {...(mayLink && { onOpen: setOpen })}
        empty={
          <EmptyState icon={School} title={learning.noContexts}>
            {learning.noContextsText}
          </EmptyState>
        }
      />
      {open && <LinkDialog of={open} name={nameOf(open)} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

interface LinkDialogProps {
  readonly of: LearningContext
  readonly name: string
  readonly onClose: () => void
}

function LinkDialog({ of: it, name, onClose }: LinkDialogProps) {
  const { words, call } = useDesk()
  const { learning } = words
  const queries = useQueryClient()
  const [chosen, setChosen] = useState(it.course === null ? none : String(it.course.id))
  const courses = useQuery({
    queryKey: ['reserves', 'courses', 'all'],
    queryFn: ({ signal }) => call(ListCourses, { query: { limit: 500 } }, signal),
  })
  const link = useMutation({
    mutationFn: () =>
      call(LinkLearningContext, {
        params: { id: it.id },
        body: { course: chosen === none ? null : Number(chosen) },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: key })
      onClose()
    },
  })
  const known = (courses.data?.rows ?? []).map(({ id, code, name: called, term }) => ({
    id: String(id),
    label: `${code === '' ? called : `${code} ${called}`} · ${term.name}`,
  }))
  return (
    <AskDialog
      title={learning.linkTitle(name)}
      submit={learning.save}
      onSubmit={() => link.mutate()}
      onClose={onClose}
      isPending={link.isPending}
      error={link.error}
    >
      {courses.data && (
        <ComboBox
          label={learning.opens}
          choices={[{ id: none, label: learning.nothing }, ...known]}
          value={chosen}
          onChange={(next) => setChosen(next ?? none)}
        />
      )}
    </AskDialog>
  )
}
