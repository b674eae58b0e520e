import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { MessagesView } from './messages-view.tsx'
import { PartnersView } from './partners-view.tsx'
import { ReaderRequestsView } from './reader-requests-view.tsx'
import { RequestsView } from './requests-view.tsx'
import { TrialView } from './trial-view.tsx'
import { sharingKey } from './use-partners.ts'

/** Resource sharing: requests with partners, the partners, what they said, and trying messages. */
export function ResourceSharingScreen() {
  const { sharing, readerRequests } = useWords()
  const session = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['requests', 'readers', 'partners', 'messages', 'trial'])
  useLiveRefresh(['resource-sharing', 'hold', 'loan'], [[sharingKey]])
  const pages = [
    { id: 'requests', label: sharing.requests, content: <RequestsView /> },
    { id: 'readers', label: readerRequests.title, content: <ReaderRequestsView /> },
    { id: 'partners', label: sharing.partners, content: <PartnersView /> },
    ...(may(session, 'resource-sharing:log')
      ? [{ id: 'messages', label: sharing.messages, content: <MessagesView /> } as const]
      : []),
    ...(may(session, 'resource-sharing:try')
      ? [{ id: 'trial', label: sharing.trial, content: <TrialView /> } as const]
      : []),
  ] as const
  return (
    <>
      <PageHeader title={sharing.title} guide="ncip">
        {sharing.intro}
      </PageHeader>
      <Tabs
        label={sharing.views}
        value={view}
        onChange={(next) =>
          address.set({ view: next === 'requests' ? undefined : next, open: undefined, offset: undefined })
        }
        pages={pages}
      />
    </>
  )
}
