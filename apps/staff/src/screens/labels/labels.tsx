import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BarcodesView } from './barcodes-view.tsx'
import { BatchesView } from './batches-view.tsx'
import { DesignsView } from './designs-view.tsx'
import { MakeView } from './make-view.tsx'
import { TagsView } from './tags-view.tsx'

/** Labels: made for items, made before, how they look, barcodes for items to come, RFID tags. */
export function LabelsScreen() {
  const { labelling } = useWords()
  const session = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['make', 'batches', 'designs', 'barcodes', 'tags'])
  const mayPrint = may(session, 'labels:print')
  const pages = [
    ...(mayPrint
      ? [
          { id: 'make' as const, label: labelling.make, content: <MakeView /> },
          { id: 'batches' as const, label: labelling.batches, content: <BatchesView /> },
        ]
      : []),
    { id: 'designs' as const, label: labelling.designs, content: <DesignsView /> },
    { id: 'barcodes' as const, label: labelling.barcodes, content: <BarcodesView /> },
    { id: 'tags' as const, label: labelling.tags, content: <TagsView /> },
  ]
  return (
    <>
      <PageHeader title={labelling.title} guide={view === 'tags' ? 'rfid-tags' : 'labels'}>
        {labelling.intro}
      </PageHeader>
      <Tabs
        label={labelling.views}
        value={pages.some(({ id }) => id === view) ? view : 'designs'}
        onChange={(next) => address.set({ view: next === 'make' ? undefined : next, offset: undefined })}
        pages={pages}
      />
    </>
  )
}
