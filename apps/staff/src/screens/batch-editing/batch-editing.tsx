import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { EditsPage } from './edits-page.tsx'
import { FilesPage } from './files-page.tsx'
import { batchPages, type BatchPage } from './pages.ts'
import { SchedulesPage } from './schedules-page.tsx'
import { SetsPage } from './sets-page.tsx'
import { TasksPage } from './tasks-page.tsx'

const contents: Readonly<Record<BatchPage, ComponentType>> = {
  edits: EditsPage,
  tasks: TasksPage,
  sets: SetsPage,
  files: FilesPage,
  schedules: SchedulesPage,
}

const guides: Readonly<Record<BatchPage, string>> = {
  edits: 'batch-edit',
  tasks: 'tasks',
  sets: 'record-sets',
  files: 'batch-edit',
  schedules: 'batch-edit',
}

/** Many records changed at once: what was done, with which tasks, to which records, and when by itself. */
export function BatchEditingScreen() {
  const { batch } = useWords()
  const session = useSession()
  const { page: asked } = useParams({ from: '/signed-in/batch-editing/$page' })
  const page = batchPages.find((id) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page]
  return (
    <>
      <PageHeader
        title={batch[page]}
        guide={guides[page]}
        crumbs={[{ label: batch.title, href: '/batch-editing/edits' }]}
        {...(may(session, 'catalog:batch') && {
          actions: (
            <ButtonLink tone="primary" href="/batch-editing/edits/new">
              {batch.newEdit}
            </ButtonLink>
          ),
        })}
      >
        {batch[`${page}Text`]}
      </PageHeader>
      <SidePages
        label={batch.pages}
        current={page}
        pages={batchPages.map((id) => ({ id, label: batch[id], href: `/batch-editing/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
