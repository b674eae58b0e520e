import { useSession } from '../../session.ts'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AllHolds } from './all-holds.tsx'
import { ShelfList } from './shelf-list.tsx'
import { PullListView } from './pull-list.tsx'

/** Holds: what to fetch, what waits to be collected, and every hold there is. */
export function HoldsScreen() {
  const { holds } = useWords()
  const { branch } = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['pull', 'shelf', 'all'])
  useLiveRefresh(['hold', 'loan'], [['holds']])
  return (
    <>
      <PageHeader title={holds.title}>
        {view === 'pull' ? holds.pullIntro(branch.name) : view === 'shelf' ? holds.shelfIntro(branch.name) : ''}
      </PageHeader>
      <Tabs
        label={holds.views}
        value={view}
        onChange={(next) =>
          address.set({
            view: next === 'pull' ? undefined : next,
            state: undefined,
            hold: undefined,
            offset: undefined,
          })
        }
        pages={[
          { id: 'pull', label: holds.pull, content: <PullListView /> },
          { id: 'shelf', label: holds.shelf, content: <ShelfList /> },
          { id: 'all', label: holds.all, content: <AllHolds /> },
        ]}
      />
    </>
  )
}
