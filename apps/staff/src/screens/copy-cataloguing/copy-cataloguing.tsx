import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { BatchesPage } from './guided/batches-page.tsx'
import { HandPage } from './hand-page.tsx'
import { ListsPage } from './lists-page.tsx'
import { copyPages, type CopyPage } from './pages.ts'
import { SearchPage } from './search-page.tsx'
import { TargetsPage } from './targets-page.tsx'

const contents: Readonly<Record<CopyPage, ComponentType>> = {
  hand: HandPage,
  search: SearchPage,
  lists: ListsPage,
  batches: BatchesPage,
  targets: TargetsPage,
}
const guides: Readonly<Record<CopyPage, string>> = {
  hand: 'catalogue-a-book-by-isbn',
  search: 'copy-cataloguing',
  lists: 'isbn-lists',
  batches: 'e-book-morning',
  targets: 'catalogues-of-others',
}

/** Records of other libraries: one book in the hand, a search everywhere, many by the list, and who is asked. */
export function CopyCataloguingScreen() {
  const { copy } = useWords()
  const { page: asked } = useParams({ from: '/signed-in/copy-cataloguing/$page' })
  const page = copyPages.find((id) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page]
  return (
    <>
      <PageHeader
        title={copy[page]}
        guide={guides[page]}
        crumbs={[{ label: copy.title, href: '/copy-cataloguing/hand' }]}
      >
        {copy[`${page}Text`]}
      </PageHeader>
      <SidePages
        label={copy.pages}
        current={page}
        pages={copyPages.map((id) => ({ id, label: copy[id], href: `/copy-cataloguing/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
