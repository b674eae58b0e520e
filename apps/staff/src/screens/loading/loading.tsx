import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { DefinitionsPage } from './definitions-page.tsx'
import { loadingPages, type LoadingPage } from './pages.ts'
import { ProfilesPage } from './profiles-page.tsx'
import { SetsPage } from './sets-page.tsx'
import { SourcesPage } from './sources-page.tsx'

const contents: Readonly<Record<LoadingPage, ComponentType>> = {
  profiles: ProfilesPage,
  match: () => <DefinitionsPage key="match" kind="match" />,
  overlay: () => <DefinitionsPage key="overlay" kind="overlay" />,
  items: () => <DefinitionsPage key="items" kind="items" />,
  sets: SetsPage,
  sources: SourcesPage,
}

/** How files are loaded: profiles, and the rules that they name. */
export function LoadingScreen() {
  const { loading, imports } = useWords()
  const { page: asked } = useParams({ from: '/signed-in/imports/loading/$page' })
  const page = loadingPages.find((id) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page]
  return (
    <>
      <PageHeader
        title={loading[page]}
        guide="load-by-profile"
        crumbs={[
          { label: imports.title, href: '/imports' },
          { label: loading.title, href: '/imports/loading/profiles' },
        ]}
      >
        {loading[`${page}Text`]}
      </PageHeader>
      <SidePages
        label={loading.pages}
        current={page}
        pages={loadingPages.map((id) => ({ id, label: loading[id], href: `/imports/loading/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
