import { useWords } from '../../desk-context.ts'
import { useAddress } from '../../address.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs, type TabPage } from '../../ui/tabs.tsx'
import { ListsTab } from './lists-tab.tsx'
import { MessagesTab } from './messages-tab.tsx'
import { Queue } from './queue.tsx'
import { SuggestionsTab } from './suggestions-tab.tsx'

const views = ['messages', 'queue', 'suggestions', 'lists'] as const
type View = (typeof views)[number]

/** What readers write, ask for and put together; and the library's own lists. */
export function ReadersScreen() {
  const { readers } = useWords()
  const session = useSession()
  const address = useAddress()
  useLiveRefresh(['contribution', 'suggestion', 'list'], [['readers']])
  const pages: TabPage<View>[] = [
    ...(may(session, 'reviews:moderate') ? [{ id: 'queue' as const, label: readers.queue, content: <Queue /> }] : []),
    ...(may(session, 'suggestions:read')
      ? [{ id: 'suggestions' as const, label: readers.suggestions, content: <SuggestionsTab /> }]
      : []),
    ...(may(session, 'site:messages')
      ? [{ id: 'messages' as const, label: readers.messages, content: <MessagesTab /> }]
      : []),
    ...(may(session, 'lists:read') ? [{ id: 'lists' as const, label: readers.lists, content: <ListsTab /> }] : []),
  ]
  const asked = views.find((view) => view === address.text('view'))
  const view = pages.find(({ id }) => id === asked)?.id ?? pages[0]?.id ?? 'lists'
  return (
    <>
      <PageHeader title={readers.title} guide="what-readers-write">
        {readers.intro}
      </PageHeader>
      <Tabs
        label={readers.views}
        value={view}
        onChange={(next) => address.set({ view: next, state: undefined, of: undefined, list: undefined })}
        pages={pages}
      />
    </>
  )
}
