import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ProblemsView } from './problems-view.tsx'
import { RunsView } from './runs-view.tsx'
import { ShelfView } from './shelf-view.tsx'
import { StylesView } from './styles-view.tsx'

/** The shelf list: the shelf itself, what is wrong with call numbers, many at once, and how they are made. */
export function ShelfListScreen() {
  const { shelf } = useWords()
  const session = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['shelf', 'problems', 'many', 'styles'])
  const pages = [
    { id: 'shelf' as const, label: shelf.shelf, content: <ShelfView /> },
    { id: 'problems' as const, label: shelf.problems, content: <ProblemsView /> },
    ...(may(session, 'catalog:items') ? [{ id: 'many' as const, label: shelf.runs, content: <RunsView /> }] : []),
    { id: 'styles' as const, label: shelf.styles, content: <StylesView /> },
  ]
  return (
    <>
      <PageHeader title={shelf.title} guide={view === 'shelf' ? 'shelf-list' : 'call-numbers'}>
        {shelf.intro}
      </PageHeader>
      <Tabs
        label={shelf.views}
        value={pages.some(({ id }) => id === view) ? view : 'shelf'}
        onChange={(next) =>
          address.set({ view: next === 'shelf' ? undefined : next, offset: undefined, after: undefined })
        }
        pages={pages}
      />
    </>
  )
}
