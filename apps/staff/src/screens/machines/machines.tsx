import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { AccountsPage } from './accounts-page.tsx'
import { AlarmsPage } from './alarms-page.tsx'
import { EmulatorPage } from './emulator-page.tsx'
import { ExceptionsPage } from './exceptions-page.tsx'
import { GatesPage } from './gates-page.tsx'
import { machinePages, type MachinePage } from './pages.ts'
import { SecurityPage } from './security-page.tsx'
import { SortingPage } from './sorting-page.tsx'
import { TracePage } from './trace-page.tsx'

const contents: Readonly<Record<MachinePage, ComponentType>> = {
  accounts: AccountsPage,
  trace: TracePage,
  emulator: EmulatorPage,
  exceptions: ExceptionsPage,
  sorting: SortingPage,
  security: SecurityPage,
  gates: GatesPage,
  alarms: AlarmsPage,
}

const guides: Readonly<Record<MachinePage, string>> = {
  accounts: 'machine-accounts',
  trace: 'troubleshoot-a-self-check',
  emulator: 'emulator',
  exceptions: 'machine-accounts',
  sorting: 'sort-returns',
  security: 'gates-and-security',
  gates: 'gates-and-security',
  alarms: 'gates-and-security',
}

/** Self-checks, sorters and gates: their accounts, what they said, what they do with things. */
export function MachinesScreen() {
  const { machines } = useWords()
  const { permissions } = useSession()
  const { page: asked } = useParams({ from: '/signed-in/machines/$page' })
  const pages = machinePages.filter(({ permission }) => permissions.includes(permission))
  // The section opens with its first page; who may not see that one begins with the first that they may.
  const page = pages.find(({ id }) => id === asked) ?? (asked === 'accounts' ? pages[0] : undefined)
  if (!page) return <MissingScreen />
  const Content = contents[page.id]
  return (
    <>
      <PageHeader
        title={machines[page.id]}
        crumbs={[{ label: machines.title, href: '/machines/accounts' }]}
        guide={guides[page.id]}
      >
        {machines[`${page.id}Text`]}
      </PageHeader>
      <SidePages
        label={machines.pages}
        current={page.id}
        pages={pages.map(({ id }) => ({ id, label: machines[id], href: `/machines/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
