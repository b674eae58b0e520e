import { useSession } from '../../session.ts'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AllHolds } from './all-holds.tsx'
import { Attention } from './attention.tsx'
import { ClearWalk } from './clear-walk.tsx'
import { Clubs } from './clubs.tsx'
import { ShelfList } from './shelf-list.tsx'
import { PullListView } from './pull-list.tsx'

/** The page of the guide for each list. */
const guides = {
  pull: 'fetch-for-holds',
  shelf: 'hold-shelf',
  clear: 'clear-the-hold-shelf',
  attention: 'holds-without-copies',
  clubs: 'holds-for-a-group',
  all: 'place-a-hold',
} as const

/** Holds: what to fetch, what waits to be collected, and every hold there is. */
export function HoldsScreen() {
  const { holds } = useWords()
  const { branch } = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['pull', 'shelf', 'clear', 'attention', 'clubs', 'all'])
  useLiveRefresh(['hold', 'loan'], [['holds']])
  const intro = {
    pull: holds.pullIntro(branch.name),
    shelf: holds.shelfIntro(branch.name),
    clear: holds.walkIntro(branch.name),
    attention: holds.attentionIntro,
    clubs: holds.clubsIntro,
    all: '',
  }
  return (
    <>
      <PageHeader title={holds.title} guide={guides[view]}>
        {intro[view]}
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
            floor: undefined,
            location: undefined,
            claimed: undefined,
            club: undefined,
          })
        }
        pages={[
          { id: 'pull', label: holds.pull, content: <PullListView /> },
          { id: 'shelf', label: holds.shelf, content: <ShelfList /> },
          { id: 'clear', label: holds.walk, content: <ClearWalk /> },
          { id: 'attention', label: holds.attention, content: <Attention /> },
          { id: 'clubs', label: holds.clubs, content: <Clubs /> },
          { id: 'all', label: holds.all, content: <AllHolds /> },
        ]}
      />
    </>
  )
}
