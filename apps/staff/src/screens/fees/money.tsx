import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs, type TabPage } from '../../ui/tabs.tsx'
import { AmnestyView } from './amnesty-view.tsx'
import { OnlineView } from './online-view.tsx'
import { PaymentsView } from './payments-view.tsx'
import { ProductsView } from './products-view.tsx'
import { ReportView } from './report-view.tsx'
import { SellView } from './sell-view.tsx'
import { TillsView } from './tills-view.tsx'

const views = ['payments', 'sell', 'tills', 'online', 'report', 'amnesty', 'products'] as const
type View = (typeof views)[number]

// A page of its own has its own conditions in the address.
const leave = {
  offset: undefined,
  from: undefined,
  to: undefined,
  branch: undefined,
  what: undefined,
  method: undefined,
  q: undefined,
  id: undefined,
  by: undefined,
  of: undefined,
  state: undefined,
}

/** Money of a branch: what was paid, selling, tills, the report, amnesties and what is sold. */
export function MoneyScreen() {
  const { money, tills, sales, report, amnesty, online } = useWords()
  const session = useSession()
  const address = useAddress()
  const view = address.oneOf('view', views)
  const shown: readonly (TabPage<View> & { readonly permission?: string; readonly intro: string })[] = [
    { id: 'payments', label: money.payments, content: <PaymentsView />, intro: money.intro },
    { id: 'sell', label: sales.tab, content: <SellView />, permission: 'fees:sell', intro: sales.intro },
    { id: 'tills', label: tills.tab, content: <TillsView />, intro: tills.intro },
    { id: 'online', label: online.tab, content: <OnlineView />, intro: online.intro },
    { id: 'report', label: report.tab, content: <ReportView />, intro: report.intro },
    { id: 'amnesty', label: amnesty.tab, content: <AmnestyView />, permission: 'fees:amnesty', intro: amnesty.intro },
    {
      id: 'products',
      label: sales.productsTab,
      content: <ProductsView />,
      permission: 'fees:products',
      intro: sales.productsText,
    },
  ]
  const pages = shown.filter(({ permission }) => permission === undefined || may(session, permission))
  const open = pages.find(({ id }) => id === view) ?? pages[0]
  return (
    <>
      <Head view={view}>{open?.intro}</Head>
      <Tabs
        label={money.views}
        value={open?.id ?? 'payments'}
        onChange={(next) => address.set({ ...leave, view: next === 'payments' ? undefined : next })}
        pages={pages}
      />
    </>
  )
}

function Head({ view, children }: { readonly view: View; readonly children: string | undefined }) {
  const { money } = useWords()
  switch (view) {
    case 'payments':
    case 'online':
      return (
        <PageHeader title={money.title} guide="take-a-payment">
          {children}
        </PageHeader>
      )
    case 'sell':
    case 'products':
      return (
        <PageHeader title={money.title} guide="sell-at-the-desk">
          {children}
        </PageHeader>
      )
    case 'tills':
      return (
        <PageHeader title={money.title} guide="cash-up-a-till">
          {children}
        </PageHeader>
      )
    case 'report':
      return (
        <PageHeader title={money.title} guide="money-report">
          {children}
        </PageHeader>
      )
    case 'amnesty':
      return (
        <PageHeader title={money.title} guide="run-an-amnesty">
          {children}
        </PageHeader>
      )
  }
}
