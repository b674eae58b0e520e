import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Board } from './board.tsx'
import { PlanForm } from './plan-form.tsx'

/** Curbside pick-up: who comes today and how far their things are, and when the branch hands out at all. */
export function CurbsideScreen() {
  const { curbside } = useWords()
  const { branch } = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['board', 'plan'])
  useLiveRefresh(['curbside', 'hold'], [['curbside']])
  return (
    <>
      <PageHeader title={curbside.title} guide="curbside-pick-up">
        {curbside.boardIntro(branch.name)}
      </PageHeader>
      <Tabs
        label={curbside.views}
        value={view}
        onChange={(next) => address.set({ view: next === 'board' ? undefined : next })}
        pages={[
          { id: 'board', label: curbside.board, content: <Board /> },
          { id: 'plan', label: curbside.plan, content: <PlanForm /> },
        ]}
      />
    </>
  )
}
