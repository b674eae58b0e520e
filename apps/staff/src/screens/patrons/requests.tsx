import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ChangeRequests } from './change-requests.tsx'
import { SignUps } from './sign-ups.tsx'

/** What patrons and people who want to be some wait for: cards, changed details, to be erased. */
export function RequestsScreen() {
  const { words } = useDesk()
  const address = useAddress()
  const { people, patrons } = words
  return (
    <>
      <PageHeader
        title={people.requestsTitle}
        guide="patron-requests"
        crumbs={[{ label: patrons.title, href: '/patrons' }]}
      />
      <Tabs
        label={people.requestsTitle}
        value={address.oneOf('tab', ['signups', 'changes'])}
        onChange={(tab) => address.set({ tab: tab === 'signups' ? undefined : tab }, 'replace')}
        pages={[
          { id: 'signups', label: people.signUps, content: <SignUps /> },
          { id: 'changes', label: people.changes, content: <ChangeRequests /> },
        ]}
      />
    </>
  )
}
