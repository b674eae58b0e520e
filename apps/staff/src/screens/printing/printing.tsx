import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ThisComputer } from './this-computer.tsx'
import { PrintersView } from './printers-view.tsx'
import { QueueView } from './queue-view.tsx'
import { printersKey } from './use-printing.ts'

/** Printing: the queues of the printers, what this computer prints where, and the printers. */
export function PrintingScreen() {
  const { printing } = useWords()
  const address = useAddress()
  const view = address.oneOf('view', ['queue', 'computer', 'printers'])
  useLiveRefresh(['print'], [['print-jobs'], printersKey])
  return (
    <>
      <PageHeader title={printing.title} guide="printing">
        {printing.intro}
      </PageHeader>
      <Tabs
        label={printing.views}
        value={view}
        onChange={(next) => address.set({ view: next === 'queue' ? undefined : next })}
        pages={[
          { id: 'queue', label: printing.queue, content: <QueueView /> },
          { id: 'computer', label: printing.computer, content: <ThisComputer /> },
          { id: 'printers', label: printing.printers, content: <PrintersView /> },
        ]}
      />
    </>
  )
}
