import { on } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { bind } from '../../platform/port.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { itemAdded, itemChanged } from '../catalog/index.ts'
import { librarySetUp } from '../org/index.ts'
import { labelBatch } from '../printing/index.ts'
import { batchForPrinter } from './print-batch.ts'
import { queueNewItem, queueRenumberedItem } from './queue.ts'
import { endpoints } from './routes.ts'
import { labelSettings } from './settings.ts'
import { addReadyTemplates } from './templates.ts'

export { makeLabels } from './make-labels.ts'
export { queueSource } from './queue.ts'
export { mountLabelStreams } from './streams.ts'
export { addReadyTemplates } from './templates.ts'

/** Labels of items and the bytes of their RFID tags: what they say, what waits for one, what was printed. */
export const labelsModule: Module = {
  name: 'labels',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'labels:print', text: 'Make and print labels, and take barcodes for them' },
    { code: 'labels:manage', text: 'Design labels, and add ranges of barcodes' },
  ],
  settings: labelSettings,
  endpoints,
  bindings: [bind(labelBatch, batchForPrinter)],
  subscriptions: [
    on(librarySetUp, async (w) => {
      const added = await addReadyTemplates(w)
      if (isRefusal(added)) throw new Error(added.blocks[0]?.message)
    }),
    on(itemAdded, (w, { item }) => queueNewItem(w, item)),
    on(itemChanged, (w, { item, callNumberBefore }) => queueRenumberedItem(w, item, callNumberBefore)),
  ],
}
