import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { HeartHandshake } from 'lucide-react'
import {
  ListHeadingProjects,
  type HeadingProjectSummary,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useGoTo } from '../circulation/use-go-to.ts'

const limit = 50

/** The colour of a project by where it stands. */
export const projectTones: Readonly<Record<HeadingProjectSummary['state'], Tone>> = {
  draft: 'neutral',
  active: 'info',
  finished: 'ok',
}

/** Projects that change headings. */
export function ProjectsPage() {
  const { words, call, format } = useDesk()
  const { headings } = words
  const offset = useAddress().number('offset') ?? 0
  const goTo = useGoTo()
  const found = useQuery({
    queryKey: ['heading-projects', offset],
    queryFn: ({ signal }) => call(ListHeadingProjects, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const columns: readonly Column<HeadingProjectSummary>[] = [
    {
      id: 'title',
      title: headings.project,
      cell: (row) => (
        <TwoLines second={`${headings.ruleCount(row.ruleCount)} · ${headings.byAt(row.by, format.when(row.at))}`}>
          <Link href={`/heading-changes/projects/${row.id}`} look="quiet">
            <bdi>{row.title}</bdi>
          </Link>
        </TwoLines>
      ),
      text: (row) => row.title,
    },
    {
      id: 'titles',
      title: headings.titles,
      width: '130px',
      align: 'end',
      cell: (row) => <Figure value={row.titles} />,
      text: (row) => row.titles,
    },
    {
      id: 'state',
      title: headings.state,
      width: '120px',
      cell: (row) => <Pill tone={projectTones[row.state]}>{words.headingProjectStates[row.state]}</Pill>,
      text: (row) => row.state,
    },
  ]
  return (
    <Panel flush>
      <PagedList
        label={headings.projects}
        name="heading-projects"
        columns={columns}
        found={found}
        limit={limit}
        rowId={({ id }) => String(id)}
        onOpen={({ id }) => goTo(`/heading-changes/projects/${id}`)}
        empty={
          <EmptyState icon={HeartHandshake} title={headings.noProjects}>
            {headings.noProjectsText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
