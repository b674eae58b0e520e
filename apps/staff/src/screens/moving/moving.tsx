import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { FloatingView } from './floating.tsx'
import { RotasView } from './rotas.tsx'
import { TransitsView } from './transits.tsx'

/** Between branches: what travels, what rotates, and what stays where it comes in. */
export function MovingScreen() {
  const { moving } = useWords()
  const address = useAddress()
  useLiveRefresh(['loan', 'hold', 'transit'], [['moving']])
  const view = address.oneOf('view', ['transits', 'rotas', 'floating'])
  const guides = { transits: 'send-and-receive', rotas: 'rotate-stock', floating: 'let-items-float' } as const
  return (
    <>
      <PageHeader title={moving.title} guide={guides[view]}>
        {moving.text}
      </PageHeader>
      <Tabs
        label={moving.views}
        value={view}
        onChange={(next) =>
          address.set({
            view: next === 'transits' ? undefined : next,
            show: undefined,
            rota: undefined,
            group: undefined,
          })
        }
        pages={[
          { id: 'transits', label: moving.transits, content: <TransitsView /> },
          { id: 'rotas', label: moving.rotas, content: <RotasView /> },
          { id: 'floating', label: moving.floating, content: <FloatingView /> },
        ]}
      />
    </>
  )
}
