import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ClaimsList } from './claims-list.tsx'
import { DefectsList } from './defects-list.tsx'
import { LostList } from './lost-list.tsx'

/** What goes wrong with loans: lost and long overdue ones, claims to look for, items that are set aside. */
export function TroublesScreen() {
  const words = useWords()
  const { troubles } = words
  const address = useAddress()
  const view = address.oneOf('view', ['loans', 'claims', 'defects'])
  useLiveRefresh(['loan'], [['troubles']])
  return (
    <>
      <PageHeader title={troubles.title} guide="losses-and-claims">
        {words.troubleIntros[view]}
      </PageHeader>
      <Tabs
        label={troubles.views}
        value={view}
        onChange={(next) =>
          address.set({
            view: next === 'loans' ? undefined : next,
            state: undefined,
            days: undefined,
            q: undefined,
            claims: undefined,
            offset: undefined,
          })
        }
        pages={[
          { id: 'loans', label: troubles.loans, content: <LostList /> },
          { id: 'claims', label: troubles.claims, content: <ClaimsList /> },
          { id: 'defects', label: troubles.defects, content: <DefectsList /> },
        ]}
      />
    </>
  )
}
