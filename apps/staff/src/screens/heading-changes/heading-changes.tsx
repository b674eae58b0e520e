import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { ChangePage } from './change-page.tsx'
import { ClustersPage } from './clusters-page.tsx'
import { headingPages, type HeadingPage } from './pages.ts'
import { ProjectsPage } from './projects-page.tsx'

const contents: Readonly<Record<HeadingPage, ComponentType>> = {
  change: ChangePage,
  projects: ProjectsPage,
  clusters: ClustersPage,
}

const guides: Readonly<Record<HeadingPage, string>> = {
  change: 'change-a-heading',
  projects: 'reparative-projects',
  clusters: 'clusters',
}

/** Headings changed everywhere at once: one, by the rules of a project, or as clusters. */
export function HeadingChangesScreen() {
  const { headings } = useWords()
  const session = useSession()
  const { page: asked } = useParams({ from: '/signed-in/heading-changes/$page' })
  const page = headingPages.find((id) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page]
  return (
    <>
      <PageHeader
        title={headings[page]}
        guide={guides[page]}
        crumbs={[{ label: headings.title, href: '/heading-changes/change' }]}
        {...(page === 'projects' &&
          may(session, 'catalog:batch') && {
            actions: (
              <ButtonLink tone="primary" href="/heading-changes/projects/new">
                {headings.newProject}
              </ButtonLink>
            ),
          })}
      >
        {headings[`${page}Text`]}
      </PageHeader>
      <SidePages
        label={headings.pages}
        current={page}
        pages={headingPages.map((id) => ({ id, label: headings[id], href: `/heading-changes/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
