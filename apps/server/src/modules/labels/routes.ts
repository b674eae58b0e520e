import { serve, type Endpoint } from '../../platform/serve.ts'
import { createRange, listRanges, printBarcodes, removeRange, takeBarcodes } from './barcode-ranges.ts'
import { changeBatch, listBatches, removeBatch, showBatch } from './batches.ts'
import * as barcodes from './contract-barcodes.ts'
import * as rfid from './contract-rfid.ts'
import * as templates from './contract-templates.ts'
import * as contract from './contract.ts'
import { findLabelItems, makeLabels, previewLabel } from './make-labels.ts'
import { changeQueueEntry, listQueue, queueSource, removeFromQueue } from './queue.ts'
import { decodeItemTag, encodeItemTag, listChips } from './rfid.ts'
import {
  addReadyTemplates,
  changeTemplate,
  createTemplate,
  getTemplate,
  listStocks,
  listTemplates,
  listTemplateVersions,
  removeTemplate,
} from './templates.ts'

/** The API of labels and tags. */
export const endpoints: readonly Endpoint[] = [
  serve(templates.ListLabelTemplates, (w) => listTemplates(w)),
  serve(templates.GetLabelTemplate, (w, { params }) => getTemplate(w, params.id)),
  serve(templates.CreateLabelTemplate, (w, { body }) => createTemplate(w, body)),
  serve(templates.ChangeLabelTemplate, (w, { params, body }) => changeTemplate(w, params.id, body)),
  serve(templates.RemoveLabelTemplate, (w, { params }) => removeTemplate(w, params.id)),
  serve(templates.ListLabelTemplateVersions, (w, { params }) => listTemplateVersions(w, params.id)),
  serve(templates.AddReadyLabelTemplates, (w) => addReadyTemplates(w)),
  serve(templates.ListLabelStocks, () => Promise.resolve(listStocks())),
  serve(templates.PreviewLabel, (w, { body }) => previewLabel(w, body)),
  serve(contract.ListLabelQueue, (w, { query }) => listQueue(w, query)),
  serve(contract.QueueLabels, (w, { body }) => queueSource(w, body.source)),
  serve(contract.ChangeLabelQueueEntry, (w, { params, body }) => changeQueueEntry(w, params.id, body.lines)),
  serve(contract.RemoveFromLabelQueue, (w, { body }) => removeFromQueue(w, body.ids)),
  serve(contract.FindLabelItems, (w, { body }) => findLabelItems(w, body)),
  serve(contract.ListLabelBatches, (w, { query }) => listBatches(w, query)),
  serve(contract.CreateLabelBatch, (w, { body }) => makeLabels(w, body)),
  serve(contract.GetLabelBatch, (w, { params, query }) => showBatch(w, params.id, query)),
  serve(contract.ChangeLabelBatch, (w, { params, body }) => changeBatch(w, params.id, body)),
  serve(contract.RemoveLabelBatch, (w, { params }) => removeBatch(w, params.id)),
  serve(barcodes.ListBarcodeRanges, (w) => listRanges(w)),
  serve(barcodes.CreateBarcodeRange, (w, { body }) => createRange(w, body)),
  serve(barcodes.RemoveBarcodeRange, (w, { params }) => removeRange(w, params.id)),
  serve(barcodes.TakeBarcodes, (w, { params, body }) => takeBarcodes(w, params.id, body.count ?? 1)),
  serve(barcodes.PrintBarcodes, (w, { params, body }) => printBarcodes(w, params.id, body)),
  serve(rfid.ListRfidChips, (w) => listChips(w)),
  serve(rfid.EncodeTag, (w, { body }) => encodeItemTag(w, body)),
  serve(rfid.DecodeTag, (w, { body }) => decodeItemTag(w, body)),
]
