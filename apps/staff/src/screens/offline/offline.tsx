import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ExceptionsList } from './exceptions-list.tsx'
import { ThisComputer } from './this-computer.tsx'

/** Work without the server: what has to be looked at, what waits at this computer, what was decided. */
export function OfflineScreen() {
  const { offline } = useDesk().words
  const session = useSession()
  const address = useAddress()
  const mayResolve = may(session, 'offline:resolve')
  const views = mayResolve ? (['exceptions', 'queue', 'settled'] as const) : (['queue'] as const)
  const view = address.oneOf('view', [...views])
  const computer = { id: 'queue' as const, label: offline.queueView, content: <ThisComputer /> }
  return (
    <>
      <PageHeader title={offline.title} guide="offline">
        {offline.intro}
      </PageHeader>
      <Tabs
        label={offline.views}
        value={view}
        onChange={(next) => address.set({ view: next === views[0] ? undefined : next })}
        pages={
          mayResolve
            ? [
                { id: 'exceptions', label: offline.exceptionsView, content: <ExceptionsList settled={false} /> },
                computer,
                { id: 'settled', label: offline.settledView, content: <ExceptionsList settled /> },
              ]
            : [computer]
        }
      />
    </>
  )
}
